//! What staff do with the records: find, open, talk over, tie to a person. Pure, like the walkthrough.

mod pages;

use crate::page::Lang;
use crate::place::{Command, Wrong};
use crate::privacy;
use crate::records::{Line, Opened, Receipt};

pub use pages::page;

/// Records of the inbox on one page.
const LISTED_AT_ONCE: usize = 6;

/// What the choices of a page do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the page before.
    Back,
    /// Today's date is right, or not.
    Date(bool),
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
    /// It was talked over with the person.
    TalkedOver,
    /// The words that were shown for this wish.
    Words(usize),
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
    /// The inbox as it is now.
    Listed(Vec<Line>),
    /// The record; it is noted that it was opened.
    Opened(Box<Opened>),
    /// The PIN was this member's.
    Staff(String),
    /// Something was typed.
    Typed(String),
    /// The passphrase opened the key.
    Unlocked,
    /// Nothing was chosen, and why.
    Wrong(Wrong),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Find out whose PIN this is.
    CheckStaff(String),
    /// Note that the clock is wrong.
    ClockIsWrong,
    /// Forget the key, clear the screen, and end.
    End,
    /// Tie a record to a person, by the facility's own number.
    Link(Receipt, String),
    /// Read the inbox.
    List,
    /// Note that this record is opened, then open it.
    Open(Receipt),
    /// Note that this record was talked over.
    TalkedOver(Receipt),
    /// Open the facility's key.
    Unlock(String),
}

/// Where staff are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// Whether the date is right.
    Date,
    /// The date is wrong: nothing is opened.
    DateWrong,
    /// The inbox, from this one on.
    Inbox(usize),
    /// The facility's own number is typed for the record.
    Link,
    /// The passphrase is typed.
    Passphrase,
    /// The PIN is typed.
    Pin,
    /// One record.
    Record,
    /// The words that were shown for this wish of it.
    Words(usize),
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
    /// A My Number or a PIN may stand nowhere.
    Refused,
    /// The record is marked as talked over.
    TalkedOver,
    /// Nothing was chosen.
    Wrong(Wrong),
}

/// Staff at the records.
#[derive(Debug)]
pub struct Review {
    lang: Lang,
    today: jiff::civil::Date,
    at: At,
    alert: Option<Alert>,
    staff: String,
    lines: Vec<Line>,
    opened: Option<Box<Opened>>,
    /// What is said when the effect under way has been done.
    done: Option<Alert>,
}

impl Review {
    /// At the door.
    pub fn new(lang: Lang, today: jiff::civil::Date) -> Self {
        Self {
            lang,
            today,
            at: At::Pin,
            alert: None,
            staff: String::new(),
            lines: Vec::new(),
            opened: None,
            done: None,
        }
    }

    /// The page that is shown.
    pub fn here(&self) -> &At {
        &self.at
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.alert = None;
        match msg {
            // Whoever left the records open must not leave them to the next person.
            Msg::Closed | Msg::Idle => self.end(),
            Msg::Command(Command::Back | Command::AskBack) => self.back(),
            Msg::Command(
                Command::Blank
                | Command::Colours
                | Command::Furigana
                | Command::KeyHelp
                | Command::Repeat
                | Command::Size
                | Command::Staff,
            ) => Vec::new(),
            Msg::Do(action) => self.act(action),
            Msg::Failed(why) => {
                self.done = None;
                self.say(Alert::Failed(why))
            }
            Msg::Listed(lines) => self.listed(lines),
            Msg::Opened(opened) => self.open(opened),
            Msg::Staff(name) => {
                self.staff = name;
                self.go(At::Passphrase)
            }
            Msg::Typed(text) => self.typed(text),
            Msg::Unlocked => self.go(At::Date),
            Msg::Wrong(wrong) => self.say(Alert::Wrong(wrong)),
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back => self.back(),
            Action::Date(true) => {
                self.at = At::Inbox(0);
                vec![Effect::List]
            }
            Action::Date(false) => {
                self.at = At::DateWrong;
                vec![Effect::ClockIsWrong]
            }
            Action::End => self.end(),
            Action::Inbox(from) => self.go(At::Inbox(from)),
            Action::Language(lang) => {
                self.lang = lang;
                Vec::new()
            }
            Action::Link => self.go(At::Link),
            Action::Open(receipt) => vec![Effect::Open(receipt)],
            Action::TalkedOver => self.with_record(Alert::TalkedOver, Effect::TalkedOver),
            Action::Words(wish) => self.go(At::Words(wish)),
        }
    }

    fn typed(&mut self, text: String) -> Vec<Effect> {
        match self.at {
            At::Pin => vec![Effect::CheckStaff(text)],
            At::Passphrase => vec![Effect::Unlock(text)],
            At::Link if privacy::refuse(&text).is_err() => self.say(Alert::Refused),
            At::Link if text.trim().is_empty() => self.back(),
            At::Link => self.with_record(Alert::Linked, |receipt| Effect::Link(receipt, text.trim().to_owned())),
            At::Date | At::DateWrong | At::Inbox(_) | At::Record | At::Words(_) => Vec::new(),
        }
    }

    /// An effect on the open record; afterwards this is said.
    fn with_record(&mut self, done: Alert, effect: impl FnOnce(Receipt) -> Effect) -> Vec<Effect> {
        let Some(receipt) = self.opened.as_ref().map(|opened| opened.receipt) else { return Vec::new() };
        self.done = Some(done);
        vec![effect(receipt)]
    }

    fn listed(&mut self, lines: Vec<Line>) -> Vec<Effect> {
        self.lines = lines;
        self.alert = self.done.take();
        if matches!(self.at, At::Link | At::Record | At::Words(_)) {
            self.at = At::Inbox(0);
        }
        Vec::new()
    }

    fn open(&mut self, opened: Box<Opened>) -> Vec<Effect> {
        self.opened = Some(opened);
        self.alert = self.done.take();
        self.go(At::Record)
    }

    fn end(&mut self) -> Vec<Effect> {
        self.opened = None;
        self.lines.clear();
        vec![Effect::End]
    }

    fn go(&mut self, to: At) -> Vec<Effect> {
        self.at = to;
        Vec::new()
    }

    fn say(&mut self, alert: Alert) -> Vec<Effect> {
        self.alert = Some(alert);
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.at {
            At::Record => {
                // What is not looked at is not kept in memory.
                self.opened = None;
                self.at = At::Inbox(0);
                vec![Effect::List]
            }
            At::Link | At::Words(_) => self.go(At::Record),
            At::Inbox(from) if from > 0 => self.go(At::Inbox(0)),
            At::Date | At::DateWrong | At::Inbox(_) | At::Passphrase | At::Pin => self.say(Alert::NothingBefore),
        }
    }
}
