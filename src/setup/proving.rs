//! The proof that the words of the keys are written down, before anything is put in its place.

use super::{Alert, At, Effect, SetUp};

/// Words of the passphrase, from 1, that are asked for to prove that it was written down.
pub(super) const PROOF_OF_PASSPHRASE: [usize; 2] = [2, 6];
/// Words of the recovery sheet, from 1, that are asked for.
pub(super) const PROOF_OF_RECOVERY: [usize; 3] = [3, 11, 20];
/// Words of the recovery sheet that are shown at once.
pub(super) const RECOVERY_AT_ONCE: usize = 8;

impl SetUp {
    pub(super) fn passphrase_words(&self) -> Vec<&str> {
        self.passphrase.split_whitespace().collect()
    }

    pub(super) fn recovery_words(&self) -> Vec<&str> {
        self.recovery.split_whitespace().collect()
    }

    /// Who cannot type the words has not written them down: they are shown again.
    pub(super) fn proved_passphrase(&mut self, asked: usize, word: &str) -> Vec<Effect> {
        let wanted = PROOF_OF_PASSPHRASE.get(asked).and_then(|number| self.passphrase_words().get(number - 1).copied());
        if wanted.is_none_or(|wanted| !wanted.eq_ignore_ascii_case(word)) {
            self.at = At::Passphrase;
            return self.say(Alert::OtherWord);
        }
        let next = asked + 1;
        self.stay_at(if next < PROOF_OF_PASSPHRASE.len() { At::ProvePassphrase(next) } else { At::Recovery(0) })
    }

    pub(super) fn proved_recovery(&mut self, asked: usize, word: &str) -> Vec<Effect> {
        let wanted = PROOF_OF_RECOVERY.get(asked).and_then(|number| self.recovery_words().get(number - 1).copied());
        if wanted.is_none_or(|wanted| !wanted.eq_ignore_ascii_case(word)) {
            self.at = At::Recovery(0);
            return self.say(Alert::OtherWord);
        }
        let next = asked + 1;
        if next < PROOF_OF_RECOVERY.len() {
            return self.stay_at(At::ProveRecovery(next));
        }
        self.proved = true;
        self.settle()
    }

    pub(super) fn settle(&mut self) -> Vec<Effect> {
        self.at = At::Creating;
        vec![Effect::Settle]
    }
}
