//! Answering: wishes, leading questions, gates, checks, and the questions that follow an answer.

use std::collections::BTreeMap;

use crate::content::pack_file::{AnswerOption, GateKind, PackStep};
use consent_log::consent::{CheckSeen, GivenWish, Operator};

use super::{Alert, At, CheckPhase, Effect, Keep, Phase, Stage, Walkthrough};

/// Details of the pack that the operator gate asks: the role of who helps, or of who answers instead.
const HELPER_ROLE: &str = "helper-role";
const OTHER_ROLE: &str = "other-role";

impl Walkthrough {
    pub(super) fn answer(&mut self, option: &str) -> Vec<Effect> {
        let At::Step(stage) = self.here().clone() else { return Vec::new() };
        if let Phase::Detail { detail, .. } = &stage.phase {
            let detail = detail.clone();
            return self.detail_answered(&stage, &detail, vec![option.to_owned()]);
        }
        match self.step((stage.chapter, stage.step)) {
            Some(PackStep::Ask(ask)) => {
                let id = ask.id.clone();
                self.asked(&stage, &id, option)
            }
            Some(PackStep::Gate(gate)) => match gate.gate {
                GateKind::Confirm => self.confirm_answered(option),
                GateKind::Keep => self.keep_answered(&stage, option),
                GateKind::Operator => self.operator_answered(&stage, option),
            },
            Some(PackStep::Wish(wish)) => {
                let follow = follow_of(&wish.options, option);
                self.wish_answered(&stage, option, follow)
            }
            Some(PackStep::Check(_) | PackStep::Screen(_)) | None => Vec::new(),
        }
    }

    fn asked(&mut self, stage: &Stage, id: &str, option: &str) -> Vec<Effect> {
        self.visit.draft.asked.insert(id.to_owned(), option.to_owned());
        self.visit.circumstances.answers.insert(id.to_owned(), vec![option.to_owned()]);
        self.leave(stage)
    }

    fn wish_answered(&mut self, stage: &Stage, option: &str, follow: Option<String>) -> Vec<Effect> {
        match follow {
            Some(detail) => self.ask_detail(stage, option, detail, BTreeMap::new()),
            None => self.give(stage, option, BTreeMap::new()),
        }
    }

    fn ask_detail(
        &mut self,
        stage: &Stage,
        answer: &str,
        detail: String,
        gathered: BTreeMap<String, Vec<String>>,
    ) -> Vec<Effect> {
        let phase = Phase::Detail { answer: answer.to_owned(), detail, picked: Vec::new(), gathered };
        self.go(At::Step(stage.at(phase)))
    }

    pub(super) fn toggle(&mut self, option: String) -> Vec<Effect> {
        if let Some(At::Step(Stage { phase: Phase::Detail { picked, .. }, .. })) = self.visit.at.last_mut() {
            match picked.iter().position(|other| *other == option) {
                Some(at) => drop(picked.remove(at)),
                None => picked.push(option),
            }
        }
        Vec::new()
    }

    pub(super) fn picked(&mut self) -> Vec<Effect> {
        let At::Step(stage) = self.here().clone() else { return Vec::new() };
        let Phase::Detail { detail, picked, .. } = &stage.phase else { return Vec::new() };
        if picked.is_empty() {
            return self.say(Alert::NothingPicked);
        }
        let (detail, picked) = (detail.clone(), picked.clone());
        self.detail_answered(&stage, &detail, picked)
    }

    fn detail_answered(&mut self, stage: &Stage, detail: &str, options: Vec<String>) -> Vec<Effect> {
        let Phase::Detail { answer, gathered, .. } = &stage.phase else { return Vec::new() };
        let mut gathered = gathered.clone();
        gathered.insert(detail.to_owned(), options);
        let follow = self.house.pack.detail(detail).and_then(|detail| detail.follow.as_ref());
        match follow.cloned() {
            Some(next) => self.ask_detail(stage, &answer.clone(), next, gathered),
            None => self.details_complete(stage, &answer.clone(), gathered),
        }
    }

    fn details_complete(&mut self, stage: &Stage, answer: &str, details: BTreeMap<String, Vec<String>>) -> Vec<Effect> {
        match self.gate_at((stage.chapter, stage.step)) {
            Some(GateKind::Operator) => self.operator_known(stage, &details),
            Some(GateKind::Confirm | GateKind::Keep) => Vec::new(),
            None => self.give(stage, answer, details),
        }
    }

