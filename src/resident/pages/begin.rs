//! Hear the explanation, or change an earlier answer.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::screen::{BeginPage, ReceiptEntryPage};
use crate::resident::walkthrough::Walkthrough;

const HEAR: &str = "hear";
const CHANGE: &str = "change";

impl ResidentPage for BeginPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "begin".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("begin", RowRole::Question)?;
        builder.own_choice(1, "begin", HEAR)?;
        builder.own_choice(2, "begin", CHANGE)?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            HEAR => walk.hear(),
            CHANGE => walk.go(ReceiptEntryPage),
            _ => Vec::new(),
        }
    }
}
