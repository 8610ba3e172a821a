//! Erasing the open record, which two members of staff do together because it cannot be undone.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::entry::PIN_ENTRY;
use crate::review::rows::{Sheet, back, typing_and_back};
use crate::review::{Action, Alert, Effect, Review};
use consent_log::{ErasureReason, Permission};

use super::more::MoreActionsPage;
use super::{Access, StaffPage};

const ERASED: Alert = Alert::Words("review-erased");

/// Why the record is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErasePage;

impl StaffPage for ErasePage {
    fn id(&self) -> String {
        "review-erase".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-erase", Role::Question)?;
        sheet.part("review-erase", "s1", Role::Statement)?;
        for (number, why) in
            (1u8..).zip([ErasureReason::KeptLongEnough, ErasureReason::PersonAsked, ErasureReason::Mistaken])
        {
            sheet.choice_part(number, Action::open(ErasePinPage { why }), "review-erase", why.as_str())?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(MoreActionsPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::Erase)
    }
}

/// The PIN of a second member of staff is typed, to erase for this reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErasePinPage {
    pub(in crate::review) why: ErasureReason,
}

impl StaffPage for ErasePinPage {
    fn id(&self) -> String {
        "review-second-pin".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-second-pin", PIN_ENTRY)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(ErasePage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::Erase)
    }

    fn typed(&self, review: &Review, pin: String) -> Action {
        let Some(opened) = &review.opened else { return Action::Stay };
        let effect = Effect::Erase(opened.record.receipt, self.why, pin);
        // There is no record to go back to any more.
        Action::ask_and_return(effect, ERASED, opened.from.clone())
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}
