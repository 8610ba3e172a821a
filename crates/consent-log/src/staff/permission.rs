//! What each role may do: one table, which the program asks before every act and shows to staff as a page.

use strum::{EnumString, IntoStaticStr};

use crate::staff::role::Role;

/// Something that staff do and not everybody may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Permission {
    /// Start a visit at the kiosk, and help.
    Guide,
    /// Hand out and take back cards, and keep the list of them.
    Cards,
    /// Open what people wish. The words or the key stick are needed as well.
    Read,
    /// Note what was talked over, tie a record to a person, take back on the person's word, correct.
    FollowUp,
    /// Print everything of one person, for that person.
    Print,
    /// Write all records out of the program.
    Export,
    /// Add members of staff, change their roles, let them leave.
    Accounts,
    /// Erase a record. Wants a second pair of eyes.
    Erase,
    /// Change keys. Wants a second pair of eyes.
    Keys,
    /// Put back a backup. Wants a second pair of eyes.
    Restore,
}

/// Who may read what people wish, as the facility told them (facility profile `readers`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum RecordReaders {
    /// The person responsible alone; so it is as well where the facility has not said it.
    #[default]
    Responsible,
    /// The person responsible, and the care staff of the person: those with the role of a reviewer.
    ResponsibleAndCare,
}

impl Permission {
    /// All, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Guide,
        Self::Cards,
        Self::Read,
        Self::FollowUp,
        Self::Print,
        Self::Export,
        Self::Accounts,
        Self::Erase,
        Self::Keys,
        Self::Restore,
    ];

    /// Returns its name in words and in the log.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns who may do it where these may read, the one who may do least first. The person responsible may do
    /// everything.
    pub fn roles(self, readers: RecordReaders) -> &'static [Role] {
        match self {
            Self::Guide => &[Role::Guide, Role::CardKeeper, Role::Reviewer, Role::Responsible],
            Self::Cards => &[Role::CardKeeper, Role::Responsible],
            Self::Read | Self::FollowUp | Self::Print => match readers {
                RecordReaders::Responsible => &[Role::Responsible],
                RecordReaders::ResponsibleAndCare => &[Role::Reviewer, Role::Responsible],
            },
            Self::Accounts | Self::Erase | Self::Export | Self::Keys | Self::Restore => &[Role::Responsible],
        }
    }

    /// Returns whether two members of staff are needed: what cannot be undone is done by no one alone.
    pub fn needs_dual_control(self) -> bool {
        match self {
            Self::Erase | Self::Keys | Self::Restore => true,
            Self::Accounts | Self::Cards | Self::Export | Self::FollowUp | Self::Guide | Self::Print | Self::Read => {
                false
            }
        }
    }
}

impl Role {
    /// Returns whether somebody with this role may do it where these may read.
    pub fn may(self, duty: Permission, readers: RecordReaders) -> bool {
        duty.roles(readers).contains(&self)
    }

    /// Returns whether somebody with this role may hand out cards, which is the same whoever reads.
    pub fn may_keep_cards(self) -> bool {
        self.may(Permission::Cards, RecordReaders::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_read_and_who_may_not_is_as_it_was_decided() {
        for readers in [RecordReaders::Responsible, RecordReaders::ResponsibleAndCare] {
            let may =
                |role: Role| Permission::ALL.into_iter().filter(|duty| role.may(*duty, readers)).collect::<Vec<_>>();
            assert_eq!(may(Role::Guide), [Permission::Guide]);
            assert_eq!(may(Role::CardKeeper), [Permission::Guide, Permission::Cards]);
            let reviewer: &[Permission] = match readers {
                RecordReaders::Responsible => &[Permission::Guide],
                RecordReaders::ResponsibleAndCare => {
                    &[Permission::Guide, Permission::Read, Permission::FollowUp, Permission::Print]
                }
            };
            assert_eq!(may(Role::Reviewer), reviewer);
            assert_eq!(may(Role::Responsible), Permission::ALL);
        }
    }

    #[test]
    fn what_cannot_be_undone_wants_two() {
        let two: Vec<_> = Permission::ALL.into_iter().filter(|duty| duty.needs_dual_control()).collect();
        assert_eq!(two, [Permission::Erase, Permission::Keys, Permission::Restore]);
    }
}
