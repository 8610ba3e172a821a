//! What opens on top of a page and leads back to it: staff, stopping, the question whether somebody is there.

use crate::focus::ProbedKey;

use super::{Alert, At, CallEnd, CheckPhase, Effect, Msg, OneVisit, Phase, Stage, Walkthrough};
use consent_log::consent::Abandonment;

impl Walkthrough {
    /// Any key on the question whether somebody is there says yes, and does nothing else.
    pub(super) fn was_only_a_sign_of_life(&self, msg: &Msg) -> bool {
        let by_hand =
            matches!(msg, Msg::Do(_) | Msg::Command(_) | Msg::Tried(_) | Msg::Typed(_) | Msg::Wrong(_) | Msg::Repeated);
        *self.here() == At::StillThere && by_hand
    }

    pub(super) fn idle(&mut self) -> Vec<Effect> {
        if *self.here() == At::Rest {
            // Whoever called from the resting page and went away is waited for no longer.
            return if self.visit.call.is_some() { self.finish() } else { Vec::new() };
        }
        if *self.here() != At::StillThere {
            return self.open(At::StillThere);
        }
        let effects = self.abandoned(Abandonment::Idle);
        self.visit.alert = Some(Alert::TimedOut);
        effects
    }

    pub(super) fn closed(&mut self) -> Vec<Effect> {
        if *self.base() == At::Rest { self.end_call(CallEnd::Left) } else { self.abandoned(Abandonment::InputEnded) }
    }

    /// The end of a visit without a record: noted without anything about the person, then forgotten.
    pub(super) fn abandoned(&mut self, reason: Abandonment) -> Vec<Effect> {
        let mut effects = self.note_of_abandonment(reason);
        effects.extend(self.finish());
        effects
    }

    /// A person who said that nothing may be recorded leaves no trace, not even this one.
    pub(super) fn note_of_abandonment(&self, reason: Abandonment) -> Vec<Effect> {
        let unfinished = self.visit.draft.may_keep && !matches!(self.base(), At::Ended(_));
        let chapter = if unfinished { self.chapter_id() } else { None };
        chapter.map(|chapter| Effect::Abandoned { chapter, reason }).into_iter().collect()
    }

    /// The id of the chapter in which the person is, or was last.
    pub(super) fn chapter_id(&self) -> Option<String> {
        let places = self.visit.at.iter().rev().chain(self.visit.past.iter().rev());
        let chapter = places.into_iter().find_map(|at| at.stage().map(|stage| stage.chapter))?;
        self.house.pack.chapters().get(chapter).map(|chapter| chapter.id.clone())
    }

    /// Everything of this visit goes; the next person finds the kiosk as the first one did.
    pub(super) fn finish(&mut self) -> Vec<Effect> {
        let mut effects = self.end_call(CallEnd::Left);
        self.visit = OneVisit::new(&self.house);
        effects.push(Effect::Forget);
        effects
    }

    /// Keys are named, or followed again.
    pub(super) fn try_keys(&mut self) -> Vec<Effect> {
        if *self.here() == At::TryKeys { self.back() } else { self.open(At::TryKeys) }
    }

    /// Where keys are tried, what was pressed is told and nothing is done.
    pub(super) fn tried(&mut self, tried: ProbedKey) -> Vec<Effect> {
        if *self.here() == At::TryKeys { self.say(Alert::Key(tried)) } else { Vec::new() }
    }

    pub(super) fn call_staff(&mut self) -> Vec<Effect> {
        if let Some(seen) = self.visit.draft.checks.last_mut().filter(|_| self.visit.at.len() == 1) {
            let asking = matches!(self.visit.at.first(), Some(At::Step(Stage { phase: Phase::Check(_), .. })));
            seen.staff_called |= asking;
        }
        let mut effects = self.past_the_offer();
        self.open(At::StaffCalled);
        effects.extend(self.begin_call());
        effects
    }

    /// Whoever was offered staff and took them has answered: back from the call is the next page, and not the offer,
    /// where the same key would call again and again.
    fn past_the_offer(&mut self) -> Vec<Effect> {
        let offer = self.here().stage().filter(|stage| stage.phase == Phase::Check(CheckPhase::Offer)).cloned();
        offer.map_or_else(Vec::new, |stage| self.leave(&stage))
    }

    pub(super) fn back_from_asking(&mut self) -> Vec<Effect> {
        self.resume();
        self.back()
    }

    /// Esc alone never cancels anything (docs/rules.md#keys): it asks, and asks only once.
    pub(super) fn ask_back(&mut self) -> Vec<Effect> {
        if self.has_past() { self.open(At::AskBack) } else { self.say(Alert::NothingBefore) }
    }
}
