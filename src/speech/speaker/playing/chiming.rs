//! The chime between the words: what is being said waits at its next pause, and goes on behind it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::super::ringing::Rung;
use super::{Keeps, Playing};
use crate::speech::SpeechError;

/// How many milliseconds of silence between words the chime waits for.
const PAUSE_MS: u32 = 5;
/// How long a sentence may go on until it pauses.
const PAUSE_TIMEOUT: Duration = Duration::from_millis(700);
/// Samples as soft as this are a pause.
const SOFT_LEVEL: u16 = 200;

/// A chime on its way to the device.
pub(super) struct Chiming {
    samples: Vec<i16>,
    given: usize,
    since: Instant,
    /// How many samples were sent when the last of it was.
    end: Option<u64>,
}

impl Chiming {
    fn new(samples: Vec<i16>) -> Self {
        Self { samples, given: 0, since: Instant::now(), end: None }
    }

    /// Returns whether words, of which these come next, have to wait.
    fn takes_turn(&self, words: &VecDeque<i16>, pause: usize) -> bool {
        // No words are a pause as well.
        let is_soft = words.iter().take(pause).all(|sample| sample.unsigned_abs() < SOFT_LEVEL);
        self.end.is_none() && (self.given > 0 || is_soft || self.since.elapsed() > PAUSE_TIMEOUT)
    }

    /// Returns what comes next, at most so many samples.
    fn next(&self, most: usize) -> &[i16] {
        let left = self.samples.get(self.given..).unwrap_or_default();
        left.get(..most).unwrap_or(left)
    }

    /// Notes that so many were sent, which makes so many in all.
    fn gave(&mut self, many: usize, sent: u64) {
        self.given += many;
        if self.given >= self.samples.len() {
            self.end = Some(sent);
        }
    }

    /// Returns whether it was heard to its end, once so many samples were heard.
    fn is_heard(&self, heard: u64) -> bool {
        self.end.is_some_and(|end| heard >= end)
    }
}

impl Playing {
    /// Begins with a chime that was asked for.
    pub(super) fn take_ring(&mut self) {
        // One after the other: a second call while it rings waits in the channel.
        if self.chiming.is_some() {
            return;
        }
        let Ok(samples) = self.rings.asked.try_recv() else { return };
        self.chiming = Some(Chiming::new(samples));
        if self.device.is_none() {
            self.open();
        }
        self.moved.0 = Instant::now();
    }

    /// Tells what became of the chime, if there is one; a device that is only there for it is closed.
    pub(super) fn tell_rung(&mut self, rung: Rung) {
        if self.chiming.take().is_some() {
            // Whoever rang may have gone.
            let _ = self.rings.told.send(rung);
        }
        if self.keeps == Keeps::WhileItRings {
            (self.device, self.is_new) = (None, false);
        }
    }

    /// Returns whether words have to wait for the chime.
    pub(super) fn chimes(&self) -> bool {
        let pause = self.device.as_ref().map_or(0, |device| device.samples(PAUSE_MS));
        self.chiming.as_ref().is_some_and(|chiming| chiming.takes_turn(&self.ready, pause))
    }

    /// Tells of a chime that was heard to its end, once so many samples were heard.
    pub(super) fn hear_chime(&mut self, heard: u64) {
        if self.chiming.as_ref().is_some_and(|chiming| chiming.is_heard(heard)) {
            self.tell_rung(Rung::Heard);
        }
    }

    /// Sends what fits of the chime, when it is its turn; how many samples that were. What was to be heard behind what
    /// is on its way is heard so much later.
    pub(super) fn chime(&mut self, room: usize) -> Result<usize, SpeechError> {
        if room == 0 || !self.chimes() {
            return Ok(0);
        }
        let (Some(chiming), Some(device)) = (&mut self.chiming, &mut self.device) else { return Ok(0) };
        let given = device.send(chiming.next(room))?;
        let (before, many) = (self.sent, u64::try_from(given).unwrap_or_default());
        self.marks.iter_mut().filter(|(at, _)| *at > before).for_each(|(at, _)| *at += many);
        self.sent += many;
        chiming.gave(given, self.sent);
        Ok(given)
    }
}
