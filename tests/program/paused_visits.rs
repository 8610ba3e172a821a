//! Enough for today, with the program as it is: stopped, started again, and gone on with under the code.

use std::fs;
use std::path::PathBuf;

use crate::pipe_session::{DemoFolder, PipeSession, text};

const FLU: &str = "tests/packs/influenza";

/// A person who has answered that they would like it.
fn answered(demo: &DemoFolder) -> PipeSession {
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("Hear everything");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it");
    kiosk
}

/// Has enough for today; returns the code.
fn pause(kiosk: &mut PipeSession) -> String {
    kiosk.choose("Other things").choose("Stop").choose("enough for today");
    assert!(kiosk.shows("code for going on") && kiosk.shows("deleted after 30 days"), "{:#?}", kiosk.page);
    kiosk.receipt()
}

/// Another run of the program, up to what is kept under this code.
fn go_on(demo: &DemoFolder, code: &str) -> PipeSession {
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("Go on from last time").say(code);
    kiosk
}

fn files(demo: &DemoFolder) -> Vec<PathBuf> {
    fs::read_dir(demo.data().join("paused-visits")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_visit_goes_on_in_another_run_of_the_program_and_its_record_verifies() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let stopped_on = first.page.clone();
    let code = pause(&mut first);
    first.say("1");
    first.close();
    assert!(demo.is_whole().contains("0 records"), "nothing of it is in the log");
    let kept = fs::read(&files(&demo)[0]).unwrap();
    for told in ["would like", "influenza", "\"yes\"", "wish"] {
        assert!(!kept.windows(told.len()).any(|window| window == told.as_bytes()), "{told}");
    }
    let doctor = text(&demo.run(&["doctor"], b"").stdout);
    assert!(doctor.contains("paused visits: 1 wait to go on"), "{doctor}");

    let mut second = go_on(&demo, &code);
    assert!(second.shows("Answers from last time: 1."), "{:#?}", second.page);
    second.say("1").choose("I am");
    assert_eq!(second.page, stopped_on);
    let receipt = demo.record(second);
    assert!(demo.is_whole().contains("1 records"));
    assert!(files(&demo).is_empty(), "it is deleted once it is recorded");
    let exported = demo.exported();
    let record = &exported["records"][0];
    assert_eq!(record["record_id"], receipt.as_str());
    assert_eq!(record["earlier_sittings"].as_array().unwrap().len(), 1, "{record:#}");
    let mut review = demo.review();
    review.choose(&receipt);
    assert!(review.shows("Took more than one day"), "{:#?}", review.page);
    // The code is of no use a second time.
    let gone = go_on(&demo, &code);
    assert!(gone.shows("There is no visit to go on with under that code"), "{:#?}", gone.page);
}

#[test]
fn a_program_that_ends_in_the_second_sitting_leaves_the_first_as_it_was() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let kept = fs::read(&files(&demo)[0]).unwrap();
    let mut second = go_on(&demo, &code);
    second.say("1").choose("I am").say("1");
    second.close();
    assert_eq!(fs::read(&files(&demo)[0]).unwrap(), kept);
    assert!(go_on(&demo, &code).shows("Going on from last time"));
}

#[test]
fn a_wrong_digit_finds_nothing_and_a_damaged_file_begins_anew() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let wrong: String = code.chars().rev().collect();
    let mut second = go_on(&demo, &wrong);
    assert!(second.shows("There is no visit to go on with"), "{:#?}", second.page);
    let file = &files(&demo)[0];
    let mut bytes = fs::read(file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(file, bytes).unwrap();
    second.say(&code);
    assert!(second.shows("cannot be read. Please start from the beginning"), "{:#?}", second.page);
    assert!(second.shows("Hear everything"), "{:#?}", second.page);
    let troubles = fs::read_to_string(demo.data().join("trouble.log")).unwrap_or_default();
    assert!(troubles.contains("is not as it was written"), "{troubles}");
}

#[test]
fn what_was_kept_long_enough_is_deleted_when_the_kiosk_starts() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let file = &files(&demo)[0];
    let kept = fs::read(file).unwrap();
    let end = kept.iter().position(|byte| *byte == b'\n').unwrap();
    fs::write(file, [b"madoguchi-paused-visit-1 2026-10-01".as_slice(), &kept[end..]].concat()).unwrap();
    let kiosk = demo.kiosk("en");
    assert!(!file.exists(), "before anybody types a code");
    drop(kiosk.close());
    assert!(go_on(&demo, &code).shows("There is no visit to go on with"));
}
