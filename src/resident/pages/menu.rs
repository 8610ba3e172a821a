//! Other things that can be done.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::page_builder::{BACK, MENU};
use crate::resident::context::PageContext;
use crate::resident::message::{Action, Effect};
use crate::resident::resident_page::{Example, PageBuilder, ResidentPage};
use crate::resident::walkthrough::Walkthrough;

use super::{AmountPage, AskStopPage, ContentsPage, LanguagePage, MenuPage, QuestionsPage};

const FURIGANA: &str = "furigana";
const COLOURS: &str = "colours";

impl ResidentPage for MenuPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "menu".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("menu", RowRole::Question)?;
        if !context.walk.questions_shown().is_empty() {
            builder.choice_part(1, Action::open(QuestionsPage { from: 0 }), "menu", "questions")?;
        }
        if context.walk.visit.gates_passed {
            builder.choice_part(2, Action::open(ContentsPage { from: 0 }), "menu", "contents")?;
        }
        builder.choice_part(3, Action::open(LanguagePage), "menu", "language")?;
        builder.own_choice(4, "menu", FURIGANA)?;
        builder.choice_part(5, Action::open(AmountPage), "menu", "amount")?;
        builder.choice_part(6, Action::CallStaff, "menu", "staff")?;
        builder.choice_part(7, Action::open(AskStopPage), "menu", "stop")?;
        builder.choice(BACK, Action::Resume, "go-resume")?;
        // Other things are already open: their key is free here.
        builder.own_choice(MENU, "menu", COLOURS)
    }

    fn chosen(&self, walk: &mut Walkthrough, name: &str) -> Vec<Effect> {
        match name {
            FURIGANA => walk.next_readings(),
            COLOURS => walk.next_theme(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> Example {
        Example { reads_page_below: true, ..Example::default() }
    }
}
