//! What was acknowledged and is gone all the same says so: the write-ahead log is damaged, or an older file came back.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use consent_log::{LogError, Receipt, RecordStore, RecordsError, verify};
use rusqlite::Connection;

use crate::pipe_session::{DemoFolder, PipeSession, text};

const FLU: &str = "tests/packs/influenza";
/// Bits that are flipped, each in a copy of its own.
const FLIPS: usize = 64;

/// One visit, up to the page with the receipt code.
fn visit(kiosk: &mut PipeSession) -> String {
    kiosk.say("").choose("English").say("1").say("1").choose("Hear");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it").say("1").say("1").choose("Yes, it is right");
    kiosk.choose("Record");
    kiosk.receipt()
}

fn waiting(demo: &DemoFolder) -> u64 {
    fs::metadata(demo.data().join("records.db-wal")).map_or(0, |wal| wal.len())
}

#[test]
fn after_each_visit_nothing_waits_beside_the_database() {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    for _ in 0..2 {
        visit(&mut kiosk);
        assert!(waiting(&demo) > 0, "what is acknowledged is in the write-ahead log");
        kiosk.say("1");
        assert_eq!(waiting(&demo), 0, "the visit has ended");
    }
    // A visit that leaves no record.
    kiosk.say("").choose("English").say("1").say("1").choose("Hear").until("May we keep").choose("Yes");
    kiosk.say("0");
    assert_eq!(waiting(&demo), 0);
}

#[test]
fn whoever_reads_meanwhile_delays_nobody_and_the_next_visit_makes_up_for_it() {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    visit(&mut kiosk);
    let reader = Connection::open(demo.data().join("records.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    let began = Instant::now();
    kiosk.say("1");
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}: it waited for the reader", began.elapsed());
    visit(&mut kiosk);
    kiosk.say("1");
    assert!(waiting(&demo) > 0, "the reader still needs it");
    reader.execute_batch("COMMIT").unwrap();
    visit(&mut kiosk);
    kiosk.say("1");
    assert_eq!(waiting(&demo), 0);
}

/// The files as they stood when the machine lost its power: without the shared memory.
fn crashed(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for name in
        ["records.db", "records.db-wal", "records.head", "facility.key", "staff.db", "facility.toml", "DEMO.txt"]
    {
        let _ = fs::copy(from.join(name), to.join(name));
    }
}

#[test]
fn no_bit_that_flips_in_the_write_ahead_log_takes_a_record_away_in_silence() {
    let demo = DemoFolder::new(FLU);
    let mut kiosk = demo.kiosk("en");
    visit(&mut kiosk);
    kiosk.say("1");
    let last: Receipt = visit(&mut kiosk).parse().unwrap();
    let (here, copy) = (demo.data(), demo.dir.path().join("copy"));
    crashed(&here, &copy);
    assert_eq!(verify(&copy).unwrap().records, 2, "nothing flipped");
    let bytes = fs::read(here.join("records.db-wal")).unwrap();
    let (mut lost, mut unharmed) = (0, 0);
    for flip in 0..FLIPS {
        crashed(&here, &copy);
        let mut flipped = bytes.clone();
        let at = flip * bytes.len() / FLIPS + 9;
        flipped[at] ^= 1 << (flip % 8);
        fs::write(copy.join("records.db-wal"), flipped).unwrap();
        let now = madoguchi::device::clock::now();
        match RecordStore::open(&copy, &now) {
            Ok(store) => {
                assert!(store.find(&last).unwrap().is_some(), "byte {at}: a record is gone, and nobody says so");
                unharmed += 1;
            }
            Err(error) => {
                assert!(matches!(error, RecordsError::Log(LogError::CutOff { .. })), "byte {at}: {error}");
                assert!(matches!(verify(&copy), Err(RecordsError::Log(LogError::CutOff { .. }))), "byte {at}");
                lost += 1;
            }
        }
    }
    assert!(lost > FLIPS / 2, "{lost} flips took something away, {unharmed} nothing");
    kiosk.close();
}

/// An older copy of the database in the place of the newer one.
fn put_back_older(demo: &DemoFolder) -> String {
    demo.visit();
    let older = demo.dir.path().join("older.db");
    fs::copy(demo.data().join("records.db"), &older).unwrap();
    let lost = demo.visit();
    for name in ["records.db-wal", "records.db-shm"] {
        let _ = fs::remove_file(demo.data().join(name));
    }
    fs::copy(&older, demo.data().join("records.db")).unwrap();
    lost
}

#[test]
fn an_older_file_in_the_place_of_the_newer_one_is_said_by_everybody_who_opens_it() {
    let demo = DemoFolder::new(FLU);
    put_back_older(&demo);
    // Where review wrote that it was there, another event stands where the lost one stood.
    let says = |said: &str| {
        said.contains("has been cut off")
            || said.contains("end of the log was cut off")
            || said.contains("written anew")
    };
    for _ in 0..2 {
        let refused = demo.run(&["--demo", "--reader", "lines", "--lang", "en"], b"\n");
        let said = text(&refused.stderr);
        assert!(says(&said) && said.contains("restore the last backup"), "{said}");
        assert!(!text(&refused.stdout).contains("Choose"), "nobody is asked anything");
        // Staff may still read what there is; that takes the warning away from nobody.
        let mut review = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
        assert!(review.page.iter().any(|line| says(line)), "{:#?}", review.page);
        review.say(&demo.pin()).say(&demo.words()).say("1");
        assert!(review.shows("1 of 1 records"), "{:#?}", review.page);
        assert!(review.close().status.success());
        let verified = demo.run(&["records", "verify"], b"");
        assert!(says(&text(&verified.stderr)));
        assert_eq!(verified.status.code(), Some(1));
    }
}

#[test]
fn a_head_that_is_damaged_itself_stops_nobody_and_is_written_anew() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let file = demo.data().join("records.head");
    let good = fs::read(&file).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 2;
        fs::write(&file, bad).unwrap();
        verify(&demo.data()).unwrap_or_else(|error| panic!("byte {at}: {error}"));
    }
    fs::write(&file, &good[..20]).unwrap();
    demo.visit();
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("JPK1/") && written.lines().count() == 2, "{written}");
    fs::remove_file(&file).unwrap();
    demo.visit();
    assert!(file.is_file(), "a log from before gets one");
}
