//! Enough for today: a visit is kept for another day, and goes on from where it stopped.

use crate::content::pack_file::{GateKind, PackStep};
use consent_log::consent::{Draft, GivenWish, Notice, Operator, RecordAgreement, VisitorIdentity};

use super::answers::DetailAnswers;
use super::message::{ResidentAlert, ResidentEffect};
use super::pages::{
    ContentsPage, GivenPage, NotPausedPage, OperatorPage, PausingPage, ReadBackPage, ResidentScreen, ResumedPage,
};
use super::paused_visit::{PausePlace, PausedVisit, VisitWords};
use super::position::{StepPosition, VisitEnding};
use super::resident_page::page_of;
use super::walkthrough::{KeepAnswer, Walkthrough};

impl Walkthrough {
    /// Whether the visit may go on another day: before a record was agreed to there is nothing to keep.
    pub(super) fn can_pause(&self) -> bool {
        self.visit.draft.agreement.is_some()
    }

    /// Keeps the visit for another day. Until that is done, the page on which the person stopped stays below.
    pub(super) fn pause(&mut self) -> Vec<ResidentEffect> {
        let (code, visit) = (self.visit.paused_code.clone(), Box::new(self.paused_visit()));
        self.open(PausingPage);
        vec![ResidentEffect::Pause { code, visit }]
    }

    fn paused_visit(&self) -> PausedVisit {
        let visit = &self.visit;
        PausedVisit {
            words: self.words_of_visit(),
            place: self.pause_place(),
            draft: visit.draft.clone(),
            person: visit.person.clone(),
            replaces: visit.replaces.clone(),
            stopped_in: visit.stopped_in.clone(),
            only_wishes: visit.only_wishes,
            length: visit.length,
            gates_passed: visit.gates_passed,
            followed: visit.followed.clone(),
        }
    }

