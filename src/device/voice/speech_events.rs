//! What the voice tells: where it is, what was heard to its end, and whether there is sound at all.

use std::time::Duration;

use crate::speech::speaker::{Speaker, SpeechEvent};

use super::PageVoice;
use super::speech_state::{POLL_SPEAKING, SoundState, SpeechProgress};

/// How often it is looked for while nothing is being said, and somebody is there or sound is missing.
const POLL_SILENT: Duration = Duration::from_millis(250);

impl PageVoice<'_> {
    /// Notes that nothing is being said on this page any more.
    pub(super) fn note_stopped(&mut self) {
        self.progress.extend(self.row.take().map(SpeechProgress::Stopped));
    }

    /// Returns whether something is being said, or about to be.
    pub(crate) fn speaks(&self) -> bool {
        self.speaker.as_ref().is_ok_and(Speaker::speaks)
    }

    /// Takes all news; answers whether there is sound now and was none, or the other way round.
    pub(crate) fn take_events(&mut self) -> bool {
        // Compared before and after all of it: sound that is lost and comes back in between changes no page.
        let was_lost = self.sound_lost().is_some();
        while let Some(news) = self.speaker.as_mut().ok().and_then(Speaker::next_event) {
            match news {
                // Only of the newest order: an older one may still tell of a row that another page has too.
                SpeechEvent::Began(order, id) if order == self.speech.order => self.note_began(&id),
                SpeechEvent::Ended(order, id) if order == self.speech.order => self.note_ended(id),
                SpeechEvent::Sound => self.sound = SoundState::There,
                SpeechEvent::NoSound(why) => {
                    self.sound = SoundState::Lost(why);
                    self.note_stopped();
                }
                SpeechEvent::Began(..)
                | SpeechEvent::Ended(..)
                | SpeechEvent::Interrupted(..)
                | SpeechEvent::Silent(_) => {}
            }
        }
        was_lost != self.sound_lost().is_some()
    }

    fn note_began(&mut self, id: &str) {
        self.row = self.snapshot.as_ref().and_then(|said| said.place_of(id));
        self.progress.extend(self.row.map(SpeechProgress::Began));
    }

    /// Notes that a row was heard: here alone, when the last of it has left the device.
    fn note_ended(&mut self, id: String) {
        self.sound = SoundState::There;
        self.speech.heard += 1;
        if self.snapshot.as_ref().is_some_and(|said| said.explains(&id)) {
            self.heard_rows.push(id);
        }
        self.progress.extend(self.row.take().map(SpeechProgress::Ended));
    }

    /// Returns how long until news is to be looked for, if any can come.
    pub(crate) fn due(&self) -> Option<Duration> {
        if self.speaks() || self.sound == SoundState::Unknown {
            Some(POLL_SPEAKING)
        } else if self.headphones.is_some() || (self.speaker.is_ok() && (self.awake || self.sound_lost().is_some())) {
            Some(POLL_SILENT)
        } else {
            None
        }
    }
}
