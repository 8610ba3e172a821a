//! Rings the chime, beside a voice or alone, and learns what became of it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};

use super::chime_request::{ChimeOutcome, ChimeRequests};
use super::playback::{OpenPolicy, PlaybackThread};
use super::sound_piece::SoundPiece;
use super::threads::{SpeakerState, spawn};
use crate::speech::chime::{CHIME_HERTZ, chime};
use crate::speech::error::SpeechError;

/// After so long a chime that lasts two seconds was not heard, whatever the sound system does.
const CHIME_TIMEOUT: Duration = Duration::from_secs(6);

/// Rings the chime by way of the playing thread.
pub struct Ringer {
    hertz: u32,
    requests: Sender<Vec<i16>>,
    outcomes: Receiver<ChimeOutcome>,
    /// Wakes the playing thread.
    pieces: SyncSender<SoundPiece>,
    /// Since when something rings.
    ringing_since: Option<Instant>,
}

impl std::fmt::Debug for Ringer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Ringer(rings: {})", self.is_ringing())
    }
}

impl Ringer {
    /// Starts one on a device of its own, which is open only while it rings.
    ///
    /// # Errors
    /// `NoThread` where the system gives none.
    pub fn start(device: &str) -> Result<Self, SpeechError> {
        // Room for one: nothing but waking comes by it here.
        let (pieces, given) = sync_channel(1);
        let (ringer, requests) = Self::beside_voice(CHIME_HERTZ, pieces);
        // Nobody waits for news of words here: there are none.
        let (tell, _) = channel();
        let shared = Arc::new(SpeakerState::default());
        let mut playback =
            PlaybackThread::new((device.to_owned(), OpenPolicy::WhileRinging), CHIME_HERTZ, shared, (tell, requests));
        spawn("chime", move || playback.run(&given))?;
        Ok(ringer)
    }

    /// Makes one beside the thread that takes these pieces.
    pub(super) fn beside_voice(hertz: u32, pieces: SyncSender<SoundPiece>) -> (Self, ChimeRequests) {
        let (asks, asked) = channel();
        let (told, rung) = channel();
        (
            Self { hertz, requests: asks, outcomes: rung, pieces, ringing_since: None },
            ChimeRequests { requests: asked, outcomes: told },
        )
    }

    /// Rings, by this factor softer.
    pub fn ring(&mut self, factor: f32) {
        // What became of the ring before would be taken for this one's.
        while self.outcomes.try_recv().is_ok() {}
        self.ringing_since = Some(Instant::now());
        // A thread that has ended says nothing: `rung` finds that after `CHIME_TIMEOUT`.
        let _ = self.requests.send(chime(self.hertz, factor));
        // A full channel means that the thread is running, so that it needs no waking.
        let _ = self.pieces.try_send(SoundPiece::Wake);
    }

    /// Returns whether it is not known yet what became of the last ring.
    pub fn is_ringing(&self) -> bool {
        self.ringing_since.is_some()
    }

    /// Returns, once, what became of the last ring.
    pub fn take_outcome(&mut self) -> Option<ChimeOutcome> {
        let since = self.ringing_since?;
        let late =
            || ChimeOutcome::Silent("the sound system does not answer: start it again, or the machine".to_owned());
        let rung = self.outcomes.try_recv().ok().or_else(|| (since.elapsed() > CHIME_TIMEOUT).then(late))?;
        self.ringing_since = None;
        Some(rung)
    }
}
