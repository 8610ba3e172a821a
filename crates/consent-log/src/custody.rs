//! Cards and certificates that the facility keeps for people (section 6 of the manual).

pub(crate) mod history;
pub(crate) mod keepers;
pub(crate) mod locker;
pub(crate) mod payload;
