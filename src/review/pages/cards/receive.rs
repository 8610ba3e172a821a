//! Receiving an item: what it is, its slot, its paper, and whose it is.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::entry::text_entry;
use crate::review::pages::{Access, StaffPage};
use crate::review::rows::{Sheet, back, typing_and_back};
use crate::review::{Action, Alert, CardsEffect, Detail, Effect, Review, StaffScreen};
use consent_log::{Item, PaperNumber, Permission, Resident, SlotId, privacy};

use super::kept::KeptCardsPage;
use super::menu::CardsMenuPage;
use super::{CARD_WRITTEN, refusal, slot_typed};

const NO_PAPER: Alert = Alert::Words("review-no-paper");
const SLOT_TAKEN: Alert = Alert::Words("review-slot-taken");

/// What is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceivedItemPage;

impl StaffPage for ReceivedItemPage {
    fn id(&self) -> String {
        "review-card-item".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        which_item(sheet, |item| SlotPage { item })
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(CardsMenuPage)
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }
}

/// Writes the choice of an item: the one received, or the one seen in a slot.
pub(super) fn which_item<P: Into<StaffScreen>>(
    sheet: &mut Sheet<'_>,
    page: impl Fn(Item) -> P,
) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("review-card-item", Role::Question)?;
    for (number, item) in (1u8..).zip(Item::ALL) {
        sheet.choice(number, Action::open(page(item)), &format!("review-item-{}", item.as_str()))?;
    }
    back(sheet)
}

/// The slot of what is received is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SlotPage {
    item: Item,
}

impl StaffPage for SlotPage {
    fn id(&self) -> String {
        "review-card-slot".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-card-slot", text_entry(16))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(ReceivedItemPage)
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn typed(&self, review: &Review, text: String) -> Action {
        match slot_typed(text.trim(), self.item) {
            Err(alert) => Action::Say(alert),
            Ok(spot) if review.locker.is_taken(&spot) => Action::Say(SLOT_TAKEN),
            Ok(spot) => Action::open(PaperPage { spot }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["21"]
    }
}

/// The number of the custody receipt is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperPage {
    spot: SlotId,
}

impl StaffPage for PaperPage {
    fn id(&self) -> String {
        "review-card-paper".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-card-paper", text_entry(16))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(SlotPage { item: self.spot.item })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    fn typed(&self, _review: &Review, text: String) -> Action {
        match text.trim().parse::<PaperNumber>() {
            Err(error) => Action::Say(refusal(&error, NO_PAPER)),
            Ok(paper) => {
                let (spot, resident) = (self.spot.clone(), Resident::default());
                Action::open(HolderPage { spot, paper, resident, detail: Detail::Number })
            }
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["A-17"]
    }
}

/// This is typed of whose it is, after what was typed before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HolderPage {
    spot: SlotId,
    paper: PaperNumber,
    resident: Resident,
    detail: Detail,
}

impl StaffPage for HolderPage {
    fn id(&self) -> String {
        format!("review-card-{}", self.detail.as_str())
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, &self.id(), text_entry(40))
    }

    fn back(&self, _review: &Review) -> Action {
        let detail = match self.detail {
            Detail::Number => return Action::return_to(PaperPage { spot: self.spot.clone() }),
            Detail::Name => Detail::Number,
            Detail::Kana => Detail::Name,
            Detail::Room => Detail::Kana,
        };
        Action::return_to(Self { detail, ..self.clone() })
    }

    fn access(&self) -> Access {
        Access::With(Permission::Cards)
    }

    /// Takes one field, which may be left empty; number and name may not both be.
    fn typed(&self, _review: &Review, text: String) -> Action {
        let text = text.trim();
        // A room may have four digits; anywhere else four digits alone are taken for the PIN of the card.
        let is_room = self.detail == Detail::Room;
        let refused = if is_room { privacy::refuse(text) } else { privacy::refuse_pin_alike(text) };
        if refused.is_err() {
            return Action::Say(Alert::REFUSED);
        }
        let (resident, next) = self.with(text.to_owned());
        let is_nobody = resident.number.is_empty() && resident.name.is_empty();
        // Not yet at the number: a person without one is known by name.
        if is_nobody && self.detail != Detail::Number {
            return Action::Say(Alert::EMPTY);
        }
        match next {
            Some(detail) => Action::open(Self { resident, detail, ..self.clone() }),
            None => self.receive(resident),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        match self.detail {
            Detail::Number => &["30125"],
            Detail::Name => &["山田 花子"],
            Detail::Kana => &["やまだ はなこ"],
            Detail::Room => &["101"],
        }
    }
}

impl HolderPage {
    /// Returns the person with this field, and the field to type next.
    fn with(&self, text: String) -> (Resident, Option<Detail>) {
        let resident = self.resident.clone();
        match self.detail {
            Detail::Number => (Resident { number: text, ..resident }, Some(Detail::Name)),
            Detail::Name => (Resident { name: text, ..resident }, Some(Detail::Kana)),
            Detail::Kana => (Resident { kana: text, ..resident }, Some(Detail::Room)),
            Detail::Room => (Resident { room: text, ..resident }, None),
        }
    }

    fn receive(&self, resident: Resident) -> Action {
        let effect = Effect::Cards(CardsEffect::Receive(self.spot.clone(), self.paper.clone(), resident));
        Action::ask_and_return(effect, CARD_WRITTEN, KeptCardsPage { from: 0 })
    }
}
