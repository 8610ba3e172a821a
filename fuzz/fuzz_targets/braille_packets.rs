#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| brlapi::fuzzing::braille_packets(bytes));
