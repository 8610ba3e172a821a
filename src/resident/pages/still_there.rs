//! Whether somebody is still there: any key says yes, and does nothing else.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::StillTherePage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for StillTherePage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "still-there".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.any_key();
        // The time that is left is said, so that nobody has to guess it (WCAG 2.2.1).
        builder.with("seconds", context.still_there_seconds());
        builder.row("still-there", RowRole::Question)?;
        builder.part("still-there", "s1", RowRole::Statement)?;
        builder.part("still-there", "s2", RowRole::Statement)?;
        builder.choice_part(1, ResidentAction::Resume, "still-there", "here")
    }
}
