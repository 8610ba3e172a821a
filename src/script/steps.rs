//! Pages of the pack: screens, checks, wishes, gates, and what follows an answer.

use crate::content::pack_file::{
    AnswerOption, AskStep, CheckStep, DetailQuestion, GateKind, GateStep, InfoStep, PackStep, Statement, WishStep,
};
use crate::content::{ContentError, StatementChoice};
use crate::page::{PageRow, RowRole};
use crate::walkthrough::{Action, CheckPhase, Keep, Phase, Stage};
use furigana::RichText;

use super::Scene;
use super::Sheet;

/// The key under which a wish page explains itself further.
const ABOUT: u8 = 7;

/// How the page of a check names the phase that it is in.
pub(super) fn check_phase_id(phase: CheckPhase) -> &'static str {
    match phase {
        CheckPhase::Again => "again",
        CheckPhase::AskedAgain => "asked-again",
        CheckPhase::Offer => "offer",
        CheckPhase::Right => "right",
    }
}

impl Scene<'_> {
    pub(super) fn step(&self, sheet: &mut Sheet<'_>, stage: &Stage) -> Result<(), ContentError> {
        self.progress(sheet, stage)?;
        if let Phase::Detail { detail, picked, .. } = &stage.phase {
            return match self.walk.pack().detail(detail) {
                Some(detail) => self.detail(sheet, detail, picked),
                None => sheet.back_and_menu(),
            };
        }
        match self.walk.step((stage.chapter, stage.step)) {
            Some(PackStep::Ask(ask)) => self.ask(sheet, ask),
            Some(PackStep::Check(check)) => self.check(sheet, check, &stage.phase),
            Some(PackStep::Gate(gate)) => self.gate(sheet, gate, &stage.phase),
            Some(PackStep::Screen(screen)) => self.screen(sheet, screen),
            Some(PackStep::Wish(wish)) => self.wish(sheet, wish, &stage.phase),
            None => sheet.back_and_menu(),
        }
    }

    fn progress(&self, sheet: &mut Sheet<'_>, stage: &Stage) -> Result<(), ContentError> {
        let Some(chapter) = self.walk.pack().chapters().get(stage.chapter) else { return Ok(()) };
        let (here, all) = self.walk.position(stage);
        let number = |n: usize| RichText::plain(n.to_string());
        let args = sheet
            .args()
            .clone()
            .with("chapter", self.words.text(&format!("chapter-{}", chapter.id), &self.args)?)
            .with("here", number(here))
            .with("all", number(all));
        let text = self.words.text("progress", &args)?;
        sheet.push(PageRow::text("progress", RowRole::Progress, text));
        Ok(())
    }

    fn screen(&self, sheet: &mut Sheet<'_>, screen: &InfoStep) -> Result<(), ContentError> {
        let id = &screen.id;
        sheet.row(id, RowRole::Heading)?;
        self.statements(sheet, id, &screen.statements)?;
        sheet.next()?;
        sheet.back_and_menu()
    }

    /// Sentences as they may be shown today, here, to this person.
    pub(super) fn statements(&self, sheet: &mut Sheet<'_>, id: &str, own: &[Statement]) -> Result<(), ContentError> {
        for statement in own {
            match self.walk.circumstances().statement_choice(statement, self.walk.pack().built()) {
                StatementChoice::AsWritten => sheet.part(id, &statement.id, RowRole::Statement)?,
                // Two sentences in a row that nobody may say today have one stand-in.
                StatementChoice::Replaced(message) if sheet.ends_with(&message) => {}
                StatementChoice::Replaced(message) => sheet.row(&message, RowRole::Statement)?,
                StatementChoice::LeftOut => {}
            }
        }
        Ok(())
    }

    fn ask(&self, sheet: &mut Sheet<'_>, ask: &AskStep) -> Result<(), ContentError> {
        self.question_with_options(sheet, &ask.id, &ask.options)?;
        sheet.back_and_menu()
    }

    fn question_with_options(
        &self,
        sheet: &mut Sheet<'_>,
        id: &str,
        options: &[AnswerOption],
    ) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row(id, RowRole::Question)?;
        let offered = options.iter().filter(|option| self.walk.circumstances().holds(&option.when));
        for (number, option) in (1u8..).zip(offered) {
            let option = &option.id;
            let text = self.option_text(id, option)?;
            sheet.choose(format!("{id}.{option}"), number, Action::Answer(option.clone()), text);
        }
        Ok(())
    }

    /// The words of an option.
    pub(super) fn option_text(&self, id: &str, option: &str) -> Result<RichText, ContentError> {
        self.words.option(id, option, &self.args)
    }

    fn wish(&self, sheet: &mut Sheet<'_>, wish: &WishStep, phase: &Phase) -> Result<(), ContentError> {
        let id = &wish.id;
        if *phase == Phase::Given {
            return self.given(sheet, id);
        }
        self.question_with_options(sheet, id, &wish.options)?;
        sheet.choice(ABOUT, Action::About, "go-about")?;
        sheet.back_and_menu()
    }

    /// After an answer: what it was, what happens next, how it is taken back.
    fn given(&self, sheet: &mut Sheet<'_>, id: &str) -> Result<(), ContentError> {
        let Some(given) = self.walk.draft().answer(id) else { return sheet.back_and_menu() };
        let answer = self.answer_text(given)?;
        sheet.row(id, RowRole::Heading)?;
        let text = self.words.text("your-answer", &sheet.args().clone().with("answer", answer))?;
        sheet.push(PageRow::text("your-answer", RowRole::Statement, text));
        sheet.parts(id, &format!("next-{}", given.answer))?;
        sheet.parts(id, "take-back")?;
        sheet.next()?;
        sheet.choice(2, Action::ChangeWish(id.to_owned()), "answer-change")?;
        sheet.back_and_menu()
    }

    /// An answer in words, with each question that followed it and what was answered to that.
    pub(super) fn answer_text(&self, given: &consent_log::consent::GivenWish) -> Result<RichText, ContentError> {
        let mut text = self.option_text(&given.wish, &given.answer)?;
        for (detail, options) in &given.details {
            let args = (self.args.clone())
                .with("answer", text)
                .with("question", self.words.text(detail, &self.args)?)
                .with("detail", self.options_text(detail, options)?);
            text = self.words.text("answer-detail", &args)?;
        }
        Ok(text)
    }

    /// The words of several options, one after the other.
    fn options_text(&self, id: &str, options: &[String]) -> Result<RichText, ContentError> {
        let between = if self.walk.lang().is_japanese() { "、" } else { ", " };
        let mut text = RichText::default();
        for (at, option) in options.iter().enumerate() {
            if at > 0 {
                text.push(RichText::plain(between));
            }
            text.push(self.option_text(id, option)?);
        }
        Ok(text)
    }

    fn detail(&self, sheet: &mut Sheet<'_>, detail: &DetailQuestion, picked: &[String]) -> Result<(), ContentError> {
        let id = &detail.id;
        sheet.asks();
        sheet.row(id, RowRole::Question)?;
        if detail.many {
            sheet.row("pick-many", RowRole::Statement)?;
        }
        let holds =
            |option: &&String| detail.when.get(*option).is_none_or(|when| self.walk.circumstances().holds(when));
        let offered: Vec<&String> = detail.options.iter().filter(holds).collect();
        for (number, option) in (1u8..).zip(&offered) {
            self.detail_option(sheet, (id, option), number, detail.many.then_some(picked))?;
        }
        if detail.many {
            let number = u8::try_from(offered.len() + 1).unwrap_or(ABOUT);
            sheet.choice(number, Action::Done, "pick-done")?;
        }
        sheet.back_and_menu()
    }

    /// One option of a following question; where several may be picked, its words say whether it is (EN 5.6).
    fn detail_option(
        &self,
        sheet: &mut Sheet<'_>,
        (id, option): (&str, &str),
        number: u8,
        picked: Option<&[String]>,
    ) -> Result<(), ContentError> {
        let mut text = self.option_text(id, option)?;
        if picked.is_some_and(|picked| picked.iter().any(|other| other == option)) {
            text = self.words.text("picked", &sheet.args().clone().with("option", text))?;
        }
        let option = option.to_owned();
        let row_id = format!("{id}.{option}");
        let action = if picked.is_some() { Action::Toggle(option) } else { Action::Answer(option) };
        sheet.choose(row_id, number, action, text);
        Ok(())
    }

    fn check(&self, sheet: &mut Sheet<'_>, check: &CheckStep, phase: &Phase) -> Result<(), ContentError> {
        let id = &check.id;
        match phase {
            Phase::Check(CheckPhase::Right) => Self::check_told(sheet, id, "check-right", "right"),
            Phase::Check(CheckPhase::Again) => Self::check_told(sheet, id, "check-again", "again"),
            Phase::Check(CheckPhase::Offer) => Self::check_offer(sheet),
            Phase::Check(CheckPhase::AskedAgain) | Phase::Detail { .. } | Phase::First | Phase::Given => {
                Self::check_asked(sheet, id, check.options)
            }
        }
    }

    fn check_asked(sheet: &mut Sheet<'_>, id: &str, options: u8) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row(id, RowRole::Question)?;
        for number in 1..=options {
            sheet.choice_part(number, Action::Option(number), id, &format!("o{number}"))?;
        }
        sheet.back_and_menu()
    }

    fn check_told(sheet: &mut Sheet<'_>, id: &str, heading: &str, part: &str) -> Result<(), ContentError> {
        sheet.row(heading, RowRole::Heading)?;
        sheet.parts(id, part)?;
        sheet.next()?;
        sheet.back_and_menu()
    }

    fn check_offer(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("check-offer", RowRole::Question)?;
        sheet.part("check-offer", "s1", RowRole::Statement)?;
        sheet.choice_part(1, Action::Staff, "check-offer", "staff")?;
        sheet.choice_part(2, Action::Next, "check-offer", "go-on")?;
        sheet.back_and_menu()
    }

    fn gate(&self, sheet: &mut Sheet<'_>, gate: &GateStep, phase: &Phase) -> Result<(), ContentError> {
        if *phase == Phase::Given {
            return self.gate_given(sheet, gate.gate);
        }
        let id = &gate.id;
        sheet.asks();
        sheet.row(id, RowRole::Question)?;
        for (number, option) in (1u8..).zip(gate.gate.options()) {
            let text = self.option_text(id, option)?;
            sheet.choose(format!("{id}.{option}"), number, Action::Answer(option.to_owned()), text);
        }
        sheet.back_and_menu()
    }

    fn gate_given(&self, sheet: &mut Sheet<'_>, kind: GateKind) -> Result<(), ContentError> {
        let helped = matches!(self.walk.draft().operator, Some(consent_log::consent::Operator::Assisted(_)));
        match kind {
            GateKind::Operator if helped => sheet.heading_and("operator-helper", &["s1", "s2"])?,
            GateKind::Operator => sheet.heading_and("operator-other", &["s1", "s2", "s3"])?,
            GateKind::Keep if self.walk.keep() == Keep::Later => sheet.heading_and("keep-later", &["s1", "s2"])?,
            GateKind::Confirm | GateKind::Keep => sheet.heading_and("keep-not", &["s1", "s2"])?,
        }
        sheet.next()?;
        sheet.back_and_menu()
    }

    /// What is recorded, what happens after each answer, how it is taken back.
    pub(super) fn about(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.row("about-heading", RowRole::Heading)?;
        let wish = self.walk.base().stage().and_then(|stage| self.walk.step((stage.chapter, stage.step)));
        if let Some(PackStep::Wish(wish)) = wish {
            self.about_wish(sheet, wish)?;
        }
        sheet.choice(1, Action::Resume, "go-resume")
    }

    fn about_wish(&self, sheet: &mut Sheet<'_>, wish: &WishStep) -> Result<(), ContentError> {
        let id = &wish.id;
        let offered = wish.options.iter().filter(|option| self.walk.circumstances().holds(&option.when));
        for option in offered {
            let option = &option.id;
            let answer = self.option_text(id, option)?;
            let text = self.words.text("about-option", &sheet.args().clone().with("answer", answer))?;
            sheet.push(PageRow::text(format!("about.{option}"), RowRole::Statement, text));
            sheet.parts(id, &format!("next-{option}"))?;
        }
        sheet.parts(id, "recorded")?;
        sheet.parts(id, "take-back")?;
        Ok(())
    }
}
