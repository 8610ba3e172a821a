//! What review does at what happens: the page that follows, and the effects that are asked of the world.

use zeroize::Zeroizing;

use crate::focus::PageCommand;
use crate::page::FuriganaMode;
use crate::review::message::{EffectCompletion, FailureReason, ReviewAction, ReviewAlert, ReviewEffect, ReviewMsg};
use crate::review::pages::{
    CountResultPage, DatePage, InboxPage, KeyListPage, NewKeyWordsPage, PassphrasePage, RecordPage, StaffScreen,
    WorkPage,
};
use crate::review::staff_names::StaffNames;
use crate::review::staff_page::PageAccess;
use crate::review::state::{OpenRecord, Review};
use crate::review::triage::by_urgency;
use consent_log::{DecryptedRecord, KnownKey, PartialRead, Permission, RecordSummary, SessionEnd, StaffMember};

impl Review {
    /// Takes what happened and returns the effects to perform.
    pub fn update(&mut self, msg: ReviewMsg) -> Vec<ReviewEffect> {
        self.alert = None;
        if self.was_only_a_sign_of_life(&msg) {
            return Vec::new();
        }
        let effects = self.take(msg);
        // Noted before the effects are performed: only then does a failure know that the page shown has no list.
        self.is_list_pending |= effects.iter().any(ReviewEffect::makes_a_list);
        effects
    }

    fn take(&mut self, msg: ReviewMsg) -> Vec<ReviewEffect> {
        match msg {
            ReviewMsg::Calls(calls) => self.calls = calls,
            ReviewMsg::Closed => return self.end(SessionEnd::Ended),
            ReviewMsg::Command(PageCommand::AskBack | PageCommand::Back) => return self.act(ReviewAction::Back),
            ReviewMsg::Command(PageCommand::Colours) => self.look.theme = self.look.theme.next(),
            ReviewMsg::Command(PageCommand::Furigana) => self.look.furigana = next_readings(self.look.furigana),
            ReviewMsg::Command(PageCommand::Size) => self.look.text_size = self.look.text_size.next(),
            ReviewMsg::Counted(count) => return self.open(CountResultPage { count }.into()),
            ReviewMsg::Act(action) => return self.act(action),
            ReviewMsg::Failed(why) => self.failed(why),
            ReviewMsg::HandOverListed(listed) => (self.hand_over_entries, self.is_list_pending) = (listed, false),
            ReviewMsg::Idle => return self.idle(),
            ReviewMsg::KeyMade(words) => {
                self.new_key_words = words;
                self.return_to(NewKeyWordsPage { from: 0 }.into());
            }
            ReviewMsg::Keys(known, names) => self.keys_listed(known, names),
            ReviewMsg::RecordsListed(gists) => self.all_listed(gists),
            ReviewMsg::Locker(locker) => {
                self.locker = *locker;
                self.finish();
            }
            ReviewMsg::RecordOpened(record, names) => self.record_opened(record, names),
            ReviewMsg::Printed(file) => self.alert = Some(ReviewAlert::Printed(file)),
            ReviewMsg::RegisterRead(lines) => (self.register_entries, self.is_list_pending) = (lines, false),
            // What else keys do is the residents' alone; a new command is to change nothing here.
            ReviewMsg::Repeated | ReviewMsg::Command(_) => {}
            ReviewMsg::Staff(staff) => return self.let_in(staff),
            ReviewMsg::StaffListed(members) => {
                self.members = members;
                self.finish();
            }
            ReviewMsg::Typed(text) => {
                let action = self.screen.page().on_text(self, text);
                return self.act(action);
            }
            ReviewMsg::Unlocked => {
                self.unlocked = true;
                self.return_to(DatePage.into());
            }
            ReviewMsg::Wrong(wrong) => self.alert = Some(ReviewAlert::Wrong(wrong)),
        }
        Vec::new()
    }

    fn act(&mut self, action: ReviewAction) -> Vec<ReviewEffect> {
        match action {
            ReviewAction::Ask(effect) => return self.ask(effect, None),
            ReviewAction::AskThen(effect, done) => return self.ask(effect, Some(*done)),
            ReviewAction::Back => {
                let action = self.screen.page().back(self);
                return self.act(action);
            }
            ReviewAction::Each(actions) => return actions.into_iter().flat_map(|action| self.act(action)).collect(),
            ReviewAction::End => return self.end(SessionEnd::Ended),
            ReviewAction::Language(lang) => self.lang = lang,
            ReviewAction::Open(screen) => return self.open(screen),
            ReviewAction::Return(screen) => self.return_to(screen),
            ReviewAction::Say(alert) => self.alert = Some(alert),
            ReviewAction::Stay => {}
        }
        Vec::new()
    }

    fn ask(&mut self, effect: ReviewEffect, done: Option<EffectCompletion>) -> Vec<ReviewEffect> {
        // The words are asked for to open the key: until then the role alone decides.
        let may = |duty| if effect.opens_the_key() { self.has_role_for(duty) } else { self.may(duty) };
        if !effect.duty().is_none_or(may) {
            self.alert = Some(ReviewAlert::NOT_YOURS);
            return Vec::new();
        }
        self.completion = done;
        vec![effect]
    }

