//! What can happen at review, what a choice does, and what is asked of the world.

use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::focus::{InputError, PageCommand};
use crate::review::locker::{CardsEffect, Locker};
use crate::review::pages::StaffScreen;
use crate::review::staff_names::StaffNames;
use consent_log::{
    Correction, DecryptedRecord, ErasureReason, HandOverEntry, InboxEntry, KeyKind, KnownKey, LockerCount, PartialRead,
    Permission, Pseudonym, Receipt, RecordSummary, Resident, ReviewOutcome, Role, SessionEnd, StaffCall, StaffMember,
};
use furigana::Lang;

/// What a choice of a page does, something that is typed on it, or the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewAction {
    /// Ask the world for this; what then follows is decided by what the world answers.
    Ask(ReviewEffect),
    /// The same, and once it is done, this.
    AskThen(ReviewEffect, Box<EffectCompletion>),
    /// To the page before.
    Back,
    /// One after the other.
    Each(Vec<Self>),
    /// Lock, and end.
    End,
    /// The other language of staff.
    Language(Lang),
    /// To this page, if the member may see it; it reads its list again.
    Open(StaffScreen),
    /// To this page as it was left: nothing is read again.
    Return(StaffScreen),
    /// Say this on top of the page.
    Say(ReviewAlert),
    /// Nothing.
    Stay,
}

impl ReviewAction {
    /// Opens a page.
    pub(super) fn open(page: impl Into<StaffScreen>) -> Self {
        Self::Open(page.into())
    }

    /// Leads back to a page as it was left.
    pub(super) fn return_to(page: impl Into<StaffScreen>) -> Self {
        Self::Return(page.into())
    }

    /// Asks for an effect that leaves staff where they are until the world answers.
    pub(super) fn ask_and_say(effect: ReviewEffect, say: ReviewAlert) -> Self {
        Self::AskThen(effect, Box::new(EffectCompletion { say, page: None }))
    }

    /// Asks for an effect after which staff are on this page.
    pub(super) fn ask_and_return(effect: ReviewEffect, say: ReviewAlert, page: impl Into<StaffScreen>) -> Self {
        Self::AskThen(effect, Box::new(EffectCompletion { say, page: Some(page.into()) }))
    }
}

/// What follows once an effect has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectCompletion {
    /// What is said.
    pub(super) say: ReviewAlert,
    /// The page on which staff are then; `None` where the answer of the world decides.
    pub(super) page: Option<StaffScreen>,
}

/// What happened.
#[derive(Debug)]
pub enum ReviewMsg {
    /// Calls for staff that nobody has answered.
    Calls(Vec<StaffCall>),
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(PageCommand),
    /// A choice was decided on.
    Act(ReviewAction),
    /// The locker was counted, and this was found.
    Counted(LockerCount),
    /// It could not be done, and why.
    Failed(FailureReason),
    /// Everybody on a hand-over list; it is noted that it was made.
    HandOverListed(PartialRead<HandOverEntry>),
    /// Nobody did anything.
    Idle,
    /// A new key is made, and these are its words; nothing is changed yet.
    KeyMade(Zeroizing<String>),
    /// Every key that was ever used, the oldest first, and the names of who made them.
    Keys(Vec<KnownKey>, StaffNames),
    /// All records in short, as they are now; it is noted that they were opened.
    RecordsListed(PartialRead<RecordSummary>),
    /// What the log says about the locker.
    Locker(Box<Locker>),
    /// The record, and the names of staff in it; it is noted that it was opened.
    RecordOpened(Box<DecryptedRecord>, StaffNames),
    /// Everything of one person is written to this file.
    Printed(String),
    /// The register: what the log says openly about every record.
    RegisterRead(PartialRead<InboxEntry>),
    /// The page was asked for again.
    Repeated,
    /// The PIN was this member's.
    Staff(StaffMember),
    /// Everybody who works here, as it is now.
    StaffListed(Vec<StaffMember>),
    /// Something was typed.
    Typed(String),
    /// The words opened the key.
    Unlocked,
    /// Nothing was chosen, and why.
    Wrong(InputError),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewEffect {
    /// Add a member of staff with this name, role and PIN.
    AddStaff(String, Role, String),
    /// Read the calls for staff that nobody has answered.
    Calls,
    /// Something with cards and certificates.
    Cards(CardsEffect),
    /// Find out whose PIN this is.
    CheckStaff(String),
    /// Note that the clock is right.
    ClockIsRight,
    /// Note that the clock is wrong.
    ClockIsWrong,
    /// Keep a correction beside the answer.
    Correct(Receipt, Correction),
    /// Forget the key, clear the screen, and end.
    End(SessionEnd),
    /// Erase a record for this reason, if this is the PIN of somebody else.
    Erase(Receipt, ErasureReason, String),
    /// Note that this hand-over list is made, then open it.
    HandOver(String),
    /// Hold a record, or let it go, and why.
    Hold(Receipt, bool, String),
    /// Something with keys.
    Keys(KeysEffect),
    /// This member of staff leaves.
    Leave(Pseudonym),
    /// Tie a record to a person.
    Link(Receipt, Resident),
    /// Note that the records are opened in short, then open them.
    ListRecords,
    /// Note that this record is opened, then open it.
    Open(Receipt),
    /// Note that these records are printed, then open and print them.
    Print(Vec<Receipt>),
    /// Read the register, without opening any record.
    ReadRegister,
    /// Give a member of staff another PIN.
    SetPin(Pseudonym, String),
    /// Give a member of staff another role.
    SetRole(Pseudonym, Role),
    /// Note that the person of these records left on this day.
    NoteDeparture(Vec<Receipt>, Date),
    /// Note that the person of these records lives here.
    NoteReturn(Vec<Receipt>),
    /// Note that this record was talked over, and what came of it.
    MarkTalkedOver(Receipt, ReviewOutcome),
    /// Read who works here.
    StaffList,
    /// Open the facility's key by the file on somebody's stick, if there is one.
    UnlockByStick,
    /// Take an answer back, on the person's word.
    TakeBack(Receipt, String),
    /// Open the facility's key.
    Unlock(String),
    /// Note that this hand-over list is made, then write it to files.
    WriteList(String),
}

impl ReviewEffect {
    /// Returns whether it unlocks the key without which nothing can be read.
    pub(super) fn opens_the_key(&self) -> bool {
        matches!(self, Self::UnlockByStick | Self::Unlock(_))
    }

