# Two commands: `make run` starts a demonstration kiosk, `make test` runs everything that CI runs.
# Both work on a fresh Debian machine that has Rust, with no sound card, no display and no braille line.

.PHONY: run test setup bench prove bench-voice gallery speech-pack pictures

CARGO ?= cargo

run: setup
	$(CARGO) build --release --locked
	./target/release/madoguchi --demo

test: setup
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings
	$(CARGO) test --locked --no-fail-fast
	$(CARGO) run --locked --quiet -- content check
	$(CARGO) run --locked --quiet -- content check tests/packs/influenza
	$(CARGO) run --locked --quiet -- content speech-pack --compare
	@echo "all checks passed"

# What the tests need beside Rust: a C compiler for SQLite, tmux for the real terminal, python3 to read
# the log without our code, Open JTalk to compare the speech pack, PulseAudio with a sink that nobody hears,
# brltty for a virtual braille display. Installed only where missing.
setup:
	@sh tests/install.sh

bench:
	$(CARGO) bench --locked

# The proofs that take minutes: five thousand power cuts of the shipped program, with controls that must lose.
prove: setup
	MADOGUCHI_CUTS=5000 $(CARGO) test --release --locked --test powercut -- --nocapture

# Key to first sound and key to silence, heard at a sink that nobody hears, beside other voices (about a minute).
bench-voice: setup
	@sh tests/install.sh voice
	$(CARGO) build --release --locked
	python3 benches/voice.py target/release/madoguchi

# Every page in every form, on standard output.
gallery:
	$(CARGO) run --locked --quiet -- gallery

# Photographs of real pages in foot, as README shows them: into assets/screens (about two minutes).
pictures: setup
	$(CARGO) test --locked --test desktops photographed -- --ignored --nocapture

# For authors: every clause analysed by Open JTalk, held against the furigana, written to assets/speech/pack.tsv.
speech-pack: setup
	$(CARGO) run --locked --release --quiet -- content speech-pack
