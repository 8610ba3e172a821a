//! What the voice tells: where it is, what was heard to its end, and whether there is sound at all.

use std::time::Duration;

use crate::speech::speaker::{News, Speaker, Utterance};

use super::aloud::Said;
use super::{Face, FaceError, Sounding, Spoken};

/// How often news of the voice is looked for while something is being said.
pub(super) const LISTEN: Duration = Duration::from_millis(20);
/// How often it is looked for while nothing is being said, and somebody is there or sound is missing.
const LOOK: Duration = Duration::from_millis(250);

/// The ids of what the voice tells of itself when it goes a step.
pub(super) const PACE: &str = "voice-pace";
pub(super) const LOUDNESS: &str = "voice-loudness";
const STEPS: [&str; 2] = [PACE, LOUDNESS];

/// Whether there is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    /// The voice has not told yet.
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
    /// What is left to be heard of the page; a step of the voice that was told before holds no more.
    pub(super) fn rest(&self) -> Vec<Utterance> {
        let left = self.queue.get(self.heard..).unwrap_or_default();
        left.iter().filter(|utterance| !STEPS.contains(&utterance.id.as_str())).cloned().collect()
    }

    /// The sentence of the page that was being said, or was said last.
    pub(super) fn last(&self, said: &Said) -> Option<&Utterance> {
        let begun = self.queue.iter().take(self.heard + 1);
        begun.rev().find(|utterance| said.place_of(&utterance.id).is_some())
    }
}

impl<F: Face> Spoken<'_, F> {
    /// Nothing is being said on this page any more.
    pub(super) fn stopped(&mut self) -> Result<(), FaceError> {
        self.row.take().map_or(Ok(()), |row| self.face.sounding(Sounding::Stopped(row)))
    }

    pub(super) fn speaks(&self) -> bool {
        self.speaker.as_ref().is_ok_and(Speaker::speaks)
    }

    /// Takes all news; answers whether there is sound now and was none, or the other way round.
    pub(super) fn hear_news(&mut self) -> Result<bool, FaceError> {
        let was_lost = self.sound_lost().is_some();
        while let Some(news) = self.speaker.as_mut().ok().and_then(Speaker::news) {
            match news {
                News::Began(order, id) if order == self.speech.order => self.began(&id)?,
                News::Ended(order, id) if order == self.speech.order => self.ended(id)?,
                News::Sound => self.sound = Sound::There,
                News::NoSound(why) => {
                    self.sound = Sound::Lost(why);
                    self.stopped()?;
                }
                News::Began(..) | News::Ended(..) | News::Interrupted(..) | News::Silent(_) => {}
            }
        }
        Ok(was_lost != self.sound_lost().is_some())
    }

    fn began(&mut self, id: &str) -> Result<(), FaceError> {
        self.row = self.said.as_ref().and_then(|said| said.place_of(id));
        self.row.map_or(Ok(()), |row| self.face.sounding(Sounding::Began(row)))
    }

    /// A row counts as heard only here, when the last of it has left the device.
    fn ended(&mut self, id: String) -> Result<(), FaceError> {
        self.sound = Sound::There;
        self.speech.heard += 1;
        if self.said.as_ref().is_some_and(|said| said.explains(&id)) {
            self.heard.push(id);
        }
        self.row.take().map_or(Ok(()), |row| self.face.sounding(Sounding::Ended(row)))
    }

    /// How long the face may wait before news is looked for.
    pub(super) fn nap(&self, left: Option<Duration>) -> Option<Duration> {
        let own = if self.speaks() || self.sound == Sound::Unknown {
            Some(LISTEN)
        } else if self.headphones.is_some() || (self.speaker.is_ok() && (self.awake || self.sound_lost().is_some())) {
            Some(LOOK)
        } else {
            None
        };
        [own, left].into_iter().flatten().min()
    }
}
