//! Everything that can be done with cards.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{CardListPage, CardsMenuPage, CountPage, ListsPage, ReceivedItemPage, WorkPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::Permission;

use super::read_locker_from;

impl StaffPage for CardsMenuPage {
    fn id(&self) -> String {
        "review-cards".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let locker = &context.review.locker;
        sheet.asks();
        sheet.with("many", plain_text(locker.not_returned().len()));
        sheet.row("review-cards", RowRole::Question)?;
        match locker.counted {
            Some(at) => {
                sheet.with("day", context.short_day(at.date()));
                sheet.part("review-cards", "counted", RowRole::Statement)?;
            }
            None => sheet.part("review-cards", "not-counted", RowRole::Statement)?,
        }
        let choices = [
            ("kept", ReviewAction::open(CardListPage::KEPT)),
            ("receive", ReviewAction::open(ReceivedItemPage)),
            // Not a fixed page: with an empty locker the count goes on to what lies there besides.
            ("count", CountPage::begin(context.review)),
            ("out", ReviewAction::open(CardListPage::OUT)),
            ("keepers", ReviewAction::open(CardListPage::KEEPERS)),
        ];
        for (number, (part, action)) in (1u8..).zip(choices) {
            sheet.choice_part(number, action, "review-cards", part)?;
        }
        if context.review.may(Permission::Read) {
            sheet.choice_part(6, ReviewAction::open(ListsPage), "review-cards", "lists")?;
        }
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(WorkPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        read_locker_from(0)
    }
}
