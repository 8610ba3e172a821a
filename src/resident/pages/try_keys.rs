//! Keys are named, and none is followed: nothing can be chosen here.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::pages::TryKeysPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for TryKeysPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "try-keys".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.names_keys();
        builder.heading_and("try-keys", &["s1", "s2"])
    }

    fn help(&self) -> Option<&'static str> {
        Some("help-try-keys")
    }
}
