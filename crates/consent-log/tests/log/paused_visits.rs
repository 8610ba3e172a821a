//! Visits that go on another day: found by their code alone, deleted in time, and never by a clock that may be wrong.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use consent_log::consent::{Draft, GivenWish, Notice, Operator, PresentedPage, RecordAgreement};
use consent_log::{
    AuditNote, PausingError, Receipt, RecordStore, RecordsError, Role, StaffBook, StorageError, Timestamp,
    examine_paused_visits, verify,
};

use crate::fixtures::{at, facility, open, set_up, staff};
use crate::full_disk::{TmpfsDisk, fill};

const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What somebody answered so far.
fn draft(answer: &str) -> Draft {
    let notice = |page: &str| Notice {
        page: page.into(),
        edition: "lunch/test".into(),
        lang: "ja-simple".into(),
        body: "[{\"text\":\"｜汁《しる》\"}]".as_bytes().to_vec(),
    };
    let mut draft = Draft {
        operator: Some(Operator::Assisted("family".into())),
        agreement: Some(RecordAgreement { answer: "yes".into(), notice: notice("lunch-keep") }),
        earlier_sittings: vec![jiff::civil::date(2026, 11, 23)],
        ..Draft::default()
    };
    draft.set_answer(GivenWish {
        wish: "soup".into(),
        answer: answer.into(),
        details: [("soup-which".into(), vec!["miso".into()])].into(),
        notice: notice("soup"),
    });
    draft
}

fn keep(store: &RecordStore, answer: &str, now: &Timestamp) -> Receipt {
    let code = consent_log::random_pause_code().unwrap();
    store.keep_paused_visit(&code, &draft(answer), now).unwrap();
    code
}

/// How many wait to go on; nothing else is there.
#[track_caller]
fn waiting(records: &Path) -> usize {
    let report = examine_paused_visits(records).unwrap();
    assert!(report.unreadable.is_empty(), "{:?}", report.unreadable);
    report.waiting
}

fn found(store: &RecordStore, code: Receipt) -> Option<Draft> {
    store.find_paused_visit(&code).unwrap()
}

/// The file of the only paused visit, without what is being written.
fn file(records: &Path) -> PathBuf {
    let files: Vec<PathBuf> =
        fs::read_dir(records.join("paused-visits")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

#[test]
fn a_paused_visit_is_found_by_its_code_alone_and_each_code_is_another() {
    let (dir, store) = facility();
    // In the same second: neither code nor file follows from the time.
    let (one, other) = (keep(&store, "no", &at(1)), keep(&store, "yes", &at(1)));
    assert_eq!(found(&store, one), Some(draft("no")));
    assert_eq!(found(&store, other), Some(draft("yes")));
    assert_eq!(found(&store, consent_log::random_pause_code().unwrap()), None);
    assert_eq!(waiting(dir.path()), 2);
    let codes: BTreeSet<Receipt> = (0..50).map(|_| consent_log::random_pause_code().unwrap()).collect();
    assert_eq!(codes.len(), 50);
    assert_eq!(one.to_string().parse(), Ok(one), "its check digits find a wrong digit");
}

#[test]
fn a_second_pause_takes_the_place_of_the_first_under_the_same_code() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    store.keep_paused_visit(&code, &draft("later"), &at(60)).unwrap();
    assert_eq!(found(&store, code), Some(draft("later")));
    assert_eq!(waiting(dir.path()), 1);
}

#[test]
fn what_is_deleted_is_not_found_and_deleting_it_again_is_no_error() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    store.delete_paused_visit(&code).unwrap();
    assert_eq!(found(&store, code), None);
    store.delete_paused_visit(&code).unwrap();
    assert_eq!(waiting(dir.path()), 0);
}

