//! How the staff book changes: another role, another PIN, leaving. Somebody responsible always stays.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use crate::error::RecordsError;
use crate::error::staff::StaffError;
use crate::staff::directory::{self, StaffBook};
use crate::staff::pin::Pin;
use crate::staff::role::Role;
use crate::value::pseudonym::Pseudonym;

/// The hash of a member of staff who left: no PIN has it.
const NO_PIN_HASH: &str = "";

impl StaffBook {
    /// Gives a member of staff another role.
    pub fn set_role(&mut self, who: &Pseudonym, role: Role) -> Result<(), RecordsError> {
        self.write(|connection| {
            if role != Role::Responsible {
                check_other_responsible(connection, who)?;
            }
            update_member(connection, "UPDATE staff SET role = ? WHERE pseudonym = ?", role.as_str(), who)
        })
    }

    /// Gives a member of staff another PIN, which must not be anybody else's.
    pub fn set_pin(&mut self, who: &Pseudonym, pin: &str) -> Result<(), RecordsError> {
        let pin = Pin::new(pin)?;
        if self.find_by_pin(&pin)?.is_some() {
            return Err(StaffError::PinTaken.into());
        }
        let hash = directory::slow_hash(&pin)?;
        self.write(|connection| update_member(connection, "UPDATE staff SET pin = ? WHERE pseudonym = ?", &hash, who))
    }

    /// Takes away the PIN of a member of staff who leaves; their name stays for what they did.
    pub fn disable(&mut self, who: &Pseudonym) -> Result<(), RecordsError> {
        self.write(|connection| {
            check_other_responsible(connection, who)?;
            update_member(connection, "UPDATE staff SET pin = ? WHERE pseudonym = ?", NO_PIN_HASH, who)
        })
    }

    /// Returns every name, also of those who left.
    pub fn names(&self) -> Result<BTreeMap<Pseudonym, String>, RecordsError> {
        Ok(self.all_members()?.into_iter().map(|(staff, _)| (staff.pseudonym, staff.name)).collect())
    }
}

/// Refuses when nobody else would be responsible.
fn check_other_responsible(connection: &Connection, who: &Pseudonym) -> Result<(), RecordsError> {
    let others = "SELECT count(*) FROM staff WHERE role = ? AND pin <> ? AND pseudonym <> ?";
    let others: i64 =
        connection
            .query_row(others, params![Role::Responsible.as_str(), NO_PIN_HASH, who.as_bytes()], |row| row.get(0))?;
    if others == 0 { Err(StaffError::LastResponsible.into()) } else { Ok(()) }
}

fn update_member(connection: &Connection, sql: &str, to: &str, who: &Pseudonym) -> Result<(), RecordsError> {
    match connection.execute(sql, params![to, who.as_bytes()])? {
        0 => Err(StaffError::UnknownMember.into()),
        _ => Ok(()),
    }
}
