//! The steps of the pack in their order, and which of them are for this person at this facility today.

use crate::content::pack_file::{GateKind, PackStep, Statement};
use crate::content::{Pack, StatementChoice};

use super::position::{StepPosition, VisitLength};
use super::walkthrough::{KeepAnswer, Walkthrough};

impl Walkthrough {
    /// What is explained.
    pub(super) fn pack(&self) -> &Pack {
        &self.house.pack
    }

    /// Returns every step of the pack in order.
    pub(super) fn steps(&self) -> impl Iterator<Item = StepPosition> {
        let chapters = self.pack().chapters().iter().enumerate();
        chapters.flat_map(|(chapter, part)| (0..part.steps.len()).map(move |step| StepPosition { chapter, step }))
    }

    /// Returns the first step that is shown, or the first one after this.
    pub(super) fn next_step(&self, after: Option<StepPosition>) -> Option<StepPosition> {
        let is_ahead = |step: &StepPosition| after.is_none_or(|after| *step > after);
        self.steps().filter(is_ahead).find(|step| self.is_shown(*step))
    }

    /// Returns the step at a place of the pack.
    pub(super) fn step(&self, at: StepPosition) -> Option<&PackStep> {
        self.pack().chapters().get(at.chapter).and_then(|chapter| chapter.steps.get(at.step))
    }

    /// Returns the id of a step: pages of a step have it.
    pub(super) fn step_id(&self, at: StepPosition) -> &str {
        self.step(at).map_or("step", PackStep::id)
    }

    /// Returns the step with this id.
    pub(super) fn step_with_id(&self, id: &str) -> Option<StepPosition> {
        self.steps().find(|step| self.step_id(*step) == id)
    }

    /// Returns which gate a step is, if it is one.
    pub(super) fn gate_at(&self, at: StepPosition) -> Option<GateKind> {
        match self.step(at)? {
            PackStep::Gate(gate) => Some(gate.gate),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Screen(_) | PackStep::Wish(_) => None,
        }
    }

    /// Returns where a gate stands.
    pub(super) fn gate(&self, kind: GateKind) -> Option<StepPosition> {
        self.steps().find(|step| self.gate_at(*step) == Some(kind))
    }

    /// Returns whether a step is shown to this person at this facility today, in a visit as long as the person wants.
    pub(super) fn is_shown(&self, at: StepPosition) -> bool {
        let is_on_the_way = self.visit.length != VisitLength::Short
            || self.gate_at(at).is_some()
            || self.pack().is_on_short_way(self.step_id(at));
        is_on_the_way && self.is_offered(at)
    }

    /// Returns whether a step is for this person at this facility today, however long the visit is.
    fn is_offered(&self, at: StepPosition) -> bool {
        let Some(step) = self.step(at) else { return false };
        let chapter = self.pack().chapters().get(at.chapter);
        let holds = chapter.is_some_and(|chapter| self.visit.circumstances.holds(&chapter.when))
            && self.visit.circumstances.holds(step.when());
        holds && self.suits_the_visit(step) && !self.tells_of_no_record(at)
    }

    /// Returns whether a step explains the record to a person who only listens: the chapter of the last gate is about
    /// what is recorded, so it would ask about a record that is not made.
    fn tells_of_no_record(&self, at: StepPosition) -> bool {
        let is_about_record = self.gate(GateKind::Confirm).is_some_and(|confirm| confirm.chapter == at.chapter);
        self.visit.keep == KeepAnswer::No && is_about_record && self.gate_at(at).is_none()
    }

    fn suits_the_visit(&self, step: &PackStep) -> bool {
        match step {
            // Nobody is asked for a wish that may not be kept.
            PackStep::Wish(_) => self.visit.keep == KeepAnswer::Yes,
            // What follows depends on it, also where only the wishes are asked again.
            PackStep::Ask(_) => true,
            // Whoever comes for the wishes alone has heard the explanation before.
            PackStep::Check(_) => !self.visit.only_wishes,
            // A screen whose every sentence is left out would be a heading alone.
            PackStep::Screen(screen) => {
                !self.visit.only_wishes && screen.statements.iter().any(|own| self.is_said(own))
            }
            PackStep::Gate(gate) => match gate.gate {
                // On the way through the wishes alone, who has answered it is not asked again.
                GateKind::Keep => self.visit.keep == KeepAnswer::Unasked || !self.visit.only_wishes,
                // Who pressed the keys is told of wishes alone.
                GateKind::Operator => self.visit.keep == KeepAnswer::Yes,
                GateKind::Confirm => true,
            },
        }
    }

    fn is_said(&self, statement: &Statement) -> bool {
        !matches!(self.visit.circumstances.statement_choice(statement, self.pack().built()), StatementChoice::LeftOut)
    }

    /// Returns the number of a step among those of its chapter that are shown: (3, 12) is 3 of 12.
    pub(super) fn number_in_chapter(&self, at: StepPosition) -> (usize, usize) {
        let shown = || self.steps().filter(|other| other.chapter == at.chapter && self.is_shown(*other));
        // A step may be on the screen that an answer has hidden meanwhile: it is never 0 of 0.
        (shown().filter(|other| *other <= at).count().max(1), shown().count().max(1))
    }

    /// Returns the indices of the chapters that have something to show. A gate alone explains nothing.
    pub(super) fn chapters_shown(&self) -> Vec<usize> {
        let explains = |at: &StepPosition| self.is_offered(*at) && self.gate_at(*at).is_none();
        let has_any = |chapter: &usize| self.steps().any(|at| at.chapter == *chapter && explains(&at));
        (0..self.pack().chapters().len()).filter(has_any).collect()
    }

    /// Returns the indices of the questions that people ask and that are listed here.
    pub(super) fn questions_shown(&self) -> Vec<usize> {
        let questions = self.pack().questions().iter().enumerate();
        questions.filter(|(_, question)| self.visit.circumstances.holds(&question.when)).map(|(at, _)| at).collect()
    }

    /// Returns the id of a question that people ask.
    pub(super) fn question_id(&self, question: usize) -> &str {
        self.pack().questions().get(question).map_or("question", |question| &question.id)
    }
}
