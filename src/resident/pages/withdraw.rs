//! The second deliberate key before wishes of an earlier record are taken back.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{KeepingPage, WithdrawPage};
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::{Operator, Withdrawal};

const OTHER: &str = "other";
const NO: &str = "no";
const YES: &str = "yes";

impl ResidentPage for WithdrawPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "withdraw".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.asks();
        builder.row("withdraw", RowRole::Question)?;
        builder.part("withdraw", "s1", RowRole::Statement)?;
        builder.part("withdraw", "s2", RowRole::Statement)?;
        // Nobody but the person takes an answer back: what anybody else asks for is a message to staff.
        builder.part("withdraw", if self.who == OTHER { "other" } else { "s3" }, RowRole::Statement)?;
        // No stands first: a 1 that is pressed once too often must not take anything back.
        builder.own_choice(1, "withdraw", NO)?;
        builder.own_choice(2, "withdraw", YES)?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            NO => walk.back(),
            YES => {
                let withdrawal = self.withdrawal(walk);
                write_withdrawal(walk, withdrawal)
            }
            _ => Vec::new(),
        }
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}

impl WithdrawPage {
    fn withdrawal(&self, walk: &Walkthrough) -> Withdrawal {
        let operator = match self.who.as_str() {
            "self" => Operator::Person,
            "helper" => Operator::Assisted("unnamed".to_owned()),
            _ => Operator::Other("unnamed".to_owned()),
        };
        let lang = walk.lang().tag().to_owned();
        // The kiosk holds public keys only and cannot read the record: its receipt code stands for it.
        Withdrawal { receipt: self.code.clone(), wishes: self.wishes.clone(), lang, operator }
    }
}

/// Writes a withdrawal; it is remembered, to try it again if it cannot be written.
pub(super) fn write_withdrawal(walk: &mut Walkthrough, withdrawal: Withdrawal) -> Vec<ResidentEffect> {
    walk.visit.withdrawing = Some(withdrawal.clone());
    walk.go_for_good(KeepingPage);
    vec![ResidentEffect::Withdraw(withdrawal)]
}
