//! What staff do with the records: find, open, talk over, tie to a person. Pure, like the walkthrough.

mod context;
mod entry;
mod fixtures;
pub mod gallery;
mod handover;
mod locker;
mod message;
mod outcome;
mod pages;
mod rows;
mod subject_report;
#[cfg(test)]
mod tests;
mod triage;

use zeroize::Zeroizing;

use crate::page::{Look, Readings};
use crate::place::Command;
use consent_log::{
    DecryptedRecord, HandOverEntry, InboxEntry, KnownKey, PartialRead, Permission, RecordSummary, Resident, Role,
    SessionEnd, Staff, StaffCall, UnreadableEntry,
};
use furigana::Lang;

pub use handover::HandOverList;
pub use locker::{CardsEffect, Locker};
pub use message::{Action, Alert, Completion, Detail, Effect, KeysEffect, Msg, Names, Trouble};
pub use outcome::{FollowUpOutcome, RevisitPlan};
pub use pages::{StaffScreen, page};
pub use subject_report::everything;
pub use triage::{Flag, TriagedRecord, by_urgency};

use pages::{Access, cards, door, inbox, keys as key_pages, person, record, work};

/// Staff at the records.
#[derive(Clone, Debug)]
pub struct Review {
    lang: Lang,
    look: Look,
    today: jiff::civil::Date,
    screen: StaffScreen,
    alert: Option<Alert>,
    staff: Option<Staff>,
    unlocked: bool,
    records: Vec<TriagedRecord>,
    /// Calls for staff to which nobody has come.
    calls: Vec<StaffCall>,
    /// Records that are there and cannot be read.
    unread: Vec<UnreadableEntry>,
    /// What stands in the log of all records, without what is sealed.
    lines: PartialRead<InboxEntry>,
    /// Whether a list is being made, which the page that comes shows.
    lists: bool,
    opened: Option<OpenRecord>,
    names: Names,
    /// Everybody who works here.
    members: Vec<Staff>,
    locker: Locker,
    /// Every key of the records, the newest first.
    known_keys: Vec<KnownKey>,
    /// The words of a new key, while they are written down.
    new_key_words: Zeroizing<String>,
    /// Everybody on the hand-over list.
    listed: PartialRead<HandOverEntry>,
    /// Nobody did anything for long: whether somebody is there is asked.
    asks_for_sign: bool,
    /// What follows when the effect under way has been done.
    done: Option<Completion>,
}

/// The record that is open.
#[derive(Clone, Debug)]
struct OpenRecord {
    record: Box<DecryptedRecord>,
    /// The list from which it was opened: the way back leads there.
    from: StaffScreen,
}

impl OpenRecord {
    fn history(&self) -> Option<person::PersonPage> {
        if let StaffScreen::Person(page) = &self.from { Some(page.clone()) } else { None }
    }
}

/// Where staff are, and what decides where they can go from there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Position {
    screen: StaffScreen,
    role: Option<Role>,
    unlocked: bool,
    asks_for_sign: bool,
    /// The history from which the open record was opened, and whether it is held.
    opened: Option<(Option<person::PersonPage>, bool)>,
    known_keys: usize,
    new_key_words: usize,
}

impl Review {
    /// At the door.
    pub fn new(lang: Lang, today: jiff::civil::Date) -> Self {
        Self {
            lang,
            look: Look::default(),
            today,
            screen: door::PinPage.into(),
            alert: None,
            staff: None,
            unlocked: false,
            records: Vec::new(),
            calls: Vec::new(),
            unread: Vec::new(),
            lines: PartialRead::default(),
            lists: false,
            opened: None,
            names: Names::new(),
            members: Vec::new(),
            locker: Locker::default(),
            known_keys: Vec::new(),
            new_key_words: Zeroizing::default(),
            listed: PartialRead::default(),
            asks_for_sign: false,
            done: None,
        }
    }

