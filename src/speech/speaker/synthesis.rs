//! Text to samples, ahead of the ear: whatever it waits for, the device is fed all the while.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError};
use std::thread;
use std::time::Duration;

use super::order::{SpeechOrder, SpeechSettings, Utterance};
use super::sound_piece::SoundPiece;
use super::threads::SpeakerState;
use crate::speech::error::SpeechError;
use crate::speech::espeak;
use crate::speech::pack::SpeechPack;
use crate::speech::sentence::{Sentence, sentences};
use crate::speech::voice::{Synthesis, Voice};

/// How long it waits where enough samples are ready.
const POLL_INTERVAL: Duration = Duration::from_millis(2);
/// Milliseconds of a breath between two sentences; voices end with some silence of their own.
const BREATH_MS: u32 = 160;

/// Why an order is not said to its end.
enum SynthesisStop {
    /// A newer one has come, or the voice is not wanted any more.
    Interrupted,
    /// It cannot be said.
    Failed(SpeechError),
}

impl From<SpeechError> for SynthesisStop {
    fn from(error: SpeechError) -> Self {
        Self::Failed(error)
    }
}

/// What the thread works with that makes samples.
pub(super) struct SynthesisThread {
    voice: Voice,
    pack: SpeechPack,
    shared: Arc<SpeakerState>,
    pieces: SyncSender<SoundPiece>,
}

impl SynthesisThread {
    pub(super) fn new(
        voice: Voice,
        pack: SpeechPack,
        shared: Arc<SpeakerState>,
        pieces: SyncSender<SoundPiece>,
    ) -> Self {
        Self { voice, pack, shared, pieces }
    }

    /// Makes the samples of one order after the other, until nobody can give any.
    pub(super) fn run(&mut self, orders: &Receiver<SpeechOrder>) {
        while let Ok(SpeechOrder(number, settings, utterances)) = orders.recv() {
            let said = utterances.iter().try_for_each(|utterance| self.utter(number, settings, utterance));
            let over = match said {
                Err(SynthesisStop::Failed(error)) => SoundPiece::Failed(number, error.to_string()),
                Ok(()) | Err(SynthesisStop::Interrupted) => SoundPiece::Over(number),
            };
            if self.give_always(over).is_err() {
                return;
            }
        }
    }

    fn utter(&mut self, number: u64, settings: SpeechSettings, utterance: &Utterance) -> Result<(), SynthesisStop> {
        self.give(number, SoundPiece::Begin(number, utterance.id.clone()))?;
        if utterance.lang.is_japanese() {
            self.say(number, settings, utterance)?;
        } else {
            self.say_foreign(number, settings, utterance)?;
        }
        self.give(number, SoundPiece::End(number, utterance.id.clone()))
    }

    fn say(&mut self, number: u64, settings: SpeechSettings, utterance: &Utterance) -> Result<(), SynthesisStop> {
        for sentence in sentences(&utterance.text, &self.pack)? {
            let synthesis = self.voice.begin(&sentence, settings.pace)?;
            self.give_sound(number, settings, synthesis)?;
            self.pause_after(number, &sentence)?;
        }
        Ok(())
    }

    /// Says it in another language, a sentence at a time.
    fn say_foreign(
        &mut self,
        number: u64,
        settings: SpeechSettings,
        utterance: &Utterance,
    ) -> Result<(), SynthesisStop> {
        // One at a time: the first is heard while the second is made.
        for sentence in espeak::sentences(&utterance.text.written()) {
            let samples = espeak::samples(utterance.lang.tag(), &sentence, settings.pace, self.voice.hertz())?;
            self.give_sound(number, settings, Synthesis::ready(samples))?;
            self.give(number, SoundPiece::Silence(number, BREATH_MS))?;
        }
        Ok(())
    }

    fn give_sound(&mut self, number: u64, settings: SpeechSettings, synthesis: Synthesis) -> Result<(), SynthesisStop> {
        let mut synthesis = synthesis.louder(settings.loudness.factor());
        let mut more = true;
        while more {
            let mut samples = Vec::new();
            more = synthesis.next(&mut samples);
            self.give(number, SoundPiece::Sound(number, samples))?;
        }
        Ok(())
    }

    fn pause_after(&mut self, number: u64, sentence: &Sentence) -> Result<(), SynthesisStop> {
        if sentence.ends() { self.give(number, SoundPiece::Silence(number, BREATH_MS)) } else { Ok(()) }
    }

    /// Tells the end of an order, also when nobody wants it any more.
    fn give_always(&self, piece: SoundPiece) -> Result<(), SynthesisStop> {
        // Here it may wait: the playing thread skips pieces of old orders at once.
        self.pieces.send(piece).map_err(|_| SynthesisStop::Interrupted)
    }

    /// Gives a piece as soon as there is room for it, unless nobody wants it any more.
    fn give(&self, number: u64, piece: SoundPiece) -> Result<(), SynthesisStop> {
        let mut piece = piece;
        while self.shared.is_newest(number) {
            // Not a send that waits: nobody could interrupt it while the queue is full.
            match self.pieces.try_send(piece) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Full(back)) => piece = back,
                Err(TrySendError::Disconnected(_)) => return Err(SynthesisStop::Interrupted),
            }
            thread::sleep(POLL_INTERVAL);
        }
        Err(SynthesisStop::Interrupted)
    }
}
