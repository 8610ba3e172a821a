//! Whether to stop, and whether the answers so far are recorded.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{Action, Effect};
use crate::resident::resident_page::{Example, PageBuilder, ResidentPage};
use crate::resident::walkthrough::Walkthrough;

use super::AskStopPage;

const RECORD: &str = "record";
const WITHOUT: &str = "without";
const END: &str = "end";

impl ResidentPage for AskStopPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ask-stop".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("ask-stop", RowRole::Question)?;
        if context.walk.can_record() {
            builder.own_choice(1, "ask-stop", RECORD)?;
            builder.own_choice(2, "ask-stop", WITHOUT)?;
            return builder.choice_part(3, Action::Resume, "ask-stop", "go-on");
        }
        builder.own_choice(1, "ask-stop", END)?;
        builder.choice_part(2, Action::Resume, "ask-stop", "go-on")
    }

    fn chosen(&self, walk: &mut Walkthrough, name: &str) -> Vec<Effect> {
        match name {
            RECORD => walk.stop_and_record(),
            WITHOUT | END => walk.end_without(),
            _ => Vec::new(),
        }
    }

    fn example(&self, _walk: &Walkthrough) -> Example {
        Example { reads_page_below: true, ..Example::default() }
    }
}
