//! Keys of the voice: how it speaks, and what of it is said again.

use crate::content::Args;
use crate::page::{Opening, Page};
use crate::place::{Input, VoiceKey};
use crate::speech::Pace;
use crate::speech::speaker::{Loudness, Utterance};
use furigana::RichText;

use super::PageVoice;
use super::news::{LOUDNESS, PACE};
use super::said::{Said, spelled, utterance};

/// Which keys belong to the voice on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Its function keys and its characters.
    All,
    /// Its function keys only: characters are typed.
    Functions,
    /// None: any key is a sign of life, or is named.
    None,
}

impl Keys {
    pub(super) fn on(page: &Page) -> Self {
        match (page.opening, page.entry) {
            (Opening::AnyKey | Opening::Busy | Opening::NamesKeys, _) => Self::None,
            (Opening::Asks | Opening::Tells, Some(entry)) if !entry.kind.is_digits() => Self::Functions,
            (Opening::Asks | Opening::Tells, _) => Self::All,
        }
    }
}

impl PageVoice<'_> {
    /// Returns the key of the voice that this input is on this page, if it is one.
    pub(super) fn voice_key(&self, input: &Input) -> Option<VoiceKey> {
        let keys = self.said.as_ref().map_or(Keys::All, |said| said.keys);
        match (keys, input) {
            (Keys::All | Keys::Functions, Input::Voice(key)) => Some(*key),
            (Keys::All, Input::Char(c)) => VoiceKey::of(*c),
            (Keys::All, Input::Line(line)) => one_char(line).and_then(VoiceKey::of),
            (Keys::All | Keys::Functions | Keys::None, _) => None,
        }
    }

    /// Does what a key of the voice asks for; whatever was being said goes on behind it.
    pub(super) fn follow(&mut self, key: VoiceKey) {
        let before = self.before.replace(key);
        let told = match key {
            VoiceKey::Faster => self.paced(faster(self.manner.pace)),
            VoiceKey::Louder => self.loud(self.manner.loudness.louder()),
            // Nothing to announce: the second press goes on with what is left, below.
            VoiceKey::Pause if self.speech.paused => Vec::new(),
            VoiceKey::Pause => {
                self.speech.paused = true;
                return;
            }
            VoiceKey::Sentence if before != Some(key) => self.last_sentence().into_iter().collect(),
            VoiceKey::Sentence | VoiceKey::Spell => self.last_sentence().as_ref().map(spelled).into_iter().collect(),
            VoiceKey::Slower => self.paced(slower(self.manner.pace)),
            VoiceKey::Softer => self.loud(self.manner.loudness.softer()),
        };
        let rest = match key {
            // These two are what the person wants to hear; nothing is behind them.
            VoiceKey::Sentence | VoiceKey::Spell => Vec::new(),
            VoiceKey::Faster | VoiceKey::Louder | VoiceKey::Pause | VoiceKey::Slower | VoiceKey::Softer => {
                self.speech.rest()
            }
        };
        self.say(told.into_iter().chain(rest).collect());
    }

    fn last_sentence(&self) -> Option<Utterance> {
        let now = self.said.as_ref().and_then(|said| self.speech.last(said));
        now.or(self.last.as_ref()).cloned()
    }

    fn paced(&mut self, pace: Option<Pace>) -> Vec<Utterance> {
        self.manner.pace = pace.unwrap_or(self.manner.pace);
        let step = Pace::ALL.iter().position(|own| *own == self.manner.pace).map_or(1, |at| at + 1);
        self.told(PACE, step)
    }

    fn loud(&mut self, step: Option<Loudness>) -> Vec<Utterance> {
        self.manner.loudness = step.unwrap_or(self.manner.loudness);
        self.told(LOUDNESS, usize::from(self.manner.loudness.step()))
    }

    /// Returns words about the voice itself without a step.
    pub(super) fn words(&self, id: &str, said: &Said) -> Vec<Utterance> {
        let text = self.content.words(&said.lang).and_then(|words| words.text(id, &Args::new()));
        text.map(|text| utterance(id, text, &said.lang)).into_iter().collect()
    }

    /// Returns words about the voice itself, in the language of the page.
    fn told(&self, id: &str, step: usize) -> Vec<Utterance> {
        let Some(said) = &self.said else { return Vec::new() };
        let args = Args::new().with("step", RichText::plain(step.to_string()));
        let text = self.content.words(&said.lang).and_then(|words| words.text(id, &args));
        text.map(|text| utterance(id, text, &said.lang)).into_iter().collect()
    }
}

fn one_char(line: &str) -> Option<char> {
    let mut chars = line.trim().chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn faster(pace: Pace) -> Option<Pace> {
    Pace::ALL.iter().copied().find(|own| *own > pace)
}

fn slower(pace: Pace) -> Option<Pace> {
    Pace::ALL.iter().copied().rev().find(|own| *own < pace)
}
