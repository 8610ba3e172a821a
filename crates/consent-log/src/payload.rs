//! What is inside the seal of an event.

pub(crate) mod annotation;
pub(crate) mod sealed_payload;
