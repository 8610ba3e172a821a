#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| system_voice::fuzzing::speech_wire(bytes));
