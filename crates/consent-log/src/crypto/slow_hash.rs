//! Argon2id: a key from what a person types, slow on purpose so that guessing takes too long.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// How slow a hash is.
#[derive(Clone, Copy)]
pub(crate) struct HashCost {
    pub(crate) memory_kib: u32,
    pub(crate) rounds: u32,
}

impl HashCost {
    /// What this program asks for: 0.2–0.5 s on a small machine (docs/records.md#keys).
    pub(crate) const OURS: Self = Self { memory_kib: 64 * 1024, rounds: 3 };
}

/// Returns so many bytes that follow from the secret and the salt; `None` where the cost is not one of Argon2.
pub(crate) fn derive<const N: usize>(secret: &[u8], salt: &[u8], cost: HashCost) -> Option<Zeroizing<[u8; N]>> {
    let params = Params::new(cost.memory_kib, cost.rounds, 1, Some(N)).ok()?;
    let mut derived = Zeroizing::new([0; N]);
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    hash.hash_password_into(secret, salt, derived.as_mut()).ok()?;
    Some(derived)
}