    /// Returns whether it makes the list that the opened page shows.
    pub(super) fn makes_a_list(&self) -> bool {
        matches!(self, Self::HandOver(_) | Self::ListRecords | Self::ReadRegister)
    }

    /// Returns the permission that this needs; `None` where anybody may.
    pub fn duty(&self) -> Option<Permission> {
        match self {
            // No wildcard: a new effect has to say here who may have it done.
            Self::Cards(effect) => Some(effect.duty()),
            Self::CheckStaff(_) | Self::ClockIsRight | Self::ClockIsWrong | Self::End(_) => None,
            Self::AddStaff(..) | Self::Leave(_) | Self::SetPin(..) | Self::SetRole(..) | Self::StaffList => {
                Some(Permission::Accounts)
            }
            Self::Erase(..) => Some(Permission::Erase),
            Self::Keys(_) => Some(Permission::Keys),
            Self::Correct(..)
            | Self::Hold(..)
            | Self::Link(..)
            | Self::MarkTalkedOver(..)
            | Self::NoteDeparture(..)
            | Self::NoteReturn(_)
            | Self::TakeBack(..) => Some(Permission::FollowUp),
            Self::HandOver(_) | Self::ListRecords | Self::Open(_) | Self::UnlockByStick | Self::Unlock(_) => {
                Some(Permission::Read)
            }
            Self::Print(_) | Self::WriteList(_) => Some(Permission::Print),
            Self::Calls | Self::ReadRegister => Some(Permission::Guide),
        }
    }
}

/// What is to be done with keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysEffect {
    /// Read which keys there are.
    ListKeys,
    /// Make a new key of this kind, if this is the PIN of somebody else; nothing is changed yet.
    Make(KeyKind, String),
    /// Put it in the place of the old one, if these are its words.
    Change(String),
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureReason {
    /// For this reason: `review-trouble-` and this among the words.
    Known(&'static str),
    /// The same, with what it is about: a file, a code, a number.
    About(&'static str, String),
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewAlert {
    /// It could not be done.
    Failed(FailureReason),
    /// Kana only, and this is none.
    NotKana(char),
    /// Everything of the person was written to this file.
    Printed(String),
    /// The message with this id.
    Words(&'static str),
    /// Nothing was chosen.
    Wrong(InputError),
}

impl ReviewAlert {
    /// Something has to be typed here.
    // Set-up refuses with the same sentences, so the messages are its own.
    pub(super) const EMPTY: Self = Self::Words("setup-alert-empty");
    /// There is no page before this one.
    pub(super) const NOTHING_BEFORE: Self = Self::Words("alert-nothing-before");
    /// This role may not do it.
    pub(super) const NOT_YOURS: Self = Self::Words("review-not-yours");
    /// The two PINs differ.
    pub(super) const OTHER_PIN: Self = Self::Words("setup-alert-other-pin");
    /// A My Number or a PIN is taken nowhere.
    pub(super) const REFUSED: Self = Self::Words("setup-alert-refused");
    /// The staff book is changed.
    pub(super) const STAFF_CHANGED: Self = Self::Words("review-staff-changed");
}
