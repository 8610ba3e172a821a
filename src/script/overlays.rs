//! Pages that open on top of another one: other things, questions, contents, keys, staff, stopping.

use crate::content::ContentError;
use crate::focus::PageCommand;
use crate::page::RowRole;
use crate::page_builder::key_help::AvailableKeys;
use crate::page_builder::{BACK, MENU};
use crate::walkthrough::{Action, Listening, PrivateVoice};

use super::Scene;
use super::Sheet;
use strum::VariantArray;

/// Entries of a list on one page; one more key leads to the rest.
const LISTED_AT_ONCE: usize = 6;
/// The key that leads to the rest of a list.
const MORE: u8 = 7;

impl Scene<'_> {
    pub(super) fn menu(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("menu", RowRole::Question)?;
        if !self.walk.questions_shown().is_empty() {
            sheet.choice_part(1, Action::Questions(0), "menu", "questions")?;
        }
        if self.walk.gates_passed() {
            sheet.choice_part(2, Action::Contents(0), "menu", "contents")?;
        }
        sheet.choice_part(3, Action::Languages, "menu", "language")?;
        sheet.choice_part(4, Action::Furigana, "menu", "furigana")?;
        sheet.choice_part(5, Action::Sizes, "menu", "amount")?;
        sheet.choice_part(6, Action::Staff, "menu", "staff")?;
        sheet.choice_part(7, Action::Stop, "menu", "stop")?;
        sheet.choice(BACK, Action::Resume, "go-resume")?;
        // Other things are already open: their key is free here.
        sheet.choice_part(MENU, Action::Colours, "menu", "colours")
    }

    pub(super) fn question_id(&self, question: usize) -> String {
        self.walk.pack().questions().get(question).map_or_else(|| "question".to_owned(), |q| q.id.clone())
    }

    pub(super) fn questions(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let listed = self.walk.questions_shown();
        sheet.asks();
        sheet.row("questions", RowRole::Question)?;
        for (number, question) in (1u8..).zip(listed.iter().skip(from).take(LISTED_AT_ONCE)) {
            let id = self.question_id(*question);
            let text = self.words.text(&id, &self.args)?;
            sheet.choose(id, number, Action::Question(*question), text);
        }
        Self::rest_of_list(sheet, (from, listed.len()), Action::Questions)
    }

    /// The key to the rest of a list; at its end, to its beginning.
    fn rest_of_list(
        sheet: &mut Sheet<'_>,
        (from, all): (usize, usize),
        list: fn(usize) -> Action,
    ) -> Result<(), ContentError> {
        if all > LISTED_AT_ONCE {
            let next = if from + LISTED_AT_ONCE < all { from + LISTED_AT_ONCE } else { 0 };
            sheet.choice(MORE, list(next), "go-more")?;
        }
        sheet.back()
    }

    pub(super) fn question(&self, sheet: &mut Sheet<'_>, question: usize) -> Result<(), ContentError> {
        let Some(asked) = self.walk.pack().questions().get(question) else { return sheet.back() };
        let id = &asked.id;
        sheet.row(id, RowRole::Heading)?;
        self.statements(sheet, id, &asked.statements)?;
        sheet.choice(1, Action::Resume, "go-resume")?;
        sheet.choice(2, Action::Questions(0), "questions")?;
        sheet.back()
    }

    pub(super) fn contents(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let chapters = self.walk.chapters_shown();
        sheet.asks();
        sheet.row("contents", RowRole::Question)?;
        for (number, at) in (1u8..).zip(chapters.iter().skip(from).take(LISTED_AT_ONCE)) {
            let Some(chapter) = self.walk.pack().chapters().get(*at) else { continue };
            let id = format!("chapter-{}", chapter.id);
            let text = self.words.text(&id, &self.args)?;
            sheet.choose(id, number, Action::Chapter(*at), text);
        }
        Self::rest_of_list(sheet, (from, chapters.len()), Action::Contents)
    }

    /// Where private words are to be heard, asked before the first of them.
    pub(super) fn listening(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("listening", RowRole::Question)?;
        let free = self.walk.private_voice() != PrivateVoice::Headphones;
        sheet.choice_part(1, Action::Listen(Listening::Headphones), "listening", "headphones")?;
        if free {
            sheet.choice_part(2, Action::Listen(Listening::Loudspeaker), "listening", "loudspeaker")?;
        }
        sheet.choice_part(3, Action::Listen(Listening::Silent), "listening", "silent")?;
        sheet.back_and_menu()
    }

    pub(super) fn key_help(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let keys = AvailableKeys { typed: self.walk.is_in_lines(), voice: self.walk.circumstances().voice };
        keys.explain(sheet, PageCommand::VARIANTS)?;
        sheet.choice(1, Action::Resume, "go-resume")?;
        sheet.choice(2, Action::TryKeys, "go-try-keys")
    }

    /// Nothing can be chosen here: every key is only named.
    pub(super) fn try_keys(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.names_keys();
        sheet.heading_and("try-keys", &["s1", "s2"])
    }

    pub(super) fn ask_back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-back", RowRole::Question)?;
        sheet.choice_part(1, Action::BackFromAsking, "ask-back", "yes")?;
        sheet.choice_part(2, Action::Resume, "ask-back", "no")
    }

    pub(super) fn ask_stop(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("ask-stop", RowRole::Question)?;
        if self.walk.can_record() {
            sheet.choice_part(1, Action::StopAndRecord, "ask-stop", "record")?;
            sheet.choice_part(2, Action::EndWithout, "ask-stop", "without")?;
            return sheet.choice_part(3, Action::Resume, "ask-stop", "go-on");
        }
        sheet.choice_part(1, Action::EndWithout, "ask-stop", "end")?;
        sheet.choice_part(2, Action::Resume, "ask-stop", "go-on")
    }

    pub(super) fn still_there(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.any_key();
        sheet.with("seconds", self.seconds(self.stage.still_there_seconds));
        sheet.row("still-there", RowRole::Question)?;
        sheet.part("still-there", "s1", RowRole::Statement)?;
        sheet.part("still-there", "s2", RowRole::Statement)?;
        sheet.choice_part(1, Action::Resume, "still-there", "here")
    }
}
