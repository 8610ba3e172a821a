//! Everything that can be done with cards.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::pages::lists::ListsPage;
use crate::review::pages::work::WorkPage;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{Sheet, back_and_end, plain};
use crate::review::{Action, Effect, Review};
use consent_log::Permission;

use super::count::CountPage;
use super::keepers::KeepersPage;
use super::kept::{CardsOutPage, KeptCardsPage};
use super::look_from;
use super::receive::ReceivedItemPage;

/// Everything that can be done with cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardsMenuPage;

impl StaffPage for CardsMenuPage {
    fn id(&self) -> String {
        "review-cards".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let locker = &context.review.locker;
        sheet.asks();
        sheet.with("many", plain(locker.kept().len()));
        sheet.row("review-cards", Role::Question)?;
        match locker.counted {
            Some(at) => {
                sheet.with("day", context.short_day(at.date()));
                sheet.part("review-cards", "counted", Role::Statement)?;
            }
            None => sheet.part("review-cards", "not-counted", Role::Statement)?,
        }
        let choices = [
            ("kept", Action::open(KeptCardsPage { from: 0 })),
            ("receive", Action::open(ReceivedItemPage)),
            // Not a fixed page: with an empty locker the count goes on to what lies there besides.
            ("count", CountPage::begin(context.review)),
            ("out", Action::open(CardsOutPage { from: 0 })),
            ("keepers", Action::open(KeepersPage { from: 0 })),
        ];
        for (number, (part, action)) in (1u8..).zip(choices) {
            sheet.choice_part(number, action, "review-cards", part)?;
        }
        if context.review.may(Permission::Read) {
            sheet.choice_part(6, Action::open(ListsPage), "review-cards", "lists")?;
        }
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(WorkPage)
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        look_from(0)
    }
}
