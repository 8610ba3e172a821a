//! Erasing the open record, which two members of staff do together because it cannot be undone.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::PIN_ENTRY;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{ErasePage, ErasePinPage, MoreActionsPage};
use crate::review::rows::{ReviewPageBuilder, back_row, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{ErasureReason, Permission};

const RECORD_ERASED: ReviewAlert = ReviewAlert::Words("review-erased");

impl StaffPage for ErasePage {
    fn id(&self) -> String {
        "review-erase".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-erase", RowRole::Question)?;
        sheet.part("review-erase", "s1", RowRole::Statement)?;
        for (number, why) in
            (1u8..).zip([ErasureReason::KeptLongEnough, ErasureReason::PersonAsked, ErasureReason::Mistaken])
        {
            sheet.choice_part(number, ReviewAction::open(ErasePinPage { why }), "review-erase", why.as_str())?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MoreActionsPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::Erase)
    }
}

impl StaffPage for ErasePinPage {
    fn id(&self) -> String {
        "review-second-pin".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-second-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ErasePage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::Erase)
    }

    fn on_text(&self, review: &Review, pin: String) -> ReviewAction {
        let Some(opened) = &review.open_record else { return ReviewAction::Stay };
        let effect = ReviewEffect::Erase(opened.record.receipt, self.why, pin);
        // There is no record to go back to any more.
        ReviewAction::ask_and_return(effect, RECORD_ERASED, opened.from.clone())
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}
