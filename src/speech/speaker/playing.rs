//! What the speaking thread does: sentences to the device, a few milliseconds at a time.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::{Manner, News, Shared, Utterance};
use crate::speech::device::Device;
use crate::speech::espeak;
use crate::speech::{Sentence, SpeechError, SpeechPack, Synthesis, Voice, sentences};

/// How long the thread sleeps when the device has enough.
const NAP: Duration = Duration::from_micros(1500);
/// Over how many milliseconds a voice that is interrupted fades, so that nothing clicks.
const FADE: u32 = 3;
/// How long a device may play on after the last sample was sent, before it is taken for broken.
const LONGEST_TAIL: u32 = 2000;

/// How many helpings of silence are a breath between two sentences.
const BREATH: usize = 40;

/// Whether a sentence was heard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    Whole,
    Interrupted,
}

/// The speaking thread's own things.
pub(super) struct Playing {
    name: String,
    device: Option<Device>,
    voice: Voice,
    pack: SpeechPack,
    shared: Arc<Shared>,
    news: Sender<News>,
}

impl Playing {
    pub(super) fn new(name: String, voice: Voice, pack: SpeechPack, shared: Arc<Shared>, news: Sender<News>) -> Self {
        Self { name, device: None, voice, pack, shared, news }
    }

    fn tell(&self, news: News) {
        // Whoever listens may have gone: then nobody is to be told.
        let _ = self.news.send(news);
    }

    fn beat(&self) {
        self.shared.beats.fetch_add(1, Ordering::AcqRel);
    }

    fn is_newest(&self, number: u64) -> bool {
        self.shared.newest.load(Ordering::Acquire) == number
    }

    /// Opens the device, and tells whether there is sound.
    pub(super) fn open(&mut self) {
        match Device::open(&self.name, self.voice.hertz()) {
            Ok(device) => {
                self.device = Some(device);
                self.tell(News::Sound);
            }
            Err(error) => self.tell(News::NoSound(error.to_string())),
        }
    }

    /// Says everything that was ordered, unless a newer order comes.
    pub(super) fn say(&mut self, number: u64, manner: Manner, utterances: &[Utterance]) {
        for utterance in utterances {
            if !self.is_newest(number) {
                break;
            }
            match self.utter(number, manner, utterance) {
                Ok(Heard::Whole) => self.tell(News::Ended(number, utterance.id.clone())),
                Ok(Heard::Interrupted) => {
                    self.tell(News::Interrupted(number, utterance.id.clone()));
                    break;
                }
                Err(error) => {
                    if matches!(error, SpeechError::DeviceGone(_) | SpeechError::NoDevice { .. }) {
                        self.device = None;
                    }
                    self.tell(News::NoSound(error.to_string()));
                    break;
                }
            }
        }
        self.tell(News::Silent(number));
    }

    fn utter(&mut self, number: u64, manner: Manner, utterance: &Utterance) -> Result<Heard, SpeechError> {
        if !utterance.lang.is_japanese() {
            let (tag, text) = (utterance.lang.tag(), utterance.text.written());
            let samples = espeak::samples(tag, &text, manner.pace, self.voice.hertz())?;
            return self.sound(number, manner, (Synthesis::ready(samples), Some(utterance)));
        }
        let all = sentences(&utterance.text, &self.pack)?;
        for (at, sentence) in all.iter().enumerate() {
            let synthesis = self.voice.begin(sentence, manner.pace)?;
            let first = (at == 0).then_some(utterance);
            if self.sound(number, manner, (synthesis, first))? == Heard::Interrupted {
                return Ok(Heard::Interrupted);
            }
            self.rest_after(number, sentence);
        }
        Ok(if self.is_newest(number) { Heard::Whole } else { Heard::Interrupted })
    }

    /// Where the device was lost it is opened again: it may have come back.
    fn device(&mut self) -> Result<&mut Device, SpeechError> {
        if self.device.is_none() {
            self.device = Some(Device::open(&self.name, self.voice.hertz())?);
            self.tell(News::Sound);
        }
        let name = &self.name;
        let lost = || SpeechError::NoDevice { device: name.clone(), reason: "it is closed".to_owned() };
        self.device.as_mut().ok_or_else(lost)
    }

    fn sound(
        &mut self,
        number: u64,
        manner: Manner,
        (mut synthesis, first): (Synthesis, Option<&Utterance>),
    ) -> Result<Heard, SpeechError> {
        let factor = manner.loudness.factor();
        let mut ready: Vec<i16> = Vec::new();
        let mut more = true;
        self.device()?.clear()?;
        if let Some(utterance) = first {
            self.tell(News::Began(number, utterance.id.clone()));
        }
        while more || !ready.is_empty() {
            self.beat();
            let room = self.device()?.room()?;
            while more && ready.len() < room.max(1) {
                let from = ready.len();
                more = synthesis.next(&mut ready);
                ready.iter_mut().skip(from).for_each(|sample| *sample = louder(*sample, factor));
            }
            if !self.is_newest(number) {
                self.fade(&ready)?;
                return Ok(Heard::Interrupted);
            }
            let now = ready.get(..room.min(ready.len())).unwrap_or_default();
            let sent = if now.is_empty() { 0 } else { self.device()?.send(now)? };
            ready.drain(..sent);
            if sent == 0 {
                thread::sleep(NAP);
            }
        }
        self.device()?.start()?;
        self.wait_until_heard(number)
    }

    /// The next few milliseconds, softer and softer, behind what is on its way.
    fn fade(&mut self, ready: &[i16]) -> Result<(), SpeechError> {
        let device = self.device()?;
        let many = device.samples(FADE);
        let steps = u16::try_from(many.max(1)).unwrap_or(u16::MAX);
        let fading = ready.iter().take(many).zip((0..steps).rev());
        let fading: Vec<i16> =
            fading.map(|(sample, left)| louder(*sample, f32::from(left) / f32::from(steps))).collect();
        device.send(&fading)?;
        device.send(&vec![0; device.samples(FADE)])?;
        device.start()
    }

    /// Until the last sample has left the device: only then was a sentence heard to its end.
    fn wait_until_heard(&mut self, number: u64) -> Result<Heard, SpeechError> {
        let naps = LONGEST_TAIL.div_ceil(2);
        for _ in 0..naps {
            if !self.is_newest(number) {
                self.device()?.clear()?;
                return Ok(Heard::Interrupted);
            }
            if self.device()?.is_done() {
                return Ok(Heard::Whole);
            }
            self.beat();
            thread::sleep(NAP);
        }
        Err(SpeechError::DeviceGone("it takes sound and never plays it".to_owned()))
    }

    /// A breath behind a sentence; voices end with some silence of their own.
    fn rest_after(&mut self, number: u64, sentence: &Sentence) {
        if !sentence.ends() {
            return;
        }
        for _ in 0..BREATH {
            if !self.is_newest(number) {
                return;
            }
            self.keep_awake();
            self.beat();
            thread::sleep(AWAKE_NAP);
        }
    }

    /// Sends silence, so that the device does not fall asleep and swallow the first word.
    pub(super) fn keep_awake(&mut self) {
        let Some(device) = &mut self.device else { return };
        let kept = device.room().and_then(|room| device.send(&vec![0; room]));
        if let Err(error) = kept {
            self.device = None;
            self.tell(News::NoSound(error.to_string()));
        }
    }
}

/// Time between two helpings of silence, shorter than what the device holds.
const AWAKE_NAP: Duration = Duration::from_millis(4);

#[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
fn louder(sample: i16, factor: f32) -> i16 {
    (f32::from(sample) * factor).clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}
