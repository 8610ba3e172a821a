//! Effects of review on keys: listing them, and making a new one, which two members of staff do together.

use zeroize::{Zeroize as _, Zeroizing};

use super::pending_key::PendingKeyChange;
use super::{EffectResult, StaffSession};
use crate::device::clock;
use crate::review::{KeysEffect, ReviewMsg};
use consent_log::{DecryptionKey, DualControl, KeyKind, NewKey, Permission, RecordsError, StaffError, keys};

impl StaffSession<'_> {
    pub(super) fn keys(&mut self, effect: KeysEffect) -> EffectResult {
        match effect {
            KeysEffect::ListKeys => self.known_keys(),
            KeysEffect::Make(kind, pin) => self.make_key(kind, pin),
            KeysEffect::Change(words) => self.change_keys(&Zeroizing::new(words)),
        }
    }

    fn known_keys(&self) -> EffectResult {
        Ok(Some(ReviewMsg::Keys(self.store.known_keys()?, self.names()?)))
    }

    /// Makes a key, together with a second member of staff who types their own PIN.
    fn make_key(&mut self, kind: KeyKind, pin: String) -> EffectResult {
        let second = self.check_pin(pin)?;
        let Some(staff) = &self.staff else { return Ok(None) };
        let changing = PendingKeyChange { both: DualControl::new(staff, &second)?, new: NewKey::generate(kind)? };
        let words = changing.new.words.clone();
        self.pending_key = Some(changing);
        Ok(Some(ReviewMsg::KeyMade(words)))
    }

    /// Replaces the old key by the new one, and unlocks with the new one here.
    fn change_keys(&mut self, words: &str) -> EffectResult {
        let (Some(PendingKeyChange { new, both }), Some(unlocked)) = (&self.pending_key, &self.unlocked) else {
            return Ok(None);
        };
        self.store.rotate((new, words), unlocked, both, &clock::now())?;
        // Only after the change: with mistyped words the same key can be tried again.
        self.pending_key = None;
        self.unlocked = Some(keys::unlock_with_either(self.data, words)?);
        self.known_keys()
    }

    /// Unlocks with the facility's words, or with those of the sheet in the safe where the others are lost.
    pub(super) fn unlock(&mut self, mut words: String) -> EffectResult {
        let unlocked = self.key_of_words(&words);
        words.zeroize();
        self.unlocked = Some(unlocked?);
        Ok(Some(ReviewMsg::Unlocked))
    }

    fn key_of_words(&self, words: &str) -> Result<DecryptionKey, RecordsError> {
        let may = self.staff.as_ref().is_some_and(|staff| staff.role.may(Permission::Keys, self.readers));
        match keys::kind_of_words(words) {
            // The sheet in the safe opens everything that the other words open, and is for the person responsible.
            KeyKind::Recovery if !may => Err(StaffError::NotPermitted.into()),
            KeyKind::Facility | KeyKind::Recovery => keys::unlock_with_either(self.data, words),
        }
    }
}
