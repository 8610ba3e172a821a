//! How to move, before anything is explained.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{BeginPage, MovingPage};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for MovingPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "moving".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.heading_and("moving", &["s1", "s2", "s3", "s4", "s5"])?;
        builder.next_back_and_menu()
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.go(BeginPage)
    }
}
