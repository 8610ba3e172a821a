//! Folders and files that are not what they should be: a clear word, and nothing in them is changed.

use std::path::Path;
use std::process::Command;

use consent_log::{RecordStore, RecordsError, StorageError, verify};
use rusqlite::Connection;

use crate::fixtures::{ANSWERS, at, facility, keys, record};

/// Returns what `open` says, after checking that `verify` says the same and that the file is as it was.
fn refused(dir: &Path) -> RecordsError {
    let file = dir.join("records.db");
    let before = std::fs::read(&file).ok();
    let error = RecordStore::open(dir, &at(1)).unwrap_err();
    let same = verify(dir).unwrap_err();
    assert_eq!(std::mem::discriminant(&same), std::mem::discriminant(&error), "{same} / {error}");
    assert_eq!(std::fs::read(&file).ok(), before, "the file was changed");
    error
}

#[test]
fn an_empty_folder_sends_to_set_up() {
    let dir = tempfile::tempdir().unwrap();
    let error = refused(dir.path());
    assert!(error.to_string().contains("madoguchi setup"), "{error}");
    // Set-up that was cut off at its very start leaves an empty file.
    std::fs::write(dir.path().join("records.db"), "").unwrap();
    assert!(matches!(refused(dir.path()), RecordsError::Storage(StorageError::NotSetUp { .. })));
    RecordStore::create(dir.path(), &keys().public, "x", &at(0)).unwrap();
}

#[test]
fn set_up_never_writes_over_records() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    let before = verify(dir.path()).unwrap();
    let error = RecordStore::create(dir.path(), &keys().public, "x", &at(2)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::AlreadySetUp { .. })), "{error}");
    assert_eq!(verify(dir.path()).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_and_one_of_another_program_are_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("records.db"), "a letter to the family\n".repeat(100)).unwrap();
    let error = refused(dir.path());
    assert!(matches!(error, RecordsError::Storage(StorageError::Foreign { .. })), "{error}");
    assert!(error.to_string().contains("records.db"), "{error}");

    let dir = tempfile::tempdir().unwrap();
    let other = Connection::open(dir.path().join("records.db")).unwrap();
    other.execute_batch("PRAGMA application_id = 42; CREATE TABLE event(x)").unwrap();
    drop(other);
    assert!(matches!(refused(dir.path()), RecordsError::Storage(StorageError::Foreign { .. })));
}

#[test]
fn a_file_that_was_cut_short_is_named_with_the_mend_and_not_repaired() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(log);
    let file = dir.path().join("records.db");
    let whole = std::fs::read(&file).unwrap();
    for length in [1, 99, 4096, whole.len() / 8192 * 4096, whole.len() - 4096] {
        std::fs::write(&file, &whole[..length]).unwrap();
        let said = refused(dir.path()).to_string();
        let mend = ["restore the last backup", "choose another folder"];
        assert!(mend.iter().any(|mend| said.contains(mend)), "{length} bytes: {said}");
        assert!(said.contains("records.db"), "{said}");
        let again = RecordStore::create(dir.path(), &keys().public, "x", &at(2)).unwrap_err();
        assert!(
            !matches!(again, RecordsError::Storage(StorageError::NotSetUp { .. })),
            "set-up writes over nothing: {again}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), &whole[..length]);
    }
}

#[test]
fn records_of_a_newer_program_are_left_alone() {
    let (dir, store) = facility();
    drop(store);
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    log.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(log);
    let error = refused(dir.path());
    assert!(matches!(error, RecordsError::Storage(StorageError::Newer { found: 99, known: 4, .. })), "{error}");
}

#[test]
fn a_second_kiosk_on_the_same_folder_is_refused_until_the_first_one_ends() {
    let (dir, store) = facility();
    let error = RecordStore::open(dir.path(), &at(1)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::AnotherKiosk { .. })), "{error}");
    drop(store);
    RecordStore::open(dir.path(), &at(2)).unwrap();
}

/// Something mounted for one test.
struct MountGuard<'a>(&'a Path);

impl Drop for MountGuard<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

fn mount(arguments: &[&str], at: &Path) -> bool {
    Command::new("mount").args(arguments).arg(at).output().is_ok_and(|done| done.status.success())
}

#[test]
fn a_folder_that_may_not_be_written_is_named_and_its_records_can_still_be_checked() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    drop(store);
    let path = dir.path().to_str().unwrap();
    let mounted = mount(&["--bind", path], dir.path());
    let _mounted = mounted.then(|| MountGuard(dir.path()));
    let by_mount = mounted && mount(&["-o", "remount,bind,ro"], dir.path());
    if !by_mount {
        // Without root nothing can be mounted: modes of files refuse as well.
        for name in ["records.db", "records.lock", "."] {
            Command::new("chmod").args(["a-w"]).arg(dir.path().join(name)).status().unwrap();
        }
    }
    let opened = RecordStore::open(dir.path(), &at(2));
    let verified = verify(dir.path());
    let beside = RecordStore::open_beside(dir.path(), &at(2));
    let created = RecordStore::create(&dir.path().join("new"), &keys().public, "x", &at(2));
    if !by_mount {
        Command::new("chmod").args(["u+w"]).arg(dir.path()).status().unwrap();
    }
    let error = opened.unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::ReadOnly { .. })), "{error}");
    assert!(error.to_string().contains("--data"), "{error}");
    assert!(matches!(beside.unwrap_err(), RecordsError::Storage(StorageError::ReadOnly { .. })));
    assert!(matches!(created.unwrap_err(), RecordsError::Storage(StorageError::ReadOnly { .. })));
    assert_eq!(verified.unwrap().records, 1);
}
