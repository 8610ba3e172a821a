//! A clock that is wrong destroys nothing: which backup is put back, and what was kept long enough.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Output;

use consent_log::{RecordStore, Role, StaffBook, Timestamp};
use madoguchi::device::clock;

use crate::clock_preload::{DAY, WrongClock};
use crate::paused_visits::{answer, pause, resume};
use crate::pipe_session::{self, DemoFolder, PipeSession, text};

const FLU: &str = "tests/packs/influenza";
/// The staff number of the second member of staff.
const SECOND: &str = "59306";

/// Commands on one facility, at any time of the wall clock.
struct DatedFacility {
    demo: DemoFolder,
    clock: WrongClock,
}

impl DatedFacility {
    fn new() -> Self {
        let demo = DemoFolder::new(FLU);
        assert!(demo.kiosk("en").close().status.success());
        let now = Timestamp::new(1_795_395_600_000, "boot", 1);
        StaffBook::open(&demo.data()).unwrap().add("Mori", Role::Reviewer, SECOND, &now).unwrap();
        Self { demo, clock: WrongClock::new() }
    }

    fn command(&self, days: i64, args: &[&str]) -> std::process::Command {
        let data = self.demo.data().display().to_string();
        let mut command = pipe_session::command(&[&["--data", &data, "--content", FLU], args].concat());
        self.clock.set(&mut command, days * DAY);
        command
    }

    fn run(&self, days: i64, args: &[&str], typed: &[&str]) -> Output {
        let mut child = self.command(days, args).spawn().unwrap();
        let input = typed.join("\n") + "\n";
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// The kiosk, at rest, while the clock is off by so many days.
    fn kiosk(&self, days: i64) -> PipeSession {
        PipeSession::of(self.command(days, &["--demo", "--reader", "lines", "--lang", "en"]))
    }

    /// A whole visit while the clock is off by so many days; its receipt.
    fn visit(&self, days: i64) -> String {
        let mut kiosk = self.kiosk(days);
        kiosk.say("").choose("English").say("1").say("1").choose("Hear");
        kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
        kiosk.choose("I decide").say("1").choose("Yes, I would like it").say("1").say("1");
        kiosk.choose("Yes, it is right").choose("Record");
        let receipt = kiosk.receipt();
        assert!(kiosk.close().status.success());
        receipt
    }

    /// Staff read this record, and say that the date is right.
    fn read(&self, days: i64, receipt: &str) {
        let mut review = PipeSession::of(self.command(days, &["review", "--reader", "lines", "--lang", "en"]));
        review.say(&self.demo.pin()).say(&self.demo.words()).say("1");
        review.choose(receipt);
        assert!(review.shows("Yes, I would like it"), "{:#?}", review.page);
        assert!(review.close().status.success());
    }

    /// Staff read this record, say that the date is right, and note that the person left today.
    fn read_and_leave(&self, days: i64, receipt: &str) {
        let mut review = PipeSession::of(self.command(days, &["review", "--reader", "lines", "--lang", "en"]));
        review.say(&self.demo.pin()).say(&self.demo.words()).say("1");
        review.choose(receipt).choose("More:").choose("left the home").choose("Today");
        assert!(review.shows("has been noted"), "{:#?}", review.page);
        assert!(review.close().status.success());
    }

    fn today(&self, days: i64) -> String {
        let due = self.run(days, &["records", "due", "--months", "60"], &[]);
        let said = text(&due.stdout);
        said.strip_prefix("today is ").expect(&said).chars().take(10).collect()
    }
}

#[track_caller]
fn says(output: &Output, words: &str) -> String {
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success() && said.contains(words), "{said}");
    said
}

#[track_caller]
fn refuses(output: &Output, words: &str) {
    let said = text(&output.stderr);
    assert!(output.status.code() == Some(1) && said.contains(words), "{said}");
}

#[test]
fn the_backup_with_the_most_events_is_put_back_whatever_the_clock_said_and_the_others_are_named() {
    let house = DatedFacility::new();
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_str().unwrap();
    house.visit(0);
    says(&house.run(60, &["records", "backup", place], &[]), "1 records");
    house.visit(0);
    let last = house.visit(0);
    says(&house.run(0, &["records", "backup", place], &[]), "3 records");
    let drill = house.run(0, &["records", "drill", place], &[&house.demo.pin(), &house.demo.words()]);
    says(&drill, "3 records opened and read");
    let (to, pin) = (stick.path().join("new"), house.demo.pin());
    let restore = ["--data", to.to_str().unwrap(), "records", "restore", place];
    let said = says(&pipe_session::run(&restore, format!("{pin}\n{SECOND}\n").as_bytes()), "put back to");
    assert!(said.contains("3 records up to event") && said.contains("not put back: "), "{said}");
    let verify = ["--data", to.to_str().unwrap(), "records", "verify", "--receipt", &last];
    says(&pipe_session::run(&verify, b""), "stands in the log");
}

