#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tenji::fuzzing::braille_text(bytes));
