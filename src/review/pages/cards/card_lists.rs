//! The lists about cards: all that the facility keeps, what is out, and who handles cards.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::locker::CardList;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{CardListPage, CardPage, CardsMenuPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{LockerItem, Permission};
use furigana::RichText;

use super::keepers::keeper_rows;
use super::{holding_args, read_locker_from};

impl CardListPage {
    /// The beginning of the list of who handles cards.
    pub(super) const KEEPERS: Self = Self { list: CardList::Keepers, from: 0 };
    /// The beginning of the list of what the facility keeps.
    pub(super) const KEPT: Self = Self { list: CardList::Kept, from: 0 };
    /// The beginning of the list of what is out.
    pub(super) const OUT: Self = Self { list: CardList::Out, from: 0 };
}

impl StaffPage for CardListPage {
    fn id(&self) -> String {
        let list = match self.list {
            CardList::Keepers => "keepers",
            CardList::Kept => "kept",
            CardList::Out => "out",
        };
        format!("review-{list}-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let all = match self.list {
            CardList::Keepers => keeper_rows(context, sheet, self.from)?,
            CardList::Kept => kept_rows(context, sheet, self.from)?,
            CardList::Out => out_rows(context, sheet, self.from)?,
        };
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, all), |from| Self { from, ..*self })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0, ..*self })
        } else {
            ReviewAction::return_to(CardsMenuPage)
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        read_locker_from(self.from)
    }
}

/// Writes what the facility keeps, and returns how much that is.
fn kept_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    from: usize,
) -> Result<usize, ContentError> {
    let kept = context.review.locker.not_returned();
    heading(sheet, "review-kept", kept.len())?;
    for (number, one) in (1u8..).zip(kept.iter().skip(from).take(ENTRIES_PER_PAGE)) {
        let text = context.words.text("review-card-line", &holding_args(context, one)?)?;
        choice(sheet, number, one, text);
    }
    Ok(kept.len())
}

/// Writes what is out, and returns how much that is.
fn out_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    from: usize,
) -> Result<usize, ContentError> {
    let out = context.review.locker.out();
    heading(sheet, "review-out", out.len())?;
    for (number, one) in (1u8..).zip(out.iter().skip(from).take(ENTRIES_PER_PAGE)) {
        let days = one.since.date().until(context.review.today()).map_or(0, |since| since.get_days());
        let args = holding_args(context, one)?.with("days", plain_text(days));
        choice(sheet, number, one, context.words.text("review-out-line", &args)?);
    }
    Ok(out.len())
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
