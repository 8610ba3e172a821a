//! The end of set-up: everything is being made, is made, or could not be made.

use crate::content::ContentError;
use crate::page::{Role, Row};
use crate::setup::{Action, Effect};
use furigana::RichText;

use super::summary::SummaryPage;
use super::{Context, SetUpPage, Sheet};

/// Everything is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreatingPage;

impl SetUpPage for CreatingPage {
    fn id(&self) -> String {
        "setup-creating".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.busy();
        sheet.row("setup-creating", Role::Heading)
    }
}

/// Returns the action that puts the facility in its place.
pub(super) fn settle() -> Action {
    Action::Each(vec![Action::replace(CreatingPage), Action::Ask(Effect::Settle)])
}

/// Everything is made and proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DonePage;

impl SetUpPage for DonePage {
    fn id(&self) -> String {
        "setup-done".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let then: &[&str] = if context.setup.for_kiosk { &["kiosk", "s3"] } else { &["s1", "s2", "s3"] };
        sheet.heading_and("setup-done", then)?;
        sheet.choice(1, Action::Ask(Effect::End), "setup-end")
    }
}

/// The system could not make it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FailedPage {
    /// One line that says why and what to do.
    pub(in crate::setup) why: String,
}

impl SetUpPage for FailedPage {
    fn id(&self) -> String {
        "setup-failed".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-failed", Role::Question)?;
        sheet.push(Row::text("setup-failed.why", Role::Statement, RichText::plain(self.why.clone())));
        sheet.part("setup-failed", "s1", Role::Statement)?;
        // The words are proved: making everything again would make other words.
        if context.setup.proved {
            sheet.choice_part(1, settle(), "setup-failed", "settle")?;
        } else {
            sheet.choice_part(1, Action::replace(SummaryPage), "setup-failed", "again")?;
        }
        sheet.choice_part(2, Action::Ask(Effect::End), "setup-failed", "end")
    }
}
