//! The log on a real disk: what is stored, what is found, and everything that may go wrong with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

mod anchors;
mod annotations;
mod backup;
mod custody;
mod damage;
mod export;
mod fixtures;
mod full_disk;
mod imports;
mod json_schema;
mod key_rotation;
mod kill;
mod migration;
mod module_circles;
mod paused_visits;
mod recording;
mod refusals;
mod review;
mod search;
mod staff;
