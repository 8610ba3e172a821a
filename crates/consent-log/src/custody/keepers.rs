//! The register of those who may handle cards, and since when.

use jiff::civil::DateTime;
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::json;

use crate::error::RecordsError;
use crate::error::custody::CustodyError;
use crate::log::event::{EventKind, NewEvent};
use crate::staff::directory::StaffMember;
use crate::staff::permission::{Permission, RecordReaders};
use crate::store::RecordStore;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::{Timestamp, in_japan};

/// Somebody who handles cards, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Who.
    pub staff: Pseudonym,
    /// Since when, in Japan.
    pub since: DateTime,
    /// Until when, if it is over.
    pub until: Option<DateTime>,
    /// Who said so.
    pub named_by: Pseudonym,
}

impl RecordStore {
    /// Lets this member of staff handle cards from now on, if their role does.
    pub fn appoint_keeper(
        &mut self,
        keeper: &StaffMember,
        by: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        if !keeper.role.may_keep_cards() {
            return Err(CustodyError::Role(keeper.name.clone()).into());
        }
        self.append_keeper_event(EventKind::KeeperNamed, keeper, by, now)
    }

    /// Lets this member of staff handle cards no more.
    pub fn dismiss_keeper(
        &mut self,
        keeper: &StaffMember,
        by: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.append_keeper_event(EventKind::KeeperEnded, keeper, by, now)
    }

    fn append_keeper_event(
        &mut self,
        kind: EventKind,
        keeper: &StaffMember,
        by: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        if !by.role.may(Permission::Accounts, RecordReaders::default()) {
            return Err(CustodyError::NotResponsible.into());
        }
        self.write(now, |log| {
            // A keeper who is named twice, or ended without a beginning, would make the register ambiguous.
            if is_keeper(log.connection(), &keeper.pseudonym)? == (kind == EventKind::KeeperNamed) {
                return Err(CustodyError::UnknownName(keeper.name.clone()).into());
            }
            let open = json!({ "staff": keeper.pseudonym.to_string() });
            log.append(&NewEvent { actor: Some(by.pseudonym), ..NewEvent::new(kind, open) }).map(|_| ())
        })
    }

    /// Returns everybody who handled cards, from the beginning.
    pub fn keepers(&self) -> Result<Vec<Keeper>, RecordsError> {
        self.database.at(read_keepers)
    }
}

/// Returns everybody who handled cards, in the order in which they were named.
pub(crate) fn read_keepers(connection: &Connection) -> Result<Vec<Keeper>, RecordsError> {
    let sql = "SELECT kind = 'keeper.named', json_extract(open, '$.staff'), at_ms, actor FROM event
        WHERE kind IN('keeper.named', 'keeper.ended') ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut keepers: Vec<Keeper> = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(staff) = row.get::<_, String>(1)?.parse::<Pseudonym>() else { continue };
        let at = in_japan(row.get(2)?);
        if row.get(0)? {
            let named_by = Pseudonym::from_bytes(row.get(3)?);
            keepers.push(Keeper { staff, since: at, until: None, named_by });
        } else if let Some(keeper) = keepers.iter_mut().rev().find(|keeper| keeper.staff == staff) {
            keeper.until = Some(at);
        }
    }
    Ok(keepers)
}

/// Returns whether this member of staff handles cards now: whether the last event about it says so.
pub(super) fn is_keeper(connection: &Connection, staff: &Pseudonym) -> Result<bool, RecordsError> {
    let sql = "SELECT kind = 'keeper.named' FROM event WHERE kind IN('keeper.named', 'keeper.ended')
        AND json_extract(open, '$.staff') = ? ORDER BY seq DESC LIMIT 1";
    Ok(connection.query_row(sql, [staff.to_string()], |row| row.get(0)).optional()?.unwrap_or(false))
}
