//! Receiving an item: what it is, its slot, its paper, and whose it is.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::text_entry;
use crate::review::locker::CardsEffect;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{
    CardListPage, CardsMenuPage, HolderPage, PaperPage, ReceivedItemPage, SlotPage, StaffScreen,
};
use crate::review::resident_field::ResidentField;
use crate::review::rows::{ReviewPageBuilder, back_row, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{ItemKind, PaperNumber, Permission, Resident, privacy};

use super::{CARD_CHANGED, parse_slot, slot_alert};

const NO_PAPER: ReviewAlert = ReviewAlert::Words("review-no-paper");
const SLOT_TAKEN: ReviewAlert = ReviewAlert::Words("review-slot-taken");

impl StaffPage for ReceivedItemPage {
    fn id(&self) -> String {
        "review-card-item".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        item_rows(sheet, |item| SlotPage { item })
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(CardsMenuPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }
}

/// Writes the choice of an item: the one received, or the one seen in a slot.
pub(super) fn item_rows<P: Into<StaffScreen>>(
    sheet: &mut ReviewPageBuilder<'_>,
    page: impl Fn(ItemKind) -> P,
) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("review-card-item", RowRole::Question)?;
    for (number, item) in (1u8..).zip(ItemKind::ALL) {
        sheet.choice(number, ReviewAction::open(page(item)), &format!("review-item-{}", item.as_str()))?;
    }
    back_row(sheet)
}

impl StaffPage for SlotPage {
    fn id(&self) -> String {
        "review-card-slot".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-card-slot", text_entry(16))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ReceivedItemPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_text(&self, review: &Review, text: String) -> ReviewAction {
        match parse_slot(text.trim(), self.item) {
            Err(alert) => ReviewAction::Say(alert),
            Ok(spot) if review.locker.is_taken(&spot) => ReviewAction::Say(SLOT_TAKEN),
            Ok(spot) => ReviewAction::open(PaperPage { spot }),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["21"]
    }
}

impl StaffPage for PaperPage {
    fn id(&self) -> String {
        "review-card-paper".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, "review-card-paper", text_entry(16))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(SlotPage { item: self.spot.item })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    fn on_text(&self, _review: &Review, text: String) -> ReviewAction {
        match text.trim().parse::<PaperNumber>() {
            Err(error) => ReviewAction::Say(slot_alert(&error, NO_PAPER)),
            Ok(paper) => {
                let (spot, resident) = (self.spot.clone(), Resident::default());
                ReviewAction::open(HolderPage { spot, paper, resident, detail: ResidentField::Number })
            }
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["A-17"]
    }
}

impl StaffPage for HolderPage {
    fn id(&self) -> String {
        format!("review-card-{}", self.detail.as_str())
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question_and_back(sheet, &self.id(), text_entry(40))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        let detail = match self.detail {
            ResidentField::Number => return ReviewAction::return_to(PaperPage { spot: self.spot.clone() }),
            ResidentField::Name => ResidentField::Number,
            ResidentField::Kana => ResidentField::Name,
            ResidentField::Room => ResidentField::Kana,
        };
        ReviewAction::return_to(Self { detail, ..self.clone() })
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Cards)
    }

    /// Takes one field, which may be left empty; number and name may not both be.
    fn on_text(&self, _review: &Review, text: String) -> ReviewAction {
        let text = text.trim();
        // A room may have four digits; anywhere else four digits alone are taken for the PIN of the card.
        let is_room = self.detail == ResidentField::Room;
        let refused = if is_room { privacy::refuse_private_numbers(text) } else { privacy::refuse_pin_like(text) };
        if refused.is_err() {
            return ReviewAction::Say(ReviewAlert::REFUSED);
        }
        let (resident, next) = self.with_field(text.to_owned());
        let is_nobody = resident.number.is_empty() && resident.name.is_empty();
        // Not yet at the number: a person without one is known by name.
        if is_nobody && self.detail != ResidentField::Number {
            return ReviewAction::Say(ReviewAlert::EMPTY);
        }
        match next {
            Some(detail) => ReviewAction::open(Self { resident, detail, ..self.clone() }),
            None => self.receive(resident),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        match self.detail {
            ResidentField::Number => &["30125"],
            ResidentField::Name => &["山田 花子"],
            ResidentField::Kana => &["やまだ はなこ"],
            ResidentField::Room => &["101"],
        }
    }
}

impl HolderPage {
    /// Returns the person with this field, and the field to type next.
    fn with_field(&self, text: String) -> (Resident, Option<ResidentField>) {
        let resident = self.resident.clone();
        match self.detail {
            ResidentField::Number => (Resident { number: text, ..resident }, Some(ResidentField::Name)),
            ResidentField::Name => (Resident { name: text, ..resident }, Some(ResidentField::Kana)),
            ResidentField::Kana => (Resident { kana: text, ..resident }, Some(ResidentField::Room)),
            ResidentField::Room => (Resident { room: text, ..resident }, None),
        }
    }

    fn receive(&self, resident: Resident) -> ReviewAction {
        let effect = ReviewEffect::Cards(CardsEffect::Receive(self.spot.clone(), self.paper.clone(), resident));
        ReviewAction::ask_and_return(effect, CARD_CHANGED, CardListPage::KEPT)
    }
}
