#!/bin/sh
# Makes a bare Debian with what the package asks for, its kernel, and what a kiosk's stick brings beside it, as a tar.
# Usage: sh tests/machine/bare.sh SUITE FILE.deb OUT.tar [PACKAGE...]
set -eu

suite=$1 deb=$2 out=$3
shift 3
# What the package depends on is read from the package, so that a dependency that it forgets is missed here too.
depends=$(dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/[ \n]//g')
brings=systemd-sysv,udev,linux-image-amd64,libpam-systemd,brltty,espeak-ng,sudo
more=$(printf ',%s' "$@" | sed 's/^,$//')
# shellcheck disable=SC2016 # apt's own variable
mirror=$(apt-get indextargets --format '$(SITE)' | grep -v security | sort | uniq -c | sort -rn | awk 'NR==1{print $2}')
mkdir -p "$(dirname "$out")"
echo "making a bare Debian $suite with: $depends,$brings$more"
mmdebstrap --quiet --format=tar --variant=minbase --include="$depends,$brings$more" \
    --aptopt='Acquire::Languages "none"' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-include=/usr/share/doc/madoguchi/*' \
    "$suite" "$out.part" "$mirror"
mv "$out.part" "$out"
