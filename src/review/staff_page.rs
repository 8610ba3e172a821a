//! What one page of review says of itself, and how it is shown.

use crate::content::{Content, ContentError, MessageArgs};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{StaffScreen, staff_page_in};
use crate::review::rows::ReviewPageBuilder;
use crate::review::state::Review;
use consent_log::Permission;

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageAccess {
    /// Everybody who reached a page that leads there.
    Anybody,
    /// Members with this permission, while a record is open: the page is about that record.
    OnRecord(Permission),
    /// Members with this permission.
    With(Permission),
}

/// Everything that one page of review says of itself.
pub(super) trait StaffPage {
    /// Returns its id.
    fn id(&self) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError>;

    /// Returns what the way back does.
    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::Say(ReviewAlert::NOTHING_BEFORE)
    }

    /// Returns who may open it.
    fn access(&self) -> PageAccess {
        PageAccess::Anybody
    }

    /// Prepares the state for this page and returns the effects that it needs, each time that it is opened.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        Vec::new()
    }

    /// Returns what typed text does.
    fn on_text(&self, _review: &Review, _text: String) -> ReviewAction {
        ReviewAction::Stay
    }

    /// Returns whether the way back from a record that is opened here leads here.
    fn lists_records(&self) -> bool {
        false
    }

    /// Returns what the gallery types on it.
    fn examples(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the page as it is shown.
    fn page(&self, context: &ReviewContext<'_>) -> Result<ActionPage<ReviewAction>, ContentError> {
        alerted_page(self, context)
    }
}

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

/// Writes a page, with the alert and the line of help behind its rows.
pub(super) fn alerted_page<P: StaffPage + ?Sized>(
    page: &P,
    context: &ReviewContext<'_>,
) -> Result<ActionPage<ReviewAction>, ContentError> {
    let mut sheet = ReviewPageBuilder::new(context.words, MessageArgs::new());
    page.write(context, &mut sheet)?;
    if let Some(alert) = &context.review.alert {
        let text = context.alert(&sheet, alert)?;
        sheet.push(PageRow::text("alert", RowRole::Alert, text));
    }
    sheet.row("staff-help-line", RowRole::Help)?;
    Ok(sheet.finish(page.id(), context.review.lang.clone()))
}
