//! What staff do with the records: find, open, talk over, tie to a person. Pure, like the walkthrough.

mod flags;
pub mod gallery;
mod message;
mod pages;
mod samples;
#[cfg(test)]
mod tests;

use crate::page::{Amount, Lang, Look, Readings};
use crate::place::Command;
use crate::privacy;
use crate::records::{Duty, Gist, Opened, Receipt, Staff};

pub use flags::{Flag, Flagged, by_urgency};
pub use message::{Action, Alert, At, Effect, Msg};
pub use pages::page;

/// Entries of a list on one page.
const LISTED_AT_ONCE: usize = 6;

/// Staff at the records.
#[derive(Clone, Debug)]
pub struct Review {
    lang: Lang,
    look: Look,
    today: jiff::civil::Date,
    at: At,
    alert: Option<Alert>,
    staff: Option<Staff>,
    unlocked: bool,
    records: Vec<Flagged>,
    opened: Option<Box<Opened>>,
    /// Nobody did anything for long: whether somebody is there is asked.
    asks_for_sign: bool,
    /// What is said when the effect under way has been done.
    done: Option<Alert>,
}

impl Review {
    /// At the door.
    pub fn new(lang: Lang, today: jiff::civil::Date) -> Self {
        Self {
            lang,
            look: Look::default(),
            today,
            at: At::Pin,
            alert: None,
            staff: None,
            unlocked: false,
            records: Vec::new(),
            opened: None,
            asks_for_sign: false,
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

    /// How pages are presented.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Whether only a sign of life is waited for, before the records lock themselves.
    pub fn asks_for_sign(&self) -> bool {
        self.asks_for_sign
    }

    /// Where staff are, and what decides where they go from there.
    fn way(&self) -> String {
        let role = self.staff.as_ref().map(|staff| staff.role);
        format!("{:?} {role:?} {} {}", self.at, self.unlocked, self.asks_for_sign)
    }

    /// Whether whoever is here may do it: the role allows it, and for reading the key is open.
    fn may(&self, duty: Duty) -> bool {
        let reads = matches!(duty, Duty::FollowUp | Duty::Print | Duty::Read);
        self.staff.as_ref().is_some_and(|staff| staff.role.may(duty)) && (self.unlocked || !reads)
    }

    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.alert = None;
        if self.was_only_a_sign_of_life(&msg) {
            return Vec::new();
        }
        match msg {
            Msg::Closed => self.end(),
            Msg::Command(command) => self.command(command),
            Msg::Do(action) => self.act(action),
            Msg::Failed(why) => {
                self.done = None;
                self.say(Alert::Failed(why))
            }
            Msg::Idle => self.idle(),
            Msg::Listed(gists) => self.listed(gists),
            Msg::Opened(opened) => self.open(opened),
            Msg::Repeated => Vec::new(),
            Msg::Staff(staff) => self.known(staff),
            Msg::Typed(text) => self.typed(text),
            Msg::Unlocked => {
                self.unlocked = true;
                self.go(At::Date)
            }
            Msg::Wrong(wrong) => self.say(Alert::Wrong(wrong)),
        }
    }

    /// Any key on the question whether somebody is there says yes, and does nothing else.
    fn was_only_a_sign_of_life(&mut self, msg: &Msg) -> bool {
        let by_hand = matches!(msg, Msg::Command(_) | Msg::Do(_) | Msg::Repeated | Msg::Typed(_) | Msg::Wrong(_));
        by_hand && std::mem::take(&mut self.asks_for_sign)
    }

    /// Whoever left the records open must not leave them to the next person.
    fn idle(&mut self) -> Vec<Effect> {
        if self.asks_for_sign || self.at == At::Pin {
            return self.end();
        }
        self.asks_for_sign = true;
        Vec::new()
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskBack | Command::Back => return self.back(),
            Command::Colours => self.look.theme = self.look.theme.next(),
            Command::Furigana => self.look.readings = next_readings(self.look.readings),
            Command::Size => self.look.amount = next_amount(self.look.amount),
            Command::Blank | Command::KeyHelp | Command::Repeat | Command::Staff => {}
        }
        Vec::new()
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back => self.back(),
            Action::Date(true) => self.date_is_right(),
            Action::Date(false) => {
                self.at = At::DateWrong;
                vec![Effect::ClockIsWrong]
            }
            Action::Duties(from) => self.go(At::Duties(from)),
            Action::End => self.end(),
            Action::Inbox(from) => self.inbox(from),
            Action::Language(lang) => {
                self.lang = lang;
                Vec::new()
            }
            Action::Link => self.with_duty(Duty::FollowUp, |review| review.go(At::Link)),
            Action::Open(receipt) => self.with_duty(Duty::Read, |_| vec![Effect::Open(receipt)]),
            Action::Stay => Vec::new(),
            Action::TalkedOver => self.with_record(Alert::TalkedOver, Effect::TalkedOver),
            Action::Words(wish) => self.go(At::Words(wish)),
            Action::Work => self.work(),
        }
    }

    fn typed(&mut self, text: String) -> Vec<Effect> {
        match self.at {
            At::Pin => vec![Effect::CheckStaff(text)],
            At::Passphrase => vec![Effect::Unlock(text)],
            At::Link if privacy::refuse(&text).is_err() => self.say(Alert::Refused),
            At::Link if text.trim().is_empty() => self.back(),
            At::Link => self.with_record(Alert::Linked, |receipt| Effect::Link(receipt, text.trim().to_owned())),
            At::Date | At::DateWrong | At::Duties(_) | At::Inbox(_) | At::Record | At::Words(_) | At::Work => {
                Vec::new()
            }
        }
    }

    /// Who may read needs the words as well; who may not goes on without.
    fn known(&mut self, staff: Staff) -> Vec<Effect> {
        let reads = staff.role.may(Duty::Read);
        self.staff = Some(staff);
        self.go(if reads { At::Passphrase } else { At::Date })
    }

    fn date_is_right(&mut self) -> Vec<Effect> {
        if !self.may(Duty::Read) {
            self.at = At::Work;
            return vec![Effect::ClockIsRight];
        }
        self.at = At::Inbox(0);
        vec![Effect::ClockIsRight, Effect::List]
    }

    /// The inbox; from its beginning it is read anew.
    fn inbox(&mut self, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.at = At::Inbox(from);
            if from == 0 { vec![Effect::List] } else { Vec::new() }
        })
    }

    /// What is not looked at is not kept in memory.
    fn work(&mut self) -> Vec<Effect> {
        self.opened = None;
        self.records.clear();
        self.go(At::Work)
    }

    fn with_duty(&mut self, duty: Duty, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.may(duty) { act(self) } else { self.say(Alert::NotYours) }
    }

    /// An effect on the open record; afterwards this is said.
    fn with_record(&mut self, done: Alert, effect: impl FnOnce(Receipt) -> Effect) -> Vec<Effect> {
        let Some(receipt) = self.opened.as_ref().map(|opened| opened.receipt) else { return Vec::new() };
        self.with_duty(Duty::FollowUp, |review| {
            review.done = Some(done);
            vec![effect(receipt)]
        })
    }

    fn listed(&mut self, gists: Vec<Gist>) -> Vec<Effect> {
        self.records = by_urgency(gists);
        self.alert = self.done.take();
        if matches!(self.at, At::Link | At::Record | At::Words(_)) {
            self.opened = None;
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
        self.records.clear();
        self.unlocked = false;
        self.staff = None;
        self.at = At::Pin;
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
                self.opened = None;
                self.inbox(0)
            }
            At::Link | At::Words(_) => self.go(At::Record),
            At::Inbox(from) if from > 0 => self.go(At::Inbox(0)),
            At::Duties(from) if from > 0 => self.go(At::Duties(0)),
            At::Duties(_) => self.go(At::Work),
            At::Work if self.may(Duty::Read) => self.inbox(0),
            At::Date | At::DateWrong | At::Inbox(_) | At::Passphrase | At::Pin | At::Work => {
                self.say(Alert::NothingBefore)
            }
        }
    }
}

fn next_readings(readings: Readings) -> Readings {
    match readings {
        Readings::Shown => Readings::Hidden,
        Readings::Hidden => Readings::Kana,
        Readings::Kana => Readings::Shown,
    }
}

fn next_amount(amount: Amount) -> Amount {
    match amount {
        Amount::Full => Amount::OneSentence,
        Amount::OneSentence => Amount::Full,
    }
}