#[test]
fn neither_answer_nor_person_nor_code_is_readable_in_the_file_and_no_length_tells_an_answer() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    let kept = file(dir.path());
    let bytes = fs::read(&kept).unwrap();
    let digits = code.to_string().replace(' ', "");
    for told in ["soup", "miso", "family", "汁", "wish", "lunch", code.to_string().as_str(), &digits] {
        assert!(!bytes.windows(told.len()).any(|window| window == told.as_bytes()), "{told}");
        assert!(!kept.to_string_lossy().contains(told), "{told} in {}", kept.display());
    }
    assert!(bytes.starts_with(b"madoguchi-paused-visit-1 2026-11-23\n"));
    store.keep_paused_visit(&code, &draft("talk with staff"), &at(2)).unwrap();
    assert_eq!(fs::read(&kept).unwrap().len(), bytes.len());
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(kept.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn no_length_tells_how_far_a_visit_went() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    let begun = fs::read(file(dir.path())).unwrap().len();
    let notice = Arc::new(Notice {
        page: "soup".into(),
        edition: "lunch/test".into(),
        lang: "ja-simple".into(),
        body: "｜汁《しる》です。".repeat(100).into_bytes(),
    });
    let page = PresentedPage { notice, form: "screen+voice".into(), usage: None, heard: vec!["s1".into(); 5] };
    let nearly_done = Draft { presented: vec![page; 100], ..draft("yes") };
    store.keep_paused_visit(&code, &nearly_done, &at(2)).unwrap();
    assert_eq!(fs::read(file(dir.path())).unwrap().len(), begun);
    assert_eq!(found(&store, code), Some(nearly_done));
}

#[test]
fn the_code_of_one_kiosk_opens_nothing_on_another() {
    let ((one_dir, one), (other_dir, other)) = (facility(), facility());
    let code = keep(&one, "no", &at(1));
    assert_eq!(found(&other, code), None);
    // Nor where somebody carries the file over.
    let carried = file(one_dir.path());
    fs::create_dir(other_dir.path().join("paused-visits")).unwrap();
    fs::copy(&carried, other_dir.path().join("paused-visits").join(carried.file_name().unwrap())).unwrap();
    assert_eq!(found(&other, code), None);
}

#[test]
fn a_damaged_file_is_told_and_opens_nothing() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    let (kept, whole) = (file(dir.path()), fs::read(file(dir.path())).unwrap());
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    for (bytes, is_ours) in [
        (flipped(whole.len() - 1), true),
        (flipped(whole.len() / 2), true),
        (whole[..whole.len() / 2].to_vec(), true),
        (flipped(0), false),
        // Another version; a day in another form; a line without an end.
        (b"madoguchi-paused-visit-2 2026-11-23\n".to_vec(), false),
        (b"madoguchi-paused-visit-1 20261123\n".to_vec(), false),
        (b"madoguchi-paused-visit-1 2026-11-23".to_vec(), false),
        (Vec::new(), false),
    ] {
        fs::write(&kept, bytes).unwrap();
        let error = store.find_paused_visit::<Draft>(&code).unwrap_err();
        let told = matches!(error, RecordsError::Pausing(PausingError::Damaged { .. }));
        assert_eq!(told, is_ours, "{error}");
        assert!(error.to_string().contains(&format!("`rm {}`", kept.display())), "{error}");
    }
    fs::write(&kept, &whole).unwrap();
    assert_eq!(found(&store, code), Some(draft("no")));
}

/// What may stand in the place of a file, and whether a later pause takes its place.
type MadeThing = (fn(&Path), bool);
const NO_FILES: &[MadeThing] = &[
    (|file| fs::create_dir(file).unwrap(), false),
    (|file| assert!(Command::new("mkfifo").arg(file).status().unwrap().success()), true),
    (|file| symlink("/dev/zero", file).unwrap(), true),
    (|file| symlink(file.with_file_name("elsewhere"), file).unwrap(), true),
];

#[test]
fn what_is_no_file_of_ours_is_neither_followed_nor_waited_for_and_is_told_with_the_mend() {
    for (make, is_replaced) in NO_FILES {
        let (dir, store) = facility();
        let code = keep(&store, "no", &days_later(0));
        let kept = file(dir.path());
        fs::remove_file(&kept).unwrap();
        make(&kept);
        let error = store.find_paused_visit::<Draft>(&code).unwrap_err();
        assert!(matches!(error, RecordsError::Pausing(PausingError::Unreadable { .. })), "{error}");
        let other = keep(&store, "yes", &days_later(0));
        let report = examine_paused_visits(dir.path()).unwrap();
        let told: Vec<String> = report.unreadable.iter().map(ToString::to_string).collect();
        assert_eq!((report.waiting, told.len()), (1, 1), "{told:?}");
        assert!(told[0].contains(&format!("`rm -r {}`", kept.display())), "{told:?}");
        assert_eq!(store.delete_expired_paused_visits(&days_later(30)).unwrap(), 1, "the other one, in its time");
        assert_eq!(found(&store, other), None);
        assert!(fs::symlink_metadata(&kept).is_ok(), "it stays until somebody deletes it");
        let again = store.keep_paused_visit(&code, &draft("later"), &days_later(0));
        assert_eq!(again.is_ok(), *is_replaced, "{again:?}");
        assert_eq!(file(dir.path()), kept, "nothing half-written is left beside it");
        assert_eq!(is_replaced.then(|| found(&store, code)).flatten(), is_replaced.then(|| draft("later")));
    }
}

