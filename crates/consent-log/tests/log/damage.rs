//! Whatever is changed, moved or taken away in the log is found out.

use std::path::Path;

use consent_log::consent::{Operator, Withdrawal};
use consent_log::{AuditNote, ErasureReason, KeyKind, LogError, NewKey, RecordsError, StorageError, verify};
use proptest::prelude::*;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::annotations::both;
use crate::fixtures::{ANSWERS, OTHER, at, facility, record, record_anew, staff, unlocked, verify_both};

const TABLES: [&str; 7] = ["kiosk", "recipient", "notice", "event", "keyslot", "head", "rewrap"];

/// Single bits that are flipped.
const FLIPS: usize = 5_000;

/// Makes a log in which every kind of column is filled.
fn busy() -> tempfile::TempDir {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    store.record_visit(&record_anew(OTHER, Some(&receipt.to_string())), &at(2)).unwrap();
    store.note_talked_over(&receipt, &staff(), &at(3)).unwrap();
    let withdrawal =
        Withdrawal { receipt: receipt.to_string(), wishes: vec![], lang: "en".into(), operator: Operator::Person };
    store.withdraw(&withdrawal, &at(4)).unwrap();
    let gone = store.record_visit(&record(ANSWERS), &at(5)).unwrap();
    store.erase(&gone, ErasureReason::Mistaken, &both(), &at(6)).unwrap();
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    store.rotate((&new, &new.words), &unlocked(dir.path()), &both(), &at(7)).unwrap();
    dir
}

/// Changes the log as somebody with the file and SQL would: without triggers, which are put back afterwards.
pub(crate) fn tampered(dir: &Path, act: impl FnOnce(&Connection)) {
    let log = Connection::open(dir.join("records.db")).unwrap();
    // Without a sync: hundreds of changes are tried, and none has to survive a power cut.
    let free = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;";
    log.execute_batch(free).unwrap();
    let mut triggers = log.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        triggers.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    for (name, _) in &triggers {
        log.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    act(&log);
    for (_, sql) in &triggers {
        log.execute_batch(sql).unwrap();
    }
}

fn columns(log: &Connection, table: &str) -> Vec<String> {
    let mut names = log.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
    names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn rows(log: &Connection, table: &str) -> Vec<Vec<Value>> {
    let count = columns(log, table).len();
    let mut all = log.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
    let read = all.query_map([], |row| (0..count).map(|at| row.get(at)).collect()).unwrap();
    read.map(Result::unwrap).collect()
}

/// Returns other values that may be in the same place.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![Value::Integer(1), Value::Blob(vec![7; 16]), Value::Blob(vec![7; 32])],
        Value::Integer(number) => vec![Value::Integer(number + 1), Value::Null],
        Value::Text(text) => vec![Value::Text(format!("{text} ")), Value::Text(String::new()), Value::Null],
        Value::Blob(bytes) => {
            let mut flipped = bytes.clone();
            if let Some(last) = flipped.last_mut() {
                *last ^= 1;
            }
            vec![Value::Blob(flipped), Value::Null]
        }
        Value::Real(_) => unreachable!("the log has no real numbers"),
    }
}

/// Writes a table as these rows; `false` where `SQLite` itself refuses.
fn written(log: &Connection, table: &str, rows: &[Vec<Value>]) -> bool {
    log.execute(&format!("DELETE FROM {table}"), []).unwrap();
    rows.iter().all(|row| {
        let marks = vec!["?"; row.len()].join(", ");
        log.execute(&format!("INSERT INTO {table} VALUES ({marks})"), params_from_iter(row)).is_ok()
    })
}

#[test]
fn every_column_of_every_row_of_every_table_is_watched() {
    let dir = busy();
    let whole = verify(dir.path()).unwrap();
    let mut tried = 0;
    for table in TABLES {
        let (names, before) = tables(dir.path(), table);
        for (at, row) in before.iter().enumerate() {
            for (column, name) in names.iter().enumerate() {
                for other in others(&row[column]) {
                    let mut after = before.clone();
                    after[at][column] = other.clone();
                    let mut done = false;
                    tampered(dir.path(), |log| done = written(log, table, &after) && rows(log, table) != before);
                    let found = verify(dir.path());
                    assert!(!done || found.is_err(), "{table} row {at} {name} became {other:?} unseen");
                    tried += usize::from(done);
                    tampered(dir.path(), |log| assert!(written(log, table, &before)));
                }
            }
        }
    }
    assert!(tried > 300, "only {tried} changes were possible");
    assert_eq!(verify(dir.path()).unwrap(), whole, "the last change was undone");
}

fn tables(dir: &Path, table: &str) -> (Vec<String>, Vec<Vec<Value>>) {
    let log = Connection::open(dir.join("records.db")).unwrap();
    (columns(&log, table), rows(&log, table))
}

