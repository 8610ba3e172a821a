//! The pages about the keys of the records.

use consent_log::KeyKind;

/// The keys, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyListPage {
    pub(in crate::review) from: usize,
}

/// What comes of a new key of this kind, before anything is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewKeyPage {
    pub(in crate::review) kind: KeyKind,
}

/// The PIN of a second member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyPinPage {
    pub(in crate::review) kind: KeyKind,
}

/// The words of the new key, from this one on, to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewKeyWordsPage {
    pub(in crate::review) from: usize,
}

/// The new words are typed from the paper on which they were written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyProofPage;
