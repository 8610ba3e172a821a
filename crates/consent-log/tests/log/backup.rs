//! Backups: made while the kiosk writes, read back, put back, rehearsed; and every way in which a stick is bad.

use std::fs;
use std::path::{Path, PathBuf};

use consent_log::{
    CryptoError, ErasureReason, LogError, RecordStore, RecordsError, RestorePlan, Role, SafekeepingError, StaffBook,
    StorageError, check_anchors, drill, verify,
};

use crate::annotations::both;
use crate::fixtures::{ANSWERS, at, facility, keys, record, staff, unlocked, verify_both};
use crate::full_disk::{TmpfsDisk, fill};
use crate::review::kinds;

/// A kiosk with a record and a staff book, and a stick with its backup.
struct BackupFixture {
    dir: tempfile::TempDir,
    stick: tempfile::TempDir,
    store: RecordStore,
    folder: PathBuf,
}

fn house() -> BackupFixture {
    let (dir, mut store) = facility();
    StaffBook::create(dir.path()).unwrap().add("佐藤", Role::Responsible, "4126", &at(0)).unwrap();
    fs::write(dir.path().join("facility.toml"), "name = \"x\"\n").unwrap();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let folder = store.backup(stick.path(), Some(&staff()), &at(2)).unwrap().folder;
    BackupFixture { dir, stick, store, folder }
}

fn restored_to(house: &BackupFixture) -> PathBuf {
    house.dir.path().with_extension("new")
}

fn begin(house: &BackupFixture) -> Result<RestorePlan, RecordsError> {
    RestorePlan::begin(house.stick.path(), &restored_to(house))
}

#[test]
fn a_backup_is_put_back_with_the_same_head_and_says_that_it_was() {
    let mut house = house();
    let receipt = house.store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    let to = restored_to(&house);
    let restoring = begin(&house).unwrap();
    assert_eq!(restoring.records, 1);
    assert_eq!(restoring.staff().unwrap().identify("4126", &at(4)).unwrap().name, "佐藤");
    let head = restoring.head;
    let mut store = restoring.commit(&both(), &at(5)).unwrap();
    assert_eq!(kinds(&to).last().map(String::as_str), Some("backup.restored"));
    assert_eq!(verify_both(&to).unwrap().records, 1);
    assert_eq!(check_anchors(&to, &[head]).unwrap(), 1);
    assert_eq!(store.find(&receipt).unwrap(), None, "what came after the backup is not there");
    let first = store.inbox().unwrap().read[0].receipt;
    store.view(&first, &unlocked(&to), &staff(), &at(6)).unwrap();
    drop(store);
    fs::remove_dir_all(&to).unwrap();
}

#[test]
fn a_drill_opens_every_record_and_leaves_nothing_behind() {
    let mut house = house();
    let erased = house.store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    house.store.erase(&erased, ErasureReason::PersonAsked, &both(), &at(4)).unwrap();
    house.store.backup(house.stick.path(), None, &at(5)).unwrap();
    let drilled = drill(house.stick.path(), house.dir.path(), &keys().passphrase).unwrap();
    assert_eq!((drilled.opened, drilled.erased, drilled.since), (1, 1, 2), "the newest one: {drilled:?}");
    let beside: Vec<_> = fs::read_dir(house.dir.path().parent().unwrap()).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(!beside.iter().any(|path| path.to_string_lossy().contains(".drill")), "{beside:?}");
    let wrong = drill(house.stick.path(), house.dir.path(), "abandon ability able about above absent absorb");
    assert!(matches!(wrong, Err(RecordsError::Crypto(CryptoError::WrongPassphrase))), "{wrong:?}");
}

#[test]
fn two_backups_in_one_second_lie_beside_each_other() {
    let mut house = house();
    let again = house.store.backup(house.stick.path(), None, &at(2)).unwrap();
    assert_ne!(again.folder, house.folder);
    assert_eq!(begin(&house).unwrap().folder, again.folder, "the longer one is put back");
}

#[test]
fn a_backup_is_never_put_back_over_something() {
    let house = house();
    let over = RestorePlan::begin(house.stick.path(), house.dir.path()).unwrap_err();
    assert!(matches!(over, RecordsError::Storage(StorageError::AlreadySetUp { .. })), "{over}");
}

