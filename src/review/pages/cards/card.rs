//! One card or certificate, and what happens to it.

use crate::content::ContentError;
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::entry::text_entry;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{Sheet, back_and_end, plain, typing_and_back};
use crate::review::{Action, Alert, CardsEffect, Effect, Review};
use consent_log::{CustodyAct, Holding, Permission, privacy};

use super::kept::KeptCardsPage;
use super::{CARD_WRITTEN, holding_args, item};

/// What can happen to something that was received, in the order in which it is offered.
const ACTS: [CustodyAct; 4] = [CustodyAct::Out, CustodyAct::Back, CustodyAct::Returned, CustodyAct::Missing];

/// One card or certificate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardPage {
    pub(super) holding: Holding,
}

impl StaffPage for CardPage {
    fn id(&self) -> String {
        "review-card".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        let args = holding_args(context, &self.holding)?;
        sheet.push(Row::text("review-card", Role::Question, context.words.text("review-card", &args)?));
        let by = context.words.part("review-card", "s1", &args)?;
        sheet.push(Row::text("review-card.s1", Role::Statement, by));
        for (number, act) in (1u8..).zip(ACTS) {
            // The log would refuse the others, and say so only after everything was typed.
            if act.leads(Some(self.holding.now)).is_some() {
                let action = Action::open(CardActPage { holding: self.holding.clone(), act });
                sheet.choice_part(number, action, "review-card", act.as_str())?;
            }
        }
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(KeptCardsPage { from: 0 })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }
}

/// The reason is typed: to whom it goes, or what is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardActPage {
    holding: Holding,
    act: CustodyAct,
}

impl StaffPage for CardActPage {
    fn id(&self) -> String {
        format!("review-card-{}", self.act.as_str())
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.with("slot", plain(&self.holding.spot.slot));
        sheet.with("item", item(context, self.holding.spot.item)?);
        typing_and_back(sheet, &self.id(), text_entry(80))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(CardPage { holding: self.holding.clone() })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    /// Takes the reason, which everything but a return to the locker needs.
    fn typed(&self, _review: &Review, text: String) -> Action {
        let text = text.trim();
        if text.is_empty() && self.act != CustodyAct::Back {
            return Action::Say(Alert::EMPTY);
        }
        if privacy::refuse_pin_alike(text).is_err() {
            return Action::Say(Alert::REFUSED);
        }
        let effect = Effect::Cards(CardsEffect::Hand(self.holding.seq, self.act, text.to_owned()));
        // The card was copied into this page, and is old now: the list has the new one.
        Action::ask_and_return(effect, CARD_WRITTEN, KeptCardsPage { from: 0 })
    }

    fn examples(&self) -> &'static [&'static str] {
        &["to the clinic"]
    }
}
