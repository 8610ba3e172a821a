//! The chapters, to open one out of order.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::rows::{LISTED_AT_ONCE, more};
use crate::resident::screen::ContentsPage;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for ContentsPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        format!("contents-{}", self.from)
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let chapters = context.walk.chapters_shown();
        builder.asks();
        builder.row("contents", RowRole::Question)?;
        for (number, at) in (1u8..).zip(chapters.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let Some(chapter) = context.walk.pack().chapters().get(*at) else { continue };
            builder.choice(number, ResidentAction::choose(&chapter.id), &format!("chapter-{}", chapter.id))?;
        }
        more(builder, (self.from, chapters.len()), |from| ResidentAction::open(Self { from }))?;
        builder.back()
    }

    fn on_choice(&self, walk: &mut Walkthrough, id: &str) -> Vec<ResidentEffect> {
        // By its id: conditions leave chapters out of the list, so a place in it is no place in the pack.
        let chapter = walk.pack().chapters().iter().position(|chapter| chapter.id == id);
        chapter.map_or_else(Vec::new, |chapter| walk.open_chapter(chapter))
    }
}
