//! Who handles cards, and naming keepers.

use jiff::civil::DateTime;

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::locker::CardsEffect;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{CardListPage, KeeperPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{Permission, StaffMember};
use furigana::RichText;

/// Writes who handles cards and returns how many there are; the person responsible chooses one to name or to end.
pub(super) fn keeper_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    from: usize,
) -> Result<usize, ContentError> {
    let may = context.review.locker.allowed_staff();
    // Everybody who handles cards may see the keepers; only the person responsible names them.
    let names = context.review.may(Permission::Accounts);
    sheet.asks();
    sheet.row("review-keepers", RowRole::Question)?;
    sheet.part("review-keepers", if names { "choose" } else { "s1" }, RowRole::Statement)?;
    for (number, (staff, since)) in (1u8..).zip(may.iter().skip(from).take(ENTRIES_PER_PAGE)) {
        let (id, text) = (format!("keeper.{}", staff.pseudonym), line(context, staff, *since)?);
        if names {
            sheet.choose(id, number, ReviewAction::open(KeeperPage { staff: (*staff).clone() }), text);
        } else {
            sheet.push(PageRow::text(id, RowRole::Statement, text));
        }
    }
    Ok(may.len())
}

fn line(context: &ReviewContext<'_>, staff: &StaffMember, since: Option<DateTime>) -> Result<RichText, ContentError> {
    let args = MessageArgs::new().with("staff", plain_text(&staff.name));
    match since {
        Some(since) => context.words.text("review-keeper-since", &args.with("day", context.short_day(since.date()))),
        None => context.words.text("review-keeper-not", &args),
    }
}

impl StaffPage for KeeperPage {
    fn id(&self) -> String {
        "review-keeper".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let handles = context.review.locker.keeper_since(&self.staff).is_some();
        let id = if handles { "review-keeper-ends" } else { "review-keeper-begins" };
        let name = ReviewEffect::Cards(CardsEffect::NameKeeper(self.staff.clone(), !handles));
        let named = ReviewAction::ask_and_return(name, ReviewAlert::STAFF_CHANGED, CardListPage::KEEPERS);
        sheet.asks();
        sheet.with("staff", plain_text(&self.staff.name));
        sheet.row(id, RowRole::Question)?;
        sheet.choice_part(1, ReviewAction::Back, id, "no")?;
        sheet.choice_part(2, named, id, "yes")
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CardListPage::KEEPERS)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}
