//! One card or certificate, and what happens to it.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::entry::text_entry;
use crate::review::locker::CardsEffect;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{CardActPage, CardListPage, CardPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, plain_text, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{CustodyAct, Permission, privacy};

use super::{CARD_CHANGED, holding_args, item};

/// What can happen to something that was received, in the order in which it is offered.
const ACTS: [CustodyAct; 4] = [CustodyAct::Out, CustodyAct::Back, CustodyAct::Returned, CustodyAct::Missing];

impl StaffPage for CardPage {
    fn id(&self) -> String {
        "review-card".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        let args = holding_args(context, &self.holding)?;
        sheet.push(PageRow::text("review-card", RowRole::Question, context.words.text("review-card", &args)?));
        let by = context.words.part("review-card", "s1", &args)?;
        sheet.push(PageRow::text("review-card.s1", RowRole::Statement, by));
        for (number, act) in (1u8..).zip(ACTS) {
            // The log would refuse the others, and say so only after everything was typed.
            if act.next_state(Some(self.holding.now)).is_some() {
                let action = ReviewAction::open(CardActPage { holding: self.holding.clone(), act });
                sheet.choice_part(number, action, "review-card", act.as_str())?;
            }
        }
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CardListPage::KEPT)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}

impl StaffPage for CardActPage {
    fn id(&self) -> String {
        format!("review-card-{}", self.act.as_str())
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.with("slot", plain_text(&self.holding.spot.slot));
        sheet.with("item", item(context, self.holding.spot.item)?);
        typed_question_and_back(sheet, &self.id(), text_entry(80))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CardPage { holding: self.holding.clone() })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    /// Takes the reason, which everything but a return to the locker needs.
    fn on_text(&self, _review: &Review, text: String) -> ReviewAction {
        let text = text.trim();
        if text.is_empty() && self.act != CustodyAct::Back {
            return ReviewAction::Say(ReviewAlert::EMPTY);
        }
        if privacy::refuse_pin_like(text).is_err() {
            return ReviewAction::Say(ReviewAlert::REFUSED);
        }
        let effect = ReviewEffect::Cards(CardsEffect::RecordMove(self.holding.seq, self.act, text.to_owned()));
        // The card was copied into this page, and is old now: the list has the new one.
        ReviewAction::ask_and_return(effect, CARD_CHANGED, CardListPage::KEPT)
    }

    fn examples(&self) -> &'static [&'static str] {
        &["to the clinic"]
    }
}
