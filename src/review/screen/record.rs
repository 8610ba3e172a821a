//! The pages about the open record.

use crate::review::outcome::FollowUpOutcome;
use crate::review::resident_field::ResidentField;
use consent_log::{ErasureReason, Resident};

/// Whether this answer is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TakeBackPage {
    pub(in crate::review) wish: usize,
}

/// Which answer is right instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CorrectPage {
    pub(in crate::review) wish: usize,
}

/// Why this answer is right is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CorrectReasonPage {
    pub(in crate::review) wish: usize,
    pub(in crate::review) answer: String,
}

/// When the person left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeparturePage;

/// The day on which the person left is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DepartureDayPage;

/// Why the record is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErasePage;

/// The PIN of a second member of staff is typed, to erase for this reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErasePinPage {
    pub(in crate::review) why: ErasureReason,
}

/// What came of talking it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowUpPage;

/// When the record is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RevisitPage {
    pub(in crate::review) outcome: FollowUpOutcome,
}

/// The day on which it is looked at again is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RevisitDayPage {
    pub(in crate::review) outcome: FollowUpOutcome,
}

/// This is typed of the person of the record, after what was typed before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkPage {
    pub(in crate::review) detail: ResidentField,
    pub(in crate::review) resident: Resident,
}

/// What else can be done with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MoreActionsPage;

/// Who looked at the record, in the words of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WhoLookedPage;

/// Why the record is held or let go is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoldPage;

/// The record that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordPage;

/// Answers of the open record that have no key on its page, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnswersPage {
    pub(in crate::review) from: usize,
}

/// The words that were shown for this wish of the open record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShownWordsPage {
    pub(in crate::review) wish: usize,
}
