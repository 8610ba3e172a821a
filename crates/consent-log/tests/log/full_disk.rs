//! A full disk: what was acknowledged stays, what was not is not there, and the last one still finds room.

use std::path::Path;
use std::process::Command;

use consent_log::{Receipt, RecordStore, RecordsError, StorageError, verify};

use crate::fixtures::{ANSWERS, at, facility, keys, open, record, set_up};
use crate::kill::FOLDER;

/// Stores records until the disk is full; returns the codes that were given out.
fn keep_until_full(store: &mut RecordStore) -> Vec<Receipt> {
    let record = record(ANSWERS);
    let mut kept = Vec::new();
    for seconds in 1..10_000 {
        match store.record_visit(&record, &at(seconds)) {
            Ok(receipt) => kept.push(receipt),
            Err(error) => {
                assert!(matches!(error, RecordsError::Storage(StorageError::DiskFull { .. })), "{error}");
                assert!(error.to_string().contains("free at least"), "{error}");
                return kept;
            }
        }
    }
    panic!("the disk never fills");
}

fn all_there(dir: &Path, store: &RecordStore, kept: &[Receipt]) {
    assert_eq!(verify(dir).unwrap().records, kept.len() as u64);
    for receipt in kept {
        assert!(store.find(receipt).unwrap().is_some(), "{receipt} was acknowledged and is lost");
    }
}

/// A disk of its own, as small as this; only where the tests run as root.
pub(crate) struct TmpfsDisk(tempfile::TempDir);

impl TmpfsDisk {
    pub(crate) fn new(mib: u32) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let size = format!("size={mib}m,mode=0700");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "madoguchi-test"]).arg(dir.path()).output();
        done.is_ok_and(|done| done.status.success()).then_some(Self(dir))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for TmpfsDisk {
    fn drop(&mut self) {
        // Lazily: a test that fails may still have a file open there.
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Takes all the room of the disk.
pub(crate) fn fill(dir: &Path) {
    let mut other = std::fs::File::create(dir.join("holiday-photos")).unwrap();
    // In pieces of a page: one that does not fit leaves less than a page free.
    while std::io::Write::write_all(&mut other, &[7; 4096]).is_ok() {}
}

#[test]
fn on_a_full_disk_the_reserve_takes_the_last_records_and_no_half_one_is_left() {
    let Some(disk) = TmpfsDisk::new(24) else {
        // Without root no disk can be mounted; the last test of this file stands in for it.
        return;
    };
    let dir = disk.0.path();
    let mut store = set_up(dir);
    let first = store.record_visit(&record(ANSWERS), &at(0)).unwrap();
    fill(dir);
    assert!(
        matches!(store.check_disk_space(), Err(RecordsError::Storage(StorageError::DiskFull { .. }))),
        "no further visit may begin"
    );
    let mut kept = vec![first];
    kept.extend(keep_until_full(&mut store));
    assert!(kept.len() > 3, "the reserve took only {} records", kept.len() - 1);
    all_there(dir, &store, &kept);
    drop(store);
    let full = RecordStore::open(dir, &at(9)).unwrap_err();
    assert!(matches!(full, RecordsError::Storage(StorageError::DiskFull { .. })), "{full}");
    std::fs::remove_file(dir.join("holiday-photos")).unwrap();
    let mut store = open(dir);
    kept.push(store.record_visit(&record(ANSWERS), &at(9)).unwrap());
    all_there(dir, &store, &kept);
    assert_eq!(std::fs::metadata(dir.join("records.reserve")).unwrap().len(), 1024 * 1024, "held back again");
}

#[test]
fn set_up_on_a_disk_without_room_is_refused() {
    let Some(disk) = TmpfsDisk::new(4) else { return };
    let full = RecordStore::create(disk.0.path(), &keys().public, "x", &at(0)).unwrap_err();
    assert!(matches!(full, RecordsError::Storage(StorageError::DiskFull { .. })), "{full}");
}

/// Lets a process store records in files that may not grow beyond so many KiB; returns the codes that it gave out.
fn keep_in_small_files(dir: &Path, kib: u32) -> Vec<Receipt> {
    let limited = format!(
        "trap '' XFSZ; ulimit -f {}; exec \"$0\" --exact kill::keeps_records_until_it_is_killed --nocapture",
        kib * 2
    );
    let this_test = std::env::current_exe().unwrap();
    let run = Command::new("sh").args(["-c", &limited]).arg(this_test).env(FOLDER, dir).output().unwrap();
    assert!(!run.status.success(), "its files never were too small");
    let said = String::from_utf8(run.stdout).unwrap();
    said.lines().filter_map(|line| line.strip_prefix("ACK ")?.parse().ok()).collect()
}

#[test]
fn a_database_that_may_not_grow_keeps_whole_records_or_none() {
    for kib in [300, 500, 700] {
        let (dir, store) = facility();
        drop(store);
        let mut kept = keep_in_small_files(dir.path(), kib);
        assert!(!kept.is_empty(), "{kib} KiB are too small for one record");
        let mut store = open(dir.path());
        all_there(dir.path(), &store, &kept);
        kept.push(store.record_visit(&record(ANSWERS), &at(100_000)).unwrap());
        all_there(dir.path(), &store, &kept);
    }
}