    fn open(&mut self, screen: StaffScreen) -> Vec<ReviewEffect> {
        // Before anything else: a page that is refused must neither ask for effects nor close the open record.
        match screen.page().access() {
            PageAccess::OnRecord(_) if self.open_record.is_none() => return Vec::new(),
            PageAccess::OnRecord(duty) | PageAccess::With(duty) if !self.may(duty) => {
                self.alert = Some(ReviewAlert::NOT_YOURS);
                return Vec::new();
            }
            PageAccess::Anybody | PageAccess::OnRecord(_) | PageAccess::With(_) => {}
        }
        let effects = screen.page().on_open(self);
        self.return_to(screen);
        effects
    }

    /// Shows a page as it is. A page that is not about the open record closes it: nothing stays in memory unseen.
    fn return_to(&mut self, screen: StaffScreen) {
        if !matches!(screen.page().access(), PageAccess::OnRecord(_)) {
            self.open_record = None;
        }
        self.screen = screen;
    }

    /// Does what was to follow the effect under way.
    fn finish(&mut self) {
        // Taken out, so that the answer to a later effect does not say it again.
        let Some(EffectCompletion { say, page }) = self.completion.take() else { return };
        self.alert = Some(say);
        if let Some(page) = page {
            self.return_to(page);
        }
    }

    /// Shows why the effect failed, and leaves a page whose list could not be made: it would look empty.
    fn failed(&mut self, why: FailureReason) {
        // Otherwise the next effect that succeeds would announce this one as done.
        self.completion = None;
        if std::mem::take(&mut self.is_list_pending) {
            self.return_to(WorkPage.into());
        }
        self.alert = Some(ReviewAlert::Failed(why));
    }

    /// Takes any input on the question "is anybody there?" as yes, and as nothing else.
    fn was_only_a_sign_of_life(&mut self, msg: &ReviewMsg) -> bool {
        // Answers of the world are taken all the same: they belong to an effect that was asked for before the silence.
        let by_hand = matches!(
            msg,
            ReviewMsg::Command(_) | ReviewMsg::Act(_) | ReviewMsg::Repeated | ReviewMsg::Typed(_) | ReviewMsg::Wrong(_)
        );
        by_hand && std::mem::take(&mut self.asks_for_sign)
    }

    /// Asks whether anybody is there, and locks at the second silence: the next person must not find the records open.
    fn idle(&mut self) -> Vec<ReviewEffect> {
        // At sign-in there is nothing to lock, so nothing is asked.
        if self.asks_for_sign || self.is_signed_out() {
            return self.end(SessionEnd::Idle);
        }
        self.asks_for_sign = true;
        Vec::new()
    }

    /// Signs a member in. Those who may read are asked for the words as well, others go on without.
    fn let_in(&mut self, staff: StaffMember) -> Vec<ReviewEffect> {
        let reads = staff.role.may(Permission::Read, self.readers);
        self.staff = Some(staff);
        self.screen = if reads { PassphrasePage.into() } else { DatePage.into() };
        // A stick spares typing: where one is plugged in, the page of the words is gone at once.
        if reads { vec![ReviewEffect::UnlockByStick] } else { Vec::new() }
    }

    fn all_listed(&mut self, gists: PartialRead<RecordSummary>) {
        self.is_list_pending = false;
        self.records = by_urgency(gists.read, self.today());
        self.unread = gists.unread;
        self.finish();
    }

    fn keys_listed(&mut self, mut known: Vec<KnownKey>, names: StaffNames) {
        // The log lists the oldest first; the key that matters is the newest.
        known.reverse();
        (self.known_keys, self.new_key_words, self.names) = (known, Zeroizing::default(), names);
        self.finish();
        // Not `open`: opening this page asks for the keys, and this is the answer to that. It would never end.
        self.return_to(KeyListPage { from: 0 }.into());
    }

    /// Shows a record, and remembers the list from which it was opened.
    fn record_opened(&mut self, record: Box<DecryptedRecord>, names: StaffNames) {
        // After an act on the record (link, hold, correct) it is opened again from its own page: the list stays the
        // first one.
        let before = self.open_record.take().map_or_else(|| InboxPage { from: 0 }.into(), |opened| opened.from);
        let from = if self.screen.page().lists_records() { self.screen.clone() } else { before };
        self.open_record = Some(OpenRecord { record, from });
        self.names = names;
        self.finish();
        self.return_to(RecordPage.into());
    }

    fn end(&mut self, why: SessionEnd) -> Vec<ReviewEffect> {
        // A new state instead of clearing fields one by one: a field that is added later is forgotten as well.
        *self = Self { look: self.look, ..Self::new(self.lang.clone(), self.circumstances.clone(), self.readers) };
        vec![ReviewEffect::End(why)]
    }
}

fn next_readings(readings: FuriganaMode) -> FuriganaMode {
    match readings {
        FuriganaMode::Shown => FuriganaMode::Hidden,
        FuriganaMode::Hidden => FuriganaMode::Kana,
        FuriganaMode::Kana => FuriganaMode::Shown,
    }
}
