//! A kiosk killed at any moment: everything that it acknowledged is there, and the log is whole.
//!
//! The test starts itself as another process that keeps one record after the other, and kills that.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use consent_log::{Receipt, RecordStore, verify};

use crate::fixtures::{ANSWERS, at, open, record, set_up};

/// Names the folder, for the process that is to be killed.
pub(crate) const FOLDER: &str = "MADOGUCHI_KEEP_IN";
/// How often it is killed.
const ROUNDS: u64 = 200;

/// Runs as the process that is killed; as a test, without its variable, it does nothing.
#[test]
fn keeps_records_until_it_is_killed() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let mut store = RecordStore::open(Path::new(&dir), &at(0)).unwrap();
    let record = record(ANSWERS);
    let mut out = std::io::stdout();
    for seconds in 1.. {
        let receipt = store.record_visit(&record, &at(seconds)).unwrap();
        // A line of its own: the test harness has begun one and not ended it.
        writeln!(out, "\nACK {receipt}").unwrap();
        out.flush().unwrap();
    }
}

/// Runs the process, kills it after so many acknowledgements and a little while; returns the codes that it gave out.
fn run_and_kill(dir: &Path, after: u64, while_us: u64) -> Vec<Receipt> {
    let this_test = std::env::current_exe().unwrap();
    let mut child = Command::new(this_test)
        .args(["--exact", "kill::keeps_records_until_it_is_killed", "--nocapture"])
        .env(FOLDER, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let code = |line: String| line.strip_prefix("ACK ").and_then(|code| code.parse().ok());
    let mut given: Vec<Receipt> = lines.by_ref().filter_map(code).take(usize::try_from(after).unwrap()).collect();
    std::thread::sleep(std::time::Duration::from_micros(while_us));
    child.kill().unwrap();
    child.wait().unwrap();
    // What it acknowledged before it died counts, also if nobody had read it yet.
    given.extend(lines.filter_map(code));
    given
}

#[test]
fn nothing_acknowledged_is_lost_when_the_kiosk_is_killed_at_any_moment() {
    let dir = tempfile::tempdir().unwrap();
    drop(set_up(dir.path()));
    let mut given = Vec::new();
    for round in 0..ROUNDS {
        // 2,713 and 7,000 have no common factor: each round is cut at another moment.
        let now = run_and_kill(dir.path(), 1 + round % 5, round * 2_713 % 7_000);
        assert!(now.len() as u64 > round % 5, "round {round} acknowledged only {}", now.len());
        given.extend(now);
        let verified = verify(dir.path()).unwrap_or_else(|error| panic!("round {round}: {error}"));
        assert!(verified.records >= given.len() as u64, "round {round} lost records");
    }
    let store = open(dir.path());
    for receipt in &given {
        assert!(store.find(receipt).unwrap().is_some(), "{receipt} was acknowledged and is lost");
    }
}
