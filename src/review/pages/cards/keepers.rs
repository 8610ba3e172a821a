//! Who handles cards, and naming keepers.

use jiff::civil::DateTime;

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::pages::{PageAccess, StaffPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::{CardsEffect, Review, ReviewAction, ReviewAlert, ReviewEffect};
use consent_log::{Permission, StaffMember};
use furigana::RichText;

use super::menu::CardsMenuPage;
use super::read_locker_from;

/// Who handles cards, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeepersPage {
    pub(super) from: usize,
}

impl StaffPage for KeepersPage {
    fn id(&self) -> String {
        format!("review-keepers-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let may = context.review.locker.allowed_staff();
        // Everybody who handles cards may see the keepers; only the person responsible names them.
        let names = context.review.may(Permission::Accounts);
        sheet.asks();
        sheet.row("review-keepers", RowRole::Question)?;
        sheet.part("review-keepers", if names { "choose" } else { "s1" }, RowRole::Statement)?;
        for (number, (staff, since)) in (1u8..).zip(may.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let (id, text) = (format!("keeper.{}", staff.pseudonym), line(context, staff, *since)?);
            if names {
                sheet.choose(id, number, ReviewAction::open(KeeperPage { staff: (*staff).clone() }), text);
            } else {
                sheet.push(PageRow::text(id, RowRole::Statement, text));
            }
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, may.len()), |from| Self { from })?;
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

fn line(context: &ReviewContext<'_>, staff: &StaffMember, since: Option<DateTime>) -> Result<RichText, ContentError> {
    let args = MessageArgs::new().with("staff", plain_text(&staff.name));
    match since {
        Some(since) => context.words.text("review-keeper-since", &args.with("day", context.short_day(since.date()))),
        None => context.words.text("review-keeper-not", &args),
    }
}

/// Whether a member becomes a keeper, or is one no longer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeeperPage {
    staff: StaffMember,
}

impl StaffPage for KeeperPage {
    fn id(&self) -> String {
        "review-keeper".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let handles = context.review.locker.keeper_since(&self.staff).is_some();
        let id = if handles { "review-keeper-ends" } else { "review-keeper-begins" };
        let name = ReviewEffect::Cards(CardsEffect::NameKeeper(self.staff.clone(), !handles));
        let named = ReviewAction::ask_and_return(name, ReviewAlert::STAFF_CHANGED, KeepersPage { from: 0 });
        sheet.asks();
        sheet.with("staff", plain_text(&self.staff.name));
        sheet.row(id, RowRole::Question)?;
        sheet.choice_part(1, ReviewAction::Back, id, "no")?;
        sheet.choice_part(2, named, id, "yes")
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(KeepersPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}
