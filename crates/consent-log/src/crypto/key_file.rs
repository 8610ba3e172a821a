//! The file with the facility's key, sealed behind its passphrase by a slow hash.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::crypto::key_pair::{DecryptionKey, KEY_BYTES, PublicKey, SecretBytes, public_of};
use crate::crypto::slow_hash::HashCost;
use crate::crypto::{random, slow_hash};
use crate::error::RecordsError;
use crate::error::crypto::CryptoError;
use crate::error::storage::StorageError;
use crate::storage::atomic_file;
use crate::storage::database::Database;
use crate::value::hash::{hex, unhex};

/// The file with the sealed facility key, beside the records. A copy on a USB stick is a good thing.
pub const FACILITY_KEY_FILE: &str = "facility.key";
/// The file of a new key, until the log says that it has replaced the old one.
const NEW_KEY_FILE: &str = "facility.key.new";
/// What the file says about itself.
const FORMAT: &str = "madoguchi-facility-key-1";
/// The most memory that is taken: a damaged file must not take all that the machine has.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
/// The most rounds that are run: nor may it take an hour.
const MAX_ROUNDS: u32 = 16;
/// Bytes of the salt.
const SALT_BYTES: usize = 16;
/// Bytes of the nonce.
const NONCE_BYTES: usize = 24;

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

/// Reads the key file of this folder. A change of keys that was cut off after its commit is finished first.
pub(crate) fn read(dir: &Path) -> Result<(PathBuf, String), RecordsError> {
    finish_rotation(dir)?;
    let file = dir.join(FACILITY_KEY_FILE);
    match std::fs::read_to_string(&file) {
        Ok(text) => Ok((file, text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(RecordsError::Crypto(CryptoError::KeyFileLost { file }))
        }
        Err(error) => Err(StorageError::io(&file, error).into()),
    }
}

/// Writes the file of a new key beside the old one.
pub(crate) fn write_new(dir: &Path, sealed: &str) -> Result<(), StorageError> {
    atomic_file::replace(&dir.join(NEW_KEY_FILE), sealed.as_bytes())
}

/// Puts the new key file in its place, if the log says that its key is in use.
pub(crate) fn finish_rotation(dir: &Path) -> Result<(), RecordsError> {
    let new = dir.join(NEW_KEY_FILE);
    let Ok(text) = std::fs::read_to_string(&new) else { return Ok(()) };
    // A file that cannot be read holds no key in use: the old one stays.
    let Ok(sealed) = SealedKey::parse(&new, &text) else { return Ok(()) };
    if current_keys(dir)?.contains(&sealed.public) {
        atomic_file::rename(&new, &dir.join(FACILITY_KEY_FILE))?;
    }
    Ok(())
}

/// Returns the public keys whose secrets open the log of this folder.
pub(super) fn current_keys(dir: &Path) -> Result<Vec<PublicKey>, RecordsError> {
    let database = Database::open_read_only(dir)?;
    // Version 1 knows no change of keys: all its keys are in use.
    let rows = if database.version == 1 { "recipient" } else { "recipient_now" };
    database.at(|connection| {
        let mut rows = connection.prepare(&format!("SELECT pub FROM {rows}"))?;
        let keys = rows.query_map([], |row| row.get(0).map(PublicKey))?;
        Ok(keys.collect::<Result<_, _>>()?)
    })
}

/// Returns what the seal binds the key to: a file put together from two others does not open.
fn associated_data(public: &str, memory_kib: u32, rounds: u32) -> String {
    format!("{FORMAT}|{public}|{memory_kib}|{rounds}")
}

pub(super) fn seal_key(secret: &SecretBytes, passphrase: &str) -> Result<String, CryptoError> {
    let (salt, nonce): ([u8; SALT_BYTES], [u8; NONCE_BYTES]) = (random::bytes()?, random::bytes()?);
    let public = hex(&public_of(secret).0);
    let HashCost { memory_kib, rounds } = HashCost::OURS;
    let aad = associated_data(&public, memory_kib, rounds);
    let key: SecretBytes =
        slow_hash::derive(passphrase.as_bytes(), &salt, HashCost::OURS).ok_or(CryptoError::NoRandom)?;
    let payload = Payload { msg: secret.as_ref(), aad: aad.as_bytes() };
    let cipher = XChaCha20Poly1305::new(key.as_ref().into());
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| CryptoError::NoRandom)?;
    let file = KeyFile {
        format: FORMAT.to_owned(),
        public,
        memory_kib,
        rounds,
        salt: hex(&salt),
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    };
    serde_json::to_string_pretty(&file).map_err(CryptoError::NotSerializable)
}

/// The key file, its parts checked.
pub(crate) struct SealedKey {
    public: PublicKey,
    written: KeyFile,
    salt: Vec<u8>,
    nonce: [u8; NONCE_BYTES],
    sealed: Vec<u8>,
}

impl SealedKey {
    pub(crate) fn parse(file: &Path, text: &str) -> Result<Self, CryptoError> {
        let broken = |what| CryptoError::KeyFile { file: file.to_path_buf(), what };
        let written: KeyFile = serde_json::from_str(text).map_err(|_| broken("it is not a key file"))?;
        if written.format != FORMAT {
            return Err(broken("it has another format"));
        }
        if written.memory_kib > MAX_MEMORY_KIB || written.rounds > MAX_ROUNDS {
            return Err(broken("it asks for too much memory or time"));
        }
        let public = parse_array(&written.public).map(PublicKey).ok_or_else(|| broken("its public key is cut off"))?;
        let nonce = parse_array(&written.nonce).ok_or_else(|| broken("its nonce is cut off"))?;
        let salt = unhex(&written.salt).ok_or_else(|| broken("its salt is no hexadecimal"))?;
        let sealed = unhex(&written.sealed).ok_or_else(|| broken("its sealed part is no hexadecimal"))?;
        Ok(Self { public, written, salt, nonce, sealed })
    }

    pub(crate) fn open(&self, passphrase: &str) -> Result<DecryptionKey, CryptoError> {
        let KeyFile { memory_kib, rounds, ref public, .. } = self.written;
        let cost = HashCost { memory_kib, rounds };
        let key: SecretBytes =
            slow_hash::derive(passphrase.as_bytes(), &self.salt, cost).ok_or(CryptoError::WrongPassphrase)?;
        let aad = associated_data(public, memory_kib, rounds);
        let payload = Payload { msg: &self.sealed, aad: aad.as_bytes() };
        let cipher = XChaCha20Poly1305::new(key.as_ref().into());
        let opened = cipher.decrypt(XNonce::from_slice(&self.nonce), payload).map(Zeroizing::new);
        let opened = opened.map_err(|_| CryptoError::WrongPassphrase)?;
        let mut secret = Zeroizing::new([0; KEY_BYTES]);
        if opened.len() != KEY_BYTES {
            return Err(CryptoError::WrongPassphrase);
        }
        secret.copy_from_slice(&opened);
        Ok(DecryptionKey::new(secret))
    }
}

fn parse_array<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
}
