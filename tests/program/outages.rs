//! A kiosk that cannot start, on its screen: calm for residents, the way out for staff, and no second of restarting.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::pipe_session::{DemoFolder, PROGRAM, fails, text};
use crate::tmux_terminal::TmuxTerminal;

const LARGE: (u16, u16) = (106, 40);

/// A facility that is set up, and no demonstration any more.
fn facility() -> DemoFolder {
    let demo = DemoFolder::new("");
    let output = demo.run(&["--demo", "--reader", "lines"], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    fs::remove_file(demo.data().join("DEMO.txt")).unwrap();
    demo
}

fn kiosk(start: &[String], data: &Path, more: &[&str], first: &str) -> TmuxTerminal {
    let data = data.display().to_string();
    TmuxTerminal::of(LARGE, start, &[&["--data", &data, "--lang", "en"], more].concat(), first)
}

fn itself() -> Vec<String> {
    vec!["env".to_owned(), "MADOGUCHI_BRAILLE=off".to_owned(), PROGRAM.to_owned()]
}

/// The kiosk in this state: calm, then the words for staff behind a key, and it stays.
fn rests(screen: &TmuxTerminal, data: &Path, words: &str) {
    let calm = screen.wait_for("This machine is resting");
    assert!(calm.contains("Please speak to staff") && calm.contains("やす"), "in the house's languages: {calm}");
    assert!(!calm.contains("records.db") && !calm.contains("madoguchi"), "{calm}");
    screen.decide("9");
    screen.wait_for(words);
    screen.decide("1");
    screen.wait_for("still cannot start");
    let log = fs::read_to_string(data.join("trouble.log")).unwrap();
    // The terminal of this test shows no pictures, which is told as well.
    let lines: Vec<&str> = log.lines().filter(|line| !line.contains("sixel")).collect();
    assert_eq!(lines.len(), 1, "once a start: {log}");
}

/// The same for a facility to which something was done, and the kiosk serves as soon as it is undone.
#[track_caller]
fn rests_until_it_is_mended(file: &str, broken: &[u8], words: &str) {
    let demo = facility();
    let path = demo.data().join(file);
    let before = fs::read(&path).unwrap_or_default();
    fs::write(&path, broken).unwrap();
    let screen = kiosk(&itself(), &demo.data(), &[], "resting");
    rests(&screen, &demo.data(), words);
    fs::write(&path, before).unwrap();
    screen.key("1");
    screen.key("Enter");
    screen.wait_for("Press any key to begin");
}

#[test]
fn records_that_are_cut_off() {
    let demo = facility();
    let whole = fs::read(demo.data().join("records.db")).unwrap();
    rests_until_it_is_mended("records.db", &whole[..whole.len() / 2], "The records are damaged");
}

#[test]
fn a_file_that_is_not_ours() {
    let text = "this is no database at all, but a text of some length".repeat(100);
    rests_until_it_is_mended("records.db", text.as_bytes(), "does not belong to this kiosk");
}

#[test]
fn a_facility_file_that_is_broken() {
    rests_until_it_is_mended("facility.toml", b"name = \"Aozora", "A settings file cannot be used");
}

#[test]
fn settings_that_are_broken() {
    rests_until_it_is_mended("madoguchi.toml", b"voice = loud", "A settings file cannot be used");
}

#[test]
fn something_that_is_not_decided() {
    let demo = facility();
    let facility = fs::read_to_string(demo.data().join("facility.toml")).unwrap();
    let open = facility.replace("retention = \"60\"", "retention = \"\"");
    assert_ne!(open, facility);
    rests_until_it_is_mended("facility.toml", open.as_bytes(), "have not been decided");
}

#[test]
fn records_of_a_newer_program() {
    let demo = facility();
    let database = rusqlite::Connection::open(demo.data().join("records.db")).unwrap();
    database.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(database);
    rests(&kiosk(&itself(), &demo.data(), &[], "resting"), &demo.data(), "A newer madoguchi");
}

#[test]
fn a_facility_of_another_pack() {
    let demo = facility();
    let screen = kiosk(&itself(), &demo.data(), &["--content", "tests/packs/influenza"], "resting");
    screen.decide("9");
    screen.wait_for("The content of the explanation cannot be used");
}

#[test]
fn records_without_a_facility_are_not_set_up_over() {
    let demo = facility();
    fs::remove_file(demo.data().join("facility.toml")).unwrap();
    rests(&kiosk(&itself(), &demo.data(), &[], "resting"), &demo.data(), "is not empty, for");
}

#[test]
fn a_second_kiosk_serves_as_soon_as_the_first_has_ended() {
    let demo = facility();
    let first = demo.talk(&["--reader", "lines"]);
    let screen = kiosk(&itself(), &demo.data(), &[], "resting");
    rests(&screen, &demo.data(), "Another kiosk is using these records");
    drop(first.close());
    screen.key("1");
    screen.key("Enter");
    screen.wait_for("Press any key to begin");
}

#[test]
fn a_full_disk() {
    if !Command::new("unshare").args(["-Urm", "true"]).status().is_ok_and(|status| status.success()) {
        println!("left out: this machine gives no disk of its own to a test (unshare -Urm)");
        return;
    }
    let demo = facility();
    let (data, disk) = (demo.data().display().to_string(), demo.dir.path().join("disk"));
    fs::create_dir(&disk).unwrap();
    let here = disk.display();
    let full = format!(
        "mount -t tmpfs -o size=16m disk {here} && cp -r {data} {here}/ && head -c 12M /dev/zero >{here}/full; exec \"$@\""
    );
    let start = ["unshare", "-Urm", "sh", "-c", &full, "sh"].map(ToOwned::to_owned);
    let screen = kiosk(&[&start[..], &itself()[..]].concat(), &disk.join("data"), &[], "resting");
    screen.decide("9");
    screen.wait_for("The disk is full");
    screen.decide("1");
    screen.wait_for("still cannot start");
}

#[test]
fn a_folder_that_is_closed_to_its_user() {
    use std::os::unix::fs::PermissionsExt as _;
    let demo = facility();
    if !rustix::process::geteuid().is_root() {
        println!("left out: only root can start a kiosk as somebody else");
        return;
    }
    let program = demo.dir.path().join("madoguchi");
    // Copied by another program: one that another thread is just starting would hold the file open for writing.
    assert!(Command::new("cp").arg(PROGRAM).arg(&program).status().unwrap().success());
    fs::set_permissions(demo.dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let as_nobody = format!("setpriv --reuid=65534 --regid=65534 --clear-groups {}", program.display());
    let start: Vec<String> = as_nobody.split(' ').map(ToOwned::to_owned).collect();
    let screen = kiosk(&start, &demo.data(), &[], "resting");
    screen.decide("9");
    screen.wait_for("cannot be read or written");
}

#[test]
fn without_a_screen_it_ends_with_its_line() {
    let demo = facility();
    fs::write(demo.data().join("facility.toml"), "name = ").unwrap();
    let data = demo.data().display().to_string();
    fails(&["--data", &data, "--reader", "lines"], 1, "facility.toml: line 1");
    fails(&["--data", &data], 1, "facility.toml: line 1");
}

#[test]
fn a_mistake_in_the_command_line_is_no_outage() {
    let demo = facility();
    let screen = kiosk(&itself(), &demo.data(), &["--draw", "loud"], "ENDED 2");
    assert!(screen.screen().contains("--draw = \"loud\": write one of auto, text, pixels"), "{}", screen.screen());
}
