#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| furigana::fuzzing::furigana(bytes));
