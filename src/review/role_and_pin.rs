//! Who gets a role or a PIN: a member of the staff book, or somebody new.

use consent_log::{Role, StaffMember};

/// Who gets a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum RoleFor {
    /// Somebody who is in the staff book.
    Member(StaffMember),
    /// Somebody new with this name.
    New(String),
}

/// Who gets a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum PinFor {
    /// Somebody who is in the staff book.
    Member(StaffMember),
    /// Somebody new with this name and role.
    New(String, Role),
}
