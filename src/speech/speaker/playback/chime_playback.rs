//! A chime on its way to the device.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long a sentence may go on until it pauses.
const PAUSE_TIMEOUT: Duration = Duration::from_millis(700);

/// Samples as soft as this are a pause.
const SOFT_LEVEL: u16 = 200;

/// A chime on its way to the device.
pub(super) struct ChimePlayback {
    samples: Vec<i16>,
    sent_samples: usize,
    since: Instant,
    /// How many samples were sent when the last of it was.
    end_position: Option<u64>,
}

impl ChimePlayback {
    /// Begins a chime with these samples.
    pub(super) fn new(samples: Vec<i16>) -> Self {
        Self { samples, sent_samples: 0, since: Instant::now(), end_position: None }
    }

    /// Returns whether words, of which these come next, have to wait.
    pub(super) fn takes_turn(&self, words: &VecDeque<i16>, pause: usize) -> bool {
        // No words are a pause as well.
        let is_soft = words.iter().take(pause).all(|sample| sample.unsigned_abs() < SOFT_LEVEL);
        self.end_position.is_none() && (self.sent_samples > 0 || is_soft || self.since.elapsed() > PAUSE_TIMEOUT)
    }

    /// Returns what comes next, at most so many samples.
    pub(super) fn next(&self, most: usize) -> &[i16] {
        let left = self.samples.get(self.sent_samples..).unwrap_or_default();
        left.get(..most).unwrap_or(left)
    }

    /// Notes that so many were sent, which makes so many in all.
    pub(super) fn note_sent(&mut self, many: usize, sent: u64) {
        self.sent_samples += many;
        if self.sent_samples >= self.samples.len() {
            self.end_position = Some(sent);
        }
    }

    /// Returns whether it was heard to its end, once so many samples were heard.
    pub(super) fn is_heard(&self, heard: u64) -> bool {
        self.end_position.is_some_and(|end| heard >= end)
    }
}
