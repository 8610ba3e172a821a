//! Counting the locker: first every item that should be in it, then whatever else is there.

use std::collections::BTreeSet;

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::entry::text_entry;
use crate::review::locker::CardsEffect;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{CardListPage, CardsMenuPage, CountItemPage, CountOtherPage, CountPage, CountResultPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, back_row, plain_text, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{ItemKind, LockerCount, Permission, SlotId};
use furigana::RichText;

use super::receive::item_rows;
use super::{holding_args, item, parse_slot, read_locker_from};

impl CountPage {
    /// Returns the first question of a count.
    pub(super) fn begin(review: &Review) -> ReviewAction {
        Self::next_page(review, 0, BTreeSet::new())
    }

    fn next_page(review: &Review, at: usize, seen: BTreeSet<SlotId>) -> ReviewAction {
        let is_left = at < review.locker.in_locker().len();
        if is_left { ReviewAction::open(Self { at, seen }) } else { ReviewAction::open(CountOtherPage { seen }) }
    }

    fn answer(&self, review: &Review, (spot, is_there): (&SlotId, bool)) -> ReviewAction {
        let mut seen = self.seen.clone();
        if is_there {
            seen.insert(spot.clone());
        } else {
            // After a way back the same question may be answered differently.
            seen.remove(spot);
        }
        Self::next_page(review, self.at + 1, seen)
    }
}

impl StaffPage for CountPage {
    fn id(&self) -> String {
        format!("review-count-{}", self.at)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let inside = context.review.locker.in_locker();
        let Some(one) = inside.get(self.at) else { return back_row(sheet) };
        sheet.asks();
        let args =
            holding_args(context, one)?.with("number", plain_text(self.at + 1)).with("all", plain_text(inside.len()));
        sheet.push(PageRow::text("review-count", RowRole::Question, context.words.text("review-count", &args)?));
        for (number, is_there, part) in [(1, true, "there"), (2, false, "not-there")] {
            let action = self.answer(context.review, (&one.spot, is_there));
            sheet.choice_part(number, action, "review-count", part)?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        match self.at.checked_sub(1) {
            Some(at) => ReviewAction::return_to(Self { at, ..self.clone() }),
            None => ReviewAction::return_to(CardsMenuPage),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}

impl StaffPage for CountOtherPage {
    fn id(&self) -> String {
        "review-count-other".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-count-other", text_entry(16))
    }

    fn back(&self, review: &Review) -> ReviewAction {
        match review.locker.in_locker().len().checked_sub(1) {
            Some(at) => ReviewAction::return_to(CountPage { at, seen: self.seen.clone() }),
            None => ReviewAction::return_to(CardsMenuPage),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    /// Takes a slot; Enter alone means that there is nothing else, and the count is written.
    fn on_text(&self, _review: &Review, text: String) -> ReviewAction {
        let (text, seen) = (text.trim(), self.seen.clone());
        if text.is_empty() {
            return ReviewAction::Ask(ReviewEffect::Cards(CardsEffect::Count(seen)));
        }
        // Which item it is the next page asks; until then the slot is read as that of a card.
        match parse_slot(text, ItemKind::Card) {
            Ok(SlotId { slot, .. }) => ReviewAction::open(CountItemPage { slot, seen }),
            Err(alert) => ReviewAction::Say(alert),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["20", ""]
    }
}

impl StaffPage for CountItemPage {
    fn id(&self) -> String {
        "review-count-item".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        item_rows(sheet, |item| {
            let mut seen = self.seen.clone();
            seen.insert(SlotId { slot: self.slot.clone(), item });
            CountOtherPage { seen }
        })
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CountOtherPage { seen: self.seen.clone() })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}

impl StaffPage for CountResultPage {
    fn id(&self) -> String {
        "review-counted".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let LockerCount { present, absent, unexpected } = &self.count;
        sheet.asks();
        sheet.with("many", plain_text(present));
        sheet.row("review-counted", RowRole::Question)?;
        for (part, spots) in [("absent", absent), ("unexpected", unexpected)] {
            if !spots.is_empty() {
                sheet.with("slots", slots(context, spots)?);
                sheet.part("review-counted", part, RowRole::Statement)?;
            }
        }
        if absent.is_empty() && unexpected.is_empty() {
            sheet.part("review-counted", "agrees", RowRole::Statement)?;
        }
        sheet.choice_part(1, ReviewAction::open(CardListPage::KEPT), "review-counted", "kept")?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CardsMenuPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        read_locker_from(0)
    }
}

fn slots(context: &ReviewContext<'_>, spots: &[SlotId]) -> Result<RichText, ContentError> {
    let one = |spot: &SlotId| {
        let args = MessageArgs::new().with("slot", plain_text(&spot.slot)).with("item", item(context, spot.item)?);
        context.words.text("review-spot", &args)
    };
    Ok(context.joined(spots.iter().map(one).collect::<Result<Vec<_>, _>>()?))
}
