#!/bin/sh
# Installs what `make run` and `make test` need and this machine lacks. Says what it does; does nothing twice.
set -eu

need=""
command -v cc >/dev/null 2>&1 || need="$need gcc libc6-dev"
command -v tmux >/dev/null 2>&1 || need="$need tmux"
command -v python3 >/dev/null 2>&1 || need="$need python3"
[ -e /usr/include/alsa/asoundlib.h ] && command -v pkg-config >/dev/null 2>&1 || need="$need libasound2-dev pkg-config"
command -v espeak-ng >/dev/null 2>&1 || need="$need espeak-ng"
command -v open_jtalk >/dev/null 2>&1 || need="$need open-jtalk open-jtalk-mecab-naist-jdic"
command -v pulseaudio >/dev/null 2>&1 || need="$need pulseaudio"
command -v parec >/dev/null 2>&1 || need="$need pulseaudio-utils"
ls /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so >/dev/null 2>&1 || need="$need libasound2-plugins"
if [ "${1:-}" = voice ]; then
    command -v spd-say >/dev/null 2>&1 || need="$need speech-dispatcher speech-dispatcher-espeak-ng"
fi
if ! command -v cargo >/dev/null 2>&1; then
    echo "Rust is missing: install it from https://rustup.rs, or with 'apt-get install rustup'" >&2
    exit 1
fi
[ -z "$need" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "please install by hand:$need" >&2
    exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
echo "installing:$need"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $need >/dev/null
