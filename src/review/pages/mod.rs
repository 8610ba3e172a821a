//! The pages of review: what each shows, and what its choices and typed texts do.

mod cards;
mod correction;
mod departure;
mod due;
mod duties;
mod erasure;
mod follow_up;
mod hand_over_lists;
mod inbox;
mod link;
mod more_actions;
mod notes;
mod person;
mod record;
mod record_keys;
mod register;
mod search;
mod shown_words;
mod sign_in;
mod sources;
mod staff;
mod work;

use crate::content::{Content, ContentError, MessageArgs};
use crate::page::{ActionPage, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::rows::ReviewPageBuilder;
use crate::review::screen::StaffScreen;
use crate::review::screen::staff_page_in;
use crate::review::staff_page::StaffPage;
use crate::review::state::Review;

impl StaffScreen {
    /// Returns the page that this is.
    pub(super) fn page(&self) -> &dyn StaffPage {
        staff_page_in!(self)
    }
}

/// Returns the page that review shows now.
pub fn page(review: &Review, content: &Content) -> Result<ActionPage<ReviewAction>, ContentError> {
    let context = ReviewContext::new(review, content)?;
    if review.asks_for_sign { still_there(&context) } else { review.screen.page().page(&context) }
}

/// Returns the question whether anybody is there, without anything of the page behind it: somebody else may read it.
fn still_there(context: &ReviewContext<'_>) -> Result<ActionPage<ReviewAction>, ContentError> {
    let mut sheet = ReviewPageBuilder::new(context.words, MessageArgs::new());
    sheet.any_key();
    sheet.row("review-still-there", RowRole::Question)?;
    sheet.part("review-still-there", "s1", RowRole::Statement)?;
    // Never run: any input only takes this question away (`was_only_a_sign_of_life`).
    sheet.choice_part(1, ReviewAction::Stay, "review-still-there", "stay")?;
    Ok(sheet.finish("review-still-there".to_owned(), context.review.lang.clone()))
}
