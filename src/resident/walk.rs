//! The walk through a pack: which page comes after a step, after the last one, and where a chapter or a change leads.

use crate::content::pack_file::{GateKind, PackStep};
use consent_log::consent::VisitorIdentity;

use super::message::ResidentEffect;
use super::pages::{
    AskPage, CheckPage, ConfirmPage, ContentsPage, KeepPage, NumberPage, OperatorPage, ReadBackPage, ResidentScreen,
    ScreenPage, WishPage,
};
use super::position::{CheckPhase, StepPosition, VisitEnding, VisitLength};
use super::walkthrough::{IdentityMode, KeepAnswer, Walkthrough};

impl Walkthrough {
    /// Returns the page on which a step begins.
    pub(super) fn first_page(&self, step: StepPosition) -> Option<ResidentScreen> {
        Some(match self.step(step)? {
            PackStep::Ask(_) => AskPage { step }.into(),
            PackStep::Check(_) => CheckPage { step, phase: CheckPhase::Asked }.into(),
            PackStep::Gate(gate) => match gate.gate {
                GateKind::Confirm => ConfirmPage { step }.into(),
                GateKind::Keep => KeepPage { step }.into(),
                GateKind::Operator => OperatorPage { step }.into(),
            },
            PackStep::Screen(_) => ScreenPage { step }.into(),
            PackStep::Wish(_) => WishPage { step }.into(),
        })
    }

    /// Goes to the page on which a step begins; where there is no such step, the person has heard everything.
    pub(super) fn go_to_step(&mut self, step: Option<StepPosition>) -> Vec<ResidentEffect> {
        match step.and_then(|step| self.first_page(step)) {
            Some(page) => self.go(page),
            None => self.end(VisitEnding::Listened),
        }
    }

    /// Begins the explanation, as long as the person wants it.
    pub(super) fn hear(&mut self, length: VisitLength) -> Vec<ResidentEffect> {
        self.visit.length = length;
        self.go_to_step(self.next_step(None))
    }

    /// Goes on to the next step that is shown, or to the end.
    pub(super) fn leave(&mut self, step: StepPosition) -> Vec<ResidentEffect> {
        // The gate at the end is no step like others: what comes there depends on what was answered.
        let next = self.next_step(Some(step));
        let ends_chapter = next.is_none_or(|next| next.chapter != step.chapter);
        if self.visit.length == VisitLength::Chosen && ends_chapter && self.visit.gates_passed {
            return self.go(ContentsPage { from: 0 });
        }
        match next.filter(|next| self.gate_at(*next) == Some(GateKind::Confirm)) {
            Some(confirm) => self.leave_last_step(confirm),
            None => self.go_to_step(next),
        }
    }

    /// Goes on after something was answered: to the read-back from which it was changed, or to the next step.
    pub(super) fn leave_answered(&mut self, step: StepPosition) -> Vec<ResidentEffect> {
        if std::mem::take(&mut self.visit.changing) { self.read_back() } else { self.leave(step) }
    }

    /// Goes on when the person has heard what was picked from the table of contents.
    pub(super) fn finish_chosen(&mut self) -> Vec<ResidentEffect> {
        match self.gate(GateKind::Confirm) {
            Some(confirm) => self.leave_last_step(confirm),
            None => self.end(VisitEnding::Listened),
        }
    }

    /// Goes on when every chapter is through: nothing is confirmed that was not read back.
    fn leave_last_step(&mut self, confirm: StepPosition) -> Vec<ResidentEffect> {
        match self.visit.keep {
            KeepAnswer::Later => self.ask_keep_again(),
            KeepAnswer::No | KeepAnswer::Unasked => self.end(VisitEnding::Listened),
            KeepAnswer::Yes if self.visit.draft.wishes.is_empty() => self.end(VisitEnding::NoAnswers),
            KeepAnswer::Yes if self.is_all_read_back() => self.go(ConfirmPage { step: confirm }),
            KeepAnswer::Yes => self.read_back(),
        }
    }

    /// Who wanted to decide later is asked once more; the wishes follow without the screens.
    fn ask_keep_again(&mut self) -> Vec<ResidentEffect> {
        self.visit.only_wishes = true;
        self.go_to_step(self.gate(GateKind::Keep))
    }

    /// Goes on after it is known who presses the keys: the person's number, where the facility wants one.
    pub(super) fn leave_operator(&mut self) -> Vec<ResidentEffect> {
        let wants_number =
            matches!(self.house.identity, IdentityMode::Number(_)) && self.visit.person == VisitorIdentity::Ticket;
        // From the page of the number itself the way leads on: without a number the person gets a ticket.
        if wants_number && *self.here() != NumberPage.into() {
            return self.go(NumberPage);
        }
        if let Some(place) = self.visit.resumes_at.take() {
            return self.go_to_place(&place);
        }
        match self.gate(GateKind::Operator) {
            Some(gate) => self.leave(gate),
            None => self.end(VisitEnding::Listened),
        }
    }

    /// Opens a chapter out of order. Whoever is on the short way has left it with this, and picks the next one too.
    pub(super) fn open_chapter(&mut self, chapter: usize) -> Vec<ResidentEffect> {
        if self.visit.length == VisitLength::Short {
            self.visit.length = VisitLength::Chosen;
        }
        let first = self.steps().find(|step| step.chapter == chapter && self.is_shown(*step));
        // Whoever opens a chapter wants to hear it.
        self.visit.only_wishes = false;
        if first.is_some() { self.go_to_step(first) } else { self.resume_all() }
    }

    /// Asks a wish again; afterwards the read-back goes on.
    pub(super) fn change_wish(&mut self, wish: &str) -> Vec<ResidentEffect> {
        let Some(step) = self.step_with_id(wish) else { return Vec::new() };
        // Without this mark the way would lead on through every step behind the wish.
        self.visit.changing = true;
        self.go_to_step(Some(step))
    }

    /// Reads the answers back from the first one on.
    pub(super) fn read_back(&mut self) -> Vec<ResidentEffect> {
        self.go(ReadBackPage { from: 0 })
    }

    /// Returns whether every answer of the draft was read back as it stands.
    pub(super) fn is_all_read_back(&self) -> bool {
        self.visit.draft.wishes.iter().all(|given| self.visit.read_back.contains_key(&given.wish))
    }
}
