//! What each role may do, from the table by which the program decides; how to do what has no pages; the way to the notes.

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::pages::{DutiesPage, KeyListPage, NotesPage, StepsPage, WorkPage};
use crate::review::rows::{MORE_KEY, ReviewPageBuilder, back_row};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::Permission;
use furigana::RichText;

/// Duties on one page.
const DUTIES_AT_ONCE: usize = 5;
/// The key to the notes for staff, behind those of the duties.
const NOTES_KEY: u8 = 6;

impl StaffPage for DutiesPage {
    fn id(&self) -> String {
        format!("review-duties-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-duties", RowRole::Question)?;
        for (number, duty) in (1u8..).zip(Permission::ALL.into_iter().skip(self.from).take(DUTIES_AT_ONCE)) {
            let (id, text) = (format!("duty.{}", duty.as_str()), line(context, duty)?);
            match own_page(duty).filter(|_| context.review.may(duty)) {
                Some(action) => sheet.choose(id, number, action, text),
                None => sheet.push(PageRow::text(id, RowRole::Statement, text)),
            }
        }
        sheet.choice_part(NOTES_KEY, ReviewAction::open(NotesPage { from: 0 }), "review-duties", "notes")?;
        let next = self.from + DUTIES_AT_ONCE;
        let from = if next < Permission::ALL.len() { next } else { 0 };
        sheet.choice(MORE_KEY, ReviewAction::open(Self { from }), "staff-more")?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(WorkPage) }
    }
}

fn line(context: &ReviewContext<'_>, duty: Permission) -> Result<RichText, ContentError> {
    let roles =
        duty.roles(context.review.readers).iter().map(|role| context.role(*role)).collect::<Result<Vec<_>, _>>()?;
    let args = MessageArgs::new()
        .with("duty", context.text(&format!("staff-duty-{}", duty.as_str()))?)
        .with("roles", context.joined(roles));
    context.words.text(if duty.needs_dual_control() { "review-duty-two" } else { "review-duty" }, &args)
}

/// Returns the way to what no other page leads to; for what only a command does, to a page that says how.
fn own_page(duty: Permission) -> Option<ReviewAction> {
    match duty {
        Permission::Export | Permission::Restore => Some(ReviewAction::open(StepsPage { duty })),
        Permission::Keys => Some(ReviewAction::open(KeyListPage { from: 0 })),
        // The other permissions have their pages on the menu of work.
        Permission::Accounts
        | Permission::Cards
        | Permission::Erase
        | Permission::FollowUp
        | Permission::Guide
        | Permission::Print
        | Permission::Read => None,
    }
}

impl StaffPage for StepsPage {
    fn id(&self) -> String {
        format!("review-steps-{}", self.duty.as_str())
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.row(&self.id(), RowRole::Heading)?;
        sheet.parts(&self.id(), "s")?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(DutiesPage { from: 0 })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(self.duty)
    }
}
