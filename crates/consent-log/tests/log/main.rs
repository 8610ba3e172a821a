//! The log as those see it who use it: one program, so that it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop
#![allow(unreachable_pub)] // `imports` is read by tests/layers.rs of the kiosk as well

mod imports;
mod rooms;
