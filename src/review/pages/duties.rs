//! What each role may do, from the table by which the program decides; and how to do what has no pages.

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::rows::{MORE, Sheet, back};
use crate::review::{Action, Review};
use consent_log::Permission;
use furigana::RichText;

use super::keys::KeyListPage;
use super::work::WorkPage;
use super::{Access, StaffPage};

/// Duties on one page.
const DUTIES_AT_ONCE: usize = 5;

/// What each role may do, from this duty on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DutiesPage {
    pub(super) from: usize,
}

impl StaffPage for DutiesPage {
    fn id(&self) -> String {
        format!("review-duties-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-duties", Role::Question)?;
        for (number, duty) in (1u8..).zip(Permission::ALL.into_iter().skip(self.from).take(DUTIES_AT_ONCE)) {
            let (id, text) = (format!("duty.{}", duty.as_str()), line(context, duty)?);
            match own_page(duty).filter(|_| context.review.may(duty)) {
                Some(action) => sheet.choose(id, number, action, text),
                None => sheet.push(Row::text(id, Role::Statement, text)),
            }
        }
        let next = self.from + DUTIES_AT_ONCE;
        let from = if next < Permission::ALL.len() { next } else { 0 };
        sheet.choice(MORE, Action::open(Self { from }), "staff-more")?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(WorkPage) }
    }
}

fn line(context: &Context<'_>, duty: Permission) -> Result<RichText, ContentError> {
    let roles = duty.roles().iter().map(|role| context.role(*role)).collect::<Result<Vec<_>, _>>()?;
    let args = Args::new()
        .with("duty", context.text(&format!("staff-duty-{}", duty.as_str()))?)
        .with("roles", context.listed(roles));
    context.words.text(if duty.wants_second_eyes() { "review-duty-two" } else { "review-duty" }, &args)
}

/// Returns the way to what no other page leads to; for what only a command does, to a page that says how.
fn own_page(duty: Permission) -> Option<Action> {
    match duty {
        Permission::Export | Permission::Restore => Some(Action::open(StepsPage { duty })),
        Permission::Keys => Some(Action::open(KeyListPage { from: 0 })),
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

/// How something is done that has no pages but a command, with whom and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StepsPage {
    duty: Permission,
}

impl StaffPage for StepsPage {
    fn id(&self) -> String {
        format!("review-steps-{}", self.duty.as_str())
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.row(&self.id(), Role::Heading)?;
        sheet.parts(&self.id(), "s")?;
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(DutiesPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(self.duty)
    }
}
