//! What staff write about a record: the outcome of talking it over, a correction, a hold.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::value::pseudonym::Pseudonym;

/// The outcome of talking a record over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewOutcome {
    /// Nothing is left to do.
    pub done: bool,
    /// When to look at it again.
    pub due: Option<Date>,
    /// What it was, by an id of the staff words, such as `applied`; sealed.
    pub what: String,
    /// In words; sealed.
    pub remark: String,
}

/// An answer corrected by staff on the person's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Which wish.
    pub wish: String,
    /// The answer that is right, by its id.
    pub answer: String,
    /// Answers to the questions that follow.
    pub details: BTreeMap<String, Vec<String>>,
    /// Why, in words.
    pub reason: String,
}

/// A correction as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionEntry {
    /// Date and time in Japan.
    pub at: DateTime,
    /// Who wrote it.
    pub staff: Pseudonym,
    /// What it says.
    pub correction: Correction,
}

/// An outcome as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeEntry {
    /// Date and time in Japan.
    pub at: DateTime,
    /// Who wrote it.
    pub staff: Pseudonym,
    /// What it says.
    pub outcome: ReviewOutcome,
}

/// Why a record may not be erased for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordHold {
    /// Date and time in Japan.
    pub at: DateTime,
    /// Who holds it.
    pub staff: Pseudonym,
    /// Why, in words.
    pub reason: String,
}