#[test]
fn a_length_that_a_failing_disk_made_up_fills_no_memory_and_its_file_goes_in_its_time() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &days_later(0));
    fs::File::options().write(true).open(file(dir.path())).unwrap().set_len(1 << 40).unwrap();
    let error = store.find_paused_visit::<Draft>(&code).unwrap_err();
    assert!(matches!(error, RecordsError::Pausing(PausingError::Damaged { .. })), "{error}");
    assert_eq!(waiting(dir.path()), 1);
    assert_eq!(store.delete_expired_paused_visits(&days_later(30)).unwrap(), 1);
}

#[test]
fn a_link_in_the_place_of_what_is_being_written_has_no_other_file_written_over() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    let (kept, other) = (file(dir.path()), dir.path().join("other"));
    fs::write(&other, b"of somebody else").unwrap();
    symlink(&other, kept.with_extension("visit.part")).unwrap();
    let refused = store.keep_paused_visit(&code, &draft("later"), &at(2)).unwrap_err();
    assert!(matches!(refused, RecordsError::Storage(StorageError::Io { .. })), "{refused}");
    assert_eq!(fs::read(&other).unwrap(), b"of somebody else");
    // The link is gone: whoever tries again is kept.
    store.keep_paused_visit(&code, &draft("later"), &at(3)).unwrap();
    assert_eq!((file(dir.path()), found(&store, code)), (kept, Some(draft("later"))));
}

#[test]
fn another_form_of_visit_is_told_as_damaged() {
    let (_dir, store) = facility();
    let code = keep(&store, "no", &at(1));
    let error = store.find_paused_visit::<Vec<u8>>(&code).unwrap_err();
    assert!(matches!(error, RecordsError::Pausing(PausingError::Damaged { .. })), "{error}");
}

fn days_later(days: u64) -> Timestamp {
    at(days * DAY_SECONDS)
}

#[test]
fn after_thirty_days_it_is_deleted_and_not_a_day_before() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &days_later(0));
    assert_eq!(store.delete_expired_paused_visits(&days_later(29)).unwrap(), 0);
    assert!(found(&store, code).is_some());
    assert_eq!(store.delete_expired_paused_visits(&days_later(30)).unwrap(), 1);
    assert_eq!(found(&store, code), None);
    assert_eq!(fs::read_dir(dir.path().join("paused-visits")).unwrap().count(), 0);
}

#[test]
fn a_second_pause_counts_its_days_anew() {
    let (_dir, store) = facility();
    let code = keep(&store, "no", &days_later(0));
    store.keep_paused_visit(&code, &draft("later"), &days_later(20)).unwrap();
    assert_eq!(store.delete_expired_paused_visits(&days_later(49)).unwrap(), 0);
    assert_eq!(store.delete_expired_paused_visits(&days_later(50)).unwrap(), 1);
}

/// The machine started again, and its clock says that so many days have passed.
fn after_a_start(days: u64) -> Timestamp {
    Timestamp { boot: "boot-2".into(), since_boot_ms: 60_000, ..days_later(days) }
}

#[test]
fn by_a_clock_that_leapt_while_the_machine_was_off_nothing_is_deleted_until_staff_say_that_it_is_right() {
    let (_dir, mut store) = facility();
    let code = keep(&store, "no", &days_later(0));
    let ahead = after_a_start(400);
    assert_eq!(store.delete_expired_paused_visits(&ahead).unwrap(), 0, "before the start is noted");
    store.note(AuditNote::KioskStarted, &ahead).unwrap();
    assert_eq!(store.delete_expired_paused_visits(&ahead).unwrap(), 0);
    assert!(found(&store, code).is_some());
    store.note(AuditNote::ClockConfirmed, &ahead).unwrap();
    assert_eq!(store.delete_expired_paused_visits(&ahead).unwrap(), 1, "it was off for more than a year");
}

