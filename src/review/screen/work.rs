//! The menu of all work, and the pages about what each role may do.

use consent_log::Permission;

/// What each role may do, from this duty on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DutiesPage {
    pub(in crate::review) from: usize,
}

/// How something is done that has no pages but a command, with whom and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StepsPage {
    pub(in crate::review) duty: Permission,
}

/// Everything that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkPage;
