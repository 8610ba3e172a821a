//! Keys of the voice: how it speaks, and what of it is said again.

use crate::content::MessageArgs;
use crate::focus::{UserInput, VoiceKey};
use crate::speech::Pace;
use crate::speech::speaker::{Loudness, Utterance};
use furigana::RichText;

use super::PageVoice;
use super::key_scope::VoiceKeyScope;
use super::snapshot::{PageSnapshot, spelled, utterance};
use super::speech_state::{LOUDNESS_ID, PACE_ID};

impl PageVoice<'_> {
    /// Returns the key of the voice that this input is on this page, if it is one.
    pub(super) fn voice_key(&self, input: &UserInput) -> Option<VoiceKey> {
        let keys = self.snapshot.as_ref().map_or(VoiceKeyScope::All, |said| said.keys);
        match (keys, input) {
            (VoiceKeyScope::All | VoiceKeyScope::Functions, UserInput::Voice(key)) => Some(*key),
            (VoiceKeyScope::All, UserInput::Char(c)) => VoiceKey::from_char(*c),
            (VoiceKeyScope::All, UserInput::Line(line)) => one_char(line).and_then(VoiceKey::from_char),
            (VoiceKeyScope::All | VoiceKeyScope::Functions | VoiceKeyScope::None, _) => None,
        }
    }

    /// Does what a key of the voice asks for; whatever was being said goes on behind it.
    pub(super) fn perform(&mut self, key: VoiceKey) {
        let before = self.last_key.replace(key);
        let told = match key {
            VoiceKey::Faster => self.change_pace(faster(self.settings.pace)),
            VoiceKey::Louder => self.change_loudness(self.settings.loudness.louder()),
            // Nothing to announce: the second press goes on with what is left, below.
            VoiceKey::Pause if self.speech.paused => Vec::new(),
            VoiceKey::Pause => {
                self.speech.paused = true;
                return;
            }
            VoiceKey::Sentence if before != Some(key) => self.last_sentence().into_iter().collect(),
            VoiceKey::Sentence | VoiceKey::Spell => self.last_sentence().as_ref().map(spelled).into_iter().collect(),
            VoiceKey::Slower => self.change_pace(slower(self.settings.pace)),
            VoiceKey::Softer => self.change_loudness(self.settings.loudness.softer()),
        };
        let rest = match key {
            // These two are what the person wants to hear; nothing is behind them.
            VoiceKey::Sentence | VoiceKey::Spell => Vec::new(),
            VoiceKey::Faster | VoiceKey::Louder | VoiceKey::Pause | VoiceKey::Slower | VoiceKey::Softer => {
                self.speech.unheard()
            }
        };
        self.say(told.into_iter().chain(rest).collect());
    }

    fn last_sentence(&self) -> Option<Utterance> {
        let now = self.snapshot.as_ref().and_then(|said| self.speech.last_sentence(said));
        now.or(self.last_sentence.as_ref()).cloned()
    }

    fn change_pace(&mut self, pace: Option<Pace>) -> Vec<Utterance> {
        self.settings.pace = pace.unwrap_or(self.settings.pace);
        let step = Pace::ALL.iter().position(|own| *own == self.settings.pace).map_or(1, |at| at + 1);
        self.step_words(PACE_ID, step)
    }

    fn change_loudness(&mut self, step: Option<Loudness>) -> Vec<Utterance> {
        self.settings.loudness = step.unwrap_or(self.settings.loudness);
        self.step_words(LOUDNESS_ID, usize::from(self.settings.loudness.step()))
    }

    /// Returns words about the voice itself without a step.
    pub(super) fn voice_words(&self, id: &str, said: &PageSnapshot) -> Vec<Utterance> {
        let text = self.content.messages(&said.lang).and_then(|words| words.text(id, &MessageArgs::new()));
        text.map(|text| utterance(id, text, &said.lang)).into_iter().collect()
    }

    /// Returns words about the voice itself, in the language of the page.
    fn step_words(&self, id: &str, step: usize) -> Vec<Utterance> {
        let Some(said) = &self.snapshot else { return Vec::new() };
        let args = MessageArgs::new().with("step", RichText::plain(step.to_string()));
        let text = self.content.messages(&said.lang).and_then(|words| words.text(id, &args));
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
