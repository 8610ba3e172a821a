#!/bin/sh
# Installs what `make run` and `make test` need and this machine lacks. Says what it does; does nothing twice.
set -eu

need=""
command -v cc >/dev/null 2>&1 || need="$need gcc libc6-dev"
command -v tmux >/dev/null 2>&1 || need="$need tmux"
command -v python3 >/dev/null 2>&1 || need="$need python3"
[ -e /usr/include/alsa/asoundlib.h ] && command -v pkg-config >/dev/null 2>&1 || need="$need libasound2-dev pkg-config"
command -v espeak-ng >/dev/null 2>&1 || need="$need espeak-ng"
command -v brltty >/dev/null 2>&1 || need="$need brltty"
command -v open_jtalk >/dev/null 2>&1 || need="$need open-jtalk open-jtalk-mecab-naist-jdic"
[ -e /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf ] || need="$need fonts-morisawa-bizud-gothic"
command -v pulseaudio >/dev/null 2>&1 || need="$need pulseaudio"
command -v parec >/dev/null 2>&1 || need="$need pulseaudio-utils"
ls /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so >/dev/null 2>&1 || need="$need libasound2-plugins"
if [ "${1:-}" = voice ]; then
    command -v spd-say >/dev/null 2>&1 || need="$need speech-dispatcher speech-dispatcher-espeak-ng"
fi
if [ "${1:-}" = package ]; then
    command -v Xwayland >/dev/null 2>&1 || need="$need xwayland"
    for program in lintian cage; do
        command -v "$program" >/dev/null 2>&1 || need="$need $program"
    done
fi
if ! command -v cargo >/dev/null 2>&1; then
    echo "Rust is missing: install it from https://rustup.rs, or with 'apt-get install rustup'" >&2
    exit 1
fi
# Graphical terminals without a screen, in which pages are photographed (tests/desktops). Tests do without them.
desk=""
for program in foot sway grim wtype xterm xdotool; do
    command -v "$program" >/dev/null 2>&1 || desk="$desk $program"
done
command -v Xvfb >/dev/null 2>&1 || desk="$desk xvfb"
command -v convert >/dev/null 2>&1 && command -v import >/dev/null 2>&1 || desk="$desk imagemagick"
[ -e /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf ] || desk="$desk fonts-morisawa-bizud-gothic"
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf ] || desk="$desk fonts-dejavu-core"
# The system's own voice (tests/system_voice.rs): speech-dispatcher, and what its program is built with.
if [ "${1:-}" = system-voice ]; then
    [ -e /usr/include/speech-dispatcher/libspeechd.h ] || desk="$desk libspeechd-dev"
    ls /usr/lib/llvm-*/lib/libclang.so* >/dev/null 2>&1 || desk="$desk libclang-dev"
    command -v speech-dispatcher >/dev/null 2>&1 || desk="$desk speech-dispatcher"
    [ -e /usr/lib/speech-dispatcher-modules/sd_espeak-ng ] || desk="$desk speech-dispatcher-espeak-ng"
fi
# A browser whose ruby stands beside ours (tests/compare).
if [ "${1:-}" = compare ]; then
    command -v chromium >/dev/null 2>&1 || desk="$desk chromium"
fi
# Real screen readers (tests/readers). Tests leave out those that are not there. tdsr2 is the reader; `tdsr` on PyPI is not.
tdsr=""
if [ "${1:-}" = readers ]; then
    for program in yasr fenrir orca gnome-terminal; do
        command -v "$program" >/dev/null 2>&1 || desk="$desk $program"
    done
    command -v dbus-launch >/dev/null 2>&1 || desk="$desk dbus-x11"
    [ -e /usr/libexec/at-spi-bus-launcher ] || desk="$desk at-spi2-core"
    [ -d /usr/lib/python3/dist-packages/speechd ] || desk="$desk python3-speechd"
    python3 -c "import ensurepip" >/dev/null 2>&1 || desk="$desk python3-venv"
    target/tdsr/bin/python -c "import tdsr" >/dev/null 2>&1 || tdsr=missing
fi
install_tdsr() {
    [ -z "$tdsr" ] && return
    echo "installing: tdsr2 into target/tdsr"
    mkdir -p target
    python3 -m venv target/tdsr && target/tdsr/bin/pip install -q --disable-pip-version-check \
        tdsr2==0.2.1 pyte==0.8.2 wcwidth==0.2.13 setproctitle==1.3.3 || echo "tests with tdsr are left out: it could not be installed" >&2
}
[ -z "$need$desk" ] && { install_tdsr; exit 0; }

if ! command -v apt-get >/dev/null 2>&1; then
    [ -z "$desk" ] || echo "tests in graphical terminals, with screen readers or the system's voice are left out; they need:$desk" >&2
    [ -z "$need" ] && exit 0
    echo "please install by hand:$need" >&2
    exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
install_now() {
    echo "installing: $*"
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null
}
$as_root apt-get update -qq
# shellcheck disable=SC2086  # lists of packages
[ -z "$need" ] || install_now $need
# shellcheck disable=SC2086
[ -z "$desk" ] || install_now $desk || echo "tests that need these are left out, they could not be installed:$desk" >&2
install_tdsr
