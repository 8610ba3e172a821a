//! Heads of the log that others hold: a log that was cut off, or rewritten, is found out by them.

use std::path::Path;

use consent_log::{
    ANCHOR_FILE, Anchor, LogError, RecordStore, RecordsError, SafekeepingError, anchors_at, check_anchors, verify,
};

use crate::damage::tampered;
use crate::fixtures::{ANSWERS, at, facility, record};

/// Cuts the log off after this event, as somebody who knows SQL and Rust would: everything fits again.
fn cut_off(dir: &Path, last: i64) {
    tampered(dir, |log| {
        let after = format!("WHERE seq > {last}");
        log.execute_batch(&format!(
            "DELETE FROM keyslot WHERE dek IN(SELECT dek FROM event {after});
             DELETE FROM event {after};
             DELETE FROM notice WHERE sha256 NOT IN(SELECT notice FROM event WHERE notice IS NOT NULL);
             UPDATE head SET seq = {last}, hash = (SELECT hash FROM event WHERE seq = {last});"
        ))
        .unwrap();
    });
    // Somebody who can cut the log off can also remove the file beside it that names its end.
    std::fs::remove_file(dir.join("records.head")).unwrap();
}

/// Makes a kiosk with two records; returns the anchors of their receipts too.
fn kiosk() -> (tempfile::TempDir, RecordStore, [Anchor; 2]) {
    let (dir, mut store) = facility();
    let anchors = [1, 2].map(|second| {
        let receipt = store.record_visit(&record(ANSWERS), &at(second)).unwrap();
        store.receipt_anchor(&receipt).unwrap()
    });
    (dir, store, anchors)
}

#[test]
fn a_receipt_holds_the_head_of_the_log_at_its_moment() {
    let (dir, store, anchors) = kiosk();
    assert_eq!(store.head().unwrap(), anchors[1]);
    let text = anchors[1].to_string();
    assert_eq!(check_anchors(dir.path(), &[text.parse().unwrap(), anchors[0]]).unwrap(), 2);
}

#[test]
fn an_end_that_was_cut_off_is_missed_by_the_file_beside_it() {
    let (dir, store, _) = kiosk();
    drop(store);
    let file = dir.path().join("records.head");
    let head = std::fs::read(&file).unwrap();
    cut_off(dir.path(), 6);
    std::fs::write(&file, head).unwrap();
    for error in [verify(dir.path()).unwrap_err(), RecordStore::open(dir.path(), &at(9)).unwrap_err()] {
        assert!(matches!(error, RecordsError::Log(LogError::CutOff { known: 10, last: 6, .. })), "{error}");
    }
}

#[test]
fn an_end_that_was_cut_off_is_whole_by_itself_and_found_by_a_receipt() {
    let (dir, store, anchors) = kiosk();
    drop(store);
    cut_off(dir.path(), 6);
    assert_eq!(verify(dir.path()).unwrap().records, 1, "by itself it looks whole");
    check_anchors(dir.path(), &anchors[..1]).unwrap();
    let error = check_anchors(dir.path(), &anchors).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::CutOff { known: 10, last: 6, .. })), "{error}");
    assert!(error.to_string().contains("2026-11-23 10:00"), "since when: {error}");
}

#[test]
fn a_log_that_was_written_anew_is_found_by_a_receipt() {
    let (dir, store, anchors) = kiosk();
    drop(store);
    cut_off(dir.path(), 6);
    RecordStore::open(dir.path(), &at(9)).unwrap().record_visit(&record(ANSWERS), &at(10)).unwrap();
    assert_eq!(verify(dir.path()).unwrap().records, 2);
    let error = check_anchors(dir.path(), &anchors).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::Rewritten { event: 10, .. })), "{error}");
}

#[test]
fn a_stick_that_goes_round_carries_heads_from_kiosk_to_kiosk() {
    let stick = tempfile::tempdir().unwrap();
    let ((here, mut store, _), (there, mut other, _)) = (kiosk(), kiosk());
    let first = store.exchange_anchors(stick.path(), &at(3)).unwrap();
    assert_eq!((first.own, first.others), (0, 0));
    let second = other.exchange_anchors(stick.path(), &at(4)).unwrap();
    assert_eq!((second.own, second.others), (0, 1));
    let third = store.exchange_anchors(stick.path(), &at(5)).unwrap();
    assert_eq!((third.own, third.others), (1, 1));
    assert_eq!(store.exchange_anchors(stick.path(), &at(6)).unwrap().others, 0, "what is known is not noted again");
    verify(here.path()).unwrap();
    // The stick is lost; the other kiosk still knows.
    drop(store);
    cut_off(here.path(), 6);
    let known = anchors_at(there.path()).unwrap();
    let error = check_anchors(here.path(), &known).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::CutOff { known: 11, last: 6, .. })), "{error}");
}

#[test]
fn a_stick_that_knows_more_than_the_log_stops_the_exchange() {
    let stick = tempfile::tempdir().unwrap();
    let (dir, mut store, _) = kiosk();
    store.exchange_anchors(stick.path(), &at(3)).unwrap();
    drop(store);
    cut_off(dir.path(), 6);
    let file = std::fs::read(stick.path().join(ANCHOR_FILE)).unwrap();
    let error = RecordStore::open(dir.path(), &at(4)).unwrap().exchange_anchors(stick.path(), &at(4)).unwrap_err();
    assert!(matches!(error, RecordsError::Log(LogError::CutOff { .. })), "{error}");
    assert_eq!(std::fs::read(stick.path().join(ANCHOR_FILE)).unwrap(), file, "the stick still knows");
}

#[test]
fn a_file_of_anchors_that_was_changed_and_a_stick_without_one_are_named() {
    let stick = tempfile::tempdir().unwrap();
    let none = anchors_at(stick.path()).unwrap_err();
    assert!(matches!(none, RecordsError::Safekeeping(SafekeepingError::NoAnchors { .. })), "{none}");
    for rubbish in ["hello\n", "JPK1/00/1/22\n", "\u{0}\u{0}\u{0}"] {
        std::fs::write(stick.path().join(ANCHOR_FILE), rubbish).unwrap();
        let error = anchors_at(stick.path()).unwrap_err();
        assert!(error.to_string().contains("line 1"), "{error}");
    }
}

/// Compares the log with a receipt by the independent verifier.
#[test]
fn a_program_that_is_not_ours_finds_the_end_that_was_cut_off() {
    let (dir, store, anchors) = kiosk();
    drop(store);
    let says = || {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/verify.py");
        let line = anchors[1].to_string();
        let log = dir.path().join("records.db");
        let run = std::process::Command::new("python3").arg(script).arg(log).arg(line).output().unwrap();
        (run.status.success(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    assert_eq!(says(), (true, String::new()));
    cut_off(dir.path(), 6);
    let (is_whole, why) = says();
    assert!(!is_whole && why.contains("no longer what it had"), "{why}");
}

#[test]
fn the_verifier_is_short_enough_to_be_read() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/verify.py")).unwrap();
    assert!(text.lines().count() <= 60, "{}", text.lines().count());
}
