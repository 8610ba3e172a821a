//! A disk that stalls while a record or a paused visit is being written: it is said, and no key that was pressed meanwhile
//! decides.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use madoguchi::content::Content;
use rusqlite::Connection;

use crate::choices::{ChoiceWords, numbered, opening, part};
use crate::pipe_session::{DemoFolder, PipeSession, text};
use crate::pipe_visits::is_empty;
use crate::preloaded_library;
use crate::pty::PtyTerminal;

const FLU: &str = "tests/packs/influenza";
const RECORDING_NOTICE: &str = "Recording.";
const PAUSING_NOTICE: &str = "Keeping your answers so far.";
const CODE: &str = "This is the code for going on.";
const RECEIPT: &str = "This is your receipt code.";
const NOT_KEPT: &str = "It could not be recorded";
/// A page that is decided on is there long before.
const QUIET_TIME: Duration = Duration::from_millis(1500);

/// A lock on the log of a folder: nobody else can write while it is held.
struct LockedLog(Connection);

impl LockedLog {
    fn at(demo: &DemoFolder) -> Self {
        let log = Connection::open(demo.data().join("records.db")).unwrap();
        // The lock of writers: as on a disk that stalls, writing waits and reading goes on.
        log.execute_batch("BEGIN IMMEDIATE").unwrap();
        Self(log)
    }

    fn go_on(self) {
        self.0.execute_batch("ROLLBACK").unwrap();
    }
}

/// A disk under paused visits that stalls when the test wants it.
struct StalledFolder {
    dir: tempfile::TempDir,
    library: PathBuf,
}

impl StalledFolder {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { library: preloaded_library::compile("stalled_sync.c", dir.path()), dir }
    }

    fn gate(&self) -> PathBuf {
        self.dir.path().join("gate")
    }

    fn variables(&self) -> [(&'static str, PathBuf); 2] {
        [("LD_PRELOAD", self.library.clone()), ("STALLED_WHILE", self.gate())]
    }

    fn stall(&self) {
        fs::write(self.gate(), "").unwrap();
    }

    fn go_on(&self) {
        fs::remove_file(self.gate()).unwrap();
    }
}

/// A visit in a pipe that has come to the last question before the record, and the numbers that led there from the
/// resting page.
struct PipeVisit {
    kiosk: PipeSession,
    said: Vec<String>,
    _demo: DemoFolder,
}

impl PipeVisit {
    fn new() -> Self {
        let content = Content::from_dir(Path::new(FLU)).unwrap();
        let (choices, record) = (ChoiceWords::new(&content, "en"), part(&content, "en", ("seal", "yes")));
        let demo = DemoFolder::new(FLU);
        let mut kiosk = demo.kiosk("en");
        let [any, language] = opening(&content, "en");
        let (mut said, mut before) = (vec![any, language], Vec::new());
        kiosk.say("").say(&said[1].clone());
        while numbered(&kiosk.page, &record).is_none() {
            let number = choices.number(&kiosk.page, &before);
            before.clone_from(&kiosk.page);
            kiosk.say(&number);
            said.push(number);
        }
        Self { kiosk, said, _demo: demo }
    }
}

/// The numbers from the resting page to the last question before the record, as a pipe says them; then the one that
/// records.
fn numbers() -> (Vec<String>, String) {
    let visit = PipeVisit::new();
    let record = visit.kiosk.number_of("Record");
    (visit.said, record)
}

/// The numbers from the resting page to the question whether to stop, as a pipe says them; then the one that has enough
/// for today.
fn numbers_to_pause() -> (Vec<String>, String) {
    let mut visit = PipeVisit::new();
    for choice in ["Other things", "Stop"] {
        visit.said.push(visit.kiosk.number_of(choice));
        visit.kiosk.choose(choice);
    }
    let today = visit.kiosk.number_of("enough for today");
    (visit.said, today)
}

/// A screen with the last question before the record.
fn screen(demo: &DemoFolder, reader: &str) -> (PtyTerminal, String) {
    let (numbers, record) = numbers();
    let mut pty = PtyTerminal::open(demo, reader, (80, 24));
    pty.wait_for("any key");
    for number in numbers {
        pty.decide(&number);
    }
    assert!(pty.seen().contains("Record"), "{}", pty.seen());
    (pty, record)
}

/// Types these numbers, each when it is asked for.
fn type_lines(typed: &mut PtyTerminal, numbers: &[String]) {
    typed.wait_for("? ");
    for number in numbers {
        typed.key(format!("{number}\n").as_bytes());
        typed.wait_for("? ");
    }
}

fn stays_for_a_while(pty: &PtyTerminal) {
    std::thread::sleep(QUIET_TIME);
    assert_eq!(pty.seen(), "", "something was decided by keys that were pressed before");
}

