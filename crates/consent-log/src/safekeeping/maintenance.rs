//! When the log was last cared for: backups, rehearsals, sticks.

use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::error::RecordsError;
use crate::log::event::EventKind;
use crate::storage::database::Database;
use crate::value::timestamp::in_japan;

/// The day in Japan on which each was last done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// A backup was made and read back.
    pub backup: Option<Date>,
    /// A backup was put back for a rehearsal, and everything was there.
    pub drill: Option<Date>,
    /// The head of the log was given to a stick.
    pub anchor: Option<Date>,
}

/// Returns what was last done for the log in this folder.
pub fn last_maintenance(dir: &Path) -> Result<Maintenance, RecordsError> {
    Database::open_read_only(dir)?.at(|connection| {
        let last = |kind| last(connection, kind);
        Ok(Maintenance {
            backup: last(EventKind::BackupMade)?,
            drill: last(EventKind::DrillRan)?,
            anchor: last(EventKind::AnchorMade)?,
        })
    })
}

fn last(connection: &Connection, kind: EventKind) -> Result<Option<Date>, RecordsError> {
    // A drill that failed does not count; the other events have no `ok`.
    let sql = "SELECT max(at_ms) FROM event WHERE kind = ? AND coalesce(json_extract(open, '$.ok'), 1)";
    let at: Option<i64> = connection.query_row(sql, [kind.as_str()], |row| row.get(0))?;
    Ok(at.map(|at| in_japan(at).date()))
}
