//! Changing or taking back what was answered on an earlier day: as easy as answering.
//!
//! The kiosk cannot read records (it holds public keys only), so it works with the receipt code.

use super::{At, Effect, Operator, Walkthrough, Withdrawal};

impl Walkthrough {
    pub(super) fn receipt_typed(&mut self, text: &str) -> Vec<Effect> {
        vec![Effect::Find(text.to_owned())]
    }

    pub(super) fn answer_anew(&mut self) -> Vec<Effect> {
        if let At::Earlier { code, .. } = self.here() {
            self.visit.replaces = Some(code.clone());
        }
        self.visit.only_wishes = true;
        self.hear()
    }

    pub(super) fn withdraw_list(&mut self, first: usize) -> Vec<Effect> {
        let (At::Earlier { code, wishes } | At::WithdrawList { code, wishes, .. }) = self.here().clone() else {
            return Vec::new();
        };
        self.go(At::WithdrawList { code, wishes, from: first })
    }

    pub(super) fn ask_withdrawal(&mut self, wishes: Vec<String>) -> Vec<Effect> {
        let (At::Earlier { code, .. } | At::WithdrawList { code, .. }) = self.here().clone() else {
            return Vec::new();
        };
        self.go(At::WithdrawAsk { code, wishes, who: None })
    }

    pub(super) fn withdraw_by(&mut self, who: &str) -> Vec<Effect> {
        let At::WithdrawAsk { code, wishes, who: None } = self.here().clone() else { return Vec::new() };
        self.go(At::WithdrawAsk { code, wishes, who: Some(who.to_owned()) })
    }

    /// The second deliberate key of a withdrawal.
    pub(super) fn withdraw(&mut self) -> Vec<Effect> {
        let At::WithdrawAsk { code, wishes, who: Some(who) } = self.here().clone() else { return Vec::new() };
        let operator = match who.as_str() {
            "self" => Operator::Person,
            "helper" => Operator::Assisted("unnamed".to_owned()),
            _ => Operator::Other("unnamed".to_owned()),
        };
        let lang = self.visit.lang.tag().to_owned();
        self.visit.at = vec![At::Keeping];
        let withdrawal = Withdrawal { receipt: code, wishes, lang, operator };
        self.visit.withdrawing = Some(withdrawal.clone());
        vec![Effect::Withdraw(withdrawal)]
    }

    /// What could not be written is tried again, by the key that says so.
    pub(super) fn withdraw_again(&mut self) -> Option<Vec<Effect>> {
        let withdrawal = self.visit.withdrawing.clone()?;
        self.visit.at = vec![At::Keeping];
        Some(vec![Effect::Withdraw(withdrawal)])
    }
}
