//! Text to samples, ahead of the ear: whatever it waits for, the device is fed all the while.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError};
use std::thread;
use std::time::Duration;

use super::playing::Piece;
use super::{Manner, Order, Shared, Utterance};
use crate::speech::{Sentence, SpeechError, SpeechPack, Synthesis, Voice, espeak, sentences};

/// How long it waits where enough samples are ready.
const POLL_INTERVAL: Duration = Duration::from_millis(2);
/// Milliseconds of a breath between two sentences; voices end with some silence of their own.
const BREATH_MS: u32 = 160;

/// Why an order is not said to its end.
enum Stop {
    /// A newer one has come, or the voice is not wanted any more.
    Interrupted,
    /// It cannot be said.
    Failed(SpeechError),
}

impl From<SpeechError> for Stop {
    fn from(error: SpeechError) -> Self {
        Self::Failed(error)
    }
}

/// What the thread works with that makes samples.
pub(super) struct Wording {
    voice: Voice,
    pack: SpeechPack,
    shared: Arc<Shared>,
    pieces: SyncSender<Piece>,
}

impl Wording {
    pub(super) fn new(voice: Voice, pack: SpeechPack, shared: Arc<Shared>, pieces: SyncSender<Piece>) -> Self {
        Self { voice, pack, shared, pieces }
    }

    /// Makes the samples of one order after the other, until nobody can give any.
    pub(super) fn run(&mut self, orders: &Receiver<Order>) {
        while let Ok(Order(number, manner, utterances)) = orders.recv() {
            let said = utterances.iter().try_for_each(|utterance| self.utter(number, manner, utterance));
            let over = match said {
                Err(Stop::Failed(error)) => Piece::Failed(number, error.to_string()),
                Ok(()) | Err(Stop::Interrupted) => Piece::Over(number),
            };
            if self.give_in_any_case(over).is_err() {
                return;
            }
        }
    }

    fn utter(&mut self, number: u64, manner: Manner, utterance: &Utterance) -> Result<(), Stop> {
        self.give(number, Piece::Begin(number, utterance.id.clone()))?;
        if utterance.lang.is_japanese() {
            self.say(number, manner, utterance)?;
        } else {
            self.say_elsewhere(number, manner, utterance)?;
        }
        self.give(number, Piece::End(number, utterance.id.clone()))
    }

    fn say(&mut self, number: u64, manner: Manner, utterance: &Utterance) -> Result<(), Stop> {
        for sentence in sentences(&utterance.text, &self.pack)? {
            let synthesis = self.voice.begin(&sentence, manner.pace)?;
            self.sound(number, manner, synthesis)?;
            self.rest_after(number, &sentence)?;
        }
        Ok(())
    }

    /// Says it in another language, a sentence at a time.
    fn say_elsewhere(&mut self, number: u64, manner: Manner, utterance: &Utterance) -> Result<(), Stop> {
        // One at a time: the first is heard while the second is made.
        for sentence in espeak::sentences(&utterance.text.written()) {
            let samples = espeak::samples(utterance.lang.tag(), &sentence, manner.pace, self.voice.hertz())?;
            self.sound(number, manner, Synthesis::ready(samples))?;
            self.give(number, Piece::Silence(number, BREATH_MS))?;
        }
        Ok(())
    }

    fn sound(&mut self, number: u64, manner: Manner, synthesis: Synthesis) -> Result<(), Stop> {
        let mut synthesis = synthesis.louder(manner.loudness.factor());
        let mut more = true;
        while more {
            let mut samples = Vec::new();
            more = synthesis.next(&mut samples);
            self.give(number, Piece::Sound(number, samples))?;
        }
        Ok(())
    }

    fn rest_after(&mut self, number: u64, sentence: &Sentence) -> Result<(), Stop> {
        if sentence.ends() { self.give(number, Piece::Silence(number, BREATH_MS)) } else { Ok(()) }
    }

    /// Tells the end of an order, also when nobody wants it any more.
    fn give_in_any_case(&self, piece: Piece) -> Result<(), Stop> {
        // Here it may wait: the playing thread skips pieces of old orders at once.
        self.pieces.send(piece).map_err(|_| Stop::Interrupted)
    }

    /// Gives a piece as soon as there is room for it, unless nobody wants it any more.
    fn give(&self, number: u64, piece: Piece) -> Result<(), Stop> {
        let mut piece = piece;
        while self.shared.is_newest(number) {
            // Not a send that waits: nobody could interrupt it while the queue is full.
            match self.pieces.try_send(piece) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Full(back)) => piece = back,
                Err(TrySendError::Disconnected(_)) => return Err(Stop::Interrupted),
            }
            thread::sleep(POLL_INTERVAL);
        }
        Err(Stop::Interrupted)
    }
}
