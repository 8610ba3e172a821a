//! A new key in the place of an old one, a lost passphrase, a lost sheet: rehearsed.

use std::path::Path;

use consent_log::keys::{self, FACILITY_KEY_FILE};
use consent_log::{
    CryptoError, DecryptionKey, ErasureReason, KeyKind, NewKey, QueryError, Receipt, RecordStore, RecordsError,
};
use rusqlite::Connection;

use crate::annotations::both;
use crate::fixtures::{ANSWERS, at, facility, keys, record, staff, stranger, unlocked, verify_both};

fn recovered(dir: &Path) -> DecryptionKey {
    keys::unlock_with_recovery(dir, &keys().recovery_words).unwrap()
}

fn reads(store: &mut RecordStore, receipt: Receipt, with: &DecryptionKey) -> bool {
    match store.view(&receipt, with, &staff(), &at(50)) {
        Ok(_) => true,
        Err(RecordsError::Query(QueryError::CannotOpen { .. })) => false,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_new_passphrase_opens_everything_and_the_old_one_nothing_that_is_here() {
    let (dir, mut store) = facility();
    let before = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let old = unlocked(dir.path());
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    let unread = store.rotate((&new, &keys().passphrase), &old, &both(), &at(2)).unwrap_err();
    assert!(matches!(unread, RecordsError::Crypto(CryptoError::WordsMismatch)), "{unread}");
    assert_eq!(store.known_keys().unwrap().len(), 2, "nothing was changed");
    assert_eq!(store.rotate((&new, &new.words.to_uppercase()), &old, &both(), &at(2)).unwrap(), 1);
    let after = store.record_visit(&record(ANSWERS), &at(3)).unwrap();
    verify_both(dir.path()).unwrap();
    let wrong = keys::unlock(dir.path(), &keys().passphrase).unwrap_err();
    assert!(matches!(wrong, RecordsError::Crypto(CryptoError::WrongPassphrase)), "{wrong}");
    let now = keys::unlock(dir.path(), &new.words).unwrap();
    for receipt in [before, after] {
        assert!(reads(&mut store, receipt, &now) && reads(&mut store, receipt, &recovered(dir.path())));
        assert!(!reads(&mut store, receipt, &old), "also not with the key that was copied before");
    }
    let known = store.known_keys().unwrap();
    let seen: Vec<_> = known.iter().map(|key| (key.kind, key.is_retired, key.slots)).collect();
    let slots = 2;
    let all = [(KeyKind::Facility, true, 0), (KeyKind::Recovery, false, slots), (KeyKind::Facility, false, slots)];
    assert_eq!(seen, all);
    let by: Vec<usize> = known.iter().map(|key| key.by.len()).collect();
    assert_eq!(by, [0, 0, 2], "set-up made two of them, and two people the third");
    assert_eq!(known[2].by[0], both().first());
    assert!(known[0].since < known[2].since);
}

#[test]
fn a_lost_passphrase_is_made_anew_with_the_sheet_and_a_lost_sheet_with_the_passphrase() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    std::fs::remove_file(dir.path().join(FACILITY_KEY_FILE)).unwrap();
    store.rotate((&new, &new.words), &recovered(dir.path()), &both(), &at(2)).unwrap();
    let now = keys::unlock(dir.path(), &new.words).unwrap();
    assert!(reads(&mut store, receipt, &now));
    let sheet = NewKey::generate(KeyKind::Recovery).unwrap();
    let lost = recovered(dir.path());
    let unread = store.rotate((&sheet, &keys().recovery_words), &now, &both(), &at(3)).unwrap_err();
    assert!(matches!(unread, RecordsError::Crypto(CryptoError::WordsMismatch)), "{unread}");
    store.rotate((&sheet, &sheet.words), &now, &both(), &at(3)).unwrap();
    verify_both(dir.path()).unwrap();
    assert!(reads(&mut store, receipt, &keys::unlock_with_recovery(dir.path(), &sheet.words).unwrap()));
    assert!(!reads(&mut store, receipt, &lost), "the lost sheet opens nothing that is here");
    let known = keys::unlock_with_recovery(dir.path(), &keys().recovery_words).unwrap_err();
    assert!(matches!(known, RecordsError::Crypto(CryptoError::WrongRecovery)), "{known}");
}

#[test]
fn a_key_that_does_not_open_everything_changes_nothing() {
    let (dir, mut store) = facility();
    store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let before = verify_both(dir.path()).unwrap();
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    store.rotate((&new, &new.words), &stranger(), &both(), &at(2)).unwrap_err();
    assert_eq!(verify_both(dir.path()).unwrap(), before);
    keys::unlock(dir.path(), &keys().passphrase).expect("the old key file is still the one");
}

#[test]
fn what_was_erased_stays_so_and_what_is_erased_later_goes_too() {
    let (dir, mut store) = facility();
    let (one, other) =
        (store.record_visit(&record(ANSWERS), &at(1)).unwrap(), store.record_visit(&record(ANSWERS), &at(2)).unwrap());
    store.erase(&one, ErasureReason::PersonAsked, &both(), &at(3)).unwrap();
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    store.rotate((&new, &new.words), &unlocked(dir.path()), &both(), &at(4)).unwrap();
    verify_both(dir.path()).unwrap();
    store.erase(&other, ErasureReason::PersonAsked, &both(), &at(5)).unwrap();
    verify_both(dir.path()).unwrap();
    let log = Connection::open(dir.path().join("records.db")).unwrap();
    assert_eq!(log.query_row("SELECT count(*) FROM keyslot", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_change_that_was_cut_off_after_its_commit_is_finished_when_the_key_is_next_asked_for() {
    let (dir, mut store) = facility();
    let receipt = store.record_visit(&record(ANSWERS), &at(1)).unwrap();
    let old = std::fs::read(dir.path().join(FACILITY_KEY_FILE)).unwrap();
    let new = NewKey::generate(KeyKind::Facility).unwrap();
    store.rotate((&new, &new.words), &unlocked(dir.path()), &both(), &at(2)).unwrap();
    // As it is if the power fails between the commit and the new name.
    std::fs::rename(dir.path().join(FACILITY_KEY_FILE), dir.path().join("facility.key.new")).unwrap();
    std::fs::write(dir.path().join(FACILITY_KEY_FILE), old).unwrap();
    let now = keys::unlock(dir.path(), &new.words).unwrap();
    assert!(reads(&mut store, receipt, &now));
    assert!(!dir.path().join("facility.key.new").exists());
}

#[test]
fn one_that_was_cut_off_before_its_commit_leaves_the_old_key() {
    let (dir, store) = facility();
    let (other, store_of_other) = facility();
    drop((store, store_of_other));
    let elsewhere = NewKey::generate(KeyKind::Facility).unwrap();
    let mut kept = RecordStore::open(other.path(), &at(1)).unwrap();
    kept.rotate((&elsewhere, &elsewhere.words), &unlocked(other.path()), &both(), &at(2)).unwrap();
    // A new key file whose key is in no event of this log.
    std::fs::copy(other.path().join(FACILITY_KEY_FILE), dir.path().join("facility.key.new")).unwrap();
    keys::unlock(dir.path(), &keys().passphrase).unwrap();
}
