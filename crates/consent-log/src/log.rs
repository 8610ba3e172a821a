//! The chain of events: what an event is, how it is hashed, and how the next one is appended.

pub(crate) mod append;
pub(crate) mod audit_note;
pub(crate) mod event;
pub(crate) mod hash_chain;
pub(crate) mod head;
pub(crate) mod head_file;
pub(crate) mod recipients;
