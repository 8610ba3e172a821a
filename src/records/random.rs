//! Random bytes from the system.

use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore;

use super::RecordsError;

/// So many random bytes.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N], RecordsError> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(|_| RecordsError::NoRandom)?;
    Ok(bytes)
}
