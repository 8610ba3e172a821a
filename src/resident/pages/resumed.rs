//! A visit goes on: where it stopped, and how many answers there are.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::ResumedPage;
use crate::resident::paused_visit::PausePlace;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder, WayForward};
use crate::resident::walkthrough::Walkthrough;
use furigana::RichText;

const DELETE: &str = "delete";

impl ResidentPage for ResumedPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "resumed".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.row("resumed", RowRole::Heading)?;
        if let Some(chapter) = context.walk.chapter_of_place(&self.place) {
            builder.with("chapter", context.text(&format!("chapter-{chapter}"))?);
            builder.part("resumed", "chapter", RowRole::Statement)?;
        } else if self.place == PausePlace::ReadBack {
            builder.part("resumed", "read-back", RowRole::Statement)?;
        }
        let answers = context.walk.draft().wishes.len();
        builder.with("answers", RichText::plain(answers.to_string()));
        builder.part("resumed", if answers == 0 { "no-answers" } else { "answers" }, RowRole::Statement)?;
        builder.next()?;
        builder.own_choice(2, "resumed", DELETE)?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if name == DELETE { walk.end_without() } else { Vec::new() }
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.resume_at(&self.place)
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample { forward: WayForward::Next, ..GalleryExample::default() }
    }
}
