//! What a walkthrough is told, what it wants done in the world, and what it says once on top of a page.

use crate::focus::{InputError, PageCommand, ProbedKey};
use crate::page::{FuriganaMode, TextSize, Theme};
use consent_log::consent::{Abandonment, ConsentRecord, Notice, Withdrawal};
use consent_log::privacy::PrivacyError;

use super::call::{CallEnd, CallNews};
use super::pages::ResidentScreen;
use super::paused_visit::PausedVisit;

/// What the choices of a page do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResidentAction {
    /// To the page before.
    Back,
    /// Call staff.
    CallStaff,
    /// What the page says of its own choice with this name, such as an answer by the id of its option.
    Choose(String),
    /// Go on.
    Next,
    /// Open this page on top.
    Open(ResidentScreen),
    /// Back to the page on which everything else was opened.
    Resume,
}

impl ResidentAction {
    pub(super) fn choose(name: impl Into<String>) -> Self {
        Self::Choose(name.into())
    }

    pub(super) fn open(page: impl Into<ResidentScreen>) -> Self {
        Self::Open(page.into())
    }
}

/// What happened, as the walkthrough is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResidentMsg {
    /// A choice was decided on.
    Act(ResidentAction),
    /// Something became of the call for staff.
    Call(CallNews),
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(PageCommand),
    /// A key of a braille display was pressed on the page with this id: it is read there.
    Felt(String),
    /// The earlier record has these wishes that are not taken back.
    Found {
        /// Its receipt code.
        code: String,
        /// Ids of the wishes.
        wishes: Vec<String>,
    },
    /// Headphones were put in, or pulled out.
    Headphones(bool),
    /// These rows of a page were said aloud to their end, by their ids.
    Heard {
        /// The id of the page.
        page: String,
        /// The ids of the rows.
        rows: Vec<String>,
    },
    /// Nothing was done for the whole patience.
    Idle,
    /// The record is committed; this is its receipt code.
    Kept(String),
    /// No record has this receipt code.
    NotFound,
    /// The record could not be written.
    NotKept,
    /// The visit could not be kept for another day.
    NotPaused,
    /// The visit is kept for another day, under this code.
    Paused(String),
    /// A visit goes on that is kept under this code.
    PausedFound {
        /// The code.
        code: String,
        /// What was kept.
        visit: Box<PausedVisit>,
    },
    /// What an earlier sitting kept could not be deleted.
    PausedNotDeleted,
    /// No visit is kept under this code.
    PausedNotFound,
    /// The visit under this code cannot be read.
    PausedUnreadable,
    /// The proof of the record in one line, where it cannot be shown as a picture.
    Proof(String),
    /// The page was asked for again.
    Repeated,
    /// The page as it was shown.
    Shown(ShownPage),
    /// The staff PIN was this member's.
    StaffKnown(String),
    /// The staff PIN was nobody's, or must wait.
    StaffUnknown,
    /// The page stood for so many seconds.
    Stayed(u32),
    /// A key is to be named; nothing else comes of it.
    Tried(ProbedKey),
    /// Something was typed.
    Typed(String),
    /// The earlier answers are taken back; this is the receipt code of that.
    Withdrawn(String),
    /// Nothing was chosen, and why.
    Wrong(InputError),
}

/// A page as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPage {
    /// Its words; `None` where they are about the person (a read-back, a receipt, something typed).
    pub notice: Option<Notice>,
    /// Answers that it read back: the wish's id and the line as shown.
    pub read_back: Vec<(String, String)>,
}

/// What is to be done in the world.
#[derive(Debug, PartialEq, Eq)]
pub enum ResidentEffect {
    /// Note that a visit ended without a record: chapter and reason, nothing about the person.
    Abandoned {
        /// The chapter in which it ended.
        chapter: String,
        /// Why it ended.
        reason: Abandonment,
    },
    /// Call staff by everything that the house has, and note it.
    CallStaff,
    /// Find out whose PIN this is.
    CheckStaff(String),
    /// Delete the visit that is kept under this code.
    DeletePaused(String),
    /// The call is over: no chime any more, and note how it ended.
    EndCall(CallEnd),
    /// Look for the record with this receipt code.
    Find(String),
    /// Look for the visit that is kept under this code.
    FindPaused(String),
    /// Take everything of this visit from screen, scrollback and memory.
    Forget,
    /// Write the record, and say afterwards whether it is committed.
    Keep(Box<ConsentRecord>),
    /// Keep the visit for another day, and say afterwards whether it is kept.
    Pause {
        /// The code under which an earlier sitting kept it; `None` where a new one is to be made.
        code: Option<String>,
        /// What is kept.
        visit: Box<PausedVisit>,
    },
    /// Show the proof of the record with this receipt code, as a picture until a key is pressed.
    ShowProof(String),
    /// Write that earlier answers are taken back.
    Withdraw(Withdrawal),
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResidentAlert {
    /// How much is shown at a time, now.
    Amount(TextSize),
    /// Staff came, and the call is over.
    CallAnswered,
    /// The person called staff no longer.
    CallTakenBack,
    /// No record has this receipt code, or it was mistyped.
    CodeUnknown,
    /// Nothing was picked.
    NothingPicked,
    /// There is no page before this one.
    NothingBefore,
    /// The proof of the record, where it cannot be shown as a picture.
    Proof(String),
    /// What an earlier sitting kept could not be deleted.
    PausedNotDeleted,
    /// No visit is kept under this code, or it was mistyped.
    PausedUnknown,
    /// The visit under this code cannot be read: it begins anew.
    PausedUnreadable,
    /// The words have changed since the visit was kept: it begins anew.
    WordsChanged,
    /// A key, and what it does elsewhere.
    Key(ProbedKey),
    /// How readings are shown, now.
    Readings(FuriganaMode),
    /// What was typed may not be typed anywhere.
    Refused(PrivacyError),
    /// The staff PIN was wrong, or must wait.
    StaffUnknown,
    /// The colours, now.
    Theme(Theme),
    /// Nobody answered; what was on the screen is gone.
    TimedOut,
    /// The facility's number has another count of digits.
    WrongLength(u8),
    /// Nothing was chosen, and why.
    Wrong(InputError),
}
