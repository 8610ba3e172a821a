//! Keys and seals: who can read what, and with which words.

pub(crate) mod envelope;
pub(crate) mod key_file;
pub(crate) mod key_generation;
pub(crate) mod key_pair;
pub(crate) mod mnemonic;
pub(crate) mod random;
pub(crate) mod slow_hash;
pub mod unlock;
