//! The pages about cards and certificates in the locker.

mod card;
mod card_lists;
mod count;
mod keepers;
mod menu;
mod receive;

use crate::content::{ContentError, MessageArgs};
use crate::review::context::ReviewContext;
use crate::review::locker::CardsEffect;
use crate::review::message::{ReviewAlert, ReviewEffect};
use crate::review::rows::plain_text;
use consent_log::{CustodyState, ItemKind, LockerItem, SlotError, SlotId};
use furigana::RichText;

const CARD_CHANGED: ReviewAlert = ReviewAlert::Words("review-card-written");
const NO_SLOT: ReviewAlert = ReviewAlert::Words("review-no-slot");

/// Returns the effect that reads the locker again, where a list is shown from its beginning.
fn read_locker_from(from: usize) -> Vec<ReviewEffect> {
    if from == 0 { vec![ReviewEffect::Cards(CardsEffect::ReadLocker)] } else { Vec::new() }
}

fn item(context: &ReviewContext<'_>, item: ItemKind) -> Result<RichText, ContentError> {
    context.text(&format!("review-item-{}", item.as_str()))
}

fn whereabouts(now: CustodyState) -> &'static str {
    match now {
        CustodyState::Locker => "locker",
        CustodyState::Missing => "missing",
        CustodyState::Out => "out",
        CustodyState::Returned => "returned",
    }
}

/// Returns the arguments of every line about an item.
fn holding_args(context: &ReviewContext<'_>, one: &LockerItem) -> Result<MessageArgs, ContentError> {
    let who = context.review.locker.names.get(&one.keeper).cloned();
    Ok(MessageArgs::new()
        .with("slot", plain_text(&one.spot.slot))
        .with("item", item(context, one.spot.item)?)
        .with("where", context.text(&format!("review-where-{}", whereabouts(one.now)))?)
        .with("when", context.date_and_time(one.since))
        .with("paper", plain_text(&one.paper))
        .with("staff", plain_text(who.unwrap_or_else(|| one.keeper.to_string()))))
}

/// Returns the slot that was typed, as it is written on the locker, for this item.
fn parse_slot(text: &str, item: ItemKind) -> Result<SlotId, ReviewAlert> {
    let spot = text.parse::<SlotId>().map(|spot| SlotId { item, ..spot });
    spot.map_err(|error| slot_alert(&error, NO_SLOT))
}

/// Returns why a slot or a paper is refused.
fn slot_alert(error: &SlotError, otherwise: ReviewAlert) -> ReviewAlert {
    if matches!(error, SlotError::Refused(_)) { ReviewAlert::REFUSED } else { otherwise }
}
