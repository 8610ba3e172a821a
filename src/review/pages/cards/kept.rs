//! Lists of cards and certificates: all that the facility keeps, and those that are out.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back_and_end, more, plain};
use crate::review::{Action, Effect, Review};
use consent_log::{Holding, Permission};
use furigana::RichText;

use super::card::CardPage;
use super::menu::CardsMenuPage;
use super::{holding_args, look_from};

/// What the facility keeps, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeptCardsPage {
    pub(super) from: usize,
}

impl StaffPage for KeptCardsPage {
    fn id(&self) -> String {
        format!("review-kept-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let kept = context.review.locker.kept();
        heading(sheet, "review-kept", kept.len())?;
        for (number, one) in (1u8..).zip(kept.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let text = context.words.text("review-card-line", &holding_args(context, one)?)?;
            choice(sheet, number, one, text);
        }
        more(sheet, (self.from, LISTED_AT_ONCE, kept.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(CardsMenuPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        look_from(self.from)
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

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let out = context.review.locker.out();
        heading(sheet, "review-out", out.len())?;
        for (number, one) in (1u8..).zip(out.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let days = one.since.date().until(context.review.today).map_or(0, |since| since.get_days());
            let args = holding_args(context, one)?.with("days", plain(days));
            choice(sheet, number, one, context.words.text("review-out-line", &args)?);
        }
        more(sheet, (self.from, LISTED_AT_ONCE, out.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(CardsMenuPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        look_from(self.from)
    }
}

fn heading(sheet: &mut Sheet<'_>, id: &str, many: usize) -> Result<(), ContentError> {
    sheet.asks();
    sheet.with("many", plain(many));
    sheet.row(id, Role::Question)?;
    if many == 0 { sheet.part(id, "none", Role::Statement) } else { Ok(()) }
}

fn choice(sheet: &mut Sheet<'_>, number: u8, one: &Holding, text: RichText) {
    sheet.choose(format!("card.{}", one.seq), number, Action::open(CardPage { holding: one.clone() }), text);
}
