//! Random bytes from the system.

use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore;

use crate::error::crypto::CryptoError;
use crate::value::hash::hex;

/// Returns so many random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(|_| CryptoError::NoRandom)?;
    Ok(bytes)
}

/// Returns a random name for something that is no record, such as a call for staff.
pub fn random_id() -> Result<String, CryptoError> {
    Ok(hex(&bytes::<8>()?))
}
