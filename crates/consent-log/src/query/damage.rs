//! What is damaged hides nothing that is whole: a reader of many gets all that can be read, and the names of the rest.

use jiff::civil::DateTime;
use rusqlite::{Connection, Row};

use crate::error::RecordsError;
use crate::error::query::QueryError;
use crate::log::event::VisitId;
use crate::log::hash_chain::{self, ColumnValue};
use crate::value::hash::Sha256Hash;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::in_japan;

/// Something that is there and cannot be read, because a part of it is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableEntry {
    /// The number of its event.
    pub event: i64,
    /// Its receipt code, where it has one that can be read.
    pub receipt: Option<Receipt>,
    /// Date and time in Japan, as far as they can be read.
    pub at: Option<DateTime>,
}

/// What could be read of many, and what could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialRead<T> {
    /// What could be read, in its order.
    pub read: Vec<T>,
    /// What could not, in its order.
    pub unread: Vec<UnreadableEntry>,
}

impl<T> Default for PartialRead<T> {
    fn default() -> Self {
        Self { read: Vec::new(), unread: Vec::new() }
    }
}

impl<T> From<Vec<T>> for PartialRead<T> {
    fn from(read: Vec<T>) -> Self {
        Self { read, unread: Vec::new() }
    }
}

impl<T> PartialRead<T> {
    /// Takes one more. Only what concerns all of them stops the whole.
    pub(crate) fn push_result(
        &mut self,
        one: Result<T, RecordsError>,
        unread: impl FnOnce() -> UnreadableEntry,
    ) -> Result<(), RecordsError> {
        match one {
            Ok(read) => self.read.push(read),
            Err(error) if error.is_damage() => self.unread.push(unread()),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.read.len() + self.unread.len()
    }
}

impl UnreadableEntry {
    /// Returns what a row with `seq`, `hash` and `at_ms` still says of itself.
    pub(crate) fn of(row: &Row<'_>, event: i64) -> Self {
        let receipt = row.get("hash").ok().map(|hash| Receipt::of(&hash));
        Self { event, receipt, at: row.get("at_ms").ok().map(in_japan) }
    }

    /// Returns an entry of which only the number is known.
    pub(crate) fn event(event: i64) -> Self {
        Self { event, receipt: None, at: None }
    }
}

/// Refuses a visit of which some event has another hash than it was written with.
pub(crate) fn refuse_changed(connection: &Connection, kiosk: &[u8], visit: &VisitId) -> Result<(), RecordsError> {
    let sql = format!("SELECT {}, hash FROM event WHERE visit = ? ORDER BY seq", hash_chain::COLUMNS.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([visit])?;
    while let Some(row) = rows.next()? {
        let mut columns = [ColumnValue::Null; hash_chain::COLUMNS.len()];
        for (at, column) in columns.iter_mut().enumerate() {
            *column = row.get_ref(at)?.into();
        }
        if row.get::<_, Sha256Hash>("hash")? != hash_chain::event_hash(kiosk, &columns) {
            return Err(RecordsError::Query(QueryError::Unreadable { event: row.get("seq")? }));
        }
    }
    Ok(())
}
