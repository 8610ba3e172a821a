//! What residents and staff are shown, asked and told: pages in every language and form, without the program.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)] // a test may stop, and says what it leaves out

mod braille;
mod bytes_per_page;
mod calling_staff;
mod conformance;
mod content;
mod content_check;
mod enter_only_reader;
mod every_page;
mod gallery;
mod key_names;
mod kiosk_loop;
mod layers;
mod layout;
mod page_turns;
mod paused_visits;
mod phonemes;
mod planned_visit;
mod private_listening;
mod promises;
mod random_keys;
mod readings;
mod record_shape;
mod renderings_agree;
mod seed_table;
mod set_up_facility;
mod staff_sources;
mod test_programs;
mod visit_endings;
mod visit_lengths;
mod visit_transcripts;
mod visitor;
mod walkthrough;
mod ways_out;
