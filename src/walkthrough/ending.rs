//! The end of a visit: reading back, the two keys, the receipt.

use super::{At, Effect, Ending, GateKind, Keep, Phase, ReadBackProof, Stage, Visit, Walkthrough};
use consent_log::consent::Abandonment;

/// Answers read back on one page.
pub const READ_BACK_AT_ONCE: usize = 3;

impl Walkthrough {
    /// What comes when every chapter is through.
    pub(super) fn at_the_end(&mut self, confirm: Stage) -> Vec<Effect> {
        match self.visit.keep {
            Keep::Later => self.ask_keep_again(),
            Keep::No | Keep::Unasked => self.ended(Ending::Listened),
            Keep::Yes if self.visit.draft.wishes.is_empty() => self.ended(Ending::NoAnswers),
            Keep::Yes if self.is_all_heard() => self.go(At::Step(confirm)),
            Keep::Yes => self.read_back(),
        }
    }

    /// Who wanted to decide later is asked once more; the wishes follow without the screens.
    fn ask_keep_again(&mut self) -> Vec<Effect> {
        self.visit.only_wishes = true;
        match self.gate(GateKind::Keep) {
            Some(gate) => self.go(At::Step(gate)),
            None => self.ended(Ending::Listened),
        }
    }

    pub(super) fn read_back(&mut self) -> Vec<Effect> {
        self.go(At::ReadBack(0))
    }

    pub(super) fn read_on(&mut self, from: usize) -> Vec<Effect> {
        let next = from + READ_BACK_AT_ONCE;
        if next < self.visit.draft.wishes.len() {
            return self.go(At::ReadBack(next));
        }
        match self.gate(GateKind::Confirm) {
            Some(confirm) => self.go(At::Step(confirm)),
            None => self.ended(Ending::Listened),
        }
    }

    fn is_all_heard(&self) -> bool {
        self.visit.draft.wishes.iter().all(|given| self.visit.heard.contains_key(&given.wish))
    }

    pub(super) fn confirm_answered(&mut self, option: &str) -> Vec<Effect> {
        match option {
            // Nothing is sealed that was not read back (invariant I5, docs/records.md).
            "right" if self.is_all_heard() => self.go(At::Seal),
            "right" | "change" => self.read_back(),
            "drop" => self.end_without(),
            _ => self.call_staff(),
        }
    }

    /// The second deliberate key: the only place that hands out the proof of a confirmation.
    pub(super) fn seal(&mut self) -> Vec<Effect> {
        if *self.here() == At::Ended(Ending::NotKept)
            && let Some(again) = self.withdraw_again()
        {
            return again;
        }
        let ready = *self.here() == At::Seal || *self.here() == At::Ended(Ending::NotKept);
        if !ready || !self.is_all_heard() {
            return Vec::new();
        }
        let wishes = &self.visit.draft.wishes;
        let read_back = wishes.iter().filter_map(|given| self.visit.heard.get(&given.wish).cloned()).collect();
        #[expect(clippy::disallowed_methods, reason = "this is the one place where the second key is pressed")]
        let confirmed = ReadBackProof::after_read_back(read_back);
        let finished = self.visit.draft.clone().finish(self.visit_told(), confirmed);
        match finished {
            Ok(record) => {
                self.visit.at = vec![At::Keeping];
                vec![Effect::Keep(Box::new(record))]
            }
            Err(_unfinished) => self.read_back(),
        }
    }

    fn visit_told(&self) -> Visit {
        Visit {
            person: self.visit.person.clone(),
            pack: self.house.pack.id().to_owned(),
            edition: self.house.pack.edition().to_owned(),
            lang: self.visit.lang.tag().to_owned(),
            form: self.form(),
            replaces: self.visit.replaces.clone(),
            stopped_in: self.visit.stopped_in.clone(),
        }
    }

    /// A record that could not be written is never thanked for: the person is told, and staff are called.
    pub(super) fn not_kept(&mut self) -> Vec<Effect> {
        self.visit.at = vec![At::Ended(Ending::NotKept)];
        self.begin_call()
    }

    pub(super) fn ended(&mut self, ending: Ending) -> Vec<Effect> {
        self.visit.past.clear();
        self.visit.at = vec![At::Ended(ending)];
        Vec::new()
    }

    /// What anybody can hold against the log later.
    pub(super) fn show_proof(&self) -> Vec<Effect> {
        let At::Ended(Ending::Kept(code) | Ending::Withdrawn(code)) = self.here() else { return Vec::new() };
        vec![Effect::ShowProof(code.clone())]
    }

    pub(super) fn end_without(&mut self) -> Vec<Effect> {
        let effects = self.note_of_abandonment(Abandonment::Dropped);
        let ending = if self.visit.draft.wishes.is_empty() { Ending::Listened } else { Ending::Dropped };
        self.visit.draft = consent_log::consent::Draft::default();
        self.visit.heard.clear();
        self.ended(ending);
        effects
    }

    pub(super) fn stop_and_record(&mut self) -> Vec<Effect> {
        self.visit.stopped_in = self.chapter_id();
        self.visit.changing = false;
        self.read_back()
    }

    /// Whether a stop may lead to a record of the answers so far.
    pub fn can_record(&self) -> bool {
        self.visit.draft.may_keep && self.visit.draft.operator.is_some() && !self.visit.draft.wishes.is_empty()
    }

    /// Whether the step that is shown is a gate that is being answered.
    pub fn is_gate(&self, kind: GateKind) -> bool {
        let Some(Stage { chapter, step, phase: Phase::First }) = self.here().stage() else { return false };
        self.gate_at((*chapter, *step)) == Some(kind)
    }
}
