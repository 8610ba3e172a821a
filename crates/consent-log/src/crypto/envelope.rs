//! Sealing: one random data key a visit, itself sealed to every recipient; content bound to kiosk, number and kind.

use std::io::{self, Write};

use chacha20poly1305::aead::{Aead, OsRng, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::crypto::key_pair::{DecryptionKey, Recipient, SecretBytes};
use crate::crypto::random;
use crate::error::crypto::CryptoError;
use crate::value::hash::hex;

/// Bytes of a nonce, which is written before the ciphertext.
const NONCE_BYTES: usize = 24;
/// The shortest step to which content is filled up.
const PADDING_STEP_BYTES: usize = 512;

/// The key of one visit, or of a paused one.
pub(crate) struct DataKey {
    pub(crate) id: [u8; 16],
    key: SecretBytes,
}

/// What sealed content is bound to: moved elsewhere it does not open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SealContext<'a> {
    pub(crate) kiosk: &'a [u8],
    pub(crate) seq: i64,
    pub(crate) kind: &'a str,
}

impl SealContext<'_> {
    fn associated_data(self) -> String {
        format!("{}|{}|{}", hex(self.kiosk), self.seq, self.kind)
    }
}

impl DataKey {
    /// Bytes from which a key and its id follow.
    pub(crate) const DERIVED_BYTES: usize = 48;

    pub(crate) fn new() -> Result<Self, CryptoError> {
        Ok(Self { id: random::bytes()?, key: Zeroizing::new(random::bytes()?) })
    }

    /// Returns the key that follows from these bytes: its id, then the key itself.
    pub(crate) fn from_derived(bytes: &Zeroizing<[u8; Self::DERIVED_BYTES]>) -> Self {
        let mut derived = Self { id: [0; 16], key: Zeroizing::new([0; 32]) };
        let places = derived.id.iter_mut().chain(derived.key.iter_mut());
        places.zip(bytes.iter()).for_each(|(place, byte)| *place = *byte);
        derived
    }

    /// Returns the key, sealed to each recipient.
    pub(crate) fn wrap_for(&self, recipients: &[Recipient]) -> Result<Vec<(i64, Vec<u8>)>, CryptoError> {
        let slot = |to: &Recipient| {
            let public = crypto_box::PublicKey::from_bytes(to.public.0);
            let wrapped = public.seal(&mut OsRng, self.key.as_ref()).map_err(|_| CryptoError::NoRandom)?;
            Ok((to.id, wrapped))
        };
        recipients.iter().map(slot).collect()
    }

    /// Opens the key in a slot.
    pub(crate) fn from_slot(id: [u8; 16], wrapped: &[u8], unlocked: &DecryptionKey) -> Option<Self> {
        let opened = unlocked.open(wrapped)?;
        let key = <[u8; 32]>::try_from(opened.as_slice()).ok()?;
        Some(Self { id, key: Zeroizing::new(key) })
    }

    /// Seals content: returns nonce, ciphertext, tag.
    pub(crate) fn seal(&self, bound: SealContext<'_>, content: &impl Serialize) -> Result<Vec<u8>, CryptoError> {
        self.seal_filled(bound, content, PADDING_STEP_BYTES)
    }

    /// Seals content that is filled up to so many bytes at least.
    pub(crate) fn seal_filled(
        &self,
        bound: SealContext<'_>,
        content: &impl Serialize,
        least: usize,
    ) -> Result<Vec<u8>, CryptoError> {
        let plain = padded(content, least)?;
        // Random, without a counter to keep: with 24 bytes no two are ever the same.
        let nonce: [u8; NONCE_BYTES] = random::bytes()?;
        let aad = bound.associated_data();
        let payload = Payload { msg: &plain, aad: aad.as_bytes() };
        let cipher = XChaCha20Poly1305::new(self.key.as_ref().into());
        let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| CryptoError::NoRandom)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens sealed content; `None` if it was not sealed by this key for this place.
    pub(crate) fn open<T: DeserializeOwned>(&self, bound: SealContext<'_>, sealed: &[u8]) -> Option<T> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES)?;
        let aad = bound.associated_data();
        let payload = Payload { msg: sealed, aad: aad.as_bytes() };
        let cipher = XChaCha20Poly1305::new(self.key.as_ref().into());
        let plain = Zeroizing::new(cipher.decrypt(XNonce::from_slice(nonce), payload).ok()?);
        serde_json::from_slice(&plain).ok()
    }
}

