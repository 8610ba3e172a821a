//! The control: `SQLite` as people often set it, `synchronous = NORMAL`, under the same recorder and the same cuts.

use std::path::Path;
use std::process::{Command, Stdio};

use rusqlite::Connection;

use super::disk::DiskModel;
use super::recorded_run::{CutReport, RecordedRun, cut};
use super::recording;

/// Names the folder, for the process that is recorded.
const FOLDER: &str = "MADOGUCHI_CONTROL_IN";
/// Rows that it writes, each a commit.
const ROWS: i64 = 60;

/// Not a test by itself: the process that is recorded.
#[test]
fn writes_rows_with_synchronous_normal() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let log = Connection::open(Path::new(&dir).join("control.db")).unwrap();
    log.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL").unwrap();
    for row in 1..=ROWS {
        log.execute("INSERT INTO control(text) VALUES (hex(randomblob(300)))", []).unwrap();
        println!("\nACK {row}");
    }
}

/// Records the control, and cuts its power as often.
pub(crate) fn examined(work: &Path, count: usize, image: &Path) -> CutReport {
    let recorded = record(work);
    let mut outcome = CutReport::default();
    cut(&recorded, count, |disk, said| {
        disk.write_to(image);
        outcome.cuts += 1;
        let log = Connection::open(image.join("control.db")).unwrap();
        let rows = log.query_row("SELECT count(*) FROM control", [], |row| row.get::<_, i64>(0));
        let acknowledged = said.lines().filter_map(|line| line.strip_prefix("ACK ")?.parse().ok()).max();
        outcome.lost += usize::from(rows.unwrap_or(0) < acknowledged.unwrap_or(0));
    });
    outcome
}

fn record(work: &Path) -> RecordedRun {
    let dir = work.join("control");
    std::fs::create_dir(&dir).unwrap();
    let log = Connection::open(dir.join("control.db")).unwrap();
    log.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE control(n INTEGER PRIMARY KEY, text TEXT)").unwrap();
    drop(log);
    let (before, said) = (DiskModel::of(&dir), work.join("control.log"));
    // The name of a test has its module before it, without the program.
    let (_, module) = module_path!().split_once("::").unwrap();
    let test = format!("{module}::writes_rows_with_synchronous_normal");
    let written = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &test, "--nocapture"])
        .env(FOLDER, &dir)
        .envs(recording::environment(&work.join("recorder.so"), &dir, &said))
        .stdout(Stdio::null())
        .status();
    assert!(written.unwrap().success());
    RecordedRun { before, ops: recording::read(&said) }
}
