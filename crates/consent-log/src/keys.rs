//! The facility's key behind a passphrase, the recovery key on paper, and what they unlock.
//!
//! The kiosk holds only public keys: it writes what it cannot read (docs/decisions/0003-sealed-boxes.md). A PIN
//! never protects a key: a million PINs are tried in days.

use std::fmt;
use std::path::Path;

use crypto_box::SecretKey;
use zeroize::Zeroizing;

use super::database::Database;
use super::key_file::{self, SealedKey, sealed_key};
use super::note::KeyKind;
use super::{KEY_BYTES, RecordsError, Secret, random, whole_file, words};

pub use super::key_file::FACILITY_KEY_FILE;

/// A public key: it seals, and opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub(super) [u8; KEY_BYTES]);

/// The keys to which every record is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKeys {
    /// The facility's.
    pub facility: PublicKey,
    /// The one whose secret is on the sheet in the safe.
    pub recovery: PublicKey,
}

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

/// A key that is to take the place of another one of its kind. Its words are shown once, and typed again.
pub struct NewKey {
    pub(super) kind: KeyKind,
    pub(super) public: PublicKey,
    /// The passphrase, or the words for the sheet.
    pub words: Zeroizing<String>,
    /// The content of the key file, for the facility's key.
    pub(super) sealed: Option<String>,
}

impl NewKey {
    /// A new key of this kind. Takes about half a second.
    pub fn generate(kind: KeyKind) -> Result<Self, RecordsError> {
        let secret: Secret = Zeroizing::new(random::bytes()?);
        let public = public_of(&secret);
        match kind {
            KeyKind::Facility => {
                let words = Zeroizing::new(words::new_passphrase()?);
                let sealed = Some(sealed_key(&secret, &words)?);
                Ok(Self { kind, public, words, sealed })
            }
            KeyKind::Recovery => {
                let words = Zeroizing::new(words::recovery_words(&secret)?);
                Ok(Self { kind, public, words, sealed: None })
            }
        }
    }

    /// Whether these are its words, as somebody reads them from the paper that they wrote.
    pub(super) fn is_written_down(&self, typed: &str) -> bool {
        let same = |folded: Result<Zeroizing<String>, _>| folded.is_ok_and(|typed| *typed == *self.words);
        match self.kind {
            KeyKind::Facility => same(words::folded_passphrase(typed)),
            KeyKind::Recovery => words::secret_of(typed).is_ok_and(|secret| public_of(&secret) == self.public),
        }
    }
}

impl fmt::Debug for NewKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewKey").field("kind", &self.kind).field("public", &self.public).finish_non_exhaustive()
    }
}

/// A secret key that reads records. It leaves memory when dropped and is never printed.
pub struct Unlocked {
    secret: Secret,
    public: PublicKey,
}

impl FacilityKeys {
    /// New keys for a facility. Takes about half a second.
    pub fn generate() -> Result<NewKeys, RecordsError> {
        let (facility, recovery) = (Zeroizing::new(random::bytes()?), Zeroizing::new(random::bytes()?));
        let passphrase = words::new_passphrase()?;
        let public = PublicKeys { facility: public_of(&facility), recovery: public_of(&recovery) };
        Ok(NewKeys {
            public,
            recovery_words: words::recovery_words(&recovery)?,
            sealed_facility_key: sealed_key(&facility, &passphrase)?,
            passphrase,
        })
    }
}

impl NewKeys {
    /// Writes [`FACILITY_KEY_FILE`] into the folder, readable by this user only. Never over another one.
    pub fn write(&self, dir: &Path) -> Result<(), RecordsError> {
        whole_file::write_new(&dir.join(FACILITY_KEY_FILE), self.sealed_facility_key.as_bytes())
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

impl fmt::Debug for Unlocked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Unlocked").field("public", &self.public).finish_non_exhaustive()
    }
}

impl Unlocked {
    pub(super) fn new(secret: Secret) -> Self {
        Self { public: public_of(&secret), secret }
    }

    /// The public half of this key.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// Opens a libsodium sealed box.
    pub(super) fn open(&self, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        SecretKey::from_bytes(*self.secret).unseal(sealed).ok().map(Zeroizing::new)
    }
}

/// Unlocks the facility key of this folder with its passphrase.
pub fn unlock(dir: &Path, passphrase: &str) -> Result<Unlocked, RecordsError> {
    let (file, text) = key_file::text(dir)?;
    let sealed = SealedKey::parse(&file, &text)?;
    let passphrase = words::folded_passphrase(passphrase)?;
    sealed.open(&passphrase)
}

/// Unlocks with the words of the sheet; the records in the folder say whether they are theirs, and of now.
pub fn unlock_with_recovery(dir: &Path, words: &str) -> Result<Unlocked, RecordsError> {
    let secret = words::secret_of(words)?;
    let unlocked = Unlocked::new(secret);
    let known = Database::reading(dir)?.public_keys()?;
    if known.contains(&unlocked.public) { Ok(unlocked) } else { Err(RecordsError::WrongRecovery) }
}

/// Whose words these are, by how many they are.
pub fn whose(words: &str) -> KeyKind {
    if words.split_whitespace().count() == words::RECOVERY_WORDS { KeyKind::Recovery } else { KeyKind::Facility }
}

/// Unlocks with the passphrase or with the words of the sheet, whichever these are.
pub fn unlock_with_either(dir: &Path, words: &str) -> Result<Unlocked, RecordsError> {
    match whose(words) {
        KeyKind::Facility => unlock(dir, words),
        KeyKind::Recovery => unlock_with_recovery(dir, words),
    }
}

pub(super) fn public_of(secret: &Secret) -> PublicKey {
    PublicKey(SecretKey::from_bytes(**secret).public_key().to_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(matches!(unlock(dir.path(), other), Err(RecordsError::WrongPassphrase)));
        assert!(matches!(unlock(dir.path(), "abandon"), Err(RecordsError::Words(_))));
    }

    #[test]
    fn a_key_is_never_written_over_another() {
        let (dir, keys) = kept();
        assert!(matches!(keys.write(dir.path()), Err(RecordsError::AlreadySetUp { .. })));
    }

    #[test]
    fn a_lost_or_damaged_key_file_is_named_with_the_mend() {
        let (dir, keys) = kept();
        changed(dir.path(), "\"rounds\": 3", "\"rounds\": 1000000");
        assert!(matches!(unlock(dir.path(), &keys.passphrase), Err(RecordsError::KeyFile { .. })));
        changed(dir.path(), "\"rounds\": 1000000", "\"rounds\": 2");
        assert!(matches!(unlock(dir.path(), &keys.passphrase), Err(RecordsError::WrongPassphrase)));
        changed(dir.path(), "{", "[");
        assert!(matches!(unlock(dir.path(), &keys.passphrase), Err(RecordsError::KeyFile { .. })));
        std::fs::remove_file(dir.path().join(FACILITY_KEY_FILE)).unwrap();
        let lost = unlock(dir.path(), &keys.passphrase).unwrap_err();
        assert!(lost.to_string().contains("recovery words"), "{lost}");
    }

    #[test]
    fn neither_new_keys_nor_an_unlocked_key_print_a_secret() {
        let (dir, keys) = kept();
        let unlocked = unlock(dir.path(), &keys.passphrase).unwrap();
        let printed = format!("{unlocked:?} {keys:?}");
        assert!(!printed.contains(&keys.passphrase));
        assert!(!printed.contains(&format!("{:?}", *unlocked.secret)));
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
