//! When the person of a record left the facility, as staff noted it.

use jiff::civil::Date;
use rusqlite::Connection;
use serde_json::Value;

use crate::error::RecordsError;
use crate::query::lookup::RecordRow;

/// That the person of a record left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Departure {
    /// The event in which staff said it.
    pub(crate) event: i64,
    /// The day that they said.
    pub(crate) on: Date,
}

impl Departure {
    /// Returns the departure of the person of a record; `None` while they live here.
    pub(crate) fn of(connection: &Connection, record: &RecordRow) -> Result<Option<Self>, RecordsError> {
        let Some(event) = record.departed else { return Ok(None) };
        let mut open = connection.prepare_cached("SELECT open FROM event WHERE seq = ?")?;
        let open: String = open.query_row([event], |row| row.get(0))?;
        let open: Value = serde_json::from_str(&open).unwrap_or_default();
        // A day that cannot be read counts as none: then nothing is erased.
        Ok(open.get("on").and_then(Value::as_str).and_then(|on| on.parse().ok()).map(|on| Self { event, on }))
    }
}
