//! The second deliberate key before anything is recorded.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{NotRecordedPage, SealPage};
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const NO: &str = "no";
const YES: &str = "yes";

impl ResidentPage for SealPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "seal".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("seal", RowRole::Question)?;
        builder.part("seal", "s1", RowRole::Statement)?;
        builder.part("seal", "s2", RowRole::Statement)?;
        // No stands first: a 1 that is pressed once too often must not record.
        builder.own_choice(1, "seal", NO)?;
        builder.own_choice(2, "seal", YES)?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            NO => walk.go(NotRecordedPage),
            YES => walk.record(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::choosing(YES)
    }
}
