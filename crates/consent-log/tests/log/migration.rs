//! A log of version 1, made by the program of that time: read as it is, migrated with an event that says so, never
//! repaired.

use std::fs;
use std::path::Path;

use consent_log::{LogError, RecordStore, RecordsError, VerifyReport, keys};
use rusqlite::Connection;

use crate::fixtures::{ANSWERS, at, facility, record, staff, verify_both};

const WORDS: &str = "sniff blossom seminar frequent daring mask neither";
const RECOVERY: &str = "chimney found spend diesel process weird monkey invite style favorite dash flush online farm \
     royal space enable side check uncover common wall squirrel trick";
/// Two visits, one of them taken back, and a review.
const WHOLE: VerifyReport = VerifyReport { events: 16, records: 2, notices: 1 };

fn first_version() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/log/version-1");
    for name in ["records.db", "facility.key"] {
        fs::copy(from.join(name), dir.path().join(name)).unwrap();
    }
    dir
}

fn said(dir: &Path, sql: &str) -> String {
    let log = Connection::open(dir.join("records.db")).unwrap();
    log.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_older_log_is_checked_without_a_change_and_opened_with_both_its_keys() {
    let dir = first_version();
    let before = fs::read(dir.path().join("records.db")).unwrap();
    assert_eq!(verify_both(dir.path()).unwrap(), WHOLE);
    keys::unlock(dir.path(), WORDS).unwrap();
    keys::unlock_with_recovery(dir.path(), RECOVERY).unwrap();
    assert_eq!(fs::read(dir.path().join("records.db")).unwrap(), before);
}

#[test]
fn an_older_log_is_brought_up_once_and_that_it_was_stands_in_it() {
    let dir = first_version();
    let head = said(dir.path(), "SELECT hex(hash) FROM event WHERE seq = 16");
    let mut store = RecordStore::open(dir.path(), &at(1_000_000)).unwrap();
    let change = "SELECT kind || open FROM event WHERE hex(prev) = (SELECT hex(hash) FROM event WHERE seq = 16)";
    assert_eq!(said(dir.path(), change), r#"schema.changed{"from":1,"to":4}"#);
    assert_eq!(said(dir.path(), "SELECT hex(hash) FROM event WHERE seq = 16"), head);
    let unlocked = keys::unlock(dir.path(), WORDS).unwrap();
    let code = "6557 0524 8752 8876".parse().unwrap();
    let opened = store.view(&code, &unlocked, &staff(), &at(1_000_001)).unwrap();
    assert!(opened.wishes[0].withdrawn.is_some());
    assert_eq!(opened.agreement, None, "the answer was not kept then");
    // Every record of that time holds how its pages were used, and it is read as it was written.
    assert!(opened.presented.iter().all(|page| page.usage.is_some()), "{:?}", opened.presented);
    let events = verify_both(dir.path()).unwrap().events;
    drop(store);
    drop(RecordStore::open(dir.path(), &at(1_000_002)).unwrap());
    assert_eq!(verify_both(dir.path()).unwrap().events, events, "once");
}

/// Makes a log with a record, with the rules of version 2.
fn second_version() -> tempfile::TempDir {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    let rules = "SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema
        WHERE type IN('trigger', 'view', 'index') AND sql IS NOT NULL";
    let drops: Vec<String> =
        log.prepare(rules).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    // A migration the other way round: version 3 has other rules, and the same tables.
    log.execute_batch(&drops.join(";")).unwrap();
    log.execute_batch(include_str!("../../src/storage/schema/rules_2.sql")).unwrap();
    log.execute_batch("PRAGMA user_version = 2").unwrap();
    dir
}

#[test]
fn a_log_of_version_2_is_brought_up_and_takes_no_key_without_its_event_from_then_on() {
    let dir = second_version();
    let before = verify_both(dir.path()).unwrap().events;
    let mut store = RecordStore::open(dir.path(), &at(1_000)).unwrap();
    store.record_visit(&record(ANSWERS), &at(1_001)).unwrap();
    assert_eq!(verify_both(dir.path()).unwrap().events, before + 1 + 4, "schema.changed, then a record of four events");
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    let refused = log.execute("INSERT INTO recipient VALUES (99, 'facility', randomblob(32))", []).unwrap_err();
    assert!(refused.to_string().contains("no event added this key"), "{refused}");
}

#[test]
fn a_log_of_version_2_with_a_key_that_nobody_added_is_left_as_it_is() {
    let dir = second_version();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute("INSERT INTO recipient VALUES (99, 'facility', randomblob(32))", []).unwrap();
    drop(log);
    let error = RecordStore::open(dir.path(), &at(1_000)).unwrap_err();
    assert!(error.to_string().contains("the keys to which records are sealed were changed"), "{error}");
    assert_eq!(said(dir.path(), "SELECT CAST((SELECT user_version FROM pragma_user_version) AS TEXT)"), "2");
}

#[test]
fn an_older_log_that_is_not_whole_is_left_as_it_is() {
    let dir = first_version();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    let trigger: String =
        log.query_row("SELECT sql FROM sqlite_schema WHERE name = 'event_no_update'", [], |row| row.get(0)).unwrap();
    // The trigger is put back, so that nothing but the chain can tell.
    log.execute_batch(&format!("DROP TRIGGER event_no_update; UPDATE event SET at_ms = 7 WHERE seq = 9; {trigger}"))
        .unwrap();
    // Into the one file: its bytes are compared below.
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(log);
    let before = fs::read(dir.path().join("records.db")).unwrap();
    let error = RecordStore::open(dir.path(), &at(1_000_000)).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::BrokenChain { event: 9, .. })), "{error}");
    assert_eq!(fs::read(dir.path().join("records.db")).unwrap(), before);
    assert_eq!(said(dir.path(), "SELECT CAST((SELECT user_version FROM pragma_user_version) AS TEXT)"), "1");
}
