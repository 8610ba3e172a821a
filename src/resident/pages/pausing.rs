//! The visit is being kept for another day: this is said before the writing begins, which may take seconds.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::pages::PausingPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for PausingPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "pausing".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.busy();
        builder.row("pausing", RowRole::Heading)
    }

    /// No key does anything while the visit is being kept.
    fn help(&self) -> Option<&'static str> {
        None
    }
}
