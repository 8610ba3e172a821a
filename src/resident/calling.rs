//! How a call for staff begins and ends. No clock: what time brings is told.

use super::call::{CallEnd, CallNews, CallState};
use super::message::{ResidentAlert, ResidentEffect};
use super::pages::{CheckPage, ResidentScreen, StaffAnswerPage, StaffCalledPage};
use super::position::CheckPhase;
use super::walkthrough::{IdentityMode, Walkthrough};

impl Walkthrough {
    /// The call that is open, if one is.
    pub fn call(&self) -> Option<CallState> {
        self.visit.call
    }

    /// Calls staff, and shows what comes of it.
    pub(super) fn call_staff(&mut self) -> Vec<ResidentEffect> {
        self.note_call_at_check();
        let mut effects = self.pass_offer();
        self.open(StaffCalledPage);
        effects.extend(self.begin_call());
        effects
    }

    /// Staff read in the record that they were called where something stayed unclear.
    fn note_call_at_check(&mut self) {
        let [ResidentScreen::Check(check)] = self.visit.at.as_slice() else { return };
        // The first time it is asked nothing is unclear yet.
        let is_unclear = check.phase != CheckPhase::Asked;
        if let Some(seen) = self.visit.draft.checks.last_mut() {
            seen.staff_called |= is_unclear;
        }
    }

    /// Whoever was offered staff and took them has answered: back from the call is the next page, and not the offer,
    /// where the same key would call again and again.
    fn pass_offer(&mut self) -> Vec<ResidentEffect> {
        let ResidentScreen::Check(CheckPage { step, phase: CheckPhase::Offer }) = *self.here() else {
            return Vec::new();
        };
        self.leave(step)
    }

    /// Begins a call once; while it is open, whoever asks again finds the same.
    pub(super) fn begin_call(&mut self) -> Vec<ResidentEffect> {
        if self.visit.call.is_some() {
            return Vec::new();
        }
        self.visit.call = Some(CallState::default());
        vec![ResidentEffect::CallStaff]
    }

    /// News of a call that has ended meanwhile means nothing any more.
    pub(super) fn take_call_news(&mut self, news: CallNews) -> Vec<ResidentEffect> {
        if let Some(call) = &mut self.visit.call {
            call.hear(news);
        }
        Vec::new()
    }

    /// Staff say that they are here. Where staff begin a visit by their number, they end a call by it too.
    pub(super) fn take_staff_are_here(&mut self) -> Vec<ResidentEffect> {
        match self.house.identity {
            IdentityMode::Staff(_) => self.open(StaffAnswerPage),
            IdentityMode::Number(_) | IdentityMode::Ticket => self.answer_call(None),
        }
    }

    /// Ends the call because staff came; which of them, where they typed their number.
    pub(super) fn answer_call(&mut self, staff: Option<String>) -> Vec<ResidentEffect> {
        self.leave_call(CallEnd::Answered(staff), ResidentAlert::CallAnswered)
    }

    /// Ends the call because the person wants nobody any more.
    pub(super) fn take_call_back(&mut self) -> Vec<ResidentEffect> {
        self.leave_call(CallEnd::TakenBack, ResidentAlert::CallTakenBack)
    }

    /// Ends the call, and goes back to the page from which staff were called.
    fn leave_call(&mut self, end: CallEnd, say: ResidentAlert) -> Vec<ResidentEffect> {
        let effects = self.end_call(end);
        if matches!(self.here(), ResidentScreen::StaffAnswer(_) | ResidentScreen::StaffCalled(_)) {
            self.resume_all();
        }
        self.visit.alert = Some(say);
        effects
    }
}
