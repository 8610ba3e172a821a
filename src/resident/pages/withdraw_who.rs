//! Who takes wishes of an earlier record back.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{WithdrawPage, WithdrawWhoPage};
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for WithdrawWhoPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "withdraw-who".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("withdraw-who", RowRole::Question)?;
        for (number, who) in [(1, "self"), (2, "helper"), (3, "other")] {
            builder.own_choice(number, "withdraw-who", who)?;
        }
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, who: &str) -> Vec<ResidentEffect> {
        let (code, wishes) = (self.code.clone(), self.wishes.clone());
        // Before the second key: the record says who pressed that.
        walk.go(WithdrawPage { code, wishes, who: who.to_owned() })
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}
