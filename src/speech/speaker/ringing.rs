//! Rings the chime, beside a voice or alone, and learns what became of it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};

use super::playing::{Keeps, Piece, Playing};
use super::{Shared, spawn};
use crate::speech::SpeechError;
use crate::speech::chime::{HERTZ, chime};

/// After so long a chime that lasts two seconds was not heard, whatever the sound system does.
const CHIME_TIMEOUT: Duration = Duration::from_secs(6);

/// What became of a ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rung {
    /// The device played it to its end.
    Heard,
    /// Nothing sounded, and why, for whoever looks after the machine.
    Silent(String),
}

/// The playing thread's end: chimes to ring, and where it says what became of each.
pub(super) struct Rings {
    pub(super) asked: Receiver<Vec<i16>>,
    pub(super) told: Sender<Rung>,
}

/// Rings the chime by way of the playing thread.
pub struct Ringer {
    hertz: u32,
    asks: Sender<Vec<i16>>,
    rung: Receiver<Rung>,
    /// Wakes the playing thread.
    pieces: SyncSender<Piece>,
    /// Since when something rings.
    since: Option<Instant>,
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
        let (ringer, rings) = Self::beside(HERTZ, pieces);
        // Nobody waits for news of words here: there are none.
        let (tell, _) = channel();
        let shared = Arc::new(Shared::default());
        let mut playing = Playing::new((device.to_owned(), Keeps::WhileItRings), HERTZ, shared, (tell, rings));
        spawn("chime", move || playing.run(&given))?;
        Ok(ringer)
    }

    /// Makes one beside the thread that takes these pieces.
    pub(super) fn beside(hertz: u32, pieces: SyncSender<Piece>) -> (Self, Rings) {
        let (asks, asked) = channel();
        let (told, rung) = channel();
        (Self { hertz, asks, rung, pieces, since: None }, Rings { asked, told })
    }

    /// Rings, by this factor softer.
    pub fn ring(&mut self, factor: f32) {
        // What became of the ring before would be taken for this one's.
        while self.rung.try_recv().is_ok() {}
        self.since = Some(Instant::now());
        // A thread that has ended says nothing: `rung` finds that after `CHIME_TIMEOUT`.
        let _ = self.asks.send(chime(self.hertz, factor));
        // A full channel means that the thread is running, so that it needs no waking.
        let _ = self.pieces.try_send(Piece::Wake);
    }

    /// Returns whether it is not known yet what became of the last ring.
    pub fn is_ringing(&self) -> bool {
        self.since.is_some()
    }

    /// Returns, once, what became of the last ring.
    pub fn rung(&mut self) -> Option<Rung> {
        let since = self.since?;
        let late = || Rung::Silent("the sound system does not answer: start it again, or the machine".to_owned());
        let rung = self.rung.try_recv().ok().or_else(|| (since.elapsed() > CHIME_TIMEOUT).then(late))?;
        self.since = None;
        Some(rung)
    }
}
