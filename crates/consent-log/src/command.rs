//! What is done to the log: a visit recorded, a record corrected, held or erased, a key changed.

pub(crate) mod annotate;
pub(crate) mod erase;
pub(crate) mod record_visit;
pub(crate) mod retention;
pub(crate) mod rotate_key;
