//! The state of review: staff find, open and follow up records, and tie them to people. Pure, like the walkthrough.

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
    /// Calls for staff that nobody has answered.
    calls: Vec<StaffCall>,
    /// Records that exist and cannot be read.
    unread: Vec<UnreadableEntry>,
    /// The register: what the log says openly about every record.
    lines: PartialRead<InboxEntry>,
    /// Whether an effect under way makes the list that the opened page shows.
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
    /// Whether the question "is anybody there?" is shown, after a long time without a key.
    asks_for_sign: bool,
    /// What to do once the effect under way is done.
    done: Option<Completion>,
}

/// The record that is open.
#[derive(Clone, Debug)]
struct OpenRecord {
    record: Box<DecryptedRecord>,
    /// The list from which it was opened, to which the way back leads.
    from: StaffScreen,
}

impl OpenRecord {
    fn history(&self) -> Option<person::PersonPage> {
        if let StaffScreen::Person(page) = &self.from { Some(page.clone()) } else { None }
    }
}

/// The page, and everything that decides where its keys lead.
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
    /// Starts before anybody has signed in.
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

    /// Returns the page that is shown.
    pub fn here(&self) -> &StaffScreen {
        &self.screen
    }

    /// Returns the language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns how pages are presented.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Returns whether any key is awaited, before the records lock themselves.
    pub fn asks_for_sign(&self) -> bool {
        self.asks_for_sign
    }

    /// Returns whether nobody has signed in yet.
    fn is_at_the_door(&self) -> bool {
        matches!(self.screen, StaffScreen::Pin(_))
    }

    fn position(&self) -> Position {
        Position {
            screen: self.screen.clone(),
            role: self.staff.as_ref().map(|staff| staff.role),
            unlocked: self.unlocked,
            asks_for_sign: self.asks_for_sign,
            // Of the lists only a history counts: the others would multiply the states of the gallery without a new
            // page.
            opened: self.opened.as_ref().map(|opened| (opened.history(), opened.record.held.is_some())),
            // Their number decides which pages there are; what they are changes only the rows.
            known_keys: self.known_keys.len(),
            new_key_words: self.new_key_words().len(),
        }
    }

    fn opened(&self) -> Option<&DecryptedRecord> {
        self.opened.as_ref().map(|opened| &*opened.record)
    }

    /// Returns the words of a new key, one by one.
    fn new_key_words(&self) -> Vec<&str> {
        self.new_key_words.split(' ').collect()
    }

    /// Returns the person of the open record, if the record is tied to one.
    fn own_person(&self) -> Option<&Resident> {
        let receipt = self.opened()?.receipt;
        let own = self.records.iter().find(|record| record.gist.line.receipt == receipt)?;
        own.gist.person.as_ref()
    }

    /// Returns whether the member who is signed in may do this: by their role, and for reading with the key unlocked.
    fn may(&self, duty: Permission) -> bool {
        // Only these need the key. The rest works on what is not sealed, or on a record that is open already.
        let reads = matches!(duty, Permission::FollowUp | Permission::Keys | Permission::Print | Permission::Read);
        self.has_role_for(duty) && (self.unlocked || !reads)
    }

    fn has_role_for(&self, duty: Permission) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.role.may(duty))
    }

    /// Takes what happened and returns the effects to perform.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.alert = None;
        if self.was_only_a_sign_of_life(&msg) {
            return Vec::new();
        }
        let effects = self.take(msg);
        // Noted before the effects are performed: only then does a failure know that the page shown has no list.
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
        // Before anything else: a page that is refused must neither ask for effects nor close the open record.
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

    /// Shows a page as it is. A page that is not about the open record closes it: nothing stays in memory unseen.
    fn return_to(&mut self, screen: StaffScreen) {
        if !matches!(screen.page().access(), Access::OnRecord(_)) {
            self.opened = None;
        }
        self.screen = screen;
    }

    /// Does what was to follow the effect under way.
    fn finish(&mut self) {
        // Taken out, so that the answer to a later effect does not say it again.
        let Some(Completion { say, page }) = self.done.take() else { return };
        self.alert = Some(say);
        if let Some(page) = page {
            self.return_to(page);
        }
    }

    /// Shows why the effect failed, and leaves a page whose list could not be made: it would look empty.
    fn failed(&mut self, why: Trouble) {
        // Otherwise the next effect that succeeds would announce this one as done.
        self.done = None;
        if std::mem::take(&mut self.lists) {
            self.return_to(work::WorkPage.into());
        }
        self.alert = Some(Alert::Failed(why));
    }

    /// Takes any input on the question "is anybody there?" as yes, and as nothing else.
    fn was_only_a_sign_of_life(&mut self, msg: &Msg) -> bool {
        // Answers of the world are taken all the same: they belong to an effect that was asked for before the silence.
        let by_hand = matches!(msg, Msg::Command(_) | Msg::Do(_) | Msg::Repeated | Msg::Typed(_) | Msg::Wrong(_));
        by_hand && std::mem::take(&mut self.asks_for_sign)
    }

    /// Asks whether anybody is there, and locks at the second silence: the next person must not find the records open.
    fn idle(&mut self) -> Vec<Effect> {
        // At sign-in there is nothing to lock, so nothing is asked.
        if self.asks_for_sign || self.is_at_the_door() {
            return self.end(SessionEnd::Idle);
        }
        self.asks_for_sign = true;
        Vec::new()
    }

    /// Signs a member in. Those who may read are asked for the words as well, others go on without.
    fn known(&mut self, staff: Staff) -> Vec<Effect> {
        let reads = staff.role.may(Permission::Read);
        self.staff = Some(staff);
        self.screen = if reads { door::PassphrasePage.into() } else { door::DatePage.into() };
        // A stick spares typing: where one is plugged in, the page of the words is gone at once.
        if reads { vec![Effect::Stick] } else { Vec::new() }
    }

    fn all_listed(&mut self, gists: PartialRead<RecordSummary>) {
        self.lists = false;
        self.records = by_urgency(gists.read, self.today);
        self.unread = gists.unread;
        self.finish();
    }

    fn keys_listed(&mut self, mut known: Vec<KnownKey>, names: Names) {
        // The log lists the oldest first; the key that matters is the newest.
        known.reverse();
        (self.known_keys, self.new_key_words, self.names) = (known, Zeroizing::default(), names);
        self.finish();
        // Not `open`: opening this page asks for the keys, and this is the answer to that. It would never end.
        self.return_to(key_pages::KeyListPage { from: 0 }.into());
    }

    /// Shows a record, and remembers the list from which it was opened.
    fn record_opened(&mut self, record: Box<DecryptedRecord>, names: Names) {
        // After an act on the record (link, hold, correct) it is opened again from its own page: the list stays the
        // first one.
        let before = self.opened.take().map_or_else(|| inbox::InboxPage { from: 0 }.into(), |opened| opened.from);
        let from = if self.screen.page().lists_records() { self.screen.clone() } else { before };
        self.opened = Some(OpenRecord { record, from });
        self.names = names;
        self.finish();
        self.return_to(record::RecordPage.into());
    }

    fn end(&mut self, why: SessionEnd) -> Vec<Effect> {
        // A new state instead of clearing fields one by one: a field that is added later is forgotten as well.
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
