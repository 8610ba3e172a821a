//! Which keys open the records, and a new one in the place of an old one, which two people do together.

use zeroize::Zeroizing;

use super::{Alert, At, Effect, Names, Review};
use consent_log::{Duty, KeyKind, KnownKey};

/// Words of a new key on one page.
pub(super) const WORDS_AT_ONCE: usize = 8;

/// What the choices of a page about keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysAction {
    /// The keys from this one on.
    Known(usize),
    /// A new key of this kind: what comes of it?
    New(KeyKind),
    /// The same, with somebody else.
    Together(KeyKind),
    /// The new words from this one on.
    Words(usize),
    /// The new words stand on paper.
    Written,
}

/// Where staff are with keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysAt {
    /// Which keys there are, from this one on.
    Known(usize),
    /// What comes of a new key of this kind.
    New(KeyKind),
    /// The PIN of a second member of staff is typed.
    SecondPin(KeyKind),
    /// The new words, from this one on.
    Words(usize),
    /// The new words are typed as they stand on paper.
    Proof,
}

/// What is to be done with keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysEffect {
    /// Read which keys there are.
    Look,
    /// Make a new key of this kind, if this is the PIN of somebody else; nothing is changed yet.
    Make(KeyKind, String),
    /// Put it in the place of the old one, if these are its words.
    Change(String),
}

/// What is looked at of keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    /// Every key, the newest first.
    pub(super) known: Vec<KnownKey>,
    /// The words of a new key, while they are written down.
    words: Zeroizing<String>,
}

impl Keys {
    /// The words of a new key, one by one.
    pub(super) fn words(&self) -> Vec<&str> {
        self.words.split(' ').collect()
    }

    /// How many there are, for what is decided by them.
    pub(super) fn way(&self) -> String {
        format!("{} {}", self.known.len(), self.words().len())
    }
}

impl Review {
    pub(super) fn keys(&mut self, action: KeysAction) -> Vec<Effect> {
        self.with_duty(Duty::Keys, |review| match action {
            KeysAction::Known(0) => {
                review.keys.words = Zeroizing::default();
                review.at = At::Keys(KeysAt::Known(0));
                vec![Effect::Keys(KeysEffect::Look)]
            }
            KeysAction::Known(from) => review.go(At::Keys(KeysAt::Known(from))),
            KeysAction::New(kind) => review.go(At::Keys(KeysAt::New(kind))),
            KeysAction::Together(kind) => review.go(At::Keys(KeysAt::SecondPin(kind))),
            KeysAction::Words(from) => review.go(At::Keys(KeysAt::Words(from))),
            KeysAction::Written => review.go(At::Keys(KeysAt::Proof)),
        })
    }

    pub(super) fn keys_typed(&mut self, at: KeysAt, text: String) -> Vec<Effect> {
        let effect = match at {
            KeysAt::Proof => KeysEffect::Change(text),
            KeysAt::SecondPin(kind) => KeysEffect::Make(kind, text),
            KeysAt::Known(_) | KeysAt::New(_) | KeysAt::Words(_) => return Vec::new(),
        };
        self.with_duty(Duty::Keys, |review| {
            review.done = matches!(effect, KeysEffect::Change(_)).then_some(Alert::KeysChanged);
            vec![Effect::Keys(effect)]
        })
    }

    /// Nothing is changed before the words stand on paper.
    pub(super) fn key_made(&mut self, words: Zeroizing<String>) -> Vec<Effect> {
        self.keys.words = words;
        self.go(At::Keys(KeysAt::Words(0)))
    }

    pub(super) fn keys_listed(&mut self, mut known: Vec<KnownKey>, names: Names) -> Vec<Effect> {
        known.reverse();
        self.keys = Keys { known, words: Zeroizing::default() };
        self.names = names;
        self.alert = self.done.take();
        self.go(At::Keys(KeysAt::Known(0)))
    }

    pub(super) fn back_from_keys(&mut self, at: KeysAt) -> Vec<Effect> {
        match at {
            KeysAt::Known(0) => self.go(At::Duties(0)),
            KeysAt::SecondPin(kind) => self.keys(KeysAction::New(kind)),
            KeysAt::Proof => self.keys(KeysAction::Words(0)),
            KeysAt::Words(from) if from > 0 => self.keys(KeysAction::Words(from - WORDS_AT_ONCE)),
            KeysAt::Known(_) | KeysAt::New(_) | KeysAt::Words(_) => self.keys(KeysAction::Known(0)),
        }
    }
}
