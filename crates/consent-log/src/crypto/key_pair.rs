//! A public key that seals, and the secret one that opens.

use std::fmt;

use crypto_box::SecretKey;
use strum::{EnumString, IntoStaticStr};
use zeroize::Zeroizing;

/// Bytes of every key.
pub(super) const KEY_BYTES: usize = 32;

/// A secret that is overwritten when dropped.
pub(super) type SecretBytes = Zeroizing<[u8; KEY_BYTES]>;

/// A public key: it seals, and opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub(crate) [u8; KEY_BYTES]);

/// The keys to which every record is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKeys {
    /// The facility's.
    pub facility: PublicKey,
    /// The one whose secret is on the sheet in the safe.
    pub recovery: PublicKey,
}

/// Whose secret a public key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum KeyKind {
    /// The facility's, behind its passphrase.
    Facility,
    /// The one on the sheet in the safe.
    Recovery,
}

impl KeyKind {
    /// Returns its name in words and in the log.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A public key to which data keys are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Recipient {
    pub(crate) id: i64,
    pub(crate) kind: KeyKind,
    pub(crate) public: PublicKey,
}

/// A secret key that reads records. It is overwritten when dropped, and never printed.
pub struct DecryptionKey {
    secret: SecretBytes,
    public: PublicKey,
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("DecryptionKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl DecryptionKey {
    pub(crate) fn new(secret: SecretBytes) -> Self {
        Self { public: public_of(&secret), secret }
    }

    /// Returns the public half of this key.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// Opens a libsodium sealed box.
    pub(crate) fn open(&self, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        SecretKey::from_bytes(*self.secret).unseal(sealed).ok().map(Zeroizing::new)
    }
}

pub(super) fn public_of(secret: &SecretBytes) -> PublicKey {
    PublicKey(SecretKey::from_bytes(**secret).public_key().to_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unlocked_key_prints_no_secret() {
        let unlocked = DecryptionKey::new(Zeroizing::new([7; KEY_BYTES]));
        let printed = format!("{unlocked:?}");
        assert!(!printed.contains(&format!("{:?}", *unlocked.secret)), "{printed}");
    }
}
