//! The code of a visit that goes on is typed.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::PausedEntryPage;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::receipt_field;
use crate::resident::walkthrough::Walkthrough;
use consent_log::PAUSED_VISIT_DAYS;
use furigana::Counter;

impl ResidentPage for PausedEntryPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "paused-entry".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.types(receipt_field());
        builder.with("days", context.counted(u32::from(PAUSED_VISIT_DAYS), Counter::Day, "days"));
        builder.row("paused-entry", RowRole::Question)?;
        builder.part("paused-entry", "s1", RowRole::Statement)?;
        builder.part("paused-entry", "s2", RowRole::Statement)?;
        builder.back_and_menu()
    }

    fn on_text(&self, _walk: &mut Walkthrough, code: &str) -> Vec<ResidentEffect> {
        vec![ResidentEffect::FindPaused(code.to_owned())]
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::typing("1")
    }
}
