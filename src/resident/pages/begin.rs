//! How much to hear: the most important things, everything, what one picks; change an earlier answer; or go on from last
//! time.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{BeginPage, PausedEntryPage, ReceiptEntryPage};
use crate::resident::position::VisitLength;
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const SHORT: &str = "short";
const HEAR: &str = "hear";
const CHOOSE: &str = "choose";
const CHANGE: &str = "change";
const RESUME: &str = "resume";

impl ResidentPage for BeginPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "begin".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("begin", RowRole::Question)?;
        let short = context.walk.pack().has_short_way().then_some(SHORT);
        let choices = std::iter::once(HEAR).chain(short).chain([CHOOSE, CHANGE, RESUME]);
        for (number, name) in (1u8..).zip(choices) {
            builder.own_choice(number, "begin", name)?;
        }
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            SHORT => walk.hear(VisitLength::Short),
            HEAR => walk.hear(VisitLength::Everything),
            CHOOSE => walk.hear(VisitLength::Chosen),
            CHANGE => walk.go(ReceiptEntryPage),
            RESUME => walk.go(PausedEntryPage),
            _ => Vec::new(),
        }
    }

    /// The short way shows no page that the whole way does not show.
    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        let pressed = [HEAR, CHOOSE, CHANGE, RESUME].map(str::to_owned).to_vec();
        GalleryExample { pressed: Some(pressed), ..GalleryExample::choosing(HEAR) }
    }
}
