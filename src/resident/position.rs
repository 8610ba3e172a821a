//! Where in a pack, in a check or at the end a visit stands.

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
    /// Somebody else asked for earlier answers to be taken back, and they still count; the receipt code of that.
    WithdrawalRequested(String),
    /// Earlier answers are taken back; the receipt code of that.
    Withdrawn(String),
}
