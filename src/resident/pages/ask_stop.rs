//! Whether to stop: with the answers so far recorded, kept for another day, or without; or to go on.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::AskStopPage;
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const RECORD: &str = "record";
const TODAY: &str = "today";
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
        let ways: &[&str] = match (context.walk.can_record(), context.walk.can_pause()) {
            (true, _) => &[RECORD, WITHOUT, TODAY],
            (false, true) => &[END, TODAY],
            (false, false) => &[END],
        };
        let mut number = 1;
        for way in ways {
            builder.own_choice(number, "ask-stop", way)?;
            number += 1;
        }
        builder.choice_part(number, ResidentAction::Resume, "ask-stop", "go-on")?;
        builder.choice_part(number + 1, ResidentAction::CallStaff, "ask-stop", "staff")
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            RECORD => walk.stop_and_record(),
            TODAY => walk.pause(),
            WITHOUT | END => walk.end_without(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample { reads_page_below: true, ..GalleryExample::default() }
    }
}
