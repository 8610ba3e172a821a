//! What the log knows, worked out from its events.

pub(crate) mod clock_evidence;
pub(crate) mod damage;
pub(crate) mod departure;
pub(crate) mod handover_lists;
pub(crate) mod inbox;
pub(crate) mod lookup;
pub(crate) mod name_folding;
pub(crate) mod record_reader;
pub(crate) mod search;
pub(crate) mod staff_calls;
pub(crate) mod summary;
