//! A voice: labels in, samples out, a few milliseconds at a time.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use jbonsai::engine::Engine;
use jbonsai::speech::SpeechGenerator;
use strum::VariantArray;

use super::error::SpeechError;
use super::sentence::Sentence;
use super::word::{self, Accent, SpeechWord, WordClass};

/// The file of the voice in the program; its licence stands beside it.
pub static BUILT_IN_VOICE: &[u8] = include_bytes!("../../assets/voice/nitech_jp_atr503_m001.htsvoice");

/// Whom the voice in the program is owed to, as its licence (CC BY 3.0) asks.
pub const CREDIT: &str = "HTS Voice \"NIT ATR503 M001\" 1.05, (c) 2003-2012 Nagoya Institute of Technology, \
    2003-2008 Tokyo Institute of Technology, CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/)";

/// How much louder than other voices the one in the program must be made, in decibels: its mean level is
/// 0.061 of full scale, that of the others 0.09 to 0.12.
const BUILT_IN_GAIN_DB: f64 = 6.0;
/// Up to this part of full scale samples stay as they are; what is above is bent, so that nothing clips.
const KNEE: f64 = 0.7;
/// How much quieter a voice from a file is made: some (mei) reach full scale and clip.
const FILE_GAIN_DB: f64 = -3.0;
/// Samples below this are silence, as 16-bit values; voices hiss a little below it.
const SILENCE_LEVEL: f64 = 150.0;
/// What is kept of the silence before the first sound, so that it swells and does not click, in seconds.
const KEPT_SILENCE_SECONDS: f64 = 0.006;

/// How fast a voice speaks, 1.0 being its own pace; steps of 0.7 to 1.5 (EN 301 549 5.1.3.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Pace {
    /// 0.7
    Slowest,
    /// 0.85
    Slow,
    /// 1.0
    #[default]
    Plain,
    /// 1.25
    Fast,
    /// 1.5
    Fastest,
}

impl Pace {
    /// All of them, slowest first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the factor of the pace.
    pub fn factor(self) -> f64 {
        match self {
            Self::Slowest => 0.7,
            Self::Slow => 0.85,
            Self::Plain => 1.0,
            Self::Fast => 1.25,
            Self::Fastest => 1.5,
        }
    }
}

/// A voice that can speak.
pub struct Voice {
    engine: Engine,
}

impl std::fmt::Debug for Voice {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Voice({} Hz)", self.hertz())
    }
}

impl Voice {
    /// Loads the voice in the program.
    ///
    /// # Errors
    /// `NoVoice` if the program itself is damaged.
    pub fn built_in() -> Result<Self, SpeechError> {
        Self::from_bytes(BUILT_IN_VOICE, BUILT_IN_GAIN_DB, Path::new("the voice in the program"))
    }

    /// Loads a voice from an `.htsvoice` file.
    ///
    /// # Errors
    /// `Unreadable` or `NoVoice`, naming the file.
    pub fn from_file(file: &Path) -> Result<Self, SpeechError> {
        let bytes = std::fs::read(file).map_err(|source| SpeechError::Unreadable { file: file.to_owned(), source })?;
        Self::from_bytes(&bytes, FILE_GAIN_DB, file)
    }

    fn from_bytes(bytes: &[u8], gain: f64, file: &Path) -> Result<Self, SpeechError> {
        let no_voice = |reason: String| SpeechError::NoVoice { file: file.to_owned(), reason };
        let engine = quietly(|| Engine::load_from_bytes([bytes]))
            .ok_or_else(|| no_voice("its tables are broken".to_owned()))?
            .map_err(|error| no_voice(printable(&error.to_string())))?;
        let mut voice = Self { engine };
        let (hertz, frame) = (voice.hertz(), voice.engine.condition.get_fperiod());
        // Before anything is made with them: a broken file may ask for a frame of any size.
        if !(8_000..=96_000).contains(&hertz) || !(16..=4_800).contains(&frame) {
            return Err(no_voice(format!("{hertz} samples a second, {frame} a frame")));
        }
        voice.engine.condition.set_volume(gain);
        // Many broken tables load well and fail with the first word.
        voice.try_out().ok_or_else(|| no_voice("it falls silent or fails at its first word".to_owned()))?;
        Ok(voice)
    }

    /// Says one word to nobody: a file whose tables are broken is found before anybody listens.
    fn try_out(&mut self) -> Option<()> {
        let word = SpeechWord::new("ハイ", Accent::Falls(1), WordClass::NOUN);
        let labels = word::labels(&[vec![word]]).ok()?;
        let samples = quietly(|| self.engine.synthesize(labels))?.ok()?;
        let sounds = samples.iter().any(|sample| sample.abs() > SILENCE_LEVEL);
        (sounds && samples.iter().all(|sample| sample.is_finite())).then_some(())
    }

    /// Returns how many samples a second has.
    pub fn hertz(&self) -> u32 {
        u32::try_from(self.engine.condition.get_sampling_frequency()).unwrap_or(u32::MAX)
    }

    /// Begins a sentence; its sound comes frame by frame.
    ///
    /// # Errors
    /// `Unsayable` where a voice from a file lacks a sound.
    pub fn begin(&mut self, sentence: &Sentence, pace: Pace) -> Result<Synthesis, SpeechError> {
        let labels = sentence.labels()?;
        self.engine.condition.set_speed(pace.factor());
        let generator = self.engine.generator(labels).map_err(|error| SpeechError::Unsayable(error.to_string()))?;
        Ok(Synthesis::new(generator, self.hertz()))
    }
}

