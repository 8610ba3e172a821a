//! Where in a pack, in a check or at the end a visit stands, how long it is to be, and by what it is followed.

use serde::{Deserialize, Serialize};

/// One step of the pack, by its place. A later step is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct StepPosition {
    /// Index of the chapter.
    pub(super) chapter: usize,
    /// Index of the step in its chapter.
    pub(super) step: usize,
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CheckPhase {
    /// It is asked.
    Asked,
    /// It is explained once more.
    Again,
    /// It is asked once more.
    AskedAgain,
    /// Staff are offered.
    Offer,
    /// It was right.
    Right,
}

/// How much of the pack a person wants to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum VisitLength {
    /// Chapters that the person picks from the table of contents, one after the other.
    Chosen,
    /// All of it.
    #[default]
    Everything,
    /// The steps that the pack counts among the most important.
    Short,
}

/// By what a page can be followed besides what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FollowedBy {
    /// Our voice said it.
    Voice,
    /// It was read on a braille display.
    Braille,
}

/// How a visit ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VisitEnding {
    /// The person chose to record nothing; what was answered is gone.
    Dropped,
    /// The record is committed; its receipt code.
    Kept(String),
    /// The person listened, and nothing about them was written.
    Listened,
    /// Nothing was answered, so there is nothing to record.
    NoAnswers,
    /// The record could not be written; it can be tried again.
    NotKept,
    /// The person had enough for today; the code under which the visit goes on.
    Paused(String),
    /// Somebody else asked for earlier answers to be taken back, and they still count; the receipt code of that.
    WithdrawalRequested(String),
    /// Earlier answers are taken back; the receipt code of that.
    Withdrawn(String),
}
