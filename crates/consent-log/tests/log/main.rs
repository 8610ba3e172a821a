//! The log on a real disk: what is stored, what is found, and everything that may go wrong with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

mod acts;
mod backup;
mod bringing_up;
mod change_of_keys;
mod custody;
mod damage;
mod facility;
mod finding;
mod full_disk;
mod imports;
mod json_schema;
mod keeping;
mod killed;
mod proof;
mod reading_back;
mod refused;
mod reviewing;
mod rooms;
mod staff;
