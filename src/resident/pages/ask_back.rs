//! Whether to go back, after Esc: a key that is often hit by mistake.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::AskBackPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder, page_of};
use crate::resident::walkthrough::Walkthrough;

const YES: &str = "yes";

impl ResidentPage for AskBackPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ask-back".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("ask-back", RowRole::Question)?;
        builder.own_choice(1, "ask-back", YES)?;
        builder.choice_part(2, ResidentAction::Resume, "ask-back", "no")
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if name != YES {
            return Vec::new();
        }
        walk.resume();
        // The page below decides: not from every page back leads to the one before.
        page_of(&walk.here().clone()).back(walk)
    }
}
