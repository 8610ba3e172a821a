//! The receipt code of an earlier record is typed.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::ReceiptEntryPage;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::receipt_field;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for ReceiptEntryPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "receipt-entry".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.types(receipt_field());
        builder.row("receipt-entry", RowRole::Question)?;
        builder.part("receipt-entry", "s1", RowRole::Statement)?;
        builder.back_and_menu()
    }

    fn on_text(&self, _walk: &mut Walkthrough, code: &str) -> Vec<ResidentEffect> {
        // Whether it is a code at all is seen where the record is looked for: it has check digits.
        vec![ResidentEffect::Find(code.to_owned())]
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::typing("1")
    }
}
