//! What can happen at review, what it asks of the world, and where it is.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::place::{Command, Wrong};
use consent_log::{
    Correction, Count, Duty, Erasing, Gathered, Gist, KnownKey, Leaving, Line, Listed, Opened, Outcome, Pseudonym,
    Receipt, Resident, Role, Staff, StaffCall,
};
use furigana::Lang;

use super::cards::{CardsAction, CardsAt, CardsEffect, Locker};
use super::keys::{KeysAction, KeysAt, KeysEffect};
use super::outcome::{Again, Came};

/// The names behind the pseudonyms of staff.
pub type Names = BTreeMap<Pseudonym, String>;

/// What the choices of a page do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Add a member of staff.
    AddStaff,
    /// When the record is looked at again.
    Again(Again),
    /// The answers of the record from this one on.
    Answers(usize),
    /// To the page before.
    Back,
    /// What came of talking it over.
    Came(Came),
    /// Something with cards and certificates.
    Cards(CardsAction),
    /// This answer is to be corrected.
    Correct(usize),
    /// This answer is right instead.
    CorrectTo(usize, String),
    /// Today's date is right, or not.
    Date(bool),
    /// Records that are due again, from this one on.
    Due(usize),
    /// What each role may do, from this duty on.
    Duties(usize),
    /// Lock, and end.
    End,
    /// The record is to be erased: ask why.
    Erase,
    /// The record is to be erased for this: ask for a second pair of eyes.
    EraseFor(Erasing),
    /// The people that were found, from this one on.
    Found(usize),
    /// The record is to be held, or let go.
    Hold,
    /// The list from this one on.
    Inbox(usize),
    /// Something with keys.
    Keys(KeysAction),
    /// The other language of staff.
    Language(Lang),
    /// This member of staff leaves: ask.
    Leaves,
    /// This member of staff leaves.
    LeavesNow,
    /// Tie this record to a person.
    Link,
    /// The hand-over list with this id, from this person on.
    List(String, usize),
    /// The hand-over lists.
    Lists,
    /// Who looked at this record, in the words of the person.
    Looked,
    /// A member of staff.
    Member(Staff),
    /// What else can be done with this record.
    More,
    /// This member of staff gets another PIN.
    NewPin,
    /// This member of staff gets another role: which?
    NewRole,
    /// Open this record.
    Open(Receipt),
    /// The records of this person, the oldest first.
    Person(Resident),
    /// The same from this record on.
    PersonFrom(usize),
    /// Print everything of this person.
    Print,
    /// All records in the order in which they came, from this one on.
    Register(usize),
    /// This role.
    Role(Role),
    /// Find a person.
    Search,
    /// The members of staff from this one on.
    Staff(usize),
    /// Somebody is there.
    Stay,
    /// How this is done by a command.
    Steps(Duty),
    /// Ask whether this answer is to be taken back.
    TakeBack(usize),
    /// The person said so: take this answer back.
    TakeBackNow(usize),
    /// It was talked over with the person.
    TalkedOver,
    /// The words that were shown for this wish.
    Words(usize),
    /// Everything that can be done.
    Work,
    /// Write this hand-over list to files.
    WriteList(String),
}

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// Calls for staff to which nobody has come.
    Calls(Vec<StaffCall>),
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(Command),
    /// A choice was decided on.
    Do(Action),
    /// The locker was counted, and this was found.
    Counted(Count),
    /// It could not be done, and why.
    Failed(Trouble),
    /// Everybody on a hand-over list; it is noted that it was made.
    HandedOver(Gathered<Listed>),
    /// Nobody did anything.
    Idle,
    /// A new key is made, and these are its words; nothing is changed yet.
    KeyMade(Zeroizing<String>),
    /// Every key that was ever used, the oldest first, and the names of who made them.
    Keys(Vec<KnownKey>, Names),
    /// All records in short, as they are now; it is noted that they were opened.
    Listed(Gathered<Gist>),
    /// What the log says about the locker.
    Locker(Box<Locker>),
    /// The record, and the names of staff in it; it is noted that it was opened.
    Opened(Box<Opened>, Names),
    /// Everything of one person is written to this file.
    Printed(String),
    /// All records as they stand in the log, without what is sealed.
    Registered(Gathered<Line>),
    /// The page was asked for again.
    Repeated,
    /// The PIN was this member's.
    Staff(Staff),
    /// Everybody who works here, as it is now.
    StaffListed(Vec<Staff>),
    /// Something was typed.
    Typed(String),
    /// The words opened the key.
    Unlocked,
    /// Nothing was chosen, and why.
    Wrong(Wrong),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Add a member of staff with this name, role and PIN.
    AddStaff(String, Role, String),
    /// Read the calls for staff to which nobody has come.
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
    End(Leaving),
    /// Erase a record for this reason, if this is the PIN of somebody else.
    Erase(Receipt, Erasing, String),
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
    List,
    /// Note that this record is opened, then open it.
    Open(Receipt),
    /// Note that these records are printed, then open and print them.
    Print(Vec<Receipt>),
    /// Read what stands in the log of all records, without opening any.
    Register,
    /// Give a member of staff another PIN.
    SetPin(Pseudonym, String),
    /// Give a member of staff another role.
    SetRole(Pseudonym, Role),
    /// Note that this record was talked over, and what came of it.
    Settle(Receipt, Outcome),
    /// Read who works here.
    StaffList,
    /// Open the facility's key by the file on somebody's stick, if there is one.
    Stick,
    /// Take an answer back, on the person's word.
    TakeBack(Receipt, String),
    /// Open the facility's key.
    Unlock(String),
    /// Note that this hand-over list is made, then write it to files.
    WriteList(String),
}

