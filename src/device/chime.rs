//! The chime that calls staff, beside any surface.

use std::time::Duration;

use crate::settings::NightHours;
use crate::speech::SpeechError;
use crate::speech::speaker::{ChimeOutcome, Ringer};

use super::clock;

/// How often it is looked what became of the chime while it rings.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A chime that can be rung.
pub(super) struct StaffChime {
    ringer: Result<Ringer, String>,
    night: Option<NightHours>,
    outcome: Option<ChimeOutcome>,
}

impl StaffChime {
    /// Makes a chime, softer at night; one that could not be made ready is silent when it is rung.
    pub(super) fn new(ringer: Result<Ringer, SpeechError>, night: Option<NightHours>) -> Self {
        Self { ringer: ringer.map_err(|error| error.to_string()), night, outcome: None }
    }

    /// Rings, as loudly as it may at this time of day.
    pub(super) fn ring(&mut self) {
        let loudness = NightHours::loudness(self.night, clock::now().time());
        // What became of the ring before is dropped: it would be told as what became of this one.
        self.outcome = match &mut self.ringer {
            Ok(ringer) => {
                ringer.ring(loudness);
                None
            }
            Err(why) => Some(ChimeOutcome::Silent(why.clone())),
        };
    }

    /// Returns whether it has just become known what became of the chime.
    pub(super) fn poll_outcome(&mut self) -> bool {
        let rung = self.ringer.as_mut().ok().and_then(Ringer::take_outcome);
        let new = rung.is_some();
        // A chime that could not be made ready has put its reason here already.
        self.outcome = rung.or(self.outcome.take());
        new
    }

    /// Returns, once, what became of the last ring, as soon as it is known.
    pub(super) fn take_outcome(&mut self) -> Option<ChimeOutcome> {
        self.poll_outcome();
        self.outcome.take()
    }

    /// Returns how long until it is to be asked what became of it, if it rings.
    pub(super) fn due(&self) -> Option<Duration> {
        self.ringer.as_ref().is_ok_and(Ringer::is_ringing).then_some(POLL_INTERVAL)
    }
}
