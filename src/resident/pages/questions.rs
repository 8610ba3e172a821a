//! Questions that people ask, to hear the answer of one.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::{QuestionPage, QuestionsPage};
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::{LISTED_AT_ONCE, more};
use crate::resident::walkthrough::Walkthrough;

/// The key of the page for staff.
const STAFF_KEY: u8 = 9;

impl ResidentPage for QuestionsPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        format!("questions-{}", self.from)
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let listed = context.walk.questions_shown();
        builder.asks();
        builder.row("questions", RowRole::Question)?;
        for (number, question) in (1u8..).zip(listed.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let id = context.walk.question_id(*question);
            builder.choice(number, ResidentAction::open(QuestionPage { question: *question }), id)?;
        }
        more(builder, (self.from, listed.len()), |from| ResidentAction::open(Self { from }))?;
        builder.back()?;
        // Behind the way back, and not among the other things: residents need all keys of those.
        builder.staff_sources(STAFF_KEY, context.walk)
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        // Every part of the list leads to the same page for staff: from one of them it is enough.
        GalleryExample { reads_step_below: self.from == 0, ..GalleryExample::default() }
    }
}
