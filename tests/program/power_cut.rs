//! The power is cut at any moment of a kiosk's work: nothing that it acknowledged is lost (invariant I1,
//! docs/records.md).
//!
//! The shipped program is recorded while it serves visitors. Every cut makes the disk as it may be then, and the
//! program's own check reads it. In the same run a control that syncs less must lose something, or the instrument
//! is blind. `make test` cuts a few hundred times, `make prove` five thousand.

mod control;
mod disk;
mod paused_visit;
mod recorded_run;
mod recording;

use std::path::{Path, PathBuf};

use consent_log::{Receipt, RecordStore, Timestamp, verify};

use crate::pipe_session::{self, DemoFolder, PipeSession};
use disk::DiskModel;
use recorded_run::{CutReport, RecordedRun, cut};
use recording::{DiskOperation, OperationKind};

/// Cuts of each kind, unless `make prove` asks for more.
const CUTS: usize = 200;

fn cuts() -> usize {
    std::env::var("MADOGUCHI_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(CUTS)
}

/// A folder in memory, if there is one: thousands of disks are made in it.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// One visit, from the first key to the receipt.
fn visit(kiosk: &mut PipeSession) {
    answer(kiosk);
    confirm(kiosk);
}

/// From the first key to the page behind the answer.
fn answer(kiosk: &mut PipeSession) {
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it");
}

/// From the page behind the answer to the receipt, and back to rest.
fn confirm(kiosk: &mut PipeSession) {
    kiosk.say("1").say("1").choose("Yes, it is right").choose("Record");
    kiosk.receipt();
    kiosk.say("1");
}

/// Has the shipped program serve these visitors, and writes down what it does.
fn record(work: &Path, serve: impl FnOnce(&mut PipeSession)) -> RecordedRun {
    let demo = DemoFolder::new("tests/packs/influenza");
    demo.kiosk("en").close();
    let before = DiskModel::of(&demo.data());
    let log = work.join("kiosk.log");
    let library = recording::recorder(work);
    let data = demo.data().display().to_string();
    let args = ["--data", &data, "--content", demo.content, "--demo", "--reader", "lines", "--lang", "en"];
    let mut command = pipe_session::command(&args);
    command.envs(recording::environment(&library, &demo.data(), &log));
    let mut kiosk = PipeSession::of(command);
    serve(&mut kiosk);
    kiosk.close();
    RecordedRun { before, ops: recording::read(&log) }
}

/// The receipts that had been given out, the oldest first.
fn receipts_given(said: &str) -> Vec<Receipt> {
    let is_code = |line: &&str| line.len() == 19 && line.chars().all(|c| c.is_ascii_digit() || c == ' ');
    said.lines().filter(is_code).map(|line| line.parse().unwrap()).collect()
}

fn examined(recorded: &RecordedRun, count: usize, image: &Path) -> CutReport {
    let mut outcome = CutReport::default();
    cut(recorded, count, |disk, said| {
        disk.write_to(image);
        outcome.cuts += 1;
        let Ok(whole) = verify(image) else {
            outcome.broken += 1;
            return;
        };
        outcome.left.insert(whole.records);
        // The last one is there and every link to it is whole: so is every one before.
        let given = receipts_given(said);
        let store = RecordStore::open_beside(image, &Timestamp::new(1_795_395_600_000, "cut", 1)).unwrap();
        let is_there = given.last().is_none_or(|last| store.find(last).unwrap().is_some());
        outcome.lost += usize::from(!is_there || whole.records < given.len() as u64);
    });
    outcome
}

/// The same record without the syncs of the write-ahead log that `synchronous = NORMAL` leaves out: all but the last
/// one before a page goes into the database.
fn syncing_less(recorded: RecordedRun) -> RecordedRun {
    let is_wal_sync = |op: &DiskOperation| matches!(op.what, OperationKind::Synced) && op.name.ends_with("-wal");
    let into_database = |op: &&DiskOperation| matches!(op.what, OperationKind::Written(..)) && op.name == "records.db";
    let writes = |op: &&DiskOperation| {
        is_wal_sync(op) || matches!(op.what, OperationKind::Written(..)) && op.name.starts_with("records.db")
    };
    let keep: Vec<bool> = (0..recorded.ops.len())
        .map(|at| {
            let next = recorded.ops[at + 1..].iter().find(writes);
            !is_wal_sync(&recorded.ops[at]) || next.as_ref().is_some_and(into_database)
        })
        .collect();
    let ops = recorded.ops.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(op, _)| op).collect();
    RecordedRun { ops, ..recorded }
}

#[test]
fn no_cut_of_the_power_loses_what_was_acknowledged_and_the_controls_lose_something() {
    let work = folder();
    let image: PathBuf = work.path().join("image");
    let visits = (cuts() / 8).clamp(20, 200);
    let recorded = record(work.path(), |kiosk| (0..visits).for_each(|_| visit(kiosk)));
    let shipped = examined(&recorded, cuts(), &image);
    let less = examined(&syncing_less(recorded), CUTS, &image);
    let normal = control::examined(work.path(), CUTS, &image);
    println!(
        "{visits} visits, {} cuts: {} lost, {} broken; the same with fewer syncs: {} of {} seen to be lost; SQLite with \
         synchronous = NORMAL: {} of {} lost",
        shipped.cuts, shipped.lost, shipped.broken, less.broken, less.cuts, normal.lost, normal.cuts
    );
    assert_eq!((shipped.lost, shipped.broken), (0, 0));
    assert!(shipped.left.len() > visits / 3, "the cuts fell into {} different states", shipped.left.len());
    assert_eq!(less.lost, 0, "what is lost is missed by the head of the log, which was written after it");
    assert!(less.broken > 0, "without the syncs something is lost, or the cuts are blind");
    assert!(normal.lost > 0, "the control loses something, or the cuts are blind");
}