    /// Notes the answer in the draft. An answer to words that nobody was shown is none (invariant I4, docs/records.md).
    fn give(&mut self, stage: &Stage, answer: &str, details: BTreeMap<String, Vec<String>>) -> Vec<Effect> {
        let Some(PackStep::Wish(wish)) = self.step((stage.chapter, stage.step)) else { return Vec::new() };
        let id = wish.id.clone();
        let Some(notice) = self.visit.question.clone().filter(|notice| notice.page == id) else {
            return self.go(At::Step(stage.at(Phase::First)));
        };
        self.visit.circumstances.answers.insert(id.clone(), vec![answer.to_owned()]);
        self.visit.circumstances.details.extend(details.clone());
        self.visit.heard.remove(&id);
        self.visit.draft.set_answer(GivenWish { wish: id, answer: answer.to_owned(), details, notice });
        self.go(At::Step(stage.at(Phase::Given)))
    }

    fn keep_answered(&mut self, stage: &Stage, option: &str) -> Vec<Effect> {
        self.visit.keep = match option {
            "yes" => Keep::Yes,
            "later" if self.visit.keep != Keep::Later => Keep::Later,
            _ => Keep::No,
        };
        self.visit.draft.may_keep = self.visit.keep == Keep::Yes;
        if self.visit.keep == Keep::Yes {
            return self.leave(stage);
        }
        self.forget_answers();
        self.visit.gates_passed = true;
        self.go(At::Step(stage.at(Phase::Given)));
        if option == "talk" { self.call_staff() } else { Vec::new() }
    }

    /// Without leave to keep them, answers are gone at once.
    fn forget_answers(&mut self) {
        self.visit.draft.wishes.clear();
        self.visit.draft.operator = None;
        self.visit.draft.read_aloud.clear();
        self.visit.heard.clear();
        let asked = self.visit.draft.asked.clone();
        self.visit.circumstances.answers.retain(|id, _| asked.contains_key(id));
        self.visit.circumstances.details.clear();
    }

    fn operator_answered(&mut self, stage: &Stage, option: &str) -> Vec<Effect> {
        match option {
            "self" => {
                self.visit.draft.operator = Some(Operator::Person);
                self.visit.gates_passed = true;
                self.after_operator()
            }
            "helper" => self.ask_detail(stage, option, HELPER_ROLE.to_owned(), BTreeMap::new()),
            "other" => self.ask_detail(stage, option, OTHER_ROLE.to_owned(), BTreeMap::new()),
            _ => self.call_staff(),
        }
    }

    fn operator_known(&mut self, stage: &Stage, details: &BTreeMap<String, Vec<String>>) -> Vec<Effect> {
        let role = |id: &str| details.get(id).and_then(|roles| roles.first()).cloned();
        self.visit.draft.operator = match (role(HELPER_ROLE), role(OTHER_ROLE)) {
            (Some(helper), _) => Some(Operator::Assisted(helper)),
            (None, Some(other)) => Some(Operator::Other(other)),
            (None, None) => None,
        };
        self.visit.gates_passed = true;
        self.go(At::Step(stage.at(Phase::Given)))
    }

    pub(super) fn check(&mut self, option: u8) -> Vec<Effect> {
        let At::Step(stage) = self.here().clone() else { return Vec::new() };
        let Some(PackStep::Check(check)) = self.step((stage.chapter, stage.step)) else { return Vec::new() };
        let (id, right) = (check.id.clone(), check.right == option);
        let asked_again = stage.phase == Phase::Check(CheckPhase::AskedAgain);
        let next = match (right, asked_again) {
            (true, _) => CheckPhase::Right,
            (false, false) => CheckPhase::Again,
            (false, true) => CheckPhase::Offer,
        };
        self.note_check(id, next == CheckPhase::Again);
        self.go(At::Step(stage.at(Phase::Check(next))))
    }

    /// Keeps that the check was asked and whether it was explained again; never whether it was right.
    fn note_check(&mut self, check: String, explained_again: bool) {
        let checks = &mut self.visit.draft.checks;
        match checks.iter_mut().find(|seen| seen.check == check) {
            Some(seen) => seen.explained_again |= explained_again,
            None => checks.push(CheckSeen { check, explained_again, staff_called: false }),
        }
    }

    pub(super) fn next_of_check(&mut self, stage: &Stage, phase: CheckPhase) -> Vec<Effect> {
        match phase {
            CheckPhase::Again => self.go(At::Step(stage.at(Phase::Check(CheckPhase::AskedAgain)))),
            CheckPhase::AskedAgain | CheckPhase::Offer | CheckPhase::Right => self.leave(stage),
        }
    }

    pub(super) fn change_wish(&mut self, wish: &str) -> Vec<Effect> {
        let stage = self.stages().find(|at| self.step(*at).is_some_and(|step| step.id() == wish));
        match stage {
            Some(stage) => {
                self.visit.changing = true;
                self.go(At::Step(stage.into()))
            }
            None => Vec::new(),
        }
    }
}

fn follow_of(options: &[AnswerOption], option: &str) -> Option<String> {
    let chosen = options.iter().find(|own| own.id == option)?;
    chosen.follow.clone()
}
