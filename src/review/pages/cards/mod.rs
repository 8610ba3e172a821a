//! The pages about cards and certificates in the locker.

pub(super) mod card;
pub(in crate::review) mod count;
pub(super) mod keepers;
pub(super) mod kept;
pub(super) mod menu;
pub(super) mod receive;

use crate::content::{Args, ContentError};
use crate::review::context::Context;
use crate::review::rows::plain;
use crate::review::{Alert, CardsEffect, Effect};
use consent_log::{Holding, Item, SlotError, SlotId, Whereabouts};
use furigana::RichText;

const CARD_WRITTEN: Alert = Alert::Words("review-card-written");
const NO_SLOT: Alert = Alert::Words("review-no-slot");

/// Returns the effect that reads the locker again, where a list is shown from its beginning.
fn look_from(from: usize) -> Vec<Effect> {
    if from == 0 { vec![Effect::Cards(CardsEffect::Look)] } else { Vec::new() }
}

fn item(context: &Context<'_>, item: Item) -> Result<RichText, ContentError> {
    context.text(&format!("review-item-{}", item.as_str()))
}

fn whereabouts(now: Whereabouts) -> &'static str {
    match now {
        Whereabouts::Locker => "locker",
        Whereabouts::Missing => "missing",
        Whereabouts::Out => "out",
        Whereabouts::Returned => "returned",
    }
}

/// Returns the arguments of every line about an item.
fn holding_args(context: &Context<'_>, one: &Holding) -> Result<Args, ContentError> {
    let who = context.review.locker.names.get(&one.keeper).cloned();
    Ok(Args::new()
        .with("slot", plain(&one.spot.slot))
        .with("item", item(context, one.spot.item)?)
        .with("where", context.text(&format!("review-where-{}", whereabouts(one.now)))?)
        .with("when", context.when(one.since))
        .with("paper", plain(&one.paper))
        .with("staff", plain(who.unwrap_or_else(|| one.keeper.to_string()))))
}

/// Returns the slot that was typed, as it is written on the locker, for this item.
fn slot_typed(text: &str, item: Item) -> Result<SlotId, Alert> {
    let spot = text.parse::<SlotId>().map(|spot| SlotId { item, ..spot });
    spot.map_err(|error| refusal(&error, NO_SLOT))
}

/// Returns why a slot or a paper is refused.
fn refusal(error: &SlotError, otherwise: Alert) -> Alert {
    if matches!(error, SlotError::Refused(_)) { Alert::REFUSED } else { otherwise }
}
