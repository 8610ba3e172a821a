#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| consent_log::fuzzing::record_payload(bytes));
