//! A visit could not be kept for another day: it can be tried again, and nothing that was answered is gone.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::NotPausedPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const AGAIN: &str = "again";

impl ResidentPage for NotPausedPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "not-paused".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.heading_and("not-paused", &["s1", "s2"])?;
        builder.own_choice(1, "not-paused", AGAIN)?;
        builder.choice_part(2, ResidentAction::Resume, "not-paused", "go-on")
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if name == AGAIN { walk.pause() } else { Vec::new() }
    }
}
