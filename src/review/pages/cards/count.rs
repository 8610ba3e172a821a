//! Counting the locker: first every item that should be in it, then whatever else is there.

use std::collections::BTreeSet;

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::entry::text_entry;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{Sheet, back, back_and_end, plain, typing_and_back};
use crate::review::{Action, CardsEffect, Effect, Review};
use consent_log::{Item, LockerCount, Permission, SlotId};
use furigana::RichText;

use super::kept::KeptCardsPage;
use super::menu::CardsMenuPage;
use super::receive::which_item;
use super::{holding_args, item, look_from, slot_typed};

/// Whether this one lies in the locker, after what was seen before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountPage {
    at: usize,
    seen: BTreeSet<SlotId>,
}

impl CountPage {
    /// Returns the first question of a count.
    pub(super) fn begin(review: &Review) -> Action {
        Self::go_on(review, 0, BTreeSet::new())
    }

    fn go_on(review: &Review, at: usize, seen: BTreeSet<SlotId>) -> Action {
        let is_left = at < review.locker.inside().len();
        if is_left { Action::open(Self { at, seen }) } else { Action::open(CountOtherPage { seen }) }
    }

    fn answered(&self, review: &Review, (spot, is_there): (&SlotId, bool)) -> Action {
        let mut seen = self.seen.clone();
        if is_there {
            seen.insert(spot.clone());
        } else {
            // After a way back the same question may be answered differently.
            seen.remove(spot);
        }
        Self::go_on(review, self.at + 1, seen)
    }
}

impl StaffPage for CountPage {
    fn id(&self) -> String {
        format!("review-count-{}", self.at)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let inside = context.review.locker.inside();
        let Some(one) = inside.get(self.at) else { return back(sheet) };
        sheet.asks();
        let args = holding_args(context, one)?.with("number", plain(self.at + 1)).with("all", plain(inside.len()));
        sheet.push(Row::text("review-count", Role::Question, context.words.text("review-count", &args)?));
        for (number, is_there, part) in [(1, true, "there"), (2, false, "not-there")] {
            let action = self.answered(context.review, (&one.spot, is_there));
            sheet.choice_part(number, action, "review-count", part)?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        match self.at.checked_sub(1) {
            Some(at) => Action::return_to(Self { at, ..self.clone() }),
            None => Action::return_to(CardsMenuPage),
        }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }
}

/// A slot is typed in which something lies that should not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountOtherPage {
    seen: BTreeSet<SlotId>,
}

impl StaffPage for CountOtherPage {
    fn id(&self) -> String {
        "review-count-other".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-count-other", text_entry(16))
    }

    fn back(&self, review: &Review) -> Action {
        match review.locker.inside().len().checked_sub(1) {
            Some(at) => Action::return_to(CountPage { at, seen: self.seen.clone() }),
            None => Action::return_to(CardsMenuPage),
        }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    /// Takes a slot; Enter alone means that there is nothing else, and the count is written.
    fn typed(&self, _review: &Review, text: String) -> Action {
        let (text, seen) = (text.trim(), self.seen.clone());
        if text.is_empty() {
            return Action::Ask(Effect::Cards(CardsEffect::Count(seen)));
        }
        // Which item it is the next page asks; until then the slot is read as that of a card.
        match slot_typed(text, Item::Card) {
            Ok(SlotId { slot, .. }) => Action::open(CountItemPage { slot, seen }),
            Err(alert) => Action::Say(alert),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["20", ""]
    }
}

/// What lies in this slot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountItemPage {
    slot: String,
    seen: BTreeSet<SlotId>,
}

impl StaffPage for CountItemPage {
    fn id(&self) -> String {
        "review-count-item".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        which_item(sheet, |item| {
            let mut seen = self.seen.clone();
            seen.insert(SlotId { slot: self.slot.clone(), item });
            CountOtherPage { seen }
        })
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(CountOtherPage { seen: self.seen.clone() })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }
}

/// What the count found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountResultPage {
    pub(in crate::review) count: LockerCount,
}

impl StaffPage for CountResultPage {
    fn id(&self) -> String {
        "review-counted".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let LockerCount { present, absent, unexpected } = &self.count;
        sheet.asks();
        sheet.with("many", plain(present));
        sheet.row("review-counted", Role::Question)?;
        for (part, spots) in [("absent", absent), ("unexpected", unexpected)] {
            if !spots.is_empty() {
                sheet.with("slots", slots(context, spots)?);
                sheet.part("review-counted", part, Role::Statement)?;
            }
        }
        if absent.is_empty() && unexpected.is_empty() {
            sheet.part("review-counted", "agrees", Role::Statement)?;
        }
        sheet.choice_part(1, Action::open(KeptCardsPage { from: 0 }), "review-counted", "kept")?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(CardsMenuPage)
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        look_from(0)
    }
}

fn slots(context: &Context<'_>, spots: &[SlotId]) -> Result<RichText, ContentError> {
    let one = |spot: &SlotId| {
        let args = Args::new().with("slot", plain(&spot.slot)).with("item", item(context, spot.item)?);
        context.words.text("review-spot", &args)
    };
    Ok(context.listed(spots.iter().map(one).collect::<Result<Vec<_>, _>>()?))
}
