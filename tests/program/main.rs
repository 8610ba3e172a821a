//! The program from outside: its commands, its pages in pipes and terminals, and the records that it leaves on the disk.
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
mod call_examples;
#[path = "../drivers/choices.rs"]
mod choices;
mod clock_preload;
mod closed_streams;
mod command_line;
mod custody;
mod damaged_record;
mod debian_package;
mod documents;
mod full_disk;
mod guides;
mod input_bursts;
mod key_substitution;
mod lines_sessions;
mod log_rollback;
mod outages;
mod paused_visits;
#[path = "../drivers/pipe_session.rs"]
mod pipe_session;
mod pipe_visits;
mod power_cut;
mod preloaded_library;
mod pty;
mod records_commands;
mod resize_storms;
mod setup;
mod setup_packages;
mod sixel_lost;
mod slow_disk;
mod staff_session;
mod tmux_terminal;
mod whole_visits;
mod wrong_clock;