#[test]
fn two_backups_that_went_different_ways_are_both_named_and_neither_is_put_back() {
    let house = DatedFacility::new();
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_str().unwrap();
    house.visit(0);
    let kept = stick.path().join("kept");
    assert!(std::process::Command::new("cp").arg("-r").args([&house.demo.data(), &kept]).status().unwrap().success());
    house.visit(0);
    says(&house.run(0, &["records", "backup", place], &[]), "2 records");
    // Somebody put an older folder back, and went on with it.
    fs::remove_dir_all(house.demo.data()).unwrap();
    fs::rename(&kept, house.demo.data()).unwrap();
    house.visit(0);
    house.visit(0);
    // The stick itself would say so: somebody took that file away.
    fs::remove_file(stick.path().join("madoguchi-anchors.txt")).unwrap();
    says(&house.run(1, &["records", "backup", place], &[]), "3 records");
    let to = stick.path().join("new");
    let restore = ["--data", to.to_str().unwrap(), "records", "restore", place];
    let refused = pipe_session::run(&restore, b"");
    refuses(&refused, "neither goes on from the other");
    let folders: Vec<String> = folders(stick.path());
    assert_eq!(folders.len(), 2);
    assert!(folders.iter().all(|folder| text(&refused.stderr).contains(folder.as_str())), "{folders:?}");
    assert!(!to.exists());
    let restore = ["--data", to.to_str().unwrap(), "records", "restore", &format!("{place}/{}", folders[0])];
    refuses(&pipe_session::run(&restore, b"1\n2\n"), "nobody has this PIN");
}

fn folders(stick: &Path) -> Vec<String> {
    let names = fs::read_dir(stick).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("madoguchi-") && !name.ends_with("txt")).collect();
    names.sort();
    names
}

#[test]
fn on_a_stick_with_the_backups_of_two_kiosks_each_finds_its_own() {
    let (house, other) = (DatedFacility::new(), DatedFacility::new());
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_str().unwrap();
    house.visit(0);
    for (kiosk, days) in [(&house, 0), (&other, 1), (&house, 2)] {
        says(&kiosk.run(days, &["records", "backup", place], &[]), "backup made");
    }
    for (kiosk, records) in [(&house, 1), (&other, 0)] {
        let typed = [&*kiosk.demo.pin(), &*kiosk.demo.words()];
        says(&kiosk.run(2, &["records", "drill", place], &typed), &format!("{records} records opened and read"));
    }
    let to = stick.path().join("new");
    let restore = ["--data", to.to_str().unwrap(), "records", "restore", place];
    refuses(&pipe_session::run(&restore, b""), "backups of several kiosks");
}

/// Twenty-six years and more: the clock of a machine whose battery is flat shows the year 2000.
const FLAT_BATTERY_DAYS: i64 = -9_830;
/// A clock that is ten years ahead.
const AHEAD_DAYS: i64 = 3_652;

#[test]
fn a_record_whose_date_is_known_to_be_wrong_is_never_due() {
    let house = DatedFacility::new();
    let flat = house.visit(FLAT_BATTERY_DAYS);
    // The person leaves while the clock still shows the year 2000, and staff do not notice.
    house.read_and_leave(FLAT_BATTERY_DAYS, &flat);
    let right = house.visit(0);
    house.read_and_leave(0, &right);
    // The date is confirmed once more after the day was noted: a doubt later on does not reach back beyond that.
    house.read(0, &flat);
    let due = says(&house.run(0, &["records", "due", "--months", "60"], &[]), "0 records are of people who left");
    assert!(due.contains(&format!("left alone: {flat} of 2000-")) && due.contains("left may be wrong"), "{due}");
    let today = house.today(0);
    let pin = house.demo.pin();
    let erase = house.run(0, &["records", "erase", "--months", "60", "--today", &today], &[&pin, SECOND]);
    says(&erase, "nothing was erased");
    let one = house.run(0, &["records", "erase", &flat, "--months", "60"], &[&today, &pin, SECOND]);
    refuses(&one, "was not kept for 60 months after the person left");
    assert!(house.demo.is_whole().contains("2 records"));
    assert_eq!(house.demo.exported()["records"].as_array().unwrap().len(), 2);
    assert!(!house.demo.exported()["records"].to_string().contains("\"erased\""));
    // Staff confirmed the date after it: five years after that day it is due.
    let due =
        says(&house.run(AHEAD_DAYS, &["records", "due", "--months", "60"], &[]), "2 records are of people who left");
    assert!(due.contains(&flat) && due.contains(&right), "{due}");
}