/// Returns JSON filled up with spaces, so that the length does not tell a "yes" from a "later".
fn padded(content: &impl Serialize, least: usize) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let mut length = ByteCount::default();
    serde_json::to_writer(&mut length, content).map_err(CryptoError::NotSerializable)?;
    let full = padded_length(length.0.max(least));
    // Room for all of it at once: a vector that grows frees its old buffer with clear text in it.
    let mut plain = Zeroizing::new(Vec::with_capacity(full));
    serde_json::to_writer(&mut *plain, content).map_err(CryptoError::NotSerializable)?;
    plain.resize(full, b' ');
    Ok(plain)
}

/// Counts what is written to it, and keeps nothing.
#[derive(Default)]
struct ByteCount(usize);

impl Write for ByteCount {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the length to fill up to: a multiple of 512 bytes, or of a sixteenth of the length for what is long.
fn padded_length(length: usize) -> usize {
    let step = (length.next_power_of_two() / 16).max(PADDING_STEP_BYTES);
    length.div_ceil(step) * step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::key_pair::KeyKind;

    const HERE: SealContext<'_> = SealContext { kiosk: &[7; 16], seq: 3, kind: "wish.recorded" };

    #[test]
    fn what_was_sealed_opens_only_where_it_was_sealed() {
        let key = DataKey::new().unwrap();
        let sealed = key.seal(HERE, &"secret").unwrap();
        assert_eq!(key.open::<String>(HERE, &sealed).as_deref(), Some("secret"));
        for elsewhere in [
            SealContext { seq: 4, ..HERE },
            SealContext { kind: "message.recorded", ..HERE },
            SealContext { kiosk: &[8; 16], ..HERE },
        ] {
            assert_eq!(key.open::<String>(elsewhere, &sealed), None, "{elsewhere:?}");
        }
        assert_eq!(DataKey::new().unwrap().open::<String>(HERE, &sealed), None);
        assert_eq!(key.open::<String>(HERE, &[]), None);
    }

    #[test]
    fn each_recipient_opens_its_own_slot_and_no_other() {
        let keys = [[1; 32], [2; 32]].map(|secret| DecryptionKey::new(Zeroizing::new(secret)));
        let kinds = [(5, KeyKind::Facility), (9, KeyKind::Recovery)];
        let recipients: Vec<Recipient> =
            keys.iter().zip(kinds).map(|(key, (id, kind))| Recipient { id, kind, public: key.public() }).collect();
        let key = DataKey::new().unwrap();
        let sealed = key.seal(HERE, &"secret").unwrap();
        let slots = key.wrap_for(&recipients).unwrap();
        assert_eq!(slots.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [5, 9]);
        for (at, (_, wrapped)) in slots.iter().enumerate() {
            let own = DataKey::from_slot(key.id, wrapped, &keys[at]).unwrap();
            assert_eq!(own.open::<String>(HERE, &sealed).as_deref(), Some("secret"));
            assert!(DataKey::from_slot(key.id, wrapped, &keys[1 - at]).is_none(), "slot {at}");
        }
    }

    /// A buffer that had grown would have left an older one behind, with clear text in it and nobody to overwrite it.
    #[test]
    fn clear_text_is_written_into_one_buffer_that_never_grows() {
        for length in [0, 1, 509, 510, 511, 3_000, 9_000, 70_000] {
            let plain = padded(&"x".repeat(length), 1).unwrap();
            assert_eq!((plain.len(), plain.capacity()), (padded_length(length + 2), plain.len()), "{length}");
        }
    }

    #[test]
    fn the_length_does_not_tell_the_answer() {
        let key = DataKey::new().unwrap();
        let lengths = ["yes", "no", "later", "a much longer answer than any of the others"]
            .map(|answer| key.seal(HERE, &answer).unwrap().len());
        assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
        let filled = |answer: &str| key.seal_filled(HERE, &answer, 70_000).unwrap().len();
        assert_eq!(filled("yes"), filled(&"much longer".repeat(6_000)));
        assert_eq!(padded_length(9_000), 9_216);
        assert_eq!(padded_length(512), 512);
    }
}