#[test]
fn a_row_taken_away_is_missed_the_last_one_too() {
    let dir = busy();
    for table in TABLES {
        let (_, before) = tables(dir.path(), table);
        for at in 0..before.len() {
            let mut after = before.clone();
            after.remove(at);
            tampered(dir.path(), |log| assert!(written(log, table, &after)));
            assert!(verify(dir.path()).is_err(), "{table} row {at} is gone unseen");
            tampered(dir.path(), |log| assert!(written(log, table, &before)));
        }
    }
    verify(dir.path()).unwrap();
}

#[test]
fn the_event_that_was_changed_is_named() {
    let dir = busy();
    tampered(dir.path(), |log| {
        log.execute("UPDATE event SET at_ms = at_ms + 1 WHERE seq = 4", []).unwrap();
    });
    let error = verify(dir.path()).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::BrokenChain { event: 4, .. })), "{error}");
    assert!(error.to_string().contains("restore the last backup"));
}

/// What somebody may do to an event, and what is said of it.
const DAMAGES: [(&str, &str); 7] = [
    ("UPDATE event SET at_ms = at_ms + 1 WHERE seq = ?", "it was changed"),
    ("UPDATE event SET open = open || ' ' WHERE seq = ?", "it was changed"),
    ("UPDATE event SET hash = randomblob(32) WHERE seq = ?", "it was changed"),
    ("UPDATE event SET hash = randomblob(8) WHERE seq = ?", "it was changed"),
    ("UPDATE event SET prev = randomblob(32) WHERE seq = ?", "it does not stand on the event before it"),
    ("UPDATE event SET ref = seq, at_ms = 0 WHERE seq = ?", "it refers to an event that is not before it"),
    ("DELETE FROM event WHERE seq = ?", "it is missing"),
];

/// Makes a log so long that it is hashed in several batches. Returns its folder, the file as it is, and the events that
/// have another after them and to which only the chain refers.
fn long() -> (tempfile::TempDir, Vec<u8>, Vec<i64>) {
    let dir = busy();
    let mut store = crate::fixtures::open(dir.path());
    (0..600).for_each(|more| store.note(AuditNote::KioskStarted, &at(200 + more)).unwrap());
    drop(store);
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let events = "SELECT seq FROM event WHERE seq NOT IN(SELECT event FROM rewrap UNION SELECT seq FROM head)
        AND kind <> 'record.erased' ORDER BY seq";
    let mut events = log.prepare(events).unwrap();
    let events = events.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let file = std::fs::read(dir.path().join("records.db")).unwrap();
    (dir, file, events)
}

/// Returns what is said of a log with these damages: the event, and what is wrong with it.
fn said_of(dir: &Path, whole: &[u8], damages: &[(i64, &str)]) -> (i64, String) {
    std::fs::write(dir.join("records.db"), whole).unwrap();
    tampered(dir, |log| damages.iter().for_each(|(seq, sql)| assert!(log.execute(sql, [seq]).unwrap() > 0)));
    let error = verify(dir).unwrap_err();
    let RecordsError::Log(LogError::BrokenChain { event, what, .. }) = error else { panic!("{error}") };
    (event, what)
}

#[test]
fn of_two_damaged_events_the_first_is_named_whatever_was_done_to_either() {
    // Without a file of failures: proptest would write it into the folder of the tests.
    let (dir, whole, events) = long();
    let config = ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() };
    let damages = (0..DAMAGES.len(), 0..DAMAGES.len());
    proptest!(config, |(events in proptest::sample::subsequence(events, 2), (one, other) in damages)| {
        let (sql, what) = DAMAGES[one];
        let both = [(events[0], sql), (events[1], DAMAGES[other].0)];
        prop_assert_eq!(said_of(dir.path(), &whole, &both), (events[0], what.to_owned()));
    });
}

#[test]
fn an_event_that_was_changed_is_called_so_before_its_key_slots_are_looked_at() {
    let (dir, whole, _) = long();
    let sealed = "SELECT min(seq) FROM event WHERE dek IS NOT NULL";
    let seq = Connection::open(dir.path().join("records.db")).unwrap().query_row(sealed, [], |row| row.get(0)).unwrap();
    let unslotted = "DELETE FROM keyslot WHERE dek = (SELECT dek FROM event WHERE seq = ?)";
    assert_eq!(said_of(dir.path(), &whole, &[(seq, unslotted)]).1, "its key slots were changed");
    let both = [(seq, unslotted), (seq, "UPDATE event SET at_ms = at_ms + 1 WHERE seq = ?")];
    assert_eq!(said_of(dir.path(), &whole, &both), (seq, "it was changed".to_owned()));
}

