//! Two members of staff who answer together for what one alone must not do: erase, change keys, restore.

use crate::error::staff::StaffError;
use crate::staff::directory::StaffMember;
use crate::staff::role::Role;
use crate::value::pseudonym::Pseudonym;

/// Two members of staff; at least one is responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DualControl {
    actor: Pseudonym,
    second: Pseudonym,
}

impl DualControl {
    /// Takes these two together. Refuses the same one twice, and two of whom nobody is responsible.
    pub fn new(one: &StaffMember, other: &StaffMember) -> Result<Self, StaffError> {
        if one.pseudonym == other.pseudonym {
            return Err(StaffError::SamePerson);
        }
        if ![one.role, other.role].contains(&Role::Responsible) {
            return Err(StaffError::NobodyResponsible);
        }
        Ok(Self { actor: one.pseudonym, second: other.pseudonym })
    }

    /// Returns who typed their PIN first.
    pub fn first(&self) -> Pseudonym {
        self.actor
    }

    /// Returns who typed theirs after that.
    pub(crate) fn second(&self) -> Pseudonym {
        self.second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(number: u8, role: Role) -> StaffMember {
        StaffMember { pseudonym: Pseudonym::from_bytes([number; 16]), name: String::new(), role }
    }

    #[test]
    fn one_person_twice_or_nobody_responsible_is_refused() {
        let (chief, guide) = (staff(1, Role::Responsible), staff(2, Role::Guide));
        let refused = |one, other| DualControl::new(one, other).unwrap_err().to_string();
        assert!(refused(&chief, &chief).contains("another member"));
        assert!(refused(&guide, &staff(3, Role::Reviewer)).contains("responsible"));
        DualControl::new(&guide, &chief).unwrap();
    }
}
