//! The voice beside everything else: it never keeps anybody waiting, and tells what was heard and what was not.
//!
//! ```text
//!   say ──> synthesis thread (text to samples) ──> playing thread (samples to the device) ──> news
//! ```
//! Making samples may take a moment; the device is fed all the while, by a thread of its own. The system's own voice
//! plays by itself: one thread gives it what is to be said.

mod chime_request;
mod external_voice;
mod order;
mod playback;
mod ringer;
mod sound_piece;
mod speech_event;
mod synthesis;
mod threads;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};

use super::error::SpeechError;
use super::pack::SpeechPack;
use super::voice::Voice;

pub use chime_request::ChimeOutcome;
pub use external_voice::JapaneseScript;
pub use order::{Loudness, SpeechSettings, Utterance};
pub use ringer::Ringer;
pub use speech_event::SpeechEvent;
pub use threads::SILENCE_TIMEOUT;

use external_voice::ExternalVoice;
use order::SpeechOrder;
use playback::{OpenPolicy, PlaybackThread};
use sound_piece::{QUEUE_PIECES, SoundPiece};
use synthesis::SynthesisThread;
use threads::{SpeakerState, spawn};

/// Gives orders to the threads of the voice, and hears what became of them.
pub struct Speaker {
    orders: Option<Sender<SpeechOrder>>,
    /// Wakes the playing thread.
    pieces: Option<SyncSender<SoundPiece>>,
    /// Rings the chime on the same device, until somebody takes it.
    ringer: Option<Ringer>,
    news: Receiver<SpeechEvent>,
    shared: Arc<SpeakerState>,
    ended: Receiver<()>,
    last_sign_of_life: (u64, Instant),
    /// The order whose end is awaited; 0 is the opening of the device.
    awaited_order: Option<u64>,
}

impl std::fmt::Debug for Speaker {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Speaker(speaks: {})", self.speaks())
    }
}

impl Speaker {
    /// Starts the threads. They open the device; whether that succeeded comes as news.
    ///
    /// # Errors
    /// `NoThread` where the system gives none.
    pub fn start(device: &str, voice: Voice, pack: SpeechPack) -> Result<Self, SpeechError> {
        let (orders, taken) = channel();
        let (pieces, given) = sync_channel(QUEUE_PIECES);
        let (tell, news) = channel();
        let (over, ended) = channel();
        let shared = Arc::new(SpeakerState::default());
        let (ringer, requests) = Ringer::beside_voice(voice.hertz(), pieces.clone());
        let device = (device.to_owned(), OpenPolicy::Always);
        let mut playback = PlaybackThread::new(device, voice.hertz(), Arc::clone(&shared), (tell, requests));
        let mut synthesis = SynthesisThread::new(voice, pack, Arc::clone(&shared), pieces.clone());
        spawn("voice", move || {
            playback.run(&given);
            // The device is closed before the end is told: whoever waits for it may open it next.
            drop(playback);
            // Nobody may be waiting for the end any more.
            let _ = over.send(());
        })?;
        spawn("synthesis", move || synthesis.run(&taken))?;
        let (pieces, ringer, seen) = (Some(pieces), Some(ringer), (0, Instant::now()));
        Ok(Self {
            orders: Some(orders),
            pieces,
            ringer,
            news,
            shared,
            ended,
            last_sign_of_life: seen,
            awaited_order: Some(0),
        })
    }

    /// Starts the thread that speaks with the system's own voice, held by this program.
    ///
    /// # Errors
    /// `NoThread` where the system gives none.
    pub fn start_system_voice(
        program: PathBuf,
        writing: JapaneseScript,
        pack: SpeechPack,
    ) -> Result<Self, SpeechError> {
        let (orders, taken) = channel();
        let (tell, news) = channel();
        let (over, ended) = channel();
        let shared = Arc::new(SpeakerState::default());
        let mut external = ExternalVoice::new(program, writing, pack, Arc::clone(&shared), tell);
        spawn("voice", move || {
            external.run(&taken);
            drop(external);
            // Nobody may be waiting for the end any more.
            let _ = over.send(());
        })?;
        let seen = (0, Instant::now());
        Ok(Self {
            orders: Some(orders),
            pieces: None,
            ringer: None,
            news,
            shared,
            ended,
            last_sign_of_life: seen,
            awaited_order: Some(0),
        })
    }

