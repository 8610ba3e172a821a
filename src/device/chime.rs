//! The chime that calls staff, beside any surface.

use std::time::Duration;

use crate::settings::Night;
use crate::speech::SpeechError;
use crate::speech::speaker::{Ringer, Rung};

use super::clock;

/// How often it is looked what became of the chime while it rings.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A chime that can be rung.
pub(super) struct Chime {
    ringer: Result<Ringer, String>,
    night: Option<Night>,
    rung: Option<Rung>,
}

impl Chime {
    /// Makes a chime, softer at night; one that could not be made ready is silent when it is rung.
    pub(super) fn new(ringer: Result<Ringer, SpeechError>, night: Option<Night>) -> Self {
        Self { ringer: ringer.map_err(|error| error.to_string()), night, rung: None }
    }

    /// Rings, as loudly as it may at this time of day.
    pub(super) fn ring(&mut self) {
        let loudness = Night::loudness(self.night, clock::now().time());
        // What became of the ring before is dropped: it would be told as what became of this one.
        self.rung = match &mut self.ringer {
            Ok(ringer) => {
                ringer.ring(loudness);
                None
            }
            Err(why) => Some(Rung::Silent(why.clone())),
        };
    }

    /// Returns whether it has just become known what became of the chime.
    pub(super) fn learns(&mut self) -> bool {
        let rung = self.ringer.as_mut().ok().and_then(Ringer::rung);
        let new = rung.is_some();
        // A chime that could not be made ready has put its reason here already.
        self.rung = rung.or(self.rung.take());
        new
    }

    /// Returns, once, what became of the last ring, as soon as it is known.
    pub(super) fn take_rung(&mut self) -> Option<Rung> {
        self.learns();
        self.rung.take()
    }

    /// Returns how long until it is to be asked what became of it, if it rings.
    pub(super) fn due(&self) -> Option<Duration> {
        self.ringer.as_ref().is_ok_and(Ringer::is_ringing).then_some(POLL_INTERVAL)
    }
}
