//! What can happen at review, what it asks of the world, and where it is.

use crate::page::Lang;
use crate::place::{Command, Wrong};
use crate::records::{Duty, Gist, Opened, Receipt, Staff};

/// What the choices of a page do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the page before.
    Back,
    /// Today's date is right, or not.
    Date(bool),
    /// What each role may do, from this duty on.
    Duties(usize),
    /// Lock, and end.
    End,
    /// The list from this one on.
    Inbox(usize),
    /// The other language of staff.
    Language(Lang),
    /// Tie this record to a person.
    Link,
    /// Open this record.
    Open(Receipt),
    /// Somebody is there.
    Stay,
    /// It was talked over with the person.
    TalkedOver,
    /// The words that were shown for this wish.
    Words(usize),
    /// Everything that can be done.
    Work,
}

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// The input has ended.
    Closed,
    /// A key that means one thing on every page.
    Command(Command),
    /// A choice was decided on.
    Do(Action),
    /// It could not be done; one line that says why and what to do.
    Failed(String),
    /// Nobody did anything.
    Idle,
    /// All records in short, as they are now; it is noted that they were opened.
    Listed(Vec<Gist>),
    /// The record; it is noted that it was opened.
    Opened(Box<Opened>),
    /// The page was asked for again.
    Repeated,
    /// The PIN was this member's.
    Staff(Staff),
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
    /// Find out whose PIN this is.
    CheckStaff(String),
    /// Note that the clock is right.
    ClockIsRight,
    /// Note that the clock is wrong.
    ClockIsWrong,
    /// Forget the key, clear the screen, and end.
    End,
    /// Tie a record to a person, by the facility's own number.
    Link(Receipt, String),
    /// Note that the records are opened in short, then open them.
    List,
    /// Note that this record is opened, then open it.
    Open(Receipt),
    /// Note that this record was talked over.
    TalkedOver(Receipt),
    /// Open the facility's key.
    Unlock(String),
}

impl Effect {
    /// What a member of staff must be allowed to do for this; `None` where anybody may.
    pub fn duty(&self) -> Option<Duty> {
        match self {
            Self::CheckStaff(_) | Self::ClockIsRight | Self::ClockIsWrong | Self::End => None,
            Self::Link(..) | Self::TalkedOver(_) => Some(Duty::FollowUp),
            Self::List | Self::Open(_) | Self::Unlock(_) => Some(Duty::Read),
        }
    }
}

/// Where staff are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// Whether the date is right.
    Date,
    /// The date is wrong: nothing is opened.
    DateWrong,
    /// What each role may do, from this duty on.
    Duties(usize),
    /// The inbox, from this one on.
    Inbox(usize),
    /// The facility's own number is typed for the record.
    Link,
    /// The words that open the records are typed.
    Passphrase,
    /// The PIN is typed.
    Pin,
    /// One record.
    Record,
    /// The words that were shown for this wish of it.
    Words(usize),
    /// Everything that can be done.
    Work,
}

/// Something that is said once, on top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// It could not be done.
    Failed(String),
    /// The record is tied to a person now.
    Linked,
    /// There is no page before this one.
    NothingBefore,
    /// This role may not do it.
    NotYours,
    /// A My Number or a PIN may stand nowhere.
    Refused,
    /// The record is marked as talked over.
    TalkedOver,
    /// Nothing was chosen.
    Wrong(Wrong),
}
