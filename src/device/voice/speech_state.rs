//! Where the voice is: what is being said, how far it was heard, and whether there is sound.

use std::time::Duration;

use crate::speech::speaker::Utterance;

use super::snapshot::PageSnapshot;

/// How often news of the voice is looked for while something is being said.
pub(crate) const POLL_SPEAKING: Duration = Duration::from_millis(20);

/// The ids of what the voice tells of itself when it goes a step.
pub(super) const PACE_ID: &str = "voice-pace";
pub(super) const LOUDNESS_ID: &str = "voice-loudness";
const STEP_IDS: [&str; 2] = [PACE_ID, LOUDNESS_ID];

/// Where the voice is on the page that is shown; each sentence is a row, by its place in `Page::rows`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpeechProgress {
    /// This row began to sound.
    Began(usize),
    /// This row was heard to its end.
    Ended(usize),
    /// This row was interrupted, or its sound was lost.
    Stopped(usize),
}

/// Whether there is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SoundState {
    /// The device has neither played nor failed yet.
    Unknown,
    There,
    /// Why there is none.
    Lost(String),
}

/// What is being said, or was said last.
#[derive(Default)]
pub(super) struct SpeechQueue {
    pub(super) order: u64,
    pub(super) queue: Vec<Utterance>,
    /// How many of the queue were heard to their end.
    pub(super) heard: usize,
    pub(super) paused: bool,
}

impl SpeechQueue {
    /// Returns what is left to be heard of the page, without announcements of steps.
    pub(super) fn unheard(&self) -> Vec<Utterance> {
        let left = self.queue.get(self.heard..).unwrap_or_default();
        // An announcement that was interrupted is out of date: behind the next one, the last number heard would be
        // wrong.
        left.iter().filter(|utterance| !STEP_IDS.contains(&utterance.id.as_str())).cloned().collect()
    }

    /// Returns the sentence of the page that was being said, or was said last.
    pub(super) fn last_sentence(&self, said: &PageSnapshot) -> Option<&Utterance> {
        let begun = self.queue.iter().take(self.heard + 1);
        begun.rev().find(|utterance| said.place_of(&utterance.id).is_some())
    }
}