    /// Returns visits that were paused in each kind of place, for the gallery.
    pub(super) fn sample_paused_visits(&self) -> Vec<PausedVisit> {
        let notice = |page: &str| Notice {
            page: page.to_owned(),
            edition: String::new(),
            lang: self.lang().tag().to_owned(),
            body: Vec::new(),
        };
        let Some(gate) = self.gate(GateKind::Keep) else { return Vec::new() };
        let agreement = Some(RecordAgreement { answer: "yes".to_owned(), notice: notice(self.step_id(gate)) });
        let begun = PausedVisit {
            place: PausePlace::Step(self.step_id(gate).to_owned()),
            draft: Draft { agreement, ..Draft::default() },
            ..self.paused_visit()
        };
        let wish = self.steps().find_map(|step| match self.step(step)? {
            PackStep::Wish(wish) => Some(wish),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_) => None,
        });
        let Some((wish, option)) = wish.and_then(|wish| Some((wish, wish.options.last()?))) else { return vec![begun] };
        let (id, answer) = (wish.id.clone(), option.id.clone());
        let mut answered = PausedVisit { place: PausePlace::ReadBack, gates_passed: true, ..begun.clone() };
        answered.draft.operator = Some(Operator::Person);
        let notice = notice(&id);
        answered.draft.set_answer(GivenWish { wish: id, answer, details: DetailAnswers::new(), notice });
        vec![begun, answered]
    }

    fn words_of_visit(&self) -> VisitWords {
        VisitWords {
            pack: self.pack().id().to_owned(),
            edition: self.pack().edition().to_owned(),
            profile: self.house.circumstances.profile.values().clone(),
        }
    }

    /// Returns where the visit stopped; a page that belongs to no step leads to the step before it.
    fn pause_place(&self) -> PausePlace {
        if let ResidentScreen::Resumed(page) = self.base() {
            return page.place.clone();
        }
        let step = page_of(self.base()).step();
        let is_before_going_on = step.and_then(|step| self.gate_at(step)) == Some(GateKind::Operator);
        match (self.base(), &self.visit.resumes_at) {
            (_, Some(place)) if is_before_going_on => place.clone(),
            (ResidentScreen::Contents(_), _) => PausePlace::Contents,
            (ResidentScreen::Given(page), _) => PausePlace::Given(self.step_id(page.step).to_owned()),
            _ if self.is_at_read_back() => PausePlace::ReadBack,
            _ => self.last_step().map_or(PausePlace::ReadBack, |step| PausePlace::Step(self.step_id(step).to_owned())),
        }
    }

    /// Whether the answers are being read back, changed from there, or confirmed.
    fn is_at_read_back(&self) -> bool {
        let confirms = |page: &ResidentScreen| {
            matches!(
                page,
                ResidentScreen::Confirm(_)
                    | ResidentScreen::NotRecorded(_)
                    | ResidentScreen::ReadBack(_)
                    | ResidentScreen::Seal(_)
            )
        };
        confirms(self.base()) || self.visit.changing
    }

    /// Returns the step of the page on the way, or of the last one before it that has a step.
    fn last_step(&self) -> Option<StepPosition> {
        let mut places = self.visit.at.iter().take(1).chain(self.visit.past.iter().rev());
        places.find_map(|screen| page_of(screen).step())
    }

    /// Ends the sitting with the code. What is kept is no longer held here.
    pub(super) fn take_paused(&mut self, code: String) -> Vec<ResidentEffect> {
        self.forget_draft();
        self.end(VisitEnding::Paused(code))
    }

    /// Goes on with the answers where they cannot be kept, and calls staff: the person can do nothing about it.
    pub(super) fn take_not_paused(&mut self) -> Vec<ResidentEffect> {
        self.replace(NotPausedPage);
        self.begin_call()
    }

    /// Leads back to where a visit begins anew: nothing more can be made of this code.
    pub(super) fn take_unreadable_paused(&mut self) -> Vec<ResidentEffect> {
        self.back();
        self.say(ResidentAlert::PausedUnreadable)
    }

    /// Goes on with a visit that was paused, as it was answered; it begins anew where its words have changed.
    pub(super) fn take_found_paused(&mut self, code: String, paused: PausedVisit) -> Vec<ResidentEffect> {
        if paused.is_of_another(&self.visit.person) {
            return self.say(ResidentAlert::PausedUnknown);
        }
        // From now on the record, or another pause, takes the place of what is kept under this code.
        self.visit.paused_code = Some(code);
        if paused.words != self.words_of_visit() || self.screen_at(&paused.place).is_none() {
            self.back();
            return self.say(ResidentAlert::WordsChanged);
        }
        let place = paused.place.clone();
        self.restore(paused);
        // Nothing leads back to before this sitting began.
        self.visit.past.clear();
        self.go_for_good(ResumedPage { place })
    }

    fn restore(&mut self, paused: PausedVisit) {
        let visit = &mut self.visit;
        for (question, answer) in &paused.draft.asked {
            visit.circumstances.answers.insert(question.clone(), vec![answer.clone()]);
        }
        for given in &paused.draft.wishes {
            visit.circumstances.answers.insert(given.wish.clone(), vec![given.answer.clone()]);
            visit.circumstances.details.extend(given.details.clone());
        }
        // Who staff began this sitting for is known by today's member of staff.
        if !matches!(visit.person, VisitorIdentity::StartedByStaff { .. }) {
            visit.person = paused.person;
        }
        visit.keep = KeepAnswer::Yes;
        visit.replaces = paused.replaces;
        visit.stopped_in = paused.stopped_in;
        visit.only_wishes = paused.only_wishes;
        visit.length = paused.length;
        visit.gates_passed = paused.gates_passed;
        visit.followed.extend(paused.followed);
        // What was shown today, before the code was typed, comes behind what was shown then.
        let today = std::mem::replace(&mut visit.draft, paused.draft);
        visit.draft.presented.extend(today.presented);
    }

    /// Asks who presses the keys today, where that was said before, and goes on.
    pub(super) fn resume_at(&mut self, place: &PausePlace) -> Vec<ResidentEffect> {
        let gate = self.gate(GateKind::Operator).filter(|_| self.visit.draft.operator.is_some());
        match gate {
            // Where the visit stopped on this very question, it is asked once.
            Some(step) if *place != PausePlace::Step(self.step_id(step).to_owned()) => {
                self.visit.resumes_at = Some(place.clone());
                self.go(OperatorPage { step })
            }
            Some(_) | None => self.go_to_place(place),
        }
    }

    /// Goes on from the page on which the visit stopped.
    pub(super) fn go_to_place(&mut self, place: &PausePlace) -> Vec<ResidentEffect> {
        match self.screen_at(place) {
            Some(screen) => self.go(screen),
            None => self.read_back(),
        }
    }

    /// Returns the page of a place; a step that is not for this person today leads to the next one that is.
    fn screen_at(&self, place: &PausePlace) -> Option<ResidentScreen> {
        match place {
            PausePlace::Contents => Some(ContentsPage { from: 0 }.into()),
            PausePlace::Given(wish) => Some(GivenPage { step: self.step_with_id(wish)? }.into()),
            PausePlace::ReadBack => Some(ReadBackPage { from: 0 }.into()),
            PausePlace::Step(id) => {
                let step = self.step_with_id(id)?;
                let shown = if self.is_shown(step) { Some(step) } else { self.next_step(Some(step)) };
                self.first_page(shown.unwrap_or(step))
            }
        }
    }

    /// Returns the chapter in which a visit was paused, where it was in one.
    pub(super) fn chapter_of_place(&self, place: &PausePlace) -> Option<&str> {
        let (PausePlace::Given(id) | PausePlace::Step(id)) = place else { return None };
        let step = self.step_with_id(id)?;
        self.pack().chapters().get(step.chapter).map(|chapter| chapter.id.as_str())
    }

    /// Deletes what an earlier sitting kept: it is recorded now, or the person wants none of it.
    pub(super) fn delete_paused(&mut self) -> Vec<ResidentEffect> {
        self.visit.paused_code.take().map(ResidentEffect::DeletePaused).into_iter().collect()
    }
}
