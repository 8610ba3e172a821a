//! What happened, and what the walkthrough makes of it. Pure: no clock, no screen, no disk, no words.

use std::sync::Arc;

use crate::focus::{PageCommand, ProbedKey};
use crate::page_builder::{BACK, MENU};
use consent_log::consent::{Abandonment, PageUsage, PresentedPage};
use consent_log::privacy;
use furigana::width::narrow;

use super::call::CallEnd;
use super::message::{ResidentAction, ResidentAlert, ResidentEffect, ResidentMsg, ShownPage};
use super::pages::{AskBackPage, EarlierPage, KeyHelpPage, MenuPage, StillTherePage, TryKeysPage};
use super::resident_page::{PagePrivacy, page_of};
use super::walkthrough::Walkthrough;

impl Walkthrough {
    /// Takes what happened; answers what is to be done in the world.
    pub fn update(&mut self, msg: ResidentMsg) -> Vec<ResidentEffect> {
        let effects = self.take(msg);
        self.ask_where_to_listen();
        effects
    }

    fn take(&mut self, msg: ResidentMsg) -> Vec<ResidentEffect> {
        if self.is_only_a_sign_of_life(&msg) {
            self.resume();
            return Vec::new();
        }
        match msg {
            ResidentMsg::Call(news) => self.take_call_news(news),
            ResidentMsg::Closed => self.take_closed(),
            ResidentMsg::Command(command) => self.take_command(command),
            ResidentMsg::Act(action) => self.take_action(action),
            ResidentMsg::Felt(page) => self.take_felt(&page),
            ResidentMsg::Found { code, wishes } => self.go(EarlierPage { code, wishes }),
            ResidentMsg::Headphones(plugged) => {
                self.take_headphones(plugged);
                Vec::new()
            }
            ResidentMsg::Heard { page, rows } => self.take_heard(&page, &rows),
            ResidentMsg::Idle => self.take_idle(),
            ResidentMsg::Kept(receipt) => self.take_kept(receipt),
            ResidentMsg::NotFound => self.say(ResidentAlert::CodeUnknown),
            ResidentMsg::NotKept => self.take_not_kept(),
            ResidentMsg::NotPaused => self.take_not_paused(),
            ResidentMsg::Paused(code) => self.take_paused(code),
            ResidentMsg::PausedFound { code, visit } => self.take_found_paused(code, *visit),
            ResidentMsg::PausedNotDeleted => self.say(ResidentAlert::PausedNotDeleted),
            ResidentMsg::PausedNotFound => self.say(ResidentAlert::PausedUnknown),
            ResidentMsg::PausedUnreadable => self.take_unreadable_paused(),
            ResidentMsg::Proof(line) => self.say(ResidentAlert::Proof(line)),
            ResidentMsg::Repeated => self.take_repeated(),
            ResidentMsg::Shown(shown) => self.take_shown(shown),
            ResidentMsg::StaffKnown(staff) => page_of(&self.here().clone()).on_staff_known(self, staff),
            ResidentMsg::StaffUnknown => self.say(ResidentAlert::StaffUnknown),
            ResidentMsg::Stayed(seconds) => self.take_stayed(seconds),
            ResidentMsg::Tried(tried) => self.take_tried(tried),
            ResidentMsg::Typed(text) => self.take_typed(&text),
            ResidentMsg::Withdrawn(receipt) => self.take_withdrawn(receipt),
            ResidentMsg::Wrong(wrong) => self.say(ResidentAlert::Wrong(wrong)),
        }
    }

    fn take_action(&mut self, action: ResidentAction) -> Vec<ResidentEffect> {
        self.visit.alert = None;
        // A copy: the page changes the walkthrough that holds it.
        let here = self.here().clone();
        match action {
            ResidentAction::Back => page_of(&here).back(self),
            ResidentAction::CallStaff => self.call_staff(),
            ResidentAction::Choose(name) => page_of(&here).on_choice(self, &name),
            ResidentAction::Next => page_of(&here).on_next(self),
            ResidentAction::Open(screen) => self.open(screen),
            ResidentAction::Resume => self.resume_all(),
        }
    }

    fn take_command(&mut self, command: PageCommand) -> Vec<ResidentEffect> {
        self.visit.alert = None;
        match command {
            PageCommand::AskBack => self.ask_back(),
            PageCommand::Back => page_of(&self.here().clone()).back(self),
            PageCommand::Colours => self.next_theme(),
            PageCommand::Furigana => self.next_readings(),
            PageCommand::KeyHelp => self.open(KeyHelpPage),
            PageCommand::Size => self.next_amount(),
            PageCommand::Staff => self.call_staff(),
            PageCommand::TryKeys => self.toggle_try_keys(),
            // The page loop answers these two by itself.
            PageCommand::Blank | PageCommand::Repeat => Vec::new(),
        }
    }

