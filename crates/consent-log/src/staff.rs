//! The staff book: who works here, what each may do, and their PINs.

pub(crate) mod changes;
pub(crate) mod directory;
pub(crate) mod dual_control;
pub(crate) mod lockout;
pub(crate) mod permission;
pub(crate) mod pin;
pub(crate) mod role;
