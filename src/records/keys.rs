//! The facility's key behind a passphrase, the recovery key on paper, and what they unlock.
//!
//! The kiosk holds only public keys: it writes what it cannot read (notes/records.md §2.6). A PIN never
//! protects a key: a million PINs are tried in days.

use std::fmt;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use crypto_box::SecretKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::database::Database;
use super::moment::{hex, unhex};
use super::{KEY_BYTES, RecordsError, Secret, random, whole_file, words};

/// The file with the sealed facility key, beside the records. A copy on a USB stick is a good thing.
pub const FACILITY_KEY_FILE: &str = "facility.key";
/// What the file says about itself.
const FORMAT: &str = "madoguchi-facility-key-1";
/// Memory of the slow hash in KiB: 0.2–0.5 s on a small machine (notes/records.md §3).
const MEMORY_KIB: u32 = 64 * 1024;
/// Rounds of the slow hash.
const ROUNDS: u32 = 3;
/// A damaged file must not take the whole memory of the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
/// Nor an hour.
const MOST_ROUNDS: u32 = 16;
/// Bytes of the salt.
const SALT: usize = 16;
/// Bytes of the nonce.
const NONCE: usize = 24;

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

/// A secret key that reads records. It leaves memory when dropped and is never printed.
pub struct Unlocked {
    secret: Secret,
    public: PublicKey,
}

/// The key file, as it is written.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    format: String,
    public: String,
    memory_kib: u32,
    rounds: u32,
    salt: String,
    nonce: String,
    sealed: String,
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
    let file = dir.join(FACILITY_KEY_FILE);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(RecordsError::KeyFileLost { file }),
        Err(error) => return Err(RecordsError::io(&file, error)),
    };
    let sealed = SealedKey::parse(&file, &text)?;
    let passphrase = words::folded_passphrase(passphrase)?;
    sealed.open(&passphrase)
}

/// Unlocks with the words of the sheet; the records in the folder say whether they are theirs.
pub fn unlock_with_recovery(dir: &Path, words: &str) -> Result<Unlocked, RecordsError> {
    let secret = words::secret_of(words)?;
    let unlocked = Unlocked { public: public_of(&secret), secret };
    let known = Database::reading(dir)?.recipients()?;
    let own = known.iter().any(|recipient| recipient.public == unlocked.public);
    if own { Ok(unlocked) } else { Err(RecordsError::WrongRecovery) }
}

fn public_of(secret: &Secret) -> PublicKey {
    PublicKey(SecretKey::from_bytes(**secret).public_key().to_bytes())
}

fn slow_key(passphrase: &str, salt: &[u8], memory_kib: u32, rounds: u32) -> Option<Secret> {
    let params = Params::new(memory_kib, rounds, 1, Some(KEY_BYTES)).ok()?;
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    hash.hash_password_into(passphrase.as_bytes(), salt, key.as_mut()).ok()?;
    Some(key)
}

/// What the seal binds the key to: a file put together from two others does not open.
fn bound_to(public: &str, memory_kib: u32, rounds: u32) -> String {
    format!("{FORMAT}|{public}|{memory_kib}|{rounds}")
}

fn sealed_key(secret: &Secret, passphrase: &str) -> Result<String, RecordsError> {
    let (salt, nonce): ([u8; SALT], [u8; NONCE]) = (random::bytes()?, random::bytes()?);
    let public = hex(&public_of(secret).0);
    let aad = bound_to(&public, MEMORY_KIB, ROUNDS);
    let key = slow_key(passphrase, &salt, MEMORY_KIB, ROUNDS).ok_or(RecordsError::NoRandom)?;
    let payload = Payload { msg: secret.as_ref(), aad: aad.as_bytes() };
    let cipher = XChaCha20Poly1305::new(key.as_ref().into());
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| RecordsError::NoRandom)?;
    let file = KeyFile {
        format: FORMAT.to_owned(),
        public,
        memory_kib: MEMORY_KIB,
        rounds: ROUNDS,
        salt: hex(&salt),
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    };
    serde_json::to_string_pretty(&file).map_err(RecordsError::Unwritable)
}

/// The key file, its parts checked.
struct SealedKey {
    public: PublicKey,
    written: KeyFile,
    salt: Vec<u8>,
    nonce: [u8; NONCE],
    sealed: Vec<u8>,
}

impl SealedKey {
    fn parse(file: &Path, text: &str) -> Result<Self, RecordsError> {
        let broken = |what| RecordsError::KeyFile { file: file.to_path_buf(), what };
        let written: KeyFile = serde_json::from_str(text).map_err(|_| broken("it is not a key file"))?;
        if written.format != FORMAT {
            return Err(broken("it has another format"));
        }
        if written.memory_kib > MOST_MEMORY_KIB || written.rounds > MOST_ROUNDS {
            return Err(broken("it asks for too much memory or time"));
        }
        let public = array(&written.public).map(PublicKey).ok_or_else(|| broken("its public key is cut off"))?;
        let nonce = array(&written.nonce).ok_or_else(|| broken("its nonce is cut off"))?;
        let salt = unhex(&written.salt).ok_or_else(|| broken("its salt is no hexadecimal"))?;
        let sealed = unhex(&written.sealed).ok_or_else(|| broken("its sealed part is no hexadecimal"))?;
        Ok(Self { public, written, salt, nonce, sealed })
    }

    fn open(&self, passphrase: &str) -> Result<Unlocked, RecordsError> {
        let KeyFile { memory_kib, rounds, public, .. } = &self.written;
        let key = slow_key(passphrase, &self.salt, *memory_kib, *rounds).ok_or(RecordsError::WrongPassphrase)?;
        let aad = bound_to(public, *memory_kib, *rounds);
        let payload = Payload { msg: &self.sealed, aad: aad.as_bytes() };
        let cipher = XChaCha20Poly1305::new(key.as_ref().into());
        let opened = cipher.decrypt(XNonce::from_slice(&self.nonce), payload).map(Zeroizing::new);
        let opened = opened.map_err(|_| RecordsError::WrongPassphrase)?;
        let mut secret = Zeroizing::new([0; KEY_BYTES]);
        if opened.len() != KEY_BYTES {
            return Err(RecordsError::WrongPassphrase);
        }
        secret.copy_from_slice(&opened);
        Ok(Unlocked { secret, public: self.public })
    }
}

fn array<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
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