    /// Takes what rings the chime on the device that this voice plays on; once, and never for the system's own voice.
    pub fn take_ringer(&mut self) -> Option<Ringer> {
        self.ringer.take()
    }

    /// Says these, one after the other, in the place of whatever is being said. Returns the order's number.
    pub fn say(&mut self, utterances: Vec<Utterance>, settings: SpeechSettings) -> u64 {
        // Counted up before it is sent: the playing thread stops the old order while the new one is still on its way.
        let number = self.shared.newest.fetch_add(1, Ordering::AcqRel) + 1;
        if let Some(orders) = &self.orders {
            // A thread that has ended is seen by its missing beats.
            let _ = orders.send(SpeechOrder(number, settings, utterances));
        }
        self.awaited_order = Some(number);
        // The time begins with the order: before it the thread may have slept for seconds.
        self.last_sign_of_life = (self.shared.heartbeats.load(Ordering::Acquire), Instant::now());
        number
    }

    /// Falls silent at once.
    pub fn hush(&self) {
        self.shared.newest.fetch_add(1, Ordering::AcqRel);
    }

    /// Sets whether somebody is there: the device is then kept awake, so that the first word is whole.
    pub fn set_attended(&self, somebody: bool) {
        self.shared.is_attended.store(somebody, Ordering::Release);
        if let Some(pieces) = &self.pieces {
            // A full channel means that the thread is running, so that it needs no waking.
            let _ = pieces.try_send(SoundPiece::Wake);
        }
    }

    /// Returns whether this order has been followed by neither another nor silence.
    pub fn is_newest(&self, number: u64) -> bool {
        self.shared.is_newest(number)
    }

    /// Returns whether something is being said, or about to be.
    pub fn speaks(&self) -> bool {
        self.awaited_order.is_some()
    }

    /// Returns the next news, without waiting. A thread that shows no life while it has work is `NoSound`.
    pub fn next_event(&mut self) -> Option<SpeechEvent> {
        if let Ok(news) = self.news.try_recv() {
            self.last_sign_of_life = (self.shared.heartbeats.load(Ordering::Acquire), Instant::now());
            self.awaited_order = self.awaited_order.filter(|number| !ends_order(&news, *number));
            return Some(news);
        }
        let beats = self.shared.heartbeats.load(Ordering::Acquire);
        // A thread without work shows no life: it sleeps until somebody gives it something.
        if !self.speaks() || beats != self.last_sign_of_life.0 {
            self.last_sign_of_life = (beats, Instant::now());
            return None;
        }
        if self.last_sign_of_life.1.elapsed() < SILENCE_TIMEOUT {
            return None;
        }
        self.awaited_order = None;
        self.shared.seemed_silent.store(true, Ordering::Release);
        Some(SpeechEvent::NoSound("the sound system does not answer: start it again, or the machine".to_owned()))
    }
}

/// Returns whether nothing more is awaited of this order after this news.
fn ends_order(news: &SpeechEvent, order: u64) -> bool {
    match news {
        SpeechEvent::Interrupted(number, _) | SpeechEvent::Silent(number) => *number == order,
        SpeechEvent::NoSound(_) => true,
        SpeechEvent::Sound => order == 0,
        SpeechEvent::Began(..) | SpeechEvent::Ended(..) => false,
    }
}

impl Drop for Speaker {
    /// Lets a device that works be closed in order; a frozen one is left to itself.
    fn drop(&mut self) {
        self.hush();
        // The threads end when nobody can give them anything any more.
        (self.orders, self.pieces, self.ringer) = (None, None, None);
        let _ = self.ended.recv_timeout(Duration::from_millis(300));
    }
}

#[cfg(test)]
mod tests;
