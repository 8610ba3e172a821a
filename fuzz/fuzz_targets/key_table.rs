#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| madoguchi::fuzzing::key_table(bytes));