#[test]
fn by_a_clock_that_is_ahead_nothing_is_erased_unless_somebody_says_that_it_is_right() {
    let house = DatedFacility::new();
    let receipt = house.visit(0);
    house.read_and_leave(0, &receipt);
    house.read(0, &receipt);
    let pin = house.demo.pin();
    let today = house.today(0);
    let erase = ["records", "erase", "--months", "60"];
    refuses(&house.run(AHEAD_DAYS, &erase, &[&today, &pin, SECOND]), "nothing was erased");
    refuses(&house.run(AHEAD_DAYS, &erase, &["", &pin, SECOND]), "nothing was erased");
    refuses(
        &house.run(AHEAD_DAYS, &[&erase[..], &["--today", &today]].concat(), &[&pin, SECOND]),
        "nothing was erased",
    );
    assert!(!house.demo.exported()["records"].to_string().contains("\"erased\""));
    let ahead = house.today(AHEAD_DAYS);
    says(&house.run(AHEAD_DAYS, &erase, &[&ahead, &pin, SECOND]), "1 records erased");
}

#[test]
fn what_nobody_has_read_is_never_due_and_is_named() {
    let house = DatedFacility::new();
    let receipt = house.visit(0);
    let due = || house.run(0, &["records", "due", "--months", "0"], &[]);
    // Somebody else's record is open when staff note that this person left, and so nobody has read theirs.
    let mut store = RecordStore::open(&house.demo.data(), &clock::now()).unwrap();
    let staff = "000102030405060708090a0b0c0d0e0f".parse().unwrap();
    store.note_departure(&[receipt.parse().unwrap()], clock::now().today, &staff, &clock::now()).unwrap();
    drop(store);
    let said = says(&due(), "0 records are of people who left");
    assert!(said.contains(&format!("left alone: {receipt}")) && said.contains("nobody has read it"), "{said}");
    house.read(0, &receipt);
    says(&due(), "1 records are of people who left");
}

#[test]
fn review_refuses_that_a_record_was_kept_long_enough_before_it_was() {
    let house = DatedFacility::new();
    let receipt = house.visit(0);
    let file = house.demo.data().join("facility.toml");
    let before = fs::read_to_string(&file).unwrap();
    // The invented house has a period of its own.
    let own: Vec<&str> = before.lines().filter(|line| !line.starts_with("retention")).collect();
    let own = own.join("\n").replace("[profile]", "[profile]\nretention = \"60\"");
    assert!(own.contains("retention"), "{before}");
    fs::write(&file, own).unwrap();
    for (days, is_erased, why) in
        [(0, false, "has not been noted"), (0, false, "period is not over yet"), (AHEAD_DAYS, true, "")]
    {
        if why == "period is not over yet" {
            house.read_and_leave(0, &receipt);
        }
        let mut review = PipeSession::of(house.command(days, &["review", "--reader", "lines", "--lang", "en"]));
        review.say(&house.demo.pin()).say(&house.demo.words()).say("1").choose(&receipt);
        review.choose("More:").choose("Erase").choose("Its retention period").say(SECOND);
        assert_eq!(!why.is_empty() && review.shows(why), !is_erased, "{days}: {:#?}", review.page);
        assert_eq!(review.shows("The record has been erased"), is_erased, "{days}: {:#?}", review.page);
    }
}

/// The clock of a machine that has lost its time altogether: 1970.
const LOST_CLOCK_DAYS: i64 = -20_780;

#[test]
fn by_a_clock_of_1970_or_ten_years_ahead_no_paused_visit_is_deleted() {
    let house = DatedFacility::new();
    let paused = |days| {
        let mut first = answer(house.kiosk(days));
        let code = pause(&mut first);
        assert!(first.close().status.success());
        code
    };
    let codes = [0, LOST_CLOCK_DAYS, AHEAD_DAYS].map(paused);
    for days in [AHEAD_DAYS, LOST_CLOCK_DAYS, 0] {
        for code in &codes {
            let again = resume(house.kiosk(days), code);
            assert!(again.shows("Going on from last time"), "{days}: {:#?}", again.page);
            again.close();
        }
    }
}