impl Effect {
    /// Whether the page that comes shows a list which is made for it.
    pub(super) fn makes_a_list(&self) -> bool {
        matches!(self, Self::HandOver(_) | Self::List | Self::Register)
    }

    /// What a member of staff must be allowed to do for this; `None` where anybody may.
    pub fn duty(&self) -> Option<Duty> {
        match self {
            Self::Cards(effect) => Some(effect.duty()),
            Self::CheckStaff(_) | Self::ClockIsRight | Self::ClockIsWrong | Self::End(_) => None,
            Self::AddStaff(..) | Self::Leave(_) | Self::SetPin(..) | Self::SetRole(..) | Self::StaffList => {
                Some(Duty::Accounts)
            }
            Self::Erase(..) => Some(Duty::Erase),
            Self::Keys(_) => Some(Duty::Keys),
            Self::Correct(..) | Self::Hold(..) | Self::Link(..) | Self::Settle(..) | Self::TakeBack(..) => {
                Some(Duty::FollowUp)
            }
            Self::HandOver(_) | Self::List | Self::Open(_) | Self::Stick | Self::Unlock(_) => Some(Duty::Read),
            Self::Print(_) | Self::WriteList(_) => Some(Duty::Print),
            Self::Calls | Self::Register => Some(Duty::Guide),
        }
    }
}

/// What is typed of a person, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The facility's own number.
    Number,
    /// The name.
    Name,
    /// The name in kana.
    Kana,
    /// The room.
    Room,
}

impl Detail {
    /// Its name among the words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Kana => "kana",
            Self::Room => "room",
        }
    }
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// For this reason: `review-trouble-` and this among the words.
    Known(&'static str),
    /// The same, with what it is about: a file, a code, a number.
    About(&'static str, String),
}

/// Where staff are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// When the record is looked at again.
    Again(Came),
    /// The day on which it is looked at again is typed.
    AgainOn(Came),
    /// The answers of the record from this one on.
    Answers(usize),
    /// With cards and certificates.
    Cards(CardsAt),
    /// Which answer is right.
    Correct(usize),
    /// Why this answer is right is typed.
    CorrectWhy(usize, String),
    /// Whether the date is right.
    Date,
    /// The date is wrong: nothing is opened.
    DateWrong,
    /// Records that are due again, from this one on.
    Due(usize),
    /// What each role may do, from this duty on.
    Duties(usize),
    /// Why the record is erased.
    Erase,
    /// The people that were found, from this one on.
    Found(usize),
    /// Why the record is held or let go is typed.
    Hold,
    /// The inbox, from this one on.
    Inbox(usize),
    /// With keys.
    Keys(KeysAt),
    /// This is typed of the person of the record.
    Link(Detail),
    /// The hand-over list with this id, from this person on.
    List(String, usize),
    /// The hand-over lists.
    Lists,
    /// Who looked at the record.
    Looked,
    /// A member of staff.
    Member,
    /// Whether the member of staff leaves.
    MemberLeaves,
    /// The name of a new member of staff is typed.
    MemberName,
    /// A PIN for a member of staff is typed.
    MemberPin,
    /// The same PIN is typed once more.
    MemberPinAgain,
    /// Which role a member of staff gets.
    MemberRole,
    /// What else can be done with the record.
    More,
    /// What came of talking it over.
    Outcome,
    /// The words that open the records are typed.
    Passphrase,
    /// The records of one person from this one on.
    Person(usize),
    /// The PIN is typed.
    Pin,
    /// One record.
    Record,
    /// All records in the order in which they came, from this one on.
    Register(usize),
    /// A part of a name, kana, a room or a number is typed.
    Search,
    /// The PIN of a second member of staff is typed, to erase for this reason.
    SecondPin(Erasing),
    /// The members of staff from this one on.
    Staff(usize),
    /// How this is done by a command.
    Steps(Duty),
    /// Whether this answer is taken back.
    TakeBack(usize),
    /// The words that were shown for this wish of the record.
    Words(usize),
    /// Everything that can be done.
    Work,
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// It is written down for the card.
    CardWritten,
    /// The correction stands beside the answer.
    Corrected,
    /// Something has to be typed here.
    Empty,
    /// The record is erased.
    Erased,
    /// It could not be done.
    Failed(Trouble),
    /// The record is held now.
    Held,
    /// A new key has taken the place of an old one.
    KeysChanged,
    /// The record is tied to a person now.
    Linked,
    /// Kana only, and this is none.
    NotKana(char),
    /// That is not the number of a paper.
    NoPaper,
    /// That is not a slot.
    NoSlot,
    /// There is no such day.
    NoSuchDay,
    /// Nobody was found.
    NobodyFound,
    /// There is no page before this one.
    NothingBefore,
    /// This role may not do it.
    NotYours,
    /// The two PINs differ.
    OtherPin,
    /// Everything of the person stands in this file.
    Printed(String),
    /// A My Number or a PIN may stand nowhere.
    Refused,
    /// The record may be erased again when its time has come.
    Released,
    /// The slot belongs to something else.
    SlotTaken,
    /// The staff book is changed.
    StaffChanged,
    /// The answer is taken back.
    TakenBack,
    /// The record is marked as talked over.
    TalkedOver,
    /// Nothing was chosen.
    Wrong(Wrong),
}
