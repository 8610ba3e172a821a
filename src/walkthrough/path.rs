//! The way through the pack: which step comes next, and what lies before the first one.

use crate::content::StatementChoice;
use crate::content::pack_file::{GateKind, PackStep, Statement};
use crate::page::{FuriganaMode, TextSize};
use consent_log::consent::VisitorIdentity;
use consent_log::privacy;
use furigana::Lang;

use super::{Alert, At, Effect, Ending, Identity, Keep, Phase, Stage, Walkthrough};

impl Walkthrough {
    pub(super) fn begin(&mut self) -> Vec<Effect> {
        match self.house.identity {
            Identity::Staff(_) => self.go(At::StaffPin),
            Identity::Number(_) | Identity::Ticket => self.go(At::Language),
        }
    }

    pub(super) fn set_language(&mut self, lang: Lang) -> Vec<Effect> {
        self.visit.lang = lang;
        self.after_setting(At::Amount)
    }

    pub(super) fn set_amount(&mut self, amount: TextSize) -> Vec<Effect> {
        self.visit.look.text_size = amount;
        self.after_setting(At::Moving)
    }

    /// A setting that was opened from the menu leads back; at the beginning it leads on.
    fn after_setting(&mut self, next: At) -> Vec<Effect> {
        if self.visit.at.len() > 1 { self.resume_all() } else { self.go(next) }
    }

    pub(super) fn next_amount(&mut self) -> Vec<Effect> {
        let amount = self.visit.look.text_size.next();
        self.visit.look.text_size = amount;
        self.say(Alert::Amount(amount))
    }

    pub(super) fn next_readings(&mut self) -> Vec<Effect> {
        let readings = match self.visit.look.furigana {
            FuriganaMode::Shown => FuriganaMode::Hidden,
            FuriganaMode::Hidden => FuriganaMode::Kana,
            FuriganaMode::Kana => FuriganaMode::Shown,
        };
        self.visit.look.furigana = readings;
        self.resume_all();
        self.say(Alert::Readings(readings))
    }

    pub(super) fn next_theme(&mut self) -> Vec<Effect> {
        let theme = self.visit.look.theme.next();
        self.visit.look.theme = theme;
        self.resume_all();
        self.say(Alert::Theme(theme))
    }

    pub(super) fn hear(&mut self) -> Vec<Effect> {
        match self.next_stage(None) {
            Some(stage) => self.go(At::Step(stage)),
            None => self.ended(Ending::Listened),
        }
    }

    /// Goes on from wherever the person is.
    pub(super) fn next(&mut self) -> Vec<Effect> {
        match self.here().clone() {
            At::Moving => self.go(At::Begin),
            At::Step(stage) => self.next_from(&stage),
            At::Number => self.after_operator(),
            At::ReadBack(from) => self.read_on(from),
            At::Rest => self.begin(),
            At::About
            | At::Amount
            | At::AskBack
            | At::AskStop
            | At::Contents(_)
            | At::KeyHelp
            | At::Language
            | At::Listening
            | At::Menu
            | At::Question(_)
            | At::Questions(_)
            | At::StaffCalled
            | At::StillThere => self.resume_all(),
            At::Begin
            | At::Earlier { .. }
            | At::Ended(_)
            | At::Keeping
            | At::ReceiptEntry
            | At::Seal
            | At::StaffAnswer
            | At::StaffNumber(_)
            | At::StaffPin
            | At::TryKeys
            | At::WithdrawAsk { .. }
            | At::WithdrawList { .. } => Vec::new(),
        }
    }

    fn next_from(&mut self, stage: &Stage) -> Vec<Effect> {
        if self.visit.changing && matches!(stage.phase, Phase::Given) {
            self.visit.changing = false;
            return self.read_back();
        }
        if let Phase::Check(phase) = stage.phase {
            return self.next_of_check(stage, phase);
        }
        if self.gate_at((stage.chapter, stage.step)) == Some(GateKind::Operator) {
            return self.after_operator();
        }
        self.leave(stage)
    }

    /// On to the next step that is shown, or to the end.
    pub(super) fn leave(&mut self, stage: &Stage) -> Vec<Effect> {
        match self.next_stage(Some((stage.chapter, stage.step))) {
            Some(next) if self.gate_at((next.chapter, next.step)) == Some(GateKind::Confirm) => self.at_the_end(next),
            Some(next) => self.go(At::Step(next)),
            None => self.ended(Ending::Listened),
        }
    }

    /// After it is known who presses the keys: the person's number, where the facility wants one.
    pub(super) fn after_operator(&mut self) -> Vec<Effect> {
        let wants_number =
            matches!(self.house.identity, Identity::Number(_)) && self.visit.person == VisitorIdentity::Ticket;
        if wants_number && *self.here() != At::Number {
            return self.go(At::Number);
        }
        match self.gate(GateKind::Operator) {
            Some(gate) => self.leave(&gate),
            None => self.ended(Ending::Listened),
        }
    }

    pub(super) fn open_chapter(&mut self, chapter: usize) -> Vec<Effect> {
        let first = self.stages().find(|(at, step)| *at == chapter && self.is_shown((*at, *step)));
        self.visit.only_wishes = false;
        match first {
            Some(stage) => self.go(At::Step(stage.into())),
            None => self.resume_all(),
        }
    }

    /// Every step of the pack in order, as (chapter, step).
    pub(super) fn stages(&self) -> impl Iterator<Item = (usize, usize)> {
        let chapters = self.house.pack.chapters().iter().enumerate();
        chapters.flat_map(|(chapter, part)| (0..part.steps.len()).map(move |step| (chapter, step)))
    }

