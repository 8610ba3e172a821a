#!/bin/sh
# The Debian package, tried in a throw-away copy of this machine's file system: read by lintian, installed, verified, used as
# its own user, purged. Needs root, and leaves nothing behind. Usage: sh tests/package.sh FILE.deb
set -eu

deb=$1
fail() { echo "package: $1" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail "run it as root: it mounts a throw-away file system"

if command -v lintian >/dev/null 2>&1; then
    lintian --fail-on error --suppress-tags-from-file tests/package.lintian --allow-root "$deb" && echo "lintian: no errors"
else
    echo "left out: lintian is not installed"
fi

place=$(mktemp -d)
clean() { umount "$place/root/proc" "$place/root/dev" "$place/root" "$place" 2>/dev/null || true; rmdir "$place"; }
trap clean EXIT
mount -t tmpfs madoguchi-package "$place"
mkdir "$place/upper" "$place/work" "$place/root"
mount -t overlay -o "lowerdir=/,upperdir=$place/upper,workdir=$place/work" overlay "$place/root" \
    || fail "this machine mounts no overlay: unpack $deb with dpkg-deb -x and look at it by hand"
mount -t proc proc "$place/root/proc"
mount --bind /dev "$place/root/dev"
cp "$deb" "$place/root/tmp/madoguchi.deb"
within() { chroot "$place/root" "$@"; }
as_kiosk() { within runuser -u madoguchi -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 MADOGUCHI_SOUND=null "$@"; }

within apt-get install -y -qq --no-install-recommends /tmp/madoguchi.deb >/dev/null
echo "installed: $(within dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}' madoguchi)"
within systemd-analyze verify --man=no madoguchi.service || fail "the unit is not well written"
within foot --check-config --config=/etc/madoguchi/foot.ini 2>/dev/null || fail "foot does not take its settings"
within stat -c '%U %a' /var/lib/madoguchi | grep -qx 'madoguchi 700' || fail "the records do not belong to the kiosk alone"
within man --path >/dev/null 2>&1 && within test -e /usr/share/man/man1/madoguchi-review.1.gz
as_kiosk madoguchi content check /usr/share/madoguchi/mynumber >/dev/null || fail "the pack that it brings has errors"
printf '\n3\n1\n1\n1\n' | as_kiosk madoguchi --data /var/lib/madoguchi --demo --reader lines | grep -q 'demonstration' || fail "no kiosk"
as_kiosk madoguchi --data /var/lib/madoguchi records verify
within runuser -u nobody -- ls /var/lib/madoguchi 2>/dev/null && fail "others can read the records"

within apt-get purge -y -qq madoguchi >/dev/null 2>&1
within test ! -e /usr/bin/madoguchi || fail "the program is left behind"
within test ! -e /etc/madoguchi/foot.ini || fail "its settings are left behind"
within test -e /var/lib/madoguchi/facility.toml || fail "the records went with the package"
echo "installed, verified, used, purged; the records stayed"
