//! The record is being written: this is said before the writing begins, which may take seconds on a slow disk.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::pages::KeepingPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for KeepingPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "keeping".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.busy();
        builder.row("keeping", RowRole::Heading)
    }

    /// No key does anything while the record is being written.
    fn help(&self) -> Option<&'static str> {
        None
    }
}
