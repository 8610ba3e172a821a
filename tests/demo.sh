#!/bin/sh
# Shows the demonstration where the person sits: in a window of foot inside a Wayland session, so that letters are those of
# the kiosk; otherwise in this terminal. Usage: sh tests/demo.sh PROGRAM
set -eu

if [ -n "${WAYLAND_DISPLAY:-}" ] && command -v foot >/dev/null 2>&1; then
    echo "the kiosk opens in a window of foot; close the window to end it"
    exec foot --config=assets/install/foot.ini --title=madoguchi --window-size-pixels=1280x800 "$1" --demo
fi
exec "$1" --demo
