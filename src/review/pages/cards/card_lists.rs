//! Lists of cards and certificates: all that the facility keeps, and those that are out.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::pages::{PageAccess, StaffPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::{Review, ReviewAction, ReviewEffect};
use consent_log::{LockerItem, Permission};
use furigana::RichText;

use super::card::CardPage;
use super::menu::CardsMenuPage;
use super::{holding_args, read_locker_from};

/// What the facility keeps, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeptCardsPage {
    pub(super) from: usize,
}

impl StaffPage for KeptCardsPage {
    fn id(&self) -> String {
        format!("review-kept-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let kept = context.review.locker.not_returned();
        heading(sheet, "review-kept", kept.len())?;
        for (number, one) in (1u8..).zip(kept.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let text = context.words.text("review-card-line", &holding_args(context, one)?)?;
            choice(sheet, number, one, text);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, kept.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(CardsMenuPage) }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        read_locker_from(self.from)
    }
}

/// What is out, the longest first, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardsOutPage {
    pub(super) from: usize,
}

impl StaffPage for CardsOutPage {
    fn id(&self) -> String {
        format!("review-out-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let out = context.review.locker.out();
        heading(sheet, "review-out", out.len())?;
        for (number, one) in (1u8..).zip(out.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let days = one.since.date().until(context.review.today).map_or(0, |since| since.get_days());
            let args = holding_args(context, one)?.with("days", plain_text(days));
            choice(sheet, number, one, context.words.text("review-out-line", &args)?);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, out.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(CardsMenuPage) }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        read_locker_from(self.from)
    }
}

fn heading(sheet: &mut ReviewPageBuilder<'_>, id: &str, many: usize) -> Result<(), ContentError> {
    sheet.asks();
    sheet.with("many", plain_text(many));
    sheet.row(id, RowRole::Question)?;
    if many == 0 { sheet.part(id, "none", RowRole::Statement) } else { Ok(()) }
}

fn choice(sheet: &mut ReviewPageBuilder<'_>, number: u8, one: &LockerItem, text: RichText) {
    sheet.choose(format!("card.{}", one.seq), number, ReviewAction::open(CardPage { holding: one.clone() }), text);
}
