//! Whether the file is sound under its events: its pages, its small tables, and every index of the events.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::Path;

use rusqlite::Connection;

use crate::error::RecordsError;
use crate::error::storage::StorageError;
use crate::log::hash_chain::{self, ColumnValue};

/// Checks the pages of the file, and every table but that of the events, which the chain watches.
pub(crate) fn check_pages(connection: &Connection, file: &Path) -> Result<(), RecordsError> {
    // Constraints of events were checked when they were written, and their hashes hold them since. The small tables are
    // checked in full below.
    connection.execute_batch("PRAGMA ignore_check_constraints = ON")?;
    let whole = check_pragma(connection, file, "PRAGMA quick_check(1)");
    // Also if pages are damaged: the connection goes on being used.
    connection.execute_batch("PRAGMA ignore_check_constraints = OFF")?;
    whole?;
    for table in small_tables(connection)? {
        check_pragma(connection, file, &format!("PRAGMA integrity_check('{table}')"))?;
        let dangling = format!("SELECT count(*) FROM pragma_foreign_key_check('{table}')");
        let dangling: i64 = connection.query_row(&dangling, [], |row| row.get(0))?;
        if dangling > 0 {
            return Err(damaged(file, format!("{dangling} references of {table} lead nowhere")));
        }
    }
    Ok(())
}

fn damaged(file: &Path, what: String) -> RecordsError {
    RecordsError::Storage(StorageError::Damaged { file: file.to_path_buf(), what })
}

fn check_pragma(connection: &Connection, file: &Path, check: &str) -> Result<(), RecordsError> {
    let said: String = connection.query_row(check, [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(damaged(file, said)) }
}

fn small_tables(connection: &Connection) -> Result<Vec<String>, RecordsError> {
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'event'";
    let mut rows = connection.prepare(names)?;
    Ok(rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// An event with its hash behind its other columns.
pub(super) type EventColumns<'a> = [ColumnValue<'a>; hash_chain::COLUMNS.len() + 1];

/// An index of the events. The number of the event ends every entry.
struct EventIndex {
    name: &'static str,
    /// Its columns but for the number, by their place in an event.
    columns: &'static [(&'static str, usize)],
    /// Which events it holds, for `SQLite`.
    holds: &'static str,
    /// The same, for an event that was read.
    has: fn(&EventColumns<'_>) -> bool,
}

/// Places of columns in an event.
pub(super) const SEQ: usize = 0;
pub(super) const KIND: usize = 5;
pub(super) const VISIT: usize = 6;
pub(super) const NOTICE: usize = 8;
pub(super) const REF: usize = 9;
pub(super) const OPEN: usize = 10;
pub(super) const DEK: usize = 11;
pub(super) const SLOTS: usize = 12;
pub(super) const PREV: usize = 13;
pub(super) const HASH: usize = 15;

const INDEXES: [EventIndex; 10] = [
    EventIndex { name: "sqlite_autoindex_event_1", columns: &[("hash", HASH)], holds: "true", has: |_| true },
    EventIndex {
        name: "event_visit",
        columns: &[("visit", VISIT)],
        holds: "visit IS NOT NULL",
        has: |event| is_there(event, VISIT),
    },
    EventIndex {
        name: "event_ref",
        columns: &[("ref", REF)],
        holds: "ref IS NOT NULL",
        has: |event| is_there(event, REF),
    },
    EventIndex {
        name: "event_record",
        columns: &[("visit", VISIT)],
        holds: "kind = 'visit.recorded'",
        has: |event| is_of(event, &["visit.recorded"]),
    },
    EventIndex {
        name: "event_erased",
        columns: &[("visit", VISIT)],
        holds: "kind = 'record.erased'",
        has: |event| is_of(event, &["record.erased"]),
    },
    EventIndex {
        name: "event_receipt",
        columns: &[("hash", HASH), ("visit", VISIT)],
        holds: "kind IN('visit.recorded', 'wish.withdrawn', 'message.withdrawal')",
        has: |event| is_of(event, &["visit.recorded", "wish.withdrawn", "message.withdrawal"]),
    },
    EventIndex {
        name: "event_anew",
        columns: &[("ref", REF)],
        holds: "kind = 'visit.recorded' AND ref IS NOT NULL",
        has: |event| is_of(event, &["visit.recorded"]) && is_there(event, REF),
    },
    EventIndex {
        name: "event_dek",
        columns: &[("dek", DEK)],
        holds: "dek IS NOT NULL",
        has: |event| is_there(event, DEK),
    },
    EventIndex {
        name: "event_retired",
        columns: &[],
        holds: "kind = 'key.retired'",
        has: |event| is_of(event, &["key.retired"]),
    },
    EventIndex {
        name: "event_keys",
        columns: &[],
        holds: "kind IN('key.added', 'key.retired')",
        has: |event| is_of(event, &["key.added", "key.retired"]),
    },
];

fn is_there(event: &EventColumns<'_>, column: usize) -> bool {
    !matches!(at(event, column), ColumnValue::Null)
}

fn is_of(event: &EventColumns<'_>, kinds: &[&str]) -> bool {
    matches!(at(event, KIND), ColumnValue::Text(kind) if kinds.iter().any(|one| one.as_bytes() == kind))
}

fn at<'a>(event: &EventColumns<'a>, column: usize) -> ColumnValue<'a> {
    event.get(column).copied().unwrap_or(ColumnValue::Null)
}