/// A sentence that is being said.
pub struct Synthesis {
    source: SampleSource,
    /// What samples are multiplied by, before what would clip is bent.
    factor: f64,
}

/// Where its samples come from.
enum SampleSource {
    Generated(Box<GeneratedSpeech>),
    Recorded(std::vec::IntoIter<i16>),
}

/// Samples that are made while the first of them are heard.
struct GeneratedSpeech {
    generator: SpeechGenerator,
    frame: Vec<f64>,
    /// The end of the silence before the first sound.
    silence: Vec<f64>,
    kept_samples: usize,
    sounds: bool,
}

/// Samples of a ready sound that are given at a time.
const SAMPLES_AT_ONCE: usize = 240;

impl std::fmt::Debug for Synthesis {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.source {
            SampleSource::Generated(made) => write!(out, "Synthesis(frame {})", made.generator.synthesized_frames()),
            SampleSource::Recorded(left) => write!(out, "Synthesis({} samples left)", left.len()),
        }
    }
}

impl Synthesis {
    fn new(generator: SpeechGenerator, hertz: u32) -> Self {
        let frame = vec![0.0; generator.fperiod()];
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred samples")]
        let keep = (f64::from(hertz) * KEPT_SILENCE_SECONDS) as usize;
        let made = GeneratedSpeech { generator, frame, silence: Vec::new(), kept_samples: keep, sounds: false };
        Self { source: SampleSource::Generated(Box::new(made)), factor: 1.0 }
    }

    /// Takes a sound that is there already.
    pub(super) fn ready(samples: Vec<i16>) -> Self {
        Self { source: SampleSource::Recorded(samples.into_iter()), factor: 1.0 }
    }

    /// Returns the same, louder or softer by this factor.
    #[must_use]
    pub fn louder(self, factor: f32) -> Self {
        Self { factor: f64::from(factor), ..self }
    }

    /// The next samples, behind those that are there; without the silence at the beginning.
    /// Returns whether there may be more.
    pub fn next(&mut self, samples: &mut Vec<i16>) -> bool {
        let factor = self.factor;
        match &mut self.source {
            SampleSource::Generated(made) => made.next(factor, samples),
            SampleSource::Recorded(left) => {
                samples.extend(left.by_ref().take(SAMPLES_AT_ONCE).map(|sample| to_sample(f64::from(sample) * factor)));
                left.len() > 0
            }
        }
    }

    /// Returns all samples that are left.
    pub fn rest(mut self) -> Vec<i16> {
        let mut samples = Vec::new();
        while self.next(&mut samples) {}
        samples
    }
}

impl GeneratedSpeech {
    fn next(&mut self, factor: f64, samples: &mut Vec<i16>) -> bool {
        loop {
            if self.generator.generate_step(&mut self.frame) == 0 {
                return false;
            }
            let first = self.frame.iter().position(|sample| sample.abs() > SILENCE_LEVEL);
            if self.sounds || first.is_some() {
                samples.extend(self.kept_silence(first).iter().map(|sample| to_sample(sample * factor)));
                samples.extend(
                    self.frame.iter().skip(self.skipped_silence(first)).map(|sample| to_sample(sample * factor)),
                );
                self.sounds = true;
                return true;
            }
            self.silence.clone_from(&self.frame);
        }
    }

    /// Returns what is kept of the frame before the one in which the sound begins.
    fn kept_silence(&mut self, first: Option<usize>) -> Vec<f64> {
        let kept = std::mem::take(&mut self.silence);
        let many = first.filter(|_| !self.sounds).map_or(0, |first| self.kept_samples.saturating_sub(first));
        kept.get(kept.len().saturating_sub(many)..).unwrap_or_default().to_vec()
    }

    /// Returns how much of the frame in which the sound begins is silence that is not kept.
    fn skipped_silence(&self, first: Option<usize>) -> usize {
        first.filter(|_| !self.sounds).map_or(0, |first| first.saturating_sub(self.kept_samples))
    }
}

/// Returns the nearest 16-bit value; above the knee the louder, the more it is bent, and nothing is cut off.
#[expect(clippy::cast_possible_truncation, reason = "bent to what fits")]
fn to_sample(sample: f64) -> i16 {
    let full = f64::from(i16::MAX);
    let (size, room) = (sample.abs() / full, 1.0 - KNEE);
    let bent = if size <= KNEE { size } else { KNEE + room * ((size - KNEE) / room).tanh() };
    (bent * full).copysign(sample) as i16
}

/// Returns so much of a reason as fits into a line; a broken file brings its own bytes into it.
fn printable(reason: &str) -> String {
    reason.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(60).collect()
}

thread_local! {
    /// Whether a panic of this thread is expected, and caught.
    static EXPECTS_PANIC: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may panic over broken tables, without a word on the terminal; `None` if it did.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    // One hook serves the whole program, so it asks whether this thread expects the panic: those of other threads are
    // printed.
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !EXPECTS_PANIC.get() {
                before(panic);
            }
        }));
    });
    EXPECTS_PANIC.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTS_PANIC.set(false);
    done.ok()
}

#[cfg(test)]
mod tests;
