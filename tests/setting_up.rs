//! Set-up as it is done on the kiosk: on its screen, in the folder that the package makes, by the user who owns nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

mod talker;
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use talker::{PROGRAM, text};
use terminal::Terminal;

/// A user who is not the one of the test, as `madoguchi` is not root.
const NOBODY: u32 = 65_534;
const LARGE: (u16, u16) = (106, 40);

/// A folder as the package makes it: empty, its user's alone, in a folder in which that user may make nothing.
struct House {
    dir: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let house = Self { dir: tempfile::tempdir().unwrap() };
        fs::copy(PROGRAM, house.program()).unwrap();
        fs::create_dir(house.data()).unwrap();
        let right = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        right(&house.data(), 0o700);
        if is_root() {
            std::os::unix::fs::chown(house.data(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        right(house.dir.path(), 0o555);
        house
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn program(&self) -> PathBuf {
        self.dir.path().join("madoguchi")
    }

    /// By which words its own user starts the program.
    fn start(&self) -> Vec<String> {
        let program = self.program().display().to_string();
        let user = format!("--reuid={NOBODY} --regid={NOBODY} --clear-groups");
        let user = user.split(' ').map(ToOwned::to_owned);
        let by = std::iter::once("setpriv".to_owned()).chain(user);
        if is_root() { by.chain([program]).collect() } else { vec![program] }
    }

    fn terminal(&self, args: &[&str], first: &str) -> Terminal {
        let data = self.data().display().to_string();
        Terminal::of(LARGE, &self.start(), &[&["--data", &data, "--lang", "en"], args].concat(), first)
    }

    fn run(&self, args: &[&str]) -> String {
        let mut command = Command::new(&self.start()[0]);
        command.args(&self.start()[1..]).args(["--data", &self.data().display().to_string()]).args(args);
        let output = command.output().unwrap();
        format!("{}{}", text(&output.stdout), text(&output.stderr))
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.data())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::set_permissions(self.dir.path(), fs::Permissions::from_mode(0o755));
    }
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Answers everything that is asked, up to the summary.
fn goes_to_the_summary(screen: &Terminal) {
    screen.decide("2");
    screen.types("Aozora", "How do you find out");
    screen.decide("1");
    loop {
        match screen.screen() {
            now if now.contains("How large is the screen") => break,
            now if now.contains("For how many months") => screen.decide("6"),
            now if now.contains(" 1  ") => screen.decide("1"),
            _ => screen.decide(""),
        }
    }
    screen.types("", "From how far");
    screen.types("", "What is your name");
    screen.types("Sato", "Choose a number for yourself");
    screen.types("730952", "same number again");
    screen.types("730952", "Is this right?");
}

fn numbered_words(screen: &str) -> Vec<String> {
    let rows = screen.lines().filter_map(|line| line.trim().split_once(". "));
    let words = rows.filter(|(number, _)| number.parse::<u8>().is_ok());
    words.map(|(_, word)| word.trim().to_owned()).collect()
}

/// Writes the words down and proves it.
fn proves_the_words(screen: &Terminal) {
    let words = numbered_words(&screen.wait_for("The words that open"));
    screen.decide("1");
    screen.types(&words[1], "word 6");
    screen.types(&words[5], "The recovery sheet");
    let mut recovery = Vec::new();
    for _ in 0..3 {
        recovery.extend(numbered_words(&screen.screen()));
        screen.decide("1");
    }
    screen.types(&recovery[2], "word 11");
    screen.types(&recovery[10], "word 20");
    screen.types(&recovery[19], "Everything is ready");
}

#[test]
fn set_up_is_done_on_screen_in_the_folder_that_the_package_makes() {
    let house = House::new();
    let screen = house.terminal(&["setup"], "Which language");
    goes_to_the_summary(&screen);
    screen.decide("1");
    proves_the_words(&screen);
    screen.decide("1");
    screen.wait_for("ENDED 0");
    let names = house.names();
    for part in ["facility.key", "facility.toml", "records.db", "staff.db"] {
        assert!(names.contains(&part.to_owned()), "{part} is not in {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("set")), "something is left of the making: {names:?}");
    assert!(house.run(&["records", "verify"]).contains("the log is whole"));
    drop(screen);
    house.terminal(&["--voice", "none"], "Press any key");
}

#[test]
fn after_a_cut_before_the_proof_set_up_begins_anew() {
    let house = House::new();
    for _ in 0..2 {
        let screen = house.terminal(&["setup"], "Which language");
        goes_to_the_summary(&screen);
        screen.decide("1");
        screen.wait_for("The words that open");
        screen.kill();
        assert!(!house.data().join("facility.toml").exists());
    }
    let screen = house.terminal(&["setup"], "Which language");
    goes_to_the_summary(&screen);
}

#[test]
fn a_folder_of_another_user_is_told_with_the_mend() {
    if !is_root() {
        println!("left out: only root can give a folder away");
        return;
    }
    let house = House::new();
    let data = house.data().display().to_string();
    let mend = format!("run `sudo -u nobody madoguchi --data {data} setup`");
    talker::fails(&["--data", &data, "setup"], 1, &mend);
    assert_eq!(house.names(), [""; 0]);
}