    /// Esc alone never cancels anything (docs/rules.md#keys): it asks, and asks only once.
    fn ask_back(&mut self) -> Vec<ResidentEffect> {
        if self.has_past() { self.open(AskBackPage) } else { self.say(ResidentAlert::NothingBefore) }
    }

    /// Keys are named, or followed again.
    fn toggle_try_keys(&mut self) -> Vec<ResidentEffect> {
        if self.names_keys() { self.back() } else { self.open(TryKeysPage) }
    }

    /// Where keys are tried, what was pressed is told and nothing is done.
    fn take_tried(&mut self, tried: ProbedKey) -> Vec<ResidentEffect> {
        if self.names_keys() { self.say(ResidentAlert::Key(tried)) } else { Vec::new() }
    }

    fn names_keys(&self) -> bool {
        *self.here() == TryKeysPage.into()
    }

    fn take_typed(&mut self, text: &str) -> Vec<ResidentEffect> {
        self.visit.alert = None;
        if let Some(action) = choice_of_typed(text) {
            return self.take_action(action);
        }
        match privacy::refuse_private_numbers(text) {
            Err(refused) => self.say(ResidentAlert::Refused(refused)),
            Ok(()) => page_of(&self.here().clone()).on_text(self, text),
        }
    }

    /// Any key on the question whether somebody is there says yes, and does nothing else.
    fn is_only_a_sign_of_life(&self, msg: &ResidentMsg) -> bool {
        let by_hand = matches!(
            msg,
            ResidentMsg::Act(_)
                | ResidentMsg::Command(_)
                | ResidentMsg::Tried(_)
                | ResidentMsg::Typed(_)
                | ResidentMsg::Wrong(_)
                | ResidentMsg::Repeated
        );
        self.asks_for_sign() && by_hand
    }

    fn take_idle(&mut self) -> Vec<ResidentEffect> {
        if self.is_at_rest() {
            // Whoever called from the resting page and went away is waited for no longer.
            return if self.visit.call.is_some() { self.finish() } else { Vec::new() };
        }
        if !self.asks_for_sign() {
            return self.open(StillTherePage);
        }
        let effects = self.abandon(Abandonment::Idle);
        // Whoever comes next would not know why the screen is empty.
        self.visit.alert = Some(ResidentAlert::TimedOut);
        effects
    }

    fn take_closed(&mut self) -> Vec<ResidentEffect> {
        if self.in_visit() { self.abandon(Abandonment::InputEnded) } else { self.end_call(CallEnd::Left) }
    }

    fn take_shown(&mut self, shown: ShownPage) -> Vec<ResidentEffect> {
        // Before anything is kept of the page: what it read back counts also where its words are not kept.
        self.visit.read_back.extend(shown.read_back);
        let Some(notice) = shown.notice else { return Vec::new() };
        // The first page of a step has its id. What is opened over a wish does not take its words away.
        if self.pack().step(&notice.page).is_some() {
            self.visit.question = Some(notice.clone());
        }
        let form = self.house.form.to_owned();
        let notice = Arc::new(notice);
        let usage = self.records_details().then(PageUsage::default);
        self.visit.draft.presented.push(PresentedPage { notice, form, usage, heard: Vec::new() });
        Vec::new()
    }

    fn take_repeated(&mut self) -> Vec<ResidentEffect> {
        self.visit.alert = None;
        if let Some(usage) = self.last_usage() {
            usage.repeats += 1;
        }
        Vec::new()
    }

    fn take_stayed(&mut self, seconds: u32) -> Vec<ResidentEffect> {
        if let Some(usage) = self.last_usage() {
            // A page may stand over a night: the seconds must not wrap to a small number.
            usage.seconds = usage.seconds.saturating_add(seconds);
        }
        Vec::new()
    }

    fn last_usage(&mut self) -> Option<&mut PageUsage> {
        // While staff look at sources, nothing is counted for the page below.
        if page_of(self.here()).privacy() == PagePrivacy::NotKept {
            return None;
        }
        self.visit.draft.presented.last_mut()?.usage.as_mut()
    }
}

/// Returns what a digit alone chooses where digits are typed. No number, code or PIN has a single one, so the keys of
/// the way back and of other things are what they are on every page.
fn choice_of_typed(text: &str) -> Option<ResidentAction> {
    let typed: Vec<char> = text.trim().chars().map(narrow).collect();
    let [key] = typed.as_slice() else { return None };
    let digit = key.to_digit(10)?;
    if digit == u32::from(BACK) {
        Some(ResidentAction::Back)
    } else {
        (digit == u32::from(MENU)).then(|| ResidentAction::open(MenuPage))
    }
}
