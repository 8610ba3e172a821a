//! The chime between the words: what is being said waits at its next pause, and goes on behind it.

use std::time::Instant;

use super::super::chime_request::ChimeOutcome;
use super::chime_playback::ChimePlayback;
use super::{OpenPolicy, PlaybackThread};
use crate::speech::error::SpeechError;

/// How many milliseconds of silence between words the chime waits for.
const PAUSE_MS: u32 = 5;

impl PlaybackThread {
    /// Begins with a chime that was asked for.
    pub(super) fn take_request(&mut self) {
        // One after the other: a second call while it rings waits in the channel.
        if self.chime.is_some() {
            return;
        }
        let Ok(samples) = self.chime_requests.requests.try_recv() else { return };
        self.chime = Some(ChimePlayback::new(samples));
        if self.device.is_none() {
            self.open();
        }
        self.last_movement.0 = Instant::now();
    }

    /// Tells what became of the chime, if there is one; a device that is only there for it is closed.
    pub(super) fn tell_outcome(&mut self, rung: ChimeOutcome) {
        if self.chime.take().is_some() {
            // Whoever rang may have gone.
            let _ = self.chime_requests.outcomes.send(rung);
        }
        if self.open_policy == OpenPolicy::WhileRinging {
            (self.device, self.is_new) = (None, false);
        }
    }

    /// Returns whether words have to wait for the chime.
    pub(super) fn is_chiming(&self) -> bool {
        let pause = self.device.as_ref().map_or(0, |device| device.samples(PAUSE_MS));
        self.chime.as_ref().is_some_and(|chiming| chiming.takes_turn(&self.samples, pause))
    }

    /// Tells of a chime that was heard to its end, once so many samples were heard.
    pub(super) fn hear_chime(&mut self, heard: u64) {
        if self.chime.as_ref().is_some_and(|chiming| chiming.is_heard(heard)) {
            self.tell_outcome(ChimeOutcome::Heard);
        }
    }

    /// Sends what fits of the chime, when it is its turn; how many samples that were. What was to be heard behind what
    /// is on its way is heard so much later.
    pub(super) fn send_chime(&mut self, room: usize) -> Result<usize, SpeechError> {
        if room == 0 || !self.is_chiming() {
            return Ok(0);
        }
        let (Some(chiming), Some(device)) = (&mut self.chime, &mut self.device) else { return Ok(0) };
        let given = device.send(chiming.next(room))?;
        let (before, many) = (self.sent, u64::try_from(given).unwrap_or_default());
        self.pending_events.iter_mut().filter(|(at, _)| *at > before).for_each(|(at, _)| *at += many);
        self.sent += many;
        chiming.note_sent(given, self.sent);
        Ok(given)
    }
}