#[test]
fn by_a_clock_that_was_set_or_went_back_nothing_is_deleted() {
    let (_dir, mut store) = facility();
    keep(&store, "no", &days_later(0));
    // Within one start: the time since the start has not gone on as the clock has.
    let set = Timestamp { since_boot_ms: days_later(0).since_boot_ms + 1000, ..days_later(90) };
    assert_eq!(store.delete_expired_paused_visits(&set).unwrap(), 0);
    store.note(AuditNote::ClockDoubted, &days_later(1)).unwrap();
    assert_eq!(store.delete_expired_paused_visits(&days_later(90)).unwrap(), 0, "staff said that it is wrong");
    let back = Timestamp::new(0, "boot-2", 60_000);
    assert_eq!(store.delete_expired_paused_visits(&back).unwrap(), 0);
}

#[test]
fn what_was_kept_by_a_wrong_clock_counts_its_days_from_the_first_certain_one() {
    let (dir, store) = facility();
    let lost = Timestamp::new(0, "boot-2", 60_000);
    let code = keep(&store, "no", &lost);
    assert!(fs::read(file(dir.path())).unwrap().starts_with(b"madoguchi-paused-visit-1 -\n"));
    assert_eq!(store.delete_expired_paused_visits(&days_later(5)).unwrap(), 0);
    assert_eq!(store.delete_expired_paused_visits(&days_later(34)).unwrap(), 0);
    assert_eq!(found(&store, code), Some(draft("no")), "only its day was written anew");
    assert_eq!(store.delete_expired_paused_visits(&days_later(35)).unwrap(), 1);
}

#[test]
fn what_was_being_written_when_the_power_was_cut_is_deleted_and_the_older_state_stays() {
    let (dir, store) = facility();
    let code = keep(&store, "no", &days_later(0));
    let mut part = file(dir.path()).into_os_string();
    part.push(".part");
    fs::write(&part, b"madoguchi-paused-vis").unwrap();
    assert_eq!(found(&store, code), Some(draft("no")));
    assert_eq!(waiting(dir.path()), 1);
    // Also by a clock that may be wrong: what is half-written never goes on.
    let lost = Timestamp::new(0, "boot-2", 60_000);
    store.delete_expired_paused_visits(&lost).unwrap();
    assert!(!Path::new(&part).exists());
    assert_eq!(found(&store, code), Some(draft("no")));
}

#[test]
fn on_a_full_disk_it_is_told_and_the_older_state_stays() {
    let Some(disk) = TmpfsDisk::new(16) else { return };
    let store = set_up(disk.path());
    let code = keep(&store, "no", &at(1));
    fill(disk.path());
    let error = store.keep_paused_visit(&code, &draft("later"), &at(2)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::DiskFull { .. })), "{error}");
    assert_eq!(found(&store, code), Some(draft("no")));
}

#[test]
fn on_a_full_disk_one_that_cannot_be_dated_keeps_no_other_from_being_deleted() {
    let Some(disk) = TmpfsDisk::new(16) else { return };
    let store = set_up(disk.path());
    let lost = Timestamp::new(0, "boot-2", 60_000);
    // On both sides of it, whatever the order in which the folder is read.
    let before = keep(&store, "no", &lost);
    let expired = keep(&store, "no", &days_later(0));
    let after = keep(&store, "no", &lost);
    fill(disk.path());
    let error = store.delete_expired_paused_visits(&days_later(30)).unwrap_err();
    assert!(matches!(error, RecordsError::Storage(StorageError::DiskFull { .. })), "{error}");
    assert_eq!([before, expired, after].map(|code| found(&store, code).is_some()), [true, false, true]);
}

#[test]
fn a_paused_visit_is_in_no_backup_and_the_log_knows_nothing_of_it() {
    let (dir, mut store) = facility();
    let before = verify(dir.path()).unwrap().events;
    keep(&store, "no", &days_later(0));
    assert_eq!(verify(dir.path()).unwrap().events, before);
    let stick = tempfile::tempdir().unwrap();
    StaffBook::create(dir.path()).unwrap().add("佐藤", Role::Responsible, "4126", &at(0)).unwrap();
    fs::write(dir.path().join("facility.toml"), "name = \"x\"\n").unwrap();
    let made = store.backup(stick.path(), Some(&staff()), &at(2)).unwrap().folder;
    let copied = fs::read_dir(&made).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(copied.collect::<Vec<_>>().iter().all(|name| !name.contains("paused")), "{}", made.display());
    drop(store);
    assert_eq!(waiting(dir.path()), 1);
    drop(open(dir.path()));
}
