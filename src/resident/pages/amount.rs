//! How much is shown at a time, at the beginning or from the menu.

use crate::content::ContentError;
use crate::page::{RowRole, TextSize};
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::AmountPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for AmountPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ask-amount".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("ask-amount", RowRole::Question)?;
        for (number, amount) in (1..).zip(TextSize::ALL) {
            builder.own_choice(number, "ask-amount", name(amount))?;
        }
        builder.back_and_menu_where_needed(context.walk)
    }

    fn on_choice(&self, walk: &mut Walkthrough, chosen: &str) -> Vec<ResidentEffect> {
        let amount = TextSize::ALL.into_iter().find(|amount| name(*amount) == chosen);
        amount.map_or_else(Vec::new, |amount| walk.set_amount(amount))
    }
}

/// Returns the name of a step of the size key, a part of the question about it.
fn name(amount: TextSize) -> &'static str {
    match amount {
        TextSize::Full => "full",
        TextSize::Larger => "larger",
        TextSize::Largest => "largest",
        TextSize::OneSentence => "one",
    }
}