#[test]
fn a_trigger_that_is_gone_is_missed_before_anything_is_written() {
    let dir = busy();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("DROP TRIGGER event_no_delete").unwrap();
    drop(log);
    let error = verify(dir.path()).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::Damaged { .. })), "{error}");
    let error = consent_log::RecordStore::open(dir.path(), &at(5)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::Damaged { .. })), "{error}");
}

#[test]
fn the_number_of_a_visit_is_watched_wherever_it_stands_in_every_index_too() {
    let dir = busy();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let visit: Vec<u8> = log.query_row("SELECT visit FROM event WHERE seq = 4", [], |row| row.get(0)).unwrap();
    let events = "SELECT count(*) FROM event WHERE visit = ?";
    let events: i64 = log.query_row(events, [&visit], |row| row.get(0)).unwrap();
    let events = usize::try_from(events).unwrap();
    drop(log);
    let file = dir.path().join("records.db");
    let good = std::fs::read(&file).unwrap();
    let places: Vec<usize> = (0..good.len()).filter(|at| good[*at..].starts_with(&visit)).collect();
    assert!(places.len() > 2 * events, "{} places, {events} of them in the table", places.len());
    for at in places {
        let mut bad = good.clone();
        bad[at + 15] ^= 1;
        std::fs::write(&file, &bad).unwrap();
        assert!(verify(dir.path()).is_err(), "byte {at} was changed unseen");
    }
}

#[test]
fn half_a_visit_is_found_even_where_the_chain_is_right() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    tampered(dir.path(), |log| {
        log.execute("DELETE FROM event WHERE seq = 6", []).unwrap();
        log.execute("UPDATE head SET seq = 5, hash = (SELECT hash FROM event WHERE seq = 5)", []).unwrap();
    });
    let error = verify(dir.path()).unwrap_err();
    assert!(error.to_string().contains("not closed"), "{error}");
}

#[test]
fn sqlite_itself_refuses_to_change_or_take_away_what_is_kept() {
    let dir = busy();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA recursive_triggers = ON").unwrap();
    for sql in [
        "UPDATE event SET open = '{}'",
        "UPDATE event SET seq = seq + 100",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        "REPLACE INTO event SELECT * FROM event WHERE seq = 3",
        "INSERT INTO event SELECT seq + 100, at_ms, boot_ms, boot, clock, kind, visit, actor, notice, ref, open, dek, slots, prev, zeroblob(32), sealed FROM event WHERE seq = 3",
        "UPDATE notice SET body = x''",
        "DELETE FROM notice",
        "UPDATE keyslot SET wrapped = zeroblob(80)",
        "DELETE FROM keyslot",
        "UPDATE recipient SET pub = zeroblob(32)",
        "DELETE FROM recipient",
        "UPDATE kiosk SET label = 'x'",
        "DELETE FROM kiosk",
        "UPDATE head SET seq = 1",
        "DELETE FROM head",
    ] {
        assert!(log.execute(sql, []).is_err(), "{sql}");
    }
    verify(dir.path()).unwrap();
}

#[test]
fn flipped_bits_change_no_record_unseen() {
    let dir = busy();
    // Into the one file: what waits in the write-ahead log would overwrite a flip.
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(log);
    let file = dir.path().join("records.db");
    let good = std::fs::read(&file).unwrap();
    let content = dump(dir.path());
    let (mut seen, mut harmless) = (0, 0);
    for step in 0..FLIPS {
        // A prime step reaches bytes all over the file, and each bit of a byte in turn.
        let at = step * 7_919 % good.len();
        let mut bad = good.clone();
        bad[at] ^= 1 << (step % 8);
        std::fs::write(&file, &bad).unwrap();
        if verify(dir.path()).is_err() {
            seen += 1;
        } else {
            assert_eq!(dump(dir.path()), content, "byte {at} changed a record unseen");
            harmless += 1;
        }
    }
    println!("{FLIPS} bits flipped: {seen} seen, {harmless} harmless, 0 changed a record unseen");
    assert!(seen > FLIPS / 4, "{seen} seen, {harmless} harmless");
}

fn dump(dir: &Path) -> Vec<Vec<Vec<Value>>> {
    let log = Connection::open(dir.join("records.db")).unwrap();
    TABLES.iter().map(|table| rows(&log, table)).collect()
}

#[test]
fn a_program_that_is_not_ours_comes_to_the_same_result() {
    let dir = busy();
    verify_both(dir.path()).unwrap();
    tampered(dir.path(), |log| {
        log.execute("UPDATE event SET actor = zeroblob(16) WHERE seq = 4", []).unwrap();
    });
    verify_both(dir.path()).unwrap_err();
}
