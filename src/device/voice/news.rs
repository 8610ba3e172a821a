//! What the voice tells: where it is, what was heard to its end, and whether there is sound at all.

use std::time::Duration;

use crate::speech::speaker::{News, Speaker, Utterance};

use super::said::Said;
use super::{PageVoice, SpeechProgress};

/// How often news of the voice is looked for while something is being said.
pub(in crate::device) const POLL_SPEAKING: Duration = Duration::from_millis(20);
/// How often it is looked for while nothing is being said, and somebody is there or sound is missing.
const POLL_SILENT: Duration = Duration::from_millis(250);

/// The ids of what the voice tells of itself when it goes a step.
pub(super) const PACE: &str = "voice-pace";
pub(super) const LOUDNESS: &str = "voice-loudness";
const STEPS: [&str; 2] = [PACE, LOUDNESS];

/// Whether there is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    /// The device has neither played nor failed yet.
    Unknown,
    There,
    /// Why there is none.
    Lost(String),
}

/// What is being said, or was said last.
#[derive(Default)]
pub(super) struct Speech {
    pub(super) order: u64,
    pub(super) queue: Vec<Utterance>,
    /// How many of the queue were heard to their end.
    pub(super) heard: usize,
    pub(super) paused: bool,
}

impl Speech {
    /// Returns what is left to be heard of the page, without announcements of steps.
    pub(super) fn rest(&self) -> Vec<Utterance> {
        let left = self.queue.get(self.heard..).unwrap_or_default();
        // An announcement that was interrupted is out of date: behind the next one, the last number heard would be
        // wrong.
        left.iter().filter(|utterance| !STEPS.contains(&utterance.id.as_str())).cloned().collect()
    }

    /// Returns the sentence of the page that was being said, or was said last.
    pub(super) fn last(&self, said: &Said) -> Option<&Utterance> {
        let begun = self.queue.iter().take(self.heard + 1);
        begun.rev().find(|utterance| said.place_of(&utterance.id).is_some())
    }
}

impl PageVoice<'_> {
    /// Notes that nothing is being said on this page any more.
    pub(super) fn stopped(&mut self) {
        self.progress.extend(self.row.take().map(SpeechProgress::Stopped));
    }

    /// Returns whether something is being said, or about to be.
    pub(in crate::device) fn speaks(&self) -> bool {
        self.speaker.as_ref().is_ok_and(Speaker::speaks)
    }

    /// Takes all news; answers whether there is sound now and was none, or the other way round.
    pub(in crate::device) fn hear_news(&mut self) -> bool {
        // Compared before and after all of it: sound that is lost and comes back in between changes no page.
        let was_lost = self.sound_lost().is_some();
        while let Some(news) = self.speaker.as_mut().ok().and_then(Speaker::news) {
            match news {
                // Only of the newest order: an older one may still tell of a row that another page has too.
                News::Began(order, id) if order == self.speech.order => self.began(&id),
                News::Ended(order, id) if order == self.speech.order => self.ended(id),
                News::Sound => self.sound = Sound::There,
                News::NoSound(why) => {
                    self.sound = Sound::Lost(why);
                    self.stopped();
                }
                News::Began(..) | News::Ended(..) | News::Interrupted(..) | News::Silent(_) => {}
            }
        }
        was_lost != self.sound_lost().is_some()
    }

    fn began(&mut self, id: &str) {
        self.row = self.said.as_ref().and_then(|said| said.place_of(id));
        self.progress.extend(self.row.map(SpeechProgress::Began));
    }

    /// Notes that a row was heard: here alone, when the last of it has left the device.
    fn ended(&mut self, id: String) {
        self.sound = Sound::There;
        self.speech.heard += 1;
        if self.said.as_ref().is_some_and(|said| said.explains(&id)) {
            self.heard.push(id);
        }
        self.progress.extend(self.row.take().map(SpeechProgress::Ended));
    }

    /// Returns how long until news is to be looked for, if any can come.
    pub(in crate::device) fn due(&self) -> Option<Duration> {
        if self.speaks() || self.sound == Sound::Unknown {
            Some(POLL_SPEAKING)
        } else if self.headphones.is_some() || (self.speaker.is_ok() && (self.awake || self.sound_lost().is_some())) {
            Some(POLL_SILENT)
        } else {
            None
        }
    }
}
