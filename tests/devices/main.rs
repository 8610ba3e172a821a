//! The program with what is around it: sound servers and cards, braille displays, screen readers, desktops.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)] // a test may stop, and says what it leaves out

#[path = "../drivers/answers.rs"]
mod answers;
mod braille;
#[path = "../drivers/choices.rs"]
mod choices;
mod desktops;
mod kiosk;
mod machine;
#[path = "../drivers/pipe_session.rs"]
mod pipe_session;
mod readers;
mod sound;
