//! What is ordered of a voice: what to say, how fast and how loud.

use furigana::Lang;
use furigana::RichText;

use crate::speech::voice::Pace;

/// How loud, in steps that can be told apart; the fourth is where every visit begins (EN 301 549 8.2.1:
/// 18 dB and more, a step at 12 dB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loudness(u8);

impl Default for Loudness {
    fn default() -> Self {
        Self(4)
    }
}

impl Loudness {
    /// Steps, the softest being 1.
    pub const STEPS: u8 = 6;

    /// Returns the step, from 1.
    pub fn step(self) -> u8 {
        self.0
    }

    /// Returns one step louder, if there is one.
    pub fn louder(self) -> Option<Self> {
        (self.0 < Self::STEPS).then_some(Self(self.0 + 1))
    }

    /// Returns one step softer, if there is one: it is never silent, silence is another key.
    pub fn softer(self) -> Option<Self> {
        (self.0 > 1).then_some(Self(self.0 - 1))
    }

    /// Returns the factor of the samples; 20 dB from the softest to the loudest.
    pub fn factor(self) -> f32 {
        // 4 dB a step, from 16 dB below the voice as it is to 4 above: what would clip then is bent (`voice::to_sample`).
        10.0_f32.powf(f32::from(self.0) * 4.0 / 20.0 - 1.0)
    }
}

/// How a text is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeechSettings {
    /// How fast.
    pub pace: Pace,
    /// How loud.
    pub loudness: Loudness,
}

/// One thing to say, with the id by which news names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// The id of the row on the page.
    pub id: String,
    /// The words.
    pub text: RichText,
    /// Their language.
    pub lang: Lang,
}

/// What is ordered: a number, how it is said, and what.
pub(super) struct SpeechOrder(pub(super) u64, pub(super) SpeechSettings, pub(super) Vec<Utterance>);