/// Tries every file in each way: what was changed is named, and nothing is restored.
#[test]
fn a_flipped_truncated_missing_or_foreign_file_is_named_and_nothing_is_put_back() {
    let house = house();
    let names = ["records.db", "staff.db", "facility.key", "facility.toml", "backup.json"];
    for name in names {
        let file = house.folder.join(name);
        let good = fs::read(&file).unwrap();
        let mut flipped = good.clone();
        flipped[good.len() / 2] ^= 4;
        for bad in [flipped, good[..good.len() - 1].to_vec(), Vec::new(), b"a letter to the family".to_vec()] {
            fs::write(&file, bad).unwrap();
            let error = begin(&house).unwrap_err();
            // A changed list may name another file, and the error is then about that one.
            let is_list = name == "backup.json"
                && matches!(error, RecordsError::Safekeeping(SafekeepingError::BackupChanged { .. }));
            assert!(is_list || error.to_string().contains(name), "{name}: {error}");
        }
        fs::remove_file(&file).unwrap();
        let error = begin(&house).unwrap_err();
        let gone = error.to_string().contains(name)
            || matches!(error, RecordsError::Safekeeping(SafekeepingError::NoBackup { .. }));
        assert!(gone, "{name}: {error}");
        fs::write(&file, good).unwrap();
    }
    assert!(!restored_to(&house).exists());
    drop(begin(&house).unwrap());
    assert!(!restored_to(&house).with_extension("new.restoring").exists());
}

#[test]
fn a_log_that_was_not_whole_makes_no_backup_and_leaves_no_half_one() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    crate::damage::tampered(dir.path(), |log| {
        log.execute("UPDATE event SET at_ms = at_ms + 1 WHERE seq = 4", []).unwrap();
    });
    let stick = tempfile::tempdir().unwrap();
    let error = store.backup(stick.path(), None, &at(2)).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::BrokenChain { event: 4, .. })), "{error}");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0);
}

#[test]
fn the_backup_of_another_kiosk_is_refused_by_the_drill() {
    let (house, other) = (house(), house());
    let error = drill(other.stick.path(), house.dir.path(), &keys().passphrase).unwrap_err();
    assert!(matches!(error, RecordsError::Safekeeping(SafekeepingError::OtherKiosk { .. })), "{error}");
}

#[test]
fn a_backup_that_knows_more_than_the_log_says_that_the_end_was_cut_off() {
    let house = house();
    // Only a folder in which the older file waits.
    let (dir, _store) = facility();
    fs::copy(house.folder.join("records.db"), dir.path().join("records.db")).unwrap();
    let BackupFixture { dir: live, stick, mut store, .. } = house;
    store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    store.backup(stick.path(), None, &at(4)).unwrap();
    drop(store);
    // The older file takes the place of the newer one, without what waits beside it.
    for name in ["records.db-wal", "records.db-shm"] {
        let _ = fs::remove_file(live.path().join(name));
    }
    fs::copy(dir.path().join("records.db"), live.path().join("records.db")).unwrap();
    let error = drill(stick.path(), live.path(), &keys().passphrase).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::CutOff { .. })), "{error}");
}

#[test]
fn a_stick_without_a_backup_and_one_that_is_not_there_are_named() {
    let empty = tempfile::tempdir().unwrap();
    let to = empty.path().join("to");
    for place in [empty.path(), Path::new("/nowhere/at/all")] {
        let error = RestorePlan::begin(place, &to).unwrap_err();
        assert!(matches!(error, RecordsError::Safekeeping(SafekeepingError::NoBackup { .. })), "{error}");
    }
    assert!(!to.exists());
}

#[test]
fn a_full_stick_is_named_before_and_in_the_middle_and_holds_no_half_backup() {
    let Some(stick) = TmpfsDisk::new(3) else { return };
    let BackupFixture { dir, mut store, .. } = house();
    store.backup(stick.path(), None, &at(3)).unwrap();
    fill(stick.path());
    let error = store.backup(stick.path(), None, &at(4)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::DiskFull { .. })), "{error}");
    assert!(error.to_string().contains(stick.path().to_str().unwrap()), "{error}");
    // The first backup and its anchors are all that is there: the refused one left nothing behind.
    fs::remove_file(stick.path().join("holiday-photos")).unwrap();
    let whole = fs::read_dir(stick.path()).unwrap().count();
    assert_eq!(whole, 2, "one backup, one file of anchors");
    verify(dir.path()).unwrap();
    store.record_visit(&record(ANSWERS), &at(5)).unwrap();
}

#[test]
fn a_backup_made_while_the_kiosk_writes_is_what_was_there_at_one_moment() {
    let BackupFixture { dir, stick, mut store, .. } = house();
    let writer = dir.path().to_path_buf();
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let kiosk = std::thread::spawn(move || {
        let mut store = RecordStore::open_beside(&writer, &at(2)).unwrap();
        let mut kept = 0;
        while stopped.try_recv().is_err() {
            store.record_visit(&record(ANSWERS), &at(3)).unwrap();
            kept += 1;
            // People answer with pauses. Without one the backup could wait for its turn longer than `SQLite` does.
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        kept
    });
    for second in 10..14 {
        let backup = store.backup(stick.path(), None, &at(second)).unwrap();
        assert_eq!(verify_both(&backup.folder).unwrap().records, backup.records);
    }
    stop.send(()).unwrap();
    let kept: u64 = kiosk.join().unwrap();
    assert_eq!(verify(dir.path()).unwrap().records, 1 + kept);
}
