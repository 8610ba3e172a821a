//! Enough for today, with the program as it is: stopped, started again, and gone on with under the code.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::full_disk::SmallDiskDemo;
use crate::pipe_session::{DemoFolder, PipeSession, text};

const FLU: &str = "tests/packs/influenza";
const NOT_KEPT: &str = "Your answers so far could not be kept";

/// A person who has answered that they would like it.
fn answered(demo: &DemoFolder) -> PipeSession {
    answer(demo.kiosk("en"))
}

/// The same at this kiosk, which rests.
pub(crate) fn answer(mut kiosk: PipeSession) -> PipeSession {
    kiosk.say("").choose("English").say("1").say("1").choose("Hear everything");
    kiosk.until("May we keep").choose("Yes").choose("I am").until("have to have it");
    kiosk.choose("I decide").say("1").choose("Yes, I would like it");
    kiosk
}

fn have_enough(kiosk: &mut PipeSession) {
    kiosk.choose("Other things").choose("Stop").choose("enough for today");
}

/// Has enough for today; returns the code.
pub(crate) fn pause(kiosk: &mut PipeSession) -> String {
    have_enough(kiosk);
    assert!(kiosk.shows("code for going on") && kiosk.shows("deleted after 30 days"), "{:#?}", kiosk.page);
    kiosk.receipt()
}

/// Another run of the program, up to what is kept under this code.
fn go_on(demo: &DemoFolder, code: &str) -> PipeSession {
    resume(demo.kiosk("en"), code)
}

/// The same at this kiosk, which rests.
pub(crate) fn resume(mut kiosk: PipeSession, code: &str) -> PipeSession {
    kiosk.say("").choose("English").say("1").say("1").choose("Go on from last time").say(code);
    kiosk
}

/// What stands in the folder of paused visits, half-written or not; nothing where there is no folder yet.
fn files(demo: &DemoFolder) -> Vec<PathBuf> {
    let folder = fs::read_dir(demo.data().join("paused-visits"));
    folder.into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
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

#[test]
fn whoever_deletes_the_answers_of_last_time_leaves_no_file_of_them() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let mut second = go_on(&demo, &code);
    second.choose("Delete these answers");
    assert!(second.shows("Your answers have been deleted"), "{:#?}", second.page);
    assert!(files(&demo).is_empty(), "already when the page says so");
}

#[test]
fn a_code_that_was_mistyped_again_and_again_is_taken_at_once() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let mut second = go_on(&demo, &consent_log::random_pause_code().unwrap().to_string());
    for _ in 0..6 {
        assert!(second.shows("There is no visit to go on with under that code"), "{:#?}", second.page);
        second.say(&consent_log::random_pause_code().unwrap().to_string());
    }
    second.say(&code);
    assert!(second.shows("Going on from last time"), "{:#?}", second.page);
}

#[test]
fn doctor_names_what_nobody_can_go_on_with_and_the_command_that_deletes_it() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    pause(&mut first);
    first.close();
    let kept = &files(&demo)[0];
    let broken = kept.with_file_name("00000000000000000000000000000000.visit");
    let (mut first_line, pipe) = (fs::read(kept).unwrap(), kept.with_file_name("pipe.visit"));
    first_line[3] ^= 1;
    fs::write(&broken, first_line).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let doctor = || {
        let said = text(&demo.run(&["doctor"], b"").stdout);
        said.lines().find(|line| line.contains("paused visits: ")).expect(&said).to_owned()
    };
    let said = doctor();
    assert!(said.starts_with("WRONG") && said.contains("1 wait to go on"), "{said}");
    assert!(said.contains(&format!("`rm {}`", broken.display())), "{said}");
    assert!(said.contains(&format!("`rm -r {}`", pipe.display())), "{said}");
    // Whoever does as it says is told that all is well, and no start waits at the pipe before.
    assert!(demo.kiosk("en").close().status.success());
    assert!(Command::new("rm").arg("-r").args([&broken, &pipe]).status().unwrap().success());
    assert!(doctor().starts_with("ok"), "{}", doctor());
}

/// Comes to the page that says that it could not be kept, in words for the person alone.
#[track_caller]
fn is_told_calmly(kiosk: &PipeSession) {
    assert!(kiosk.shows(NOT_KEPT) && kiosk.shows("They are still here."), "{:#?}", kiosk.page);
    for word in ["disk", "MiB", "/", "error"] {
        assert!(!kiosk.shows(word), "{word}: {:#?}", kiosk.page);
    }
}

#[test]
fn on_a_full_disk_it_is_said_and_can_be_recorded_now_or_tried_again_with_every_answer() {
    let Some(disk) = SmallDiskDemo::new() else {
        println!("skipped: no small disk may be mounted here");
        return;
    };
    let mut kiosk = answered(&disk.0);
    disk.fill();
    have_enough(&mut kiosk);
    is_told_calmly(&kiosk);
    kiosk.choose("Try again");
    is_told_calmly(&kiosk);
    assert!(files(&disk.0).is_empty(), "nothing half-written: {:?}", files(&disk.0));
    assert!(disk.trouble().contains("free at least 8 MiB"), "{}", disk.trouble());
    // The record finds the room that was held back for it.
    kiosk.choose("Go on").choose("Other things").choose("Stop").choose("Record the answers so far").say("1");
    kiosk.choose("Yes, it is right").choose("Record");
    kiosk.receipt();
    assert!(kiosk.close().status.success());
    assert!(disk.0.is_whole().contains("1 records"));

    disk.free();
    let mut other = answered(&disk.0);
    disk.fill();
    have_enough(&mut other);
    is_told_calmly(&other);
    disk.free();
    other.choose("Try again");
    let code = other.receipt();
    other.close();
    assert!(go_on(&disk.0, &code).shows("Answers from last time: 1."));
    assert_eq!(files(&disk.0).len(), 1, "{:?}", files(&disk.0));
}

#[test]
fn what_cannot_be_deleted_is_told_and_is_deleted_in_the_next_sitting() {
    let demo = DemoFolder::new(FLU);
    let mut first = answered(&demo);
    let code = pause(&mut first);
    first.close();
    let folder = demo.data().join("paused-visits");
    // A disk that the system has made read-only, as a worn one.
    let mount = |args: &[&str]| Command::new("mount").args(args).arg(&folder).output().unwrap().status.success();
    let folder_name = folder.display().to_string();
    let mut second = go_on(&demo, &code);
    if !mount(&["--bind", &folder_name]) || !mount(&["-o", "remount,ro,bind"]) {
        println!("skipped: nothing may be mounted here");
        return;
    }
    second.choose("Delete these answers");
    assert!(Command::new("umount").arg(&folder).status().unwrap().success());
    assert!(second.shows("could not be deleted yet. Please tell staff."), "{:#?}", second.page);
    assert_eq!(files(&demo).len(), 1);
    second.close();
    let mut third = go_on(&demo, &code);
    third.choose("Delete these answers");
    assert!(!third.shows("could not be deleted"), "{:#?}", third.page);
    assert!(files(&demo).is_empty());
}