    /// The page that is shown.
    pub fn here(&self) -> &StaffScreen {
        &self.screen
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

    /// Whether nobody is known yet: nothing is open.
    fn is_at_the_door(&self) -> bool {
        matches!(self.screen, StaffScreen::Pin(_))
    }

    fn position(&self) -> Position {
        Position {
            screen: self.screen.clone(),
            role: self.staff.as_ref().map(|staff| staff.role),
            unlocked: self.unlocked,
            asks_for_sign: self.asks_for_sign,
            opened: self.opened.as_ref().map(|opened| (opened.history(), opened.record.held.is_some())),
            known_keys: self.known_keys.len(),
            new_key_words: self.new_key_words().len(),
        }
    }

    fn opened(&self) -> Option<&DecryptedRecord> {
        self.opened.as_ref().map(|opened| &*opened.record)
    }

    /// The words of a new key, one by one.
    fn new_key_words(&self) -> Vec<&str> {
        self.new_key_words.split(' ').collect()
    }

    /// The person of the open record, if anybody knows who it is.
    fn own_person(&self) -> Option<&Resident> {
        let receipt = self.opened()?.receipt;
        let own = self.records.iter().find(|record| record.gist.line.receipt == receipt)?;
        own.gist.person.as_ref()
    }

    /// Whether whoever is here may do it: the role allows it, and for reading the key is open.
    fn may(&self, duty: Permission) -> bool {
        let reads = matches!(duty, Permission::FollowUp | Permission::Keys | Permission::Print | Permission::Read);
        self.has_role_for(duty) && (self.unlocked || !reads)
    }

    fn has_role_for(&self, duty: Permission) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.role.may(duty))
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
            Msg::Calls(calls) => self.calls = calls,
            Msg::Closed => return self.end(SessionEnd::Ended),
            Msg::Command(Command::AskBack | Command::Back) => return self.act(Action::Back),
            Msg::Command(Command::Colours) => self.look.theme = self.look.theme.next(),
            Msg::Command(Command::Furigana) => self.look.readings = next_readings(self.look.readings),
            Msg::Command(Command::Size) => self.look.amount = self.look.amount.next(),
            Msg::Counted(count) => return self.open(cards::count::CountResultPage { count }.into()),
            Msg::Do(action) => return self.act(action),
            Msg::Failed(why) => self.failed(why),
            Msg::HandedOver(listed) => (self.listed, self.lists) = (listed, false),
            Msg::Idle => return self.idle(),
            Msg::KeyMade(words) => {
                self.new_key_words = words;
                self.return_to(key_pages::NewKeyWordsPage { from: 0 }.into());
            }
            Msg::Keys(known, names) => self.keys_listed(known, names),
            Msg::Listed(gists) => self.all_listed(gists),
            Msg::Locker(locker) => {
                self.locker = *locker;
                self.finish();
            }
            Msg::Opened(record, names) => self.record_opened(record, names),
            Msg::Printed(file) => self.alert = Some(Alert::Printed(file)),
            Msg::Registered(lines) => (self.lines, self.lists) = (lines, false),
            // What else keys do is the residents' alone; a new command is to change nothing here.
            Msg::Repeated | Msg::Command(_) => {}
            Msg::Staff(staff) => return self.known(staff),
            Msg::StaffListed(members) => {
                self.members = members;
                self.finish();
            }
            Msg::Typed(text) => {
                let action = self.screen.page().typed(self, text);
                return self.act(action);
            }
            Msg::Unlocked => {
                self.unlocked = true;
                self.return_to(door::DatePage.into());
            }
            Msg::Wrong(wrong) => self.alert = Some(Alert::Wrong(wrong)),
        }
        Vec::new()
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Ask(effect) => return self.ask(effect, None),
            Action::AskThen(effect, done) => return self.ask(effect, Some(*done)),
            Action::Back => {
                let action = self.screen.page().back(self);
                return self.act(action);
            }
            Action::Each(actions) => return actions.into_iter().flat_map(|action| self.act(action)).collect(),
            Action::End => return self.end(SessionEnd::Ended),
            Action::Language(lang) => self.lang = lang,
            Action::Open(screen) => return self.open(screen),
            Action::Return(screen) => self.return_to(screen),
            Action::Say(alert) => self.alert = Some(alert),
            Action::Stay => {}
        }
        Vec::new()
    }

    fn ask(&mut self, effect: Effect, done: Option<Completion>) -> Vec<Effect> {
        // The words are asked for to open the key: until then the role alone decides.
        let may = |duty| if effect.opens_the_key() { self.has_role_for(duty) } else { self.may(duty) };
        if !effect.duty().is_none_or(may) {
            self.alert = Some(Alert::NOT_YOURS);
            return Vec::new();
        }
        self.done = done;
        vec![effect]
    }

    fn open(&mut self, screen: StaffScreen) -> Vec<Effect> {
        match screen.page().access() {
            Access::OnRecord(_) if self.opened.is_none() => return Vec::new(),
            Access::OnRecord(duty) | Access::With(duty) if !self.may(duty) => {
                self.alert = Some(Alert::NOT_YOURS);
                return Vec::new();
            }
            Access::Anybody | Access::OnRecord(_) | Access::With(_) => {}
        }
        let effects = screen.page().opening(self);
        self.return_to(screen);
        effects
    }

    /// What is not looked at is not kept in memory: a page that is not about the record closes it.
    fn return_to(&mut self, screen: StaffScreen) {
        if !matches!(screen.page().access(), Access::OnRecord(_)) {
            self.opened = None;
        }
        self.screen = screen;
    }

    /// The effect under way has been done: what was to follow follows.
    fn finish(&mut self) {
        let Some(Completion { say, page }) = self.done.take() else { return };
        self.alert = Some(say);
        if let Some(page) = page {
            self.return_to(page);
        }
    }

    /// A list that could not be made is not shown as an empty one.
    fn failed(&mut self, why: Trouble) {
        self.done = None;
        if std::mem::take(&mut self.lists) {
            self.return_to(work::WorkPage.into());
        }
        self.alert = Some(Alert::Failed(why));
    }

    /// Any key on the question whether somebody is there says yes, and does nothing else.
    fn was_only_a_sign_of_life(&mut self, msg: &Msg) -> bool {
        let by_hand = matches!(msg, Msg::Command(_) | Msg::Do(_) | Msg::Repeated | Msg::Typed(_) | Msg::Wrong(_));
        by_hand && std::mem::take(&mut self.asks_for_sign)
    }

    /// Whoever left the records open must not leave them to the next person.
    fn idle(&mut self) -> Vec<Effect> {
        if self.asks_for_sign || self.is_at_the_door() {
            return self.end(SessionEnd::Idle);
        }
        self.asks_for_sign = true;
        Vec::new()
    }

    /// Who may read needs the words as well; who may not goes on without.
    fn known(&mut self, staff: Staff) -> Vec<Effect> {
        let reads = staff.role.may(Permission::Read);
        self.staff = Some(staff);
        self.screen = if reads { door::PassphrasePage.into() } else { door::DatePage.into() };
        if reads { vec![Effect::Stick] } else { Vec::new() }
    }

    fn all_listed(&mut self, gists: PartialRead<RecordSummary>) {
        self.lists = false;
        self.records = by_urgency(gists.read, self.today);
        self.unread = gists.unread;
        self.finish();
    }

    fn keys_listed(&mut self, mut known: Vec<KnownKey>, names: Names) {
        known.reverse();
        (self.known_keys, self.new_key_words, self.names) = (known, Zeroizing::default(), names);
        self.finish();
        self.return_to(key_pages::KeyListPage { from: 0 }.into());
    }

    /// The record is shown; the way back leads to the list from which it came.
    fn record_opened(&mut self, record: Box<DecryptedRecord>, names: Names) {
        let before = self.opened.take().map_or_else(|| inbox::InboxPage { from: 0 }.into(), |opened| opened.from);
        let from = if self.screen.page().lists_records() { self.screen.clone() } else { before };
        self.opened = Some(OpenRecord { record, from });
        self.names = names;
        self.finish();
        self.return_to(record::RecordPage.into());
    }

    fn end(&mut self, why: SessionEnd) -> Vec<Effect> {
        *self = Self { look: self.look, ..Self::new(self.lang.clone(), self.today) };
        vec![Effect::End(why)]
    }
}

fn next_readings(readings: Readings) -> Readings {
    match readings {
        Readings::Shown => Readings::Hidden,
        Readings::Hidden => Readings::Kana,
        Readings::Kana => Readings::Shown,
    }
}
