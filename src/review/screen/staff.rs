//! The pages about the members of staff.

use consent_log::{Role, StaffMember};

/// The members of staff, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffListPage {
    pub(in crate::review) from: usize,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPage {
    pub(in crate::review) member: StaffMember,
}

/// Whether a member of staff leaves.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberLeavesPage {
    pub(in crate::review) member: StaffMember,
}

/// Who gets a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::review) enum RoleFor {
    /// Somebody who is in the staff book.
    Member(StaffMember),
    /// Somebody new with this name.
    New(String),
}

/// Who gets a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::review) enum PinFor {
    /// Somebody who is in the staff book.
    Member(StaffMember),
    /// Somebody new with this name and role.
    New(String, Role),
}

/// The name of a new member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemberNamePage;

/// Which role somebody gets.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberRolePage {
    pub(in crate::review) whose: RoleFor,
}

/// A PIN for a member of staff is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPinPage {
    pub(in crate::review) whose: PinFor,
}

/// The same PIN is typed once more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberPinAgainPage {
    pub(in crate::review) whose: PinFor,
    pub(in crate::review) pin: String,
}