/// The indexes of a log up to its last event: what each holds beside what its events say that it should.
///
/// Entries are added up by a hash with a key that nobody knows beforehand: two sums agree only for the same entries.
pub(crate) struct EventIndexes {
    key: RandomState,
    there: Vec<&'static EventIndex>,
    last: i64,
}

impl EventIndexes {
    /// Reads which indexes this log has: an older one has fewer.
    pub(crate) fn of(connection: &Connection) -> Result<Self, RecordsError> {
        let mut names = connection.prepare("SELECT name FROM pragma_index_list('event')")?;
        let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let there = INDEXES.iter().filter(|index| names.iter().any(|name| name == index.name)).collect();
        let last = connection.query_row("SELECT coalesce(max(seq), 0) FROM event", [], |row| row.get(0))?;
        Ok(Self { key: RandomState::new(), there, last })
    }

    /// Returns the sums of no event.
    pub(crate) fn zero_sums(&self) -> Vec<u64> {
        vec![0; self.there.len()]
    }

    /// Adds an event that was read to the sums.
    pub(crate) fn add(&self, sums: &mut [u64], event: &EventColumns<'_>, seq: i64) {
        for (index, sum) in self.there.iter().zip(sums).filter(|(index, _)| (index.has)(event)) {
            let columns = index.columns.iter().map(|(_, column)| at(event, *column));
            // A sum, not one hash over all: an index has another order than the log.
            *sum = sum.wrapping_add(entry(&self.key, columns, seq));
        }
    }

    /// Returns the sums of what is in the indexes.
    pub(crate) fn read(&self, connection: &Connection) -> Result<Vec<u64>, RecordsError> {
        self.there.iter().map(|index| self.sum(connection, index)).collect()
    }

    /// Refuses a log in which an index holds another entry than its event, one more, or one less.
    pub(super) fn compare(&self, (should, is): (&[u64], &[u64]), file: &Path) -> Result<(), RecordsError> {
        let differs = |((_, should), is): &((&&EventIndex, &u64), &u64)| should != is;
        match self.there.iter().zip(should).zip(is).find(differs) {
            Some(((index, _), _)) => Err(damaged(file, format!("the index {} does not fit its table", index.name))),
            None => Ok(()),
        }
    }

    fn sum(&self, connection: &Connection, index: &EventIndex) -> Result<u64, RecordsError> {
        let columns: String = index.columns.iter().map(|(name, _)| format!("{name}, ")).collect();
        // INDEXED BY, and only columns of the index: SQLite reads the index itself and never the table.
        let sql = format!("SELECT {columns}seq FROM event INDEXED BY {} WHERE {}", index.name, index.holds);
        let mut rows = connection.prepare(&sql)?;
        let mut entries = rows.query([])?;
        let mut sum = 0_u64;
        while let Some(row) = entries.next()? {
            let seq = row.get(index.columns.len())?;
            if seq > self.last {
                // A kiosk wrote it after the walk began.
                continue;
            }
            let columns =
                (0..index.columns.len()).map(|at| row.get_ref(at).map_or(ColumnValue::Null, ColumnValue::from));
            sum = sum.wrapping_add(entry(&self.key, columns, seq));
        }
        Ok(sum)
    }
}

fn entry<'a>(key: &RandomState, columns: impl Iterator<Item = ColumnValue<'a>>, seq: i64) -> u64 {
    let mut hash = key.build_hasher();
    hash.write_i64(seq);
    columns.for_each(|column| column.add_to(&mut hash));
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_of_the_events_is_watched_in_all_its_columns() {
        let fresh = Connection::open_in_memory().unwrap();
        crate::storage::schema::create(&fresh).unwrap();
        let mut names = fresh.prepare("SELECT name FROM pragma_index_list('event') ORDER BY name").unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut known: Vec<&str> = INDEXES.iter().map(|index| index.name).collect();
        known.sort_unstable();
        assert_eq!(names, known);
        for index in &INDEXES {
            let columns = format!("SELECT name FROM pragma_index_info('{}')", index.name);
            let mut columns = fresh.prepare(&columns).unwrap();
            let columns = columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap);
            let columns: Vec<String> = columns.filter(|name: &String| name != "seq").collect();
            assert_eq!(columns, index.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{}", index.name);
            let sql: Option<String> = fresh
                .query_row("SELECT sql FROM sqlite_schema WHERE name = ?", [index.name], |row| row.get(0))
                .unwrap();
            let held = sql.map_or("true".to_owned(), |sql| sql.split_once("WHERE ").unwrap().1.trim().to_owned());
            assert_eq!(held, index.holds, "{}", index.name);
        }
    }

    #[test]
    fn the_places_of_the_columns_are_those_of_an_event() {
        let places = [
            (SEQ, "seq"),
            (KIND, "kind"),
            (VISIT, "visit"),
            (NOTICE, "notice"),
            (REF, "ref"),
            (OPEN, "open"),
            (DEK, "dek"),
            (SLOTS, "slots"),
            (PREV, "prev"),
        ];
        assert!(places.iter().all(|(at, name)| hash_chain::COLUMNS[*at] == *name));
        assert_eq!(HASH, hash_chain::COLUMNS.len());
    }
}
