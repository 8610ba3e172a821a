//! The end of set-up: everything is being made, is made, or could not be made.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::setup::message::{SetUpAction, SetUpEffect};
use crate::setup::pages::{CreatingPage, DonePage, FailedPage, SummaryPage};
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use furigana::RichText;

impl SetUpPage for CreatingPage {
    fn id(&self) -> String {
        "setup-creating".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.busy();
        sheet.row("setup-creating", RowRole::Heading)
    }
}

/// Returns the action that puts the facility in its place.
pub(super) fn settle_action() -> SetUpAction {
    SetUpAction::Each(vec![SetUpAction::replace(CreatingPage), SetUpAction::Ask(SetUpEffect::SettleFacility)])
}

impl SetUpPage for DonePage {
    fn id(&self) -> String {
        "setup-done".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        let then: &[&str] = if context.setup.for_kiosk { &["kiosk", "s3"] } else { &["s1", "s2", "s3"] };
        sheet.heading_and("setup-done", then)?;
        sheet.choice(1, SetUpAction::Ask(SetUpEffect::End), "setup-end")
    }
}

impl SetUpPage for FailedPage {
    fn id(&self) -> String {
        "setup-failed".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-failed", RowRole::Question)?;
        sheet.push(PageRow::text("setup-failed.why", RowRole::Statement, RichText::plain(self.why.clone())));
        sheet.part("setup-failed", "s1", RowRole::Statement)?;
        // The words are proved: making everything again would make other words.
        if context.setup.words_proven {
            sheet.choice_part(1, settle_action(), "setup-failed", "settle")?;
        } else {
            sheet.choice_part(1, SetUpAction::replace(SummaryPage), "setup-failed", "again")?;
        }
        sheet.choice_part(2, SetUpAction::Ask(SetUpEffect::End), "setup-failed", "end")
    }
}
