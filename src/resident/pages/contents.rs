//! The chapters: to open one out of order, or to pick one after the other.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::ContentsPage;
use crate::resident::position::VisitLength;
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::{LISTED_AT_ONCE, more_than};
use crate::resident::walkthrough::Walkthrough;

const FINISH: &str = "finish";
/// The key by which a person who picks chapters has heard enough; it takes the place of a chapter.
const FINISH_KEY: u8 = 6;

impl ResidentPage for ContentsPage {
    fn id(&self, walk: &Walkthrough) -> String {
        if picks(walk) { format!("contents-pick-{}", self.from) } else { format!("contents-{}", self.from) }
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let chapters = context.walk.chapters_shown();
        let picks = picks(context.walk);
        let at_once = if picks { LISTED_AT_ONCE - 1 } else { LISTED_AT_ONCE };
        builder.asks();
        builder.row("contents", RowRole::Question)?;
        for (number, at) in (1u8..).zip(chapters.iter().skip(self.from).take(at_once)) {
            let Some(chapter) = context.walk.pack().chapters().get(*at) else { continue };
            builder.choice(number, ResidentAction::choose(&chapter.id), &format!("chapter-{}", chapter.id))?;
        }
        if picks {
            builder.choice_part(FINISH_KEY, ResidentAction::choose(FINISH), "contents", FINISH)?;
        }
        more_than(builder, (self.from, chapters.len()), at_once, |from| ResidentAction::open(Self { from }))?;
        builder.back_and_menu_where_needed(context.walk)
    }

    fn on_choice(&self, walk: &mut Walkthrough, id: &str) -> Vec<ResidentEffect> {
        // By its id: conditions leave chapters out of the list, so a place in it is no place in the pack.
        let chapter = walk.pack().chapters().iter().position(|chapter| chapter.id == id);
        match chapter {
            Some(chapter) => walk.open_chapter(chapter),
            None if id == FINISH => walk.finish_chosen(),
            None => Vec::new(),
        }
    }

    /// Whoever picks chapters meets in them what whoever hears everything meets too.
    fn example(&self, walk: &Walkthrough) -> GalleryExample {
        let pressed = picks(walk).then(|| vec![FINISH.to_owned()]);
        GalleryExample { pressed, ..GalleryExample::default() }
    }
}

/// Returns whether the person picks one chapter after the other, so that the visit ends here too.
fn picks(walk: &Walkthrough) -> bool {
    walk.visit.length == VisitLength::Chosen
}
