//! What staff do with the records: find, open, talk over, tie to a person. Pure, like the walkthrough.

mod accounts;
mod cards;
mod finding;
mod flags;
mod following;
pub mod gallery;
mod handover;
mod keys;
mod lists;
mod message;
mod outcome;
mod pages;
mod samples;
#[cfg(test)]
mod tests;
mod told;
mod way_back;

use crate::page::{Look, Readings};
use crate::place::Command;
use consent_log::{Duty, Gathered, Gist, Leaving, Line, Listed, Opened, Resident, Staff, StaffCall, Unread};
use furigana::Lang;

pub use cards::{CardsAction, CardsAt, CardsEffect, Locker};
pub use flags::{Flag, Flagged, by_urgency};
pub use handover::HandOverList;
pub use keys::{KeysAction, KeysAt, KeysEffect};
pub use message::{Action, Alert, At, Detail, Effect, Msg, Names, Trouble};
pub use outcome::{Again, Came};
pub use pages::page;
pub use told::everything;

use lists::LISTED_ON_A_LIST;

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
    /// Calls for staff to which nobody has come.
    calls: Vec<StaffCall>,
    /// Records that are there and cannot be read.
    unread: Vec<Unread>,
    /// What stands in the log of all records, without what is sealed.
    lines: Gathered<Line>,
    /// Whether a list is being made, which the page that comes shows.
    lists: bool,
    opened: Option<Box<Opened>>,
    names: Names,
    /// The list from which the open record was opened.
    came_from: At,
    /// People that were found.
    people: Vec<Resident>,
    /// The person who is looked at, or typed.
    resident: Resident,
    /// Everybody who works here.
    members: Vec<Staff>,
    /// The member of staff who is changed, or typed.
    member: accounts::Member,
    /// What is typed and looked at of cards.
    cards: cards::Cards,
    /// What is looked at of keys.
    keys: keys::Keys,
    /// Everybody on the hand-over list.
    listed: Gathered<Listed>,
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
            calls: Vec::new(),
            unread: Vec::new(),
            lines: Gathered::default(),
            lists: false,
            opened: None,
            names: Names::new(),
            came_from: At::Inbox(0),
            people: Vec::new(),
            resident: Resident::default(),
            members: Vec::new(),
            member: accounts::Member::default(),
            cards: cards::Cards::default(),
            keys: keys::Keys::default(),
            listed: Gathered::default(),
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
        let held = self.opened.as_ref().map(|opened| opened.held.is_some());
        let (sign, member) = (self.asks_for_sign, self.member.who);
        let cards = if let At::Cards(at) = &self.at { self.cards.way(at) } else { self.keys.way() };
        format!("{:?} {role:?} {} {sign} {held:?} {:?} {member:?} {cards}", self.at, self.unlocked, self.resident)
    }

    /// Whether whoever is here may do it: the role allows it, and for reading the key is open.
    fn may(&self, duty: Duty) -> bool {
        let reads = matches!(duty, Duty::FollowUp | Duty::Keys | Duty::Print | Duty::Read);
        self.staff.as_ref().is_some_and(|staff| staff.role.may(duty)) && (self.unlocked || !reads)
    }

    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.alert = None;
        if self.was_only_a_sign_of_life(&msg) {
            return Vec::new();
        }
        let effects = self.take(msg);
        self.lists |= effects.iter().any(Effect::makes_a_list);
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Calls(calls) => {
                self.calls = calls;
                Vec::new()
            }
            Msg::Closed => self.end(Leaving::Ended),
            Msg::Command(command) => self.command(command),
            Msg::Counted(count) => self.counted(count),
            Msg::Do(action) => self.act(action),
            Msg::Failed(why) => self.failed(why),
            Msg::HandedOver(listed) => self.handed_over(listed),
            Msg::Idle => self.idle(),
            Msg::KeyMade(words) => self.key_made(words),
            Msg::Keys(known, names) => self.keys_listed(known, names),
            Msg::Listed(gists) => self.all_listed(gists),
            Msg::Locker(locker) => self.locker(*locker),
            Msg::Opened(opened, names) => self.open(opened, names),
            Msg::Printed(file) => self.say(Alert::Printed(file)),
            Msg::Registered(lines) => {
                (self.lines, self.lists) = (lines, false);
                Vec::new()
            }
            Msg::Repeated => Vec::new(),
            Msg::Staff(staff) => self.known(staff),
            Msg::StaffListed(members) => self.staff_listed(members),
            Msg::Typed(text) => self.typed(text),
            Msg::Unlocked => {
                self.unlocked = true;
                self.go(At::Date)
            }
            Msg::Wrong(wrong) => self.say(Alert::Wrong(wrong)),
        }
    }

    /// A list that could not be made is not shown as an empty one.
    fn failed(&mut self, why: Trouble) -> Vec<Effect> {
        self.done = None;
        if std::mem::take(&mut self.lists) {
            self.at = At::Work;
        }
        self.say(Alert::Failed(why))
    }

    /// Any key on the question whether somebody is there says yes, and does nothing else.
    fn was_only_a_sign_of_life(&mut self, msg: &Msg) -> bool {
        let by_hand = matches!(msg, Msg::Command(_) | Msg::Do(_) | Msg::Repeated | Msg::Typed(_) | Msg::Wrong(_));
        by_hand && std::mem::take(&mut self.asks_for_sign)
    }

    /// Whoever left the records open must not leave them to the next person.
    fn idle(&mut self) -> Vec<Effect> {
        if self.asks_for_sign || self.at == At::Pin {
            return self.end(Leaving::Idle);
        }
        self.asks_for_sign = true;
        Vec::new()
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskBack | Command::Back => return self.back(),
            Command::Colours => self.look.theme = self.look.theme.next(),
            Command::Furigana => self.look.readings = next_readings(self.look.readings),
            Command::Size => self.look.amount = self.look.amount.next(),
            Command::Blank | Command::KeyHelp | Command::Repeat | Command::Staff | Command::TryKeys => {}
        }
        Vec::new()
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::AddStaff => self.add_staff(),
            Action::Again(again) => self.again(again),
            Action::Answers(from) => self.about_record(At::Answers(from)),
            Action::Back => self.back(),
            Action::Cards(action) => self.cards(action),
            Action::Came(came) => self.about_record(At::Again(came)),
            Action::Correct(wish) => self.about_record(At::Correct(wish)),
            Action::CorrectTo(wish, answer) => self.about_record(At::CorrectWhy(wish, answer)),
            Action::Date(is_right) => self.date(is_right),
            Action::Due(from) => self.due_list(from),
            Action::Duties(from) => self.go(At::Duties(from)),
            Action::End => self.end(Leaving::Ended),
            Action::Erase => self.erasing(At::Erase),
            Action::EraseFor(why) => self.erasing(At::SecondPin(why)),
            Action::Found(from) => self.go(At::Found(from)),
            Action::Hold => self.about_record(At::Hold),
            Action::Inbox(from) => self.inbox(from),
            Action::Keys(action) => self.keys(action),
            Action::Language(lang) => {
                self.lang = lang;
                Vec::new()
            }
            Action::Leaves => self.for_accounts(At::MemberLeaves),
            Action::LeavesNow => self.leaves_now(),
            Action::Link => self.link(),
            Action::List(id, from) => self.list(id, from),
            Action::Lists => self.lists(),
            Action::Looked => self.about_record(At::Looked),
            Action::Member(staff) => self.member(staff),
            Action::More => self.about_record(At::More),
            Action::NewPin => self.for_accounts(At::MemberPin),
            Action::NewRole => self.for_accounts(At::MemberRole),
            Action::Open(receipt) => self.with_duty(Duty::Read, |_| vec![Effect::Open(receipt)]),
            Action::Person(resident) => self.person(resident),
            Action::PersonFrom(from) => self.go(At::Person(from)),
            Action::Print => self.print(),
            Action::Register(from) => self.register(from),
            Action::Role(role) => self.role(role),
            Action::Search => self.search(),
            Action::Staff(from) => self.staff_list(from),
            Action::Stay => Vec::new(),
            Action::Steps(duty) => self.with_duty(duty, |review| review.go(At::Steps(duty))),
            Action::TakeBack(wish) => self.about_record(At::TakeBack(wish)),
            Action::TakeBackNow(wish) => self.take_back_now(wish),
            Action::TalkedOver => self.about_record(At::Outcome),
            Action::Words(wish) => self.about_record(At::Words(wish)),
            Action::Work => self.go(At::Work),
            Action::WriteList(id) => self.write_list(id),
        }
    }

    fn typed(&mut self, text: String) -> Vec<Effect> {
        match self.at.clone() {
            At::AgainOn(came) => self.again_on(came, &text),
            At::Cards(at) => self.cards_typed(&at, &text),
            At::CorrectWhy(wish, answer) => self.correct((wish, answer), &text),
            At::Hold => self.hold(&text),
            At::Keys(at) => self.keys_typed(at, text),
            At::Link(detail) => self.link_typed(detail, &text),
            At::MemberName => self.member_name(&text),
            At::MemberPin => self.member_pin(text),
            At::MemberPinAgain => self.member_pin_again(&text),
            At::Passphrase => vec![Effect::Unlock(text)],
            At::Pin => vec![Effect::CheckStaff(text)],
            At::Search => self.search_typed(&text),
            At::SecondPin(why) => self.second_pin(why, text),
            At::Again(_)
            | At::Answers(_)
            | At::Correct(_)
            | At::Date
            | At::DateWrong
            | At::Due(_)
            | At::Duties(_)
            | At::Erase
            | At::Found(_)
            | At::Inbox(_)
            | At::List(..)
            | At::Lists
            | At::Looked
            | At::Member
            | At::MemberLeaves
            | At::MemberRole
            | At::More
            | At::Outcome
            | At::Person(_)
            | At::Record
            | At::Register(_)
            | At::Staff(_)
            | At::Steps(_)
            | At::TakeBack(_)
            | At::Words(_)
            | At::Work => Vec::new(),
        }
    }

    /// Who may read needs the words as well; who may not goes on without.
    fn known(&mut self, staff: Staff) -> Vec<Effect> {
        let reads = staff.role.may(Duty::Read);
        self.staff = Some(staff);
        self.at = if reads { At::Passphrase } else { At::Date };
        if reads { vec![Effect::Stick] } else { Vec::new() }
    }

    fn date(&mut self, is_right: bool) -> Vec<Effect> {
        if !is_right {
            self.at = At::DateWrong;
            return vec![Effect::ClockIsWrong];
        }
        if !self.may(Duty::Read) {
            self.at = At::Work;
            return vec![Effect::ClockIsRight, Effect::Calls];
        }
        self.at = At::Inbox(0);
        vec![Effect::ClockIsRight, Effect::Calls, Effect::List]
    }

    /// The inbox; from its beginning it is read anew.
    fn inbox(&mut self, from: usize) -> Vec<Effect> {
        self.with_duty(Duty::Read, |review| {
            review.at = At::Inbox(from);
            if from == 0 { vec![Effect::Calls, Effect::List] } else { Vec::new() }
        })
    }

    fn with_duty(&mut self, duty: Duty, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.may(duty) { act(self) } else { self.say(Alert::NotYours) }
    }

    fn all_listed(&mut self, gists: Gathered<Gist>) -> Vec<Effect> {
        self.lists = false;
        self.records = by_urgency(gists.read, self.today);
        self.unread = gists.unread;
        self.alert = self.done.take();
        if matches!(self.at, At::Again(_) | At::AgainOn(_) | At::SecondPin(_)) {
            self.opened = None;
            self.at = self.came_from.clone();
        }
        Vec::new()
    }

    /// The record is shown; the way back leads to the list from which it came.
    fn open(&mut self, opened: Box<Opened>, names: Names) -> Vec<Effect> {
        let is_list = matches!(self.at, At::Due(_) | At::Inbox(_) | At::List(..) | At::Person(_) | At::Register(_));
        if is_list {
            self.came_from = self.at.clone();
        }
        self.opened = Some(opened);
        self.names = names;
        self.alert = self.done.take();
        self.go(At::Record)
    }

    fn end(&mut self, why: Leaving) -> Vec<Effect> {
        self.opened = None;
        self.records.clear();
        self.calls.clear();
        self.unread.clear();
        self.lines = Gathered::default();
        self.lists = false;
        self.people.clear();
        self.resident = Resident::default();
        self.members.clear();
        self.member = accounts::Member::default();
        self.cards = cards::Cards::default();
        self.keys = keys::Keys::default();
        self.listed = Gathered::default();
        self.unlocked = false;
        self.staff = None;
        self.at = At::Pin;
        vec![Effect::End(why)]
    }

    fn go(&mut self, to: At) -> Vec<Effect> {
        self.at = to;
        Vec::new()
    }

    fn say(&mut self, alert: Alert) -> Vec<Effect> {
        self.alert = Some(alert);
        Vec::new()
    }
}

fn next_readings(readings: Readings) -> Readings {
    match readings {
        Readings::Shown => Readings::Hidden,
        Readings::Hidden => Readings::Kana,
        Readings::Kana => Readings::Shown,
    }
}
