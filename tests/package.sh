#!/bin/sh
# The Debian package, tried in a throw-away copy of this machine's file system: read by lintian, installed, verified, used as
# its own user, purged. Needs root, and leaves nothing behind. Usage: sh tests/package.sh FILE.deb
set -eu

deb=$1
fail() { echo "package: $1" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail "run it as root: it mounts a throw-away file system"

if command -v lintian >/dev/null 2>&1; then
    # The first words are those of the whole project, and this package is in no archive with a list of bugs.
    lintian --allow-root --fail-on error,warning \
        --suppress-tags description-synopsis-starts-with-article,initial-upload-closes-no-bugs "$deb" || fail "lintian objects"
    echo "lintian: nothing"
else
    echo "left out: lintian is not installed"
fi

place=$(mktemp -d)
clean() {
    # Lazily, and never into the real /dev, which is mounted within.
    mount --make-rslave "$place/root/dev" 2>/dev/null || true
    umount -l "$place/root/dev" "$place/root/proc" "$place/root" "$place" 2>/dev/null || true
    rmdir "$place"
}
trap clean EXIT
mount -t tmpfs madoguchi-package "$place"
mkdir "$place/upper" "$place/work" "$place/root"
mount -t overlay -o "lowerdir=/,upperdir=$place/upper,workdir=$place/work" overlay "$place/root" \
    || fail "this machine mounts no overlay: unpack $deb with dpkg-deb -x and look at it by hand"
mount -t proc proc "$place/root/proc"
mount --rbind /dev "$place/root/dev"
cp "$deb" "$place/root/tmp/madoguchi.deb"
within() { chroot "$place/root" "$@"; }
as_kiosk() { within runuser -u madoguchi -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 MADOGUCHI_SOUND=null "$@"; }

within apt-get install -y -qq --no-install-recommends /tmp/madoguchi.deb >/dev/null
echo "installed: $(within dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}' madoguchi)"
within systemd-analyze verify --man=no madoguchi.service madoguchi-resting.service madoguchi-call.path madoguchi-call.service || fail "the unit is not well written"
within foot --check-config --config=/etc/madoguchi/foot.ini 2>/dev/null || fail "foot does not take its settings"
within stat -c '%U %a' /var/lib/madoguchi | grep -qx 'madoguchi 700' || fail "the records do not belong to the kiosk alone"
within stat -c '%U %G %a' /run/madoguchi/call | grep -qx 'madoguchi madoguchi 770' || fail "calls for staff have no folder"
within runuser -u madoguchi-call -g madoguchi -- madoguchi call run || fail "nobody takes up calls for staff"
within runuser -u madoguchi-call -g madoguchi -- ls /var/lib/madoguchi 2>/dev/null && fail "what calls staff can read the records"
within test -e /etc/systemd/system/multi-user.target.wants/madoguchi-call.path || fail "calls for staff are not taken up at the start"
within test -e /usr/share/man/man1/madoguchi-review.1.gz || fail "there is no manual"
as_kiosk madoguchi content check /usr/share/madoguchi/mynumber >/dev/null || fail "the pack that it brings has errors"
said=$(printf '\n3\n1\n1\n1\n' | as_kiosk madoguchi --data /var/lib/madoguchi --demo --reader lines)
case $said in *demonstration*) ;; *) fail "the kiosk does not start" ;; esac
as_kiosk madoguchi --data /var/lib/madoguchi records verify
events() { as_kiosk madoguchi --data /var/lib/madoguchi records verify | grep -o '[0-9]* events'; }
before=$(events)
start=$(within sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/madoguchi.service)
within install -d -o madoguchi -m 700 /tmp/run
# shellcheck disable=SC2086  # the words of the unit
as_kiosk env XDG_RUNTIME_DIR=/tmp/run WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 \
    timeout 15 $start >"$place/cage" 2>&1 || true
[ "$(events)" != "$before" ] || { cat "$place/cage"; fail "what the unit starts does not reach the kiosk"; }
echo "the unit's own command under a screen that nobody sees: $before, then $(events)"
within runuser -u nobody -- ls /var/lib/madoguchi 2>/dev/null && fail "others can read the records"

within apt-get purge -y -qq madoguchi >/dev/null 2>&1
within test ! -e /usr/bin/madoguchi || fail "the program is left behind"
within test ! -e /etc/madoguchi/foot.ini || fail "its settings are left behind"
within test -e /var/lib/madoguchi/facility.toml || fail "the records went with the package"
echo "installed, verified, used, purged; the records stayed"
