//! Plain values that every room speaks of: times, names, codes, slots.

pub(crate) mod anchor;
pub(crate) mod custody_act;
pub(crate) mod hash;
pub(crate) mod pseudonym;
pub(crate) mod receipt_code;
pub(crate) mod resident;
pub(crate) mod slot;
pub(crate) mod timestamp;
