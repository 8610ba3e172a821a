//! Whether to stop, and whether the answers so far are recorded.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::screen::AskStopPage;
use crate::resident::walkthrough::Walkthrough;

const RECORD: &str = "record";
const WITHOUT: &str = "without";
const END: &str = "end";

impl ResidentPage for AskStopPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ask-stop".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("ask-stop", RowRole::Question)?;
        // Without an answer or leave to keep it there is nothing to record, and it is not offered.
        if context.walk.can_record() {
            builder.own_choice(1, "ask-stop", RECORD)?;
            builder.own_choice(2, "ask-stop", WITHOUT)?;
            return builder.choice_part(3, ResidentAction::Resume, "ask-stop", "go-on");
        }
        builder.own_choice(1, "ask-stop", END)?;
        builder.choice_part(2, ResidentAction::Resume, "ask-stop", "go-on")
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            RECORD => walk.stop_and_record(),
            WITHOUT | END => walk.end_without(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample { reads_page_below: true, ..GalleryExample::default() }
    }
}
