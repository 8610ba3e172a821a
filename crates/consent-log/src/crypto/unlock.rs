//! The facility key behind its passphrase, and the recovery key on paper, opened with their words.
//!
//! The kiosk holds only public keys: it writes what it cannot read (docs/decisions/0003-sealed-boxes.md). A PIN
//! never protects a key: a million PINs are tried in days.

use std::path::Path;

use crate::crypto::key_file::{self, SealedKey};
use crate::crypto::key_pair::{DecryptionKey, KeyKind};
use crate::crypto::mnemonic;
use crate::error::RecordsError;
use crate::error::crypto::CryptoError;

pub use crate::crypto::key_file::FACILITY_KEY_FILE;

/// Unlocks the facility key of this folder with its passphrase.
pub fn unlock(dir: &Path, passphrase: &str) -> Result<DecryptionKey, RecordsError> {
    let (file, text) = key_file::read(dir)?;
    let sealed = SealedKey::parse(&file, &text)?;
    let passphrase = mnemonic::normalize_passphrase(passphrase)?;
    Ok(sealed.open(&passphrase)?)
}

/// Unlocks with the words of the sheet, if the records in the folder are sealed to that key now.
pub fn unlock_with_recovery(dir: &Path, words: &str) -> Result<DecryptionKey, RecordsError> {
    let secret = mnemonic::parse_recovery_words(words)?;
    let unlocked = DecryptionKey::new(secret);
    let known = key_file::current_keys(dir)?;
    if known.contains(&unlocked.public()) {
        Ok(unlocked)
    } else {
        Err(RecordsError::Crypto(CryptoError::WrongRecovery))
    }
}

/// Returns whose words these are, by how many they are.
pub fn kind_of_words(words: &str) -> KeyKind {
    if words.split_whitespace().count() == mnemonic::RECOVERY_WORDS { KeyKind::Recovery } else { KeyKind::Facility }
}

/// Unlocks with the passphrase or with the words of the sheet, whichever these are.
pub fn unlock_with_either(dir: &Path, words: &str) -> Result<DecryptionKey, RecordsError> {
    match kind_of_words(words) {
        KeyKind::Facility => unlock(dir, words),
        KeyKind::Recovery => unlock_with_recovery(dir, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::key_generation::{FacilityKeys, NewKeys};
    use crate::error::storage::StorageError;

    fn kept() -> (tempfile::TempDir, NewKeys) {
        let dir = tempfile::tempdir().unwrap();
        let keys = FacilityKeys::generate().unwrap();
        keys.write(dir.path()).unwrap();
        (dir, keys)
    }

    fn changed(dir: &Path, from: &str, to: &str) {
        let file = dir.join(FACILITY_KEY_FILE);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(&file, text.replace(from, to)).unwrap();
    }

    #[test]
    fn the_passphrase_opens_the_key_and_another_does_not() {
        let (dir, keys) = kept();
        let unlocked = unlock(dir.path(), &keys.passphrase.to_uppercase()).unwrap();
        assert_eq!(unlocked.public(), keys.public.facility);
        let other = "abandon ability able about above absent absorb";
        assert!(matches!(unlock(dir.path(), other), Err(RecordsError::Crypto(CryptoError::WrongPassphrase))));
        assert!(matches!(unlock(dir.path(), "abandon"), Err(RecordsError::Crypto(CryptoError::Words(_)))));
    }

    #[test]
    fn a_key_is_never_written_over_another() {
        let (dir, keys) = kept();
        assert!(matches!(keys.write(dir.path()), Err(StorageError::AlreadySetUp { .. })));
    }

    #[test]
    fn a_lost_or_damaged_key_file_is_named_with_the_mend() {
        let (dir, keys) = kept();
        changed(dir.path(), "\"rounds\": 3", "\"rounds\": 1000000");
        assert!(matches!(unlock(dir.path(), &keys.passphrase), Err(RecordsError::Crypto(CryptoError::KeyFile { .. }))));
        changed(dir.path(), "\"rounds\": 1000000", "\"rounds\": 2");
        assert!(matches!(
            unlock(dir.path(), &keys.passphrase),
            Err(RecordsError::Crypto(CryptoError::WrongPassphrase))
        ));
        changed(dir.path(), "{", "[");
        assert!(matches!(unlock(dir.path(), &keys.passphrase), Err(RecordsError::Crypto(CryptoError::KeyFile { .. }))));
        std::fs::remove_file(dir.path().join(FACILITY_KEY_FILE)).unwrap();
        let lost = unlock(dir.path(), &keys.passphrase).unwrap_err();
        assert!(lost.to_string().contains("recovery words"), "{lost}");
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_may_read_the_key_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let (dir, _keys) = kept();
        let mode = std::fs::metadata(dir.path().join(FACILITY_KEY_FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
