//! The person does not want to record yet: the answers once more, staff, or an end, all equal. Going back to the
//! question instead would be a circle without a word.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::{AskStopPage, NotRecordedPage};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const ANSWERS: &str = "answers";

impl ResidentPage for NotRecordedPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "not-recorded".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("not-recorded", RowRole::Question)?;
        builder.part("not-recorded", "s1", RowRole::Statement)?;
        builder.own_choice(1, "not-recorded", ANSWERS)?;
        builder.choice_part(2, ResidentAction::CallStaff, "not-recorded", "staff")?;
        builder.choice_part(3, ResidentAction::open(AskStopPage), "not-recorded", "stop")?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if name == ANSWERS { walk.read_back() } else { Vec::new() }
    }
}
