//! The schema of the database: which version a file has, and how an older one is migrated.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

/// `JPK1`.
pub(crate) const APPLICATION_ID: i64 = 0x4A50_4B31;
/// The version that this program writes.
pub(crate) const VERSION: i64 = 4;

const TABLES: &str = include_str!("schema/tables.sql");
const TABLES_2: &str = include_str!("schema/tables_2.sql");
const RULES_1: &str = include_str!("schema/rules_1.sql");
const RULES_2: &str = include_str!("schema/rules_2.sql");
const RULES_3: &str = include_str!("schema/rules_3.sql");
const RULES: &str = include_str!("schema/rules.sql");

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Nothing was set up in it.
    Empty,
    /// It belongs to another program.
    Foreign,
    /// A newer program made it, with this version.
    Newer(i64),
    /// It says that it is ours, but its tables or rules are different.
    Changed,
    /// One of our versions, in every table, index, trigger and view.
    Known(i64),
}

/// Tables and rules of a version, in the order in which they are made.
fn scripts(version: i64) -> &'static [&'static str] {
    match version {
        1 => &[TABLES, RULES_1],
        2 => &[TABLES, TABLES_2, RULES_2],
        3 => &[TABLES, TABLES_2, RULES_3],
        VERSION => &[TABLES, TABLES_2, RULES],
        _ => &[],
    }
}

/// Makes tables and rules in a new file.
pub(crate) fn create(connection: &Connection) -> rusqlite::Result<()> {
    scripts(VERSION).iter().try_for_each(|text| connection.execute_batch(text))?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", VERSION)
}

/// Returns what the file is, by its numbers and by everything that it says about its own schema.
pub(crate) fn file_kind(connection: &Connection) -> rusqlite::Result<FileKind> {
    let number = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    Ok(match (number("application_id")?, number("user_version")?) {
        (0, _) if is_empty(connection)? => FileKind::Empty,
        (APPLICATION_ID, version) if version > VERSION => FileKind::Newer(version),
        (APPLICATION_ID, version) if version < 1 || stored_schema(connection)? != expected_schema(version)? => {
            FileKind::Changed
        }
        (APPLICATION_ID, version) => FileKind::Known(version),
        _ => FileKind::Foreign,
    })
}

/// Returns whether there is not one table.
pub(crate) fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
}

/// Returns everything that the file says about its own schema.
fn stored_schema(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let all = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
    let mut rows = connection.prepare(all)?;
    let texts = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(texts)
}

/// Returns what a file of this version says about its schema; computed once, for every opening compares.
fn expected_schema(version: i64) -> rusqlite::Result<Vec<String>> {
    static KNOWN: Mutex<BTreeMap<i64, Vec<String>>> = Mutex::new(BTreeMap::new());
    // A thread that panicked left the map whole: entries are only ever added.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(texts) = known.get(&version) {
        return Ok(texts.clone());
    }
    let fresh = Connection::open_in_memory()?;
    scripts(version).iter().try_for_each(|text| fresh.execute_batch(text))?;
    Ok(known.entry(version).or_insert(stored_schema(&fresh)?).clone())
}

/// Migrates a whole file of this older version, inside the transaction that is under way. No event, notice or key slot
/// is touched.
pub(crate) fn migrate(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    drop_rules(connection)?;
    if from == 1 {
        connection.execute_batch(TABLES_2)?;
    }
    connection.execute_batch(RULES)?;
    connection.pragma_update(None, "user_version", VERSION)
}

/// Drops indexes, triggers and views; tables stay.
fn drop_rules(connection: &Connection) -> rusqlite::Result<()> {
    // The indexes of UNIQUE and PRIMARY KEY have no SQL, and cannot be dropped.
    let rules = "SELECT type, name FROM sqlite_schema WHERE type IN('trigger', 'view', 'index') AND sql IS NOT NULL";
    let mut rows = connection.prepare(rules)?;
    let rules = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rules: Vec<(String, String)> = rules.collect::<Result<_, _>>()?;
    rules.iter().try_for_each(|(kind, name)| connection.execute_batch(&format!("DROP {kind} {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(version: i64) -> Connection {
        let fresh = Connection::open_in_memory().unwrap();
        for text in scripts(version) {
            fresh.execute_batch(text).unwrap();
        }
        fresh.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        fresh.pragma_update(None, "user_version", version).unwrap();
        fresh
    }

    #[test]
    fn each_version_is_known_and_one_rule_less_is_not() {
        for version in 1..=VERSION {
            let file = made(version);
            assert_eq!(file_kind(&file).unwrap(), FileKind::Known(version));
            file.execute_batch("DROP TRIGGER event_no_update").unwrap();
            assert_eq!(file_kind(&file).unwrap(), FileKind::Changed);
        }
        let newer = made(VERSION);
        newer.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert_eq!(file_kind(&newer).unwrap(), FileKind::Newer(VERSION + 1));
        assert_eq!(file_kind(&Connection::open_in_memory().unwrap()).unwrap(), FileKind::Empty);
    }
}
