//! The facility's key behind a passphrase, the recovery key on paper, and what they unlock.
//!
//! The kiosk holds only public keys: it writes what it cannot read (docs/decisions/0003-sealed-boxes.md). A PIN
//! never protects a key: a million PINs are tried in days.

use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

use crate::crypto::key_file::{FACILITY_KEY_FILE, seal_key};
use crate::crypto::key_pair::{KeyKind, PublicKey, PublicKeys, SecretBytes, public_of};
use crate::crypto::{mnemonic, random};
use crate::error::crypto::CryptoError;
use crate::error::storage::StorageError;
use crate::storage::atomic_file;

/// Everything that set-up makes. The secrets in it are shown once, written down, and forgotten.
pub struct NewKeys {
    /// The public keys, for the kiosk.
    pub public: PublicKeys,
    /// Seven words that unlock the facility key.
    pub passphrase: String,
    /// Twenty-four words for the sheet in the safe: the recovery key itself.
    pub recovery_words: String,
    /// The content of [`FACILITY_KEY_FILE`].
    pub sealed_facility_key: String,
}

/// Makes the keys of a facility.
#[derive(Clone, Copy, Debug)]
pub struct FacilityKeys;

/// A key that is to replace another one of its kind. Its words are shown once, and typed again.
pub struct NewKey {
    pub(crate) kind: KeyKind,
    pub(crate) public: PublicKey,
    /// The passphrase, or the words for the sheet.
    pub words: Zeroizing<String>,
    /// The content of the key file, for the facility's key.
    pub(crate) sealed: Option<String>,
}

impl NewKey {
    /// Makes a new key of this kind. Takes about half a second.
    pub fn generate(kind: KeyKind) -> Result<Self, CryptoError> {
        let secret: SecretBytes = Zeroizing::new(random::bytes()?);
        let public = public_of(&secret);
        match kind {
            KeyKind::Facility => {
                let words = Zeroizing::new(mnemonic::new_passphrase()?);
                let sealed = Some(seal_key(&secret, &words)?);
                Ok(Self { kind, public, words, sealed })
            }
            KeyKind::Recovery => {
                let words = Zeroizing::new(mnemonic::recovery_words(&secret)?);
                Ok(Self { kind, public, words, sealed: None })
            }
        }
    }

    /// Returns whether these are its words, as somebody reads them from the paper that they wrote.
    pub(crate) fn matches_words(&self, typed: &str) -> bool {
        let same = |folded: Result<Zeroizing<String>, _>| folded.is_ok_and(|typed| *typed == *self.words);
        match self.kind {
            KeyKind::Facility => same(mnemonic::normalize_passphrase(typed)),
            KeyKind::Recovery => {
                mnemonic::parse_recovery_words(typed).is_ok_and(|secret| public_of(&secret) == self.public)
            }
        }
    }
}

impl fmt::Debug for NewKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewKey").field("kind", &self.kind).field("public", &self.public).finish_non_exhaustive()
    }
}

impl FacilityKeys {
    /// Makes new keys for a facility. Takes about half a second.
    pub fn generate() -> Result<NewKeys, CryptoError> {
        let (facility, recovery) = (Zeroizing::new(random::bytes()?), Zeroizing::new(random::bytes()?));
        let passphrase = mnemonic::new_passphrase()?;
        let public = PublicKeys { facility: public_of(&facility), recovery: public_of(&recovery) };
        Ok(NewKeys {
            public,
            recovery_words: mnemonic::recovery_words(&recovery)?,
            sealed_facility_key: seal_key(&facility, &passphrase)?,
            passphrase,
        })
    }
}

impl NewKeys {
    /// Writes [`FACILITY_KEY_FILE`] into the folder, readable by this user only. Never overwrites another one.
    pub fn write(&self, dir: &Path) -> Result<(), StorageError> {
        atomic_file::write_new(&dir.join(FACILITY_KEY_FILE), self.sealed_facility_key.as_bytes())
    }
}

impl Drop for NewKeys {
    fn drop(&mut self) {
        use zeroize::Zeroize as _;
        self.passphrase.zeroize();
        self.recovery_words.zeroize();
    }
}

impl fmt::Debug for NewKeys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewKeys").field("public", &self.public).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_keys_print_no_secret() {
        let keys = FacilityKeys::generate().unwrap();
        let printed = format!("{keys:?}");
        for secret in [&keys.passphrase, &keys.recovery_words] {
            assert!(!printed.contains(secret.as_str()), "{printed}");
        }
    }
}