    fn next_stage(&self, after: Option<(usize, usize)>) -> Option<Stage> {
        let passed = |stage: &(usize, usize)| after.is_none_or(|after| *stage > after);
        self.stages().filter(passed).find(|stage| self.is_shown(*stage)).map(Stage::from)
    }

    /// The step at a place of the pack.
    pub fn step(&self, (chapter, step): (usize, usize)) -> Option<&PackStep> {
        self.house.pack.chapters().get(chapter).and_then(|chapter| chapter.steps.get(step))
    }

    pub(super) fn gate_at(&self, stage: (usize, usize)) -> Option<GateKind> {
        match self.step(stage)? {
            PackStep::Gate(gate) => Some(gate.gate),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Screen(_) | PackStep::Wish(_) => None,
        }
    }

    /// Whether a step is shown to this person at this facility today.
    pub fn is_shown(&self, stage: (usize, usize)) -> bool {
        let Some(step) = self.step(stage) else { return false };
        let chapter = self.house.pack.chapters().get(stage.0);
        let holds = chapter.is_some_and(|chapter| self.visit.circumstances.holds(&chapter.when))
            && self.visit.circumstances.holds(step.when());
        holds && self.suits_the_visit(step)
    }

    /// For every step of the pack in order, whether it is shown.
    pub fn stages_shown(&self) -> impl Iterator<Item = bool> {
        self.stages().map(|stage| self.is_shown(stage))
    }

    fn suits_the_visit(&self, step: &PackStep) -> bool {
        match step {
            PackStep::Wish(_) => self.visit.keep == Keep::Yes,
            PackStep::Ask(_) => true,
            PackStep::Check(_) => !self.visit.only_wishes,
            PackStep::Screen(screen) => {
                !self.visit.only_wishes && screen.statements.iter().any(|own| self.is_said(own))
            }
            PackStep::Gate(gate) => match gate.gate {
                GateKind::Keep => self.visit.keep == Keep::Unasked || !self.visit.only_wishes,
                GateKind::Operator => self.visit.keep == Keep::Yes,
                GateKind::Confirm => true,
            },
        }
    }

    fn is_said(&self, statement: &Statement) -> bool {
        let built = self.house.pack.built();
        !matches!(self.visit.circumstances.statement_choice(statement, built), StatementChoice::LeftOut)
    }

    /// The position of a step among those of its chapter that are shown: (3, 12) is 3 of 12.
    pub fn position(&self, stage: &Stage) -> (usize, usize) {
        let shown: Vec<usize> =
            self.stages().filter(|at| at.0 == stage.chapter && self.is_shown(*at)).map(|(_, step)| step).collect();
        let before = shown.iter().filter(|step| **step <= stage.step).count();
        (before.max(1), shown.len().max(1))
    }

    /// Indices of the chapters that have something to show.
    pub fn chapters_shown(&self) -> Vec<usize> {
        let chapters = 0..self.house.pack.chapters().len();
        let shown = |chapter: &usize| self.stages().any(|at| at.0 == *chapter && self.is_shown(at) && self.is_told(at));
        chapters.filter(shown).collect()
    }

    fn is_told(&self, stage: (usize, usize)) -> bool {
        self.step(stage).is_some_and(|step| !matches!(step, PackStep::Gate(_)))
    }

    /// Indices of the questions that people ask and that are listed here.
    pub fn questions_shown(&self) -> Vec<usize> {
        let questions = self.house.pack.questions().iter().enumerate();
        questions.filter(|(_, question)| self.visit.circumstances.holds(&question.when)).map(|(at, _)| at).collect()
    }

    pub(super) fn typed(&mut self, text: &str) -> Vec<Effect> {
        self.visit.alert = None;
        if let Err(refused) = privacy::refuse_private_numbers(text) {
            return self.say(Alert::Refused(refused));
        }
        if let At::StaffNumber(staff) = self.here().clone() {
            return self.staff_number_typed(staff, text);
        }
        if *self.here() == At::StaffAnswer && text.is_empty() {
            return self.back();
        }
        if matches!(self.here(), At::StaffAnswer | At::StaffPin) {
            return vec![Effect::CheckStaff(text.to_owned())];
        }
        if *self.here() == At::Number { self.number_typed(text) } else { self.receipt_typed(text) }
    }

    fn number_typed(&mut self, text: &str) -> Vec<Effect> {
        if text.is_empty() {
            // Who does not know the number gets a ticket: staff find the person by the receipt.
            return self.next();
        }
        match self.number_of_the_facility(text) {
            Ok(number) => {
                self.visit.person = VisitorIdentity::Number(number);
                self.next()
            }
            Err(alert) => self.say(alert),
        }
    }

    fn staff_number_typed(&mut self, staff: String, text: &str) -> Vec<Effect> {
        match self.number_of_the_facility(text) {
            Ok(number) => {
                self.visit.person = VisitorIdentity::StartedByStaff { staff, number };
                self.go(At::Language)
            }
            Err(alert) => self.say(alert),
        }
    }

    fn number_of_the_facility(&self, text: &str) -> Result<String, Alert> {
        let wanted = match self.house.identity {
            Identity::Number(digits) | Identity::Staff(digits) => digits,
            Identity::Ticket => 0,
        };
        let fits = text.len() == usize::from(wanted) && text.chars().all(|c| c.is_ascii_digit());
        if fits { Ok(text.to_owned()) } else { Err(Alert::WrongLength(wanted)) }
    }

    pub(super) fn staff_known(&mut self, staff: String) -> Vec<Effect> {
        if *self.here() == At::StaffAnswer {
            return self.answered_by(Some(staff));
        }
        self.go(At::StaffNumber(staff))
    }
}
