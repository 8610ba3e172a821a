//! What the threads of the voice and those who lead them share.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::speech::error::SpeechError;

/// What the two threads and the others see.
#[derive(Debug, Default)]
pub(super) struct SpeakerState {
    /// The newest order; whatever is older is interrupted.
    pub(super) newest: AtomicU64,
    /// How often the playing thread has shown that it lives.
    pub(super) heartbeats: AtomicU64,
    /// Somebody is there: the device is kept awake.
    pub(super) is_attended: AtomicBool,
    /// It was told that there is no sound, for the playing thread showed no life. It may only have been late.
    pub(super) seemed_silent: AtomicBool,
}

impl SpeakerState {
    pub(super) fn is_newest(&self, number: u64) -> bool {
        self.newest.load(Ordering::Acquire) == number
    }
}

/// How long the playing thread may be without a sign of life before it is said that there is no sound: with
/// the time in which that is noticed and drawn, a page says so within a second.
pub const SILENCE_TIMEOUT: Duration = Duration::from_millis(600);

/// Starts a thread of the voice.
pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), SpeechError> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop).map_err(SpeechError::NoThread)
}
