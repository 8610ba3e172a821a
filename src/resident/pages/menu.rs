//! Other things that can be done.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::page_builder::{BACK, MENU};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::{AmountPage, AskStopPage, ContentsPage, LanguagePage, MenuPage, QuestionsPage};
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const FURIGANA: &str = "furigana";
const COLOURS: &str = "colours";

impl ResidentPage for MenuPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "menu".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("menu", RowRole::Question)?;
        if context.walk.questions_shown().is_empty() {
            // Its place is behind the questions; a pack without any must not hide it.
            builder.staff_sources(1, context.walk)?;
        } else {
            builder.choice_part(1, ResidentAction::open(QuestionsPage { from: 0 }), "menu", "questions")?;
        }
        // A chapter opened before the gates would lead past the question whether a record may be kept.
        if context.walk.visit.gates_passed {
            builder.choice_part(2, ResidentAction::open(ContentsPage { from: 0 }), "menu", "contents")?;
        }
        builder.choice_part(3, ResidentAction::open(LanguagePage), "menu", "language")?;
        builder.own_choice(4, "menu", FURIGANA)?;
        builder.choice_part(5, ResidentAction::open(AmountPage), "menu", "amount")?;
        builder.choice_part(6, ResidentAction::CallStaff, "menu", "staff")?;
        builder.choice_part(7, ResidentAction::open(AskStopPage), "menu", "stop")?;
        builder.choice(BACK, ResidentAction::Resume, "go-resume")?;
        // Other things are already open: their key is free here.
        builder.own_choice(MENU, "menu", COLOURS)
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            FURIGANA => walk.next_readings(),
            COLOURS => walk.next_theme(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample { reads_page_below: true, ..GalleryExample::default() }
    }
}
