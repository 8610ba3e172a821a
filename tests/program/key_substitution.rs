//! Whoever can write the file gives nobody else the key to what people wish.

use std::process::{Command, Output};

use rusqlite::Connection;

use crate::pipe_session::{DemoFolder, PipeSession, text};

const FLU: &str = "tests/packs/influenza";
const PLAIN: &str = "INSERT INTO recipient VALUES (99, 'facility', randomblob(32))";

fn log(demo: &DemoFolder) -> Connection {
    Connection::open(demo.data().join("records.db")).unwrap()
}

/// A trigger goes, this is done, and the trigger comes back, so that the file looks as it should.
fn without(demo: &DemoFolder, trigger: &str, act: &str) {
    let log = log(demo);
    let sql = "SELECT sql FROM sqlite_schema WHERE name = ?";
    let sql: String = log.query_row(sql, [trigger], |row| row.get(0)).unwrap();
    log.execute_batch(&format!("BEGIN; DROP TRIGGER {trigger}; {act}; {sql}; COMMIT")).unwrap();
}

/// A visit up to the page on which one keypress records it.
fn before_recording(demo: &DemoFolder) -> PipeSession {
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it").say("1").say("1").choose("Yes, it is right");
    kiosk
}

fn slots(demo: &DemoFolder) -> (i64, i64) {
    let count = "SELECT count(*), coalesce(max(recipient), 0) FROM keyslot";
    log(demo).query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

fn verify_py(demo: &DemoFolder) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/verify.py");
    Command::new("python3").arg(script).arg(demo.data().join("records.db")).output().unwrap()
}

/// The kiosk that runs refuses to record and says so to the person and to staff; the next one does not begin; both
/// who check the log say why.
#[track_caller]
fn is_refused(mut kiosk: PipeSession, demo: &DemoFolder, what: &str) {
    let before = slots(demo);
    kiosk.choose("Record");
    assert!(kiosk.shows("could not be recorded"), "{what}: {:#?}", kiosk.page);
    assert_eq!(slots(demo), before, "{what}: nothing is sealed");
    kiosk.close();
    let trouble = std::fs::read_to_string(demo.data().join("trouble.log")).unwrap();
    assert!(trouble.contains("somebody changed the file") && trouble.contains("restore"), "{what}: {trouble}");
    let verified = demo.run(&["records", "verify"], b"");
    assert_eq!(verified.status.code(), Some(1), "{what}: {}", text(&verified.stdout));
    let verified = verify_py(demo);
    let said = text(&verified.stderr);
    assert!(!verified.status.success() && said.contains("not whole"), "{what}: {said}");
    let again = demo.run(&["--demo", "--reader", "lines"], b"\n");
    assert!(text(&again.stderr).contains("somebody changed the file"), "{what}: {}", text(&again.stderr));
}

#[test]
fn sqlite_itself_takes_no_key_that_no_event_added() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let refused = log(&demo).execute(PLAIN, []).unwrap_err();
    assert!(refused.to_string().contains("no event added this key"), "{refused}");
    assert!(verify_py(&demo).status.success());
    let receipt = demo.visit();
    assert_eq!(receipt.len(), 19, "and the kiosk goes on");
}

#[test]
fn a_key_that_is_slipped_in_without_the_trigger_is_sealed_to_by_nobody() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let kiosk = before_recording(&demo);
    without(&demo, "recipient_added", PLAIN);
    is_refused(kiosk, &demo, "a row more");
}

#[test]
fn a_key_that_is_exchanged_is_sealed_to_by_nobody() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let kiosk = before_recording(&demo);
    without(&demo, "recipient_no_update", "UPDATE recipient SET pub = randomblob(32) WHERE id = 1");
    is_refused(kiosk, &demo, "another key");
}

/// The row and what its event says are exchanged together, and the hash of the event is left or made anew.
#[test]
fn a_key_whose_event_is_changed_with_it_is_sealed_to_by_nobody() {
    let change =
        "UPDATE event SET open = json_set(open, '$.public', (SELECT lower(hex(pub)) FROM recipient WHERE id = 1))
        WHERE seq = (SELECT min(seq) FROM event WHERE kind = 'key.added')";
    for (what, act) in [
        ("its event changed", change.to_owned()),
        ("its hash too", format!("{change}; UPDATE event SET hash = zeroblob(32) WHERE seq = 1")),
    ] {
        let demo = DemoFolder::new(FLU);
        demo.visit();
        let kiosk = before_recording(&demo);
        without(&demo, "recipient_no_update", "UPDATE recipient SET pub = randomblob(32) WHERE id = 1");
        without(&demo, "event_no_update", &act);
        is_refused(kiosk, &demo, what);
    }
}

/// A retired key is no way in again: neither by taking the view away nor by its row.
#[test]
fn a_view_that_says_otherwise_changes_nothing() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let mut kiosk = before_recording(&demo);
    let log = log(&demo);
    log.execute_batch(
        "DROP VIEW recipient_now; CREATE VIEW recipient_now AS SELECT 1 AS id, 'facility' AS kind, zeroblob(32) AS pub",
    )
    .unwrap();
    kiosk.choose("Record");
    let receipt = kiosk.receipt();
    assert_eq!(slots(&demo), (4, 2), "sealed to both keys of the facility: {receipt}");
}
