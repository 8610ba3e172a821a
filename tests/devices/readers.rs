//! Visits by screen readers, and by what they say alone.

mod screen_readers;
mod speech_log_visit;
pub(crate) mod yasr;
