#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| consent_log::fuzzing::paused_visit(bytes));
