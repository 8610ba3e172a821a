//! What set-up does at what happens: the page that follows, the answer that is kept, the effect that is asked for.

use crate::focus::PageCommand;
use consent_log::privacy;

use super::message::{SetUpAction, SetUpAlert, SetUpEffect, SetUpMsg};
use super::pages::{DonePage, FailedPage, SetUpPassphrasePage, SetUpScreen};
use super::state::SetUp;

impl SetUp {
    /// Takes what happened and returns the effects to perform.
    pub fn update(&mut self, msg: SetUpMsg) -> Vec<SetUpEffect> {
        self.alert = None;
        let effects = self.take(msg);
        self.answer_prepared();
        effects
    }

    fn take(&mut self, msg: SetUpMsg) -> Vec<SetUpEffect> {
        match msg {
            SetUpMsg::Closed => return vec![SetUpEffect::End],
            SetUpMsg::Command(PageCommand::Back | PageCommand::AskBack) => return self.back(),
            SetUpMsg::Created { passphrase, recovery } => {
                (self.passphrase, self.recovery) = (passphrase, recovery);
                // The answers are built into keys and files now: no page before this one can change them.
                self.past.clear();
                self.screen = SetUpPassphrasePage.into();
            }
            SetUpMsg::Act(action) => return self.act(action),
            SetUpMsg::Failed(why) => self.screen = FailedPage { why }.into(),
            // Nothing was answered, and residents may be waiting for the page behind it.
            SetUpMsg::Idle if self.may_be_left() => return vec![SetUpEffect::End],
            // What other keys do is not for set-up; a new command is to change nothing here.
            SetUpMsg::Idle | SetUpMsg::Command(_) => {}
            SetUpMsg::Settled => self.screen = DonePage.into(),
            SetUpMsg::Typed(text) => return self.typed(text.trim()),
            SetUpMsg::Wrong(wrong) => self.alert = Some(SetUpAlert::Wrong(wrong)),
        }
        Vec::new()
    }

    fn act(&mut self, action: SetUpAction) -> Vec<SetUpEffect> {
        match action {
            SetUpAction::Ask(effect) => return vec![effect],
            SetUpAction::Back => return self.back(),
            SetUpAction::Choose(answer) => return self.choose(answer),
            SetUpAction::Each(actions) => return actions.into_iter().flat_map(|action| self.act(action)).collect(),
            SetUpAction::Language(lang, screen) => {
                self.lang = lang;
                self.open(screen);
            }
            SetUpAction::Open(screen) => self.open(screen),
            SetUpAction::Replace(screen) => self.screen = screen,
            SetUpAction::Say(alert) => self.alert = Some(alert),
            SetUpAction::Stay => {}
            SetUpAction::TakePrepared => self.take_prepared(),
        }
        Vec::new()
    }

    fn choose(&mut self, answer: String) -> Vec<SetUpEffect> {
        let action = self.screen.clone().page().on_choice(self, answer);
        self.act(action)
    }

    fn typed(&mut self, text: &str) -> Vec<SetUpEffect> {
        // A page takes `self` to write its answer into, so it cannot be borrowed from there.
        let screen = self.screen.clone();
        // Here and not in each page: a page that is added later refuses a My Number as well.
        let action = if !screen.page().takes_any_number() && privacy::refuse_private_numbers(text).is_err() {
            SetUpAction::Say(SetUpAlert::REFUSED)
        } else {
            screen.page().on_text(self, text)
        };
        self.act(action)
    }

    fn open(&mut self, screen: SetUpScreen) {
        self.past.push(std::mem::replace(&mut self.screen, screen));
    }

    fn back(&mut self) -> Vec<SetUpEffect> {
        match self.past.pop() {
            Some(before) => self.screen = before,
            None if self.may_be_left() => return vec![SetUpEffect::End],
            None => self.alert = Some(SetUpAlert::NOTHING_BEFORE),
        }
        Vec::new()
    }

    fn take_prepared(&mut self) {
        if let Some((_, Ok(found))) = self.found_file.take() {
            self.prepared = found;
            self.alert = Some(SetUpAlert::PREPARED);
        }
    }

    /// Gives prepared answers, up to the first page whose question has none.
    fn answer_prepared(&mut self) {
        // An answer that is refused leaves an alert: then the question is asked like any other.
        while self.alert.is_none() {
            let Some(question) = self.screen.page().prepared_question(self) else { return };
            let Some(answer) = self.prepared.answers.remove(&question.key) else { return };
            // No page with a prepared question returns an effect.
            drop(if question.values.is_empty() {
                self.typed(answer.trim())
            } else {
                self.act(SetUpAction::Choose(answer))
            });
        }
    }
}
