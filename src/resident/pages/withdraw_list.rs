//! Which wish of an earlier record is taken back.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::{WithdrawListPage, WithdrawWhoPage};
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::{LISTED_AT_ONCE, more, rest_of_list};
use crate::resident::walkthrough::Walkthrough;
use furigana::RichText;

impl ResidentPage for WithdrawListPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        format!("withdraw-list-{}", self.from)
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("withdraw-list", RowRole::Question)?;
        for (number, wish) in (1u8..).zip(self.wishes.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            // A wish of another edition may have lost its words: it is named by its id, never left out.
            let text = if context.words.has(wish) { context.text(wish)? } else { RichText::plain(wish) };
            builder.choose(format!("withdraw.{wish}"), number, ResidentAction::choose(wish), text);
        }
        more(builder, (self.from, self.wishes.len()), |_| ResidentAction::Next)?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, wish: &str) -> Vec<ResidentEffect> {
        walk.go(WithdrawWhoPage { code: self.code.clone(), wishes: vec![wish.to_owned()] })
    }

    /// To the rest of the list.
    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        let from = rest_of_list(self.from, self.wishes.len(), LISTED_AT_ONCE).unwrap_or(0);
        walk.go(Self { from, ..self.clone() })
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}
