//! Who handles cards, and naming keepers.

use jiff::civil::DateTime;

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back_and_end, more, plain};
use crate::review::{Action, Alert, CardsEffect, Effect, Review};
use consent_log::{Permission, Staff};
use furigana::RichText;

use super::look_from;
use super::menu::CardsMenuPage;

/// Who handles cards, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeepersPage {
    pub(super) from: usize,
}

impl StaffPage for KeepersPage {
    fn id(&self) -> String {
        format!("review-keepers-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let may = context.review.locker.may();
        // Everybody who handles cards may see the keepers; only the person responsible names them.
        let names = context.review.may(Permission::Accounts);
        sheet.asks();
        sheet.row("review-keepers", Role::Question)?;
        sheet.part("review-keepers", if names { "choose" } else { "s1" }, Role::Statement)?;
        for (number, (staff, since)) in (1u8..).zip(may.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let (id, text) = (format!("keeper.{}", staff.pseudonym), line(context, staff, *since)?);
            if names {
                sheet.choose(id, number, Action::open(KeeperPage { staff: (*staff).clone() }), text);
            } else {
                sheet.push(Row::text(id, Role::Statement, text));
            }
        }
        more(sheet, (self.from, LISTED_AT_ONCE, may.len()), |from| Self { from })?;
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

fn line(context: &Context<'_>, staff: &Staff, since: Option<DateTime>) -> Result<RichText, ContentError> {
    let args = Args::new().with("staff", plain(&staff.name));
    match since {
        Some(since) => context.words.text("review-keeper-since", &args.with("day", context.short_day(since.date()))),
        None => context.words.text("review-keeper-not", &args),
    }
}

/// Whether a member becomes a keeper, or is one no longer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeeperPage {
    staff: Staff,
}

impl StaffPage for KeeperPage {
    fn id(&self) -> String {
        "review-keeper".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let handles = context.review.locker.since(&self.staff).is_some();
        let id = if handles { "review-keeper-ends" } else { "review-keeper-begins" };
        let name = Effect::Cards(CardsEffect::Named(self.staff.clone(), !handles));
        let named = Action::ask_and_return(name, Alert::STAFF_CHANGED, KeepersPage { from: 0 });
        sheet.asks();
        sheet.with("staff", plain(&self.staff.name));
        sheet.row(id, Role::Question)?;
        sheet.choice_part(1, Action::Back, id, "no")?;
        sheet.choice_part(2, named, id, "yes")
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(KeepersPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }
}