#[test]
fn keys_that_were_pressed_while_a_save_was_slow_decide_nothing_on_the_page_that_comes() {
    for reader in ["off", "screen"] {
        let demo = DemoFolder::new(FLU);
        let (mut pty, record) = screen(&demo, reader);
        let stalled = LockedLog::at(&demo);
        pty.key(record.as_bytes());
        pty.key(b"\r");
        pty.wait_for(RECORDING_NOTICE);
        for key in ["2", "\r", "1", "\r"] {
            pty.key(key.as_bytes());
        }
        stalled.go_on();
        pty.wait_for(RECEIPT);
        stays_for_a_while(&pty);
        // The page is there, and its own keys count.
        pty.key(b"1");
        pty.key(b"\r");
        pty.wait_for("any key");
        assert!(demo.is_whole().contains("1 records"), "{reader}");
    }
}

#[test]
fn what_could_not_be_recorded_stands_until_it_is_answered_and_each_try_says_what_became_of_it() {
    let demo = DemoFolder::new(FLU);
    let (mut pty, record) = screen(&demo, "off");
    let stalled = LockedLog::at(&demo);
    pty.key(record.as_bytes());
    pty.key(b"\r");
    for again in 0..2 {
        pty.wait_for(RECORDING_NOTICE);
        // Ends with no record, if anybody listens.
        pty.key(b"2");
        pty.key(b"\r");
        pty.wait_for(NOT_KEPT);
        stays_for_a_while(&pty);
        if again == 1 {
            break;
        }
        pty.key(b"1");
        pty.key(b"\r");
    }
    stalled.go_on();
    pty.key(b"1");
    pty.key(b"\r");
    pty.wait_for(RECEIPT);
    assert!(demo.is_whole().contains("1 records"));
}

#[test]
fn lines_that_were_typed_while_a_save_was_slow_decide_nothing_and_lines_of_a_pipe_are_all_taken() {
    let (numbers, record) = numbers();
    let demo = DemoFolder::new(FLU);
    let mut typed = PtyTerminal::open(&demo, "lines", (80, 24));
    type_lines(&mut typed, &numbers);
    let stalled = LockedLog::at(&demo);
    typed.key(format!("{record}\n").as_bytes());
    typed.wait_for(RECORDING_NOTICE);
    for line in ["1\n", "1\n", "1\n"] {
        typed.key(line.as_bytes());
    }
    stalled.go_on();
    let receipt = typed.wait_for("1 2 3? ");
    assert!(receipt.contains(RECEIPT), "{receipt}");
    stays_for_a_while(&typed);
    typed.key(b"1\n");
    typed.wait_for("any key");
    drop(typed);

    let lines = [numbers, vec![record, "1".to_owned()]].concat().join("\n") + "\n";
    let piped = demo.run(&["--demo", "--reader", "lines", "--lang", "en"], lines.as_bytes());
    let said = text(&piped.stdout);
    let (_, after) = said.split_once(RECEIPT).unwrap_or_else(|| panic!("{said}"));
    assert!(said.contains(RECORDING_NOTICE) && after.contains("any key"), "{said}");
    assert!(demo.is_whole().contains("2 records"));
}

#[test]
fn keys_that_were_pressed_while_a_pause_was_slow_decide_nothing_on_the_page_that_comes() {
    let (numbers, today) = numbers_to_pause();
    for reader in ["off", "screen"] {
        let (demo, disk) = (DemoFolder::new(FLU), StalledFolder::new());
        let mut pty = PtyTerminal::with_variables(&demo, reader, &disk.variables());
        pty.wait_for("any key");
        for number in &numbers {
            pty.decide(number);
        }
        disk.stall();
        pty.key(today.as_bytes());
        pty.key(b"\r");
        pty.wait_for(PAUSING_NOTICE);
        // They would finish, so that nobody could write the code down.
        for key in ["1", "\r", "1", "\r"] {
            pty.key(key.as_bytes());
        }
        disk.go_on();
        pty.wait_for(CODE);
        stays_for_a_while(&pty);
        // The page is there, and its own keys count.
        pty.key(b"1");
        pty.key(b"\r");
        pty.wait_for("any key");
        assert_eq!(fs::read_dir(demo.data().join("paused-visits")).unwrap().count(), 1, "{reader}");
    }
}

#[test]
fn a_kiosk_that_is_killed_while_it_keeps_a_pause_leaves_nothing_half_written() {
    let (numbers, today) = numbers_to_pause();
    let (demo, disk) = (DemoFolder::new(FLU), StalledFolder::new());
    let mut typed = PtyTerminal::with_variables(&demo, "lines", &disk.variables());
    type_lines(&mut typed, &numbers);
    disk.stall();
    typed.key(format!("{today}\n").as_bytes());
    typed.wait_for(PAUSING_NOTICE);
    let (folder, began) = (demo.data().join("paused-visits"), Instant::now());
    while is_empty(&folder) {
        assert!(began.elapsed() < Duration::from_secs(60), "nothing is being written");
        std::thread::sleep(Duration::from_millis(10));
    }
    typed.kiosk.kill().unwrap();
    typed.kiosk.wait().unwrap();
    let left: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(matches!(&left[..], [part] if part.extension().is_some_and(|end| end == "part")), "{left:?}");
    assert!(demo.kiosk("en").close().status.success());
    assert!(is_empty(&folder), "the next start deletes it");
    assert!(demo.is_whole().contains("0 records"));
}
