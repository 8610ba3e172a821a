//! Set-up as it is done on the kiosk: on its screen, in the folder that the package makes, by the user who owns nothing else.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::pipe_session::{self, DemoFolder, PROGRAM, PipeSession, fails, text};
use crate::pipe_visits::is_empty;
use crate::tmux_terminal::TmuxTerminal;

/// A user who is not the one of the test, as `madoguchi` is not root.
const NOBODY: u32 = 65_534;
const LARGE: (u16, u16) = (106, 40);

/// A folder as the package makes it: empty, its user's alone, in a folder in which that user may make nothing.
struct PackagedFolder {
    dir: tempfile::TempDir,
}

impl PackagedFolder {
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

    fn terminal(&self, args: &[&str], first: &str) -> TmuxTerminal {
        let data = self.data().display().to_string();
        TmuxTerminal::of(LARGE, &self.start(), &[&["--data", &data, "--lang", "en"], args].concat(), first)
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

impl Drop for PackagedFolder {
    fn drop(&mut self) {
        let _ = fs::set_permissions(self.dir.path(), fs::Permissions::from_mode(0o755));
    }
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Answers everything that is asked, up to the summary.
fn goes_to_the_summary(screen: &TmuxTerminal) {
    screen.decide("2");
    screen.types("Aozora", "How will you know");
    screen.decide("1");
    loop {
        match screen.screen() {
            now if now.contains("How large is the screen") => break,
            now if now.contains("For how many months") => screen.types("60", "1  "),
            now if now.contains(" 1  ") => screen.decide("1"),
            _ => screen.decide(""),
        }
    }
    screen.types("", "From how far");
    screen.types("", "What is your name");
    screen.types("Sato", "Please choose your staff number");
    screen.types("730952", "same staff number again");
    screen.types("730952", "Is this right?");
}

fn numbered_words(screen: &str) -> Vec<String> {
    let rows = screen.lines().filter_map(|line| line.trim().split_once(". "));
    let words = rows.filter(|(number, _)| number.parse::<u8>().is_ok());
    words.map(|(_, word)| word.trim().to_owned()).collect()
}

/// Writes the words down and proves it.
fn proves_the_words(screen: &TmuxTerminal) {
    let words = numbered_words(&screen.wait_for("The passphrase that opens"));
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
fn the_kiosk_begins_with_set_up_on_its_screen_in_the_folder_that_the_package_makes() {
    let house = PackagedFolder::new();
    let screen = house.terminal(&["--voice", "none"], "This machine is not ready yet");
    assert!(screen.screen().contains("Please speak to staff"), "{}", screen.screen());
    screen.decide("9");
    screen.wait_for("not set up yet");
    screen.decide("1");
    screen.wait_for("Which language");
    goes_to_the_summary(&screen);
    assert!(!screen.screen().contains("Residents cannot begin"), "{}", screen.screen());
    screen.decide("1");
    proves_the_words(&screen);
    screen.wait_for("When you go on, the kiosk begins");
    screen.decide("1");
    screen.wait_for("Press any key to begin");
    let names = house.names();
    for part in ["facility.key", "facility.toml", "records.db", "staff.db"] {
        assert!(names.contains(&part.to_owned()), "{part} is not in {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("set")), "something is left of the making: {names:?}");
    assert!(house.run(&["records", "verify"]).contains("the log is whole"));
}

/// A machine that is slow, and somebody who presses again: the words would be gone unread.
#[test]
fn keys_that_are_pressed_while_the_keys_are_made_do_not_turn_the_page_of_the_words() {
    let house = PackagedFolder::new();
    let screen = house.terminal(&["setup"], "Which language");
    goes_to_the_summary(&screen);
    screen.key("1");
    screen.key("Enter");
    screen.wait_for("Creating the keys and the records");
    screen.keys_while_stopped(&["1", "Enter"]);
    screen.wait_for("The passphrase that opens");
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(screen.screen().contains("The passphrase that opens"), "{}", screen.screen());
    proves_the_words(&screen);
}

#[test]
fn after_a_cut_before_the_proof_set_up_begins_anew() {
    let house = PackagedFolder::new();
    let screen = house.terminal(&["setup"], "Which language");
    goes_to_the_summary(&screen);
    screen.decide("1");
    screen.wait_for("The passphrase that opens");
    screen.kill();
    assert_eq!(house.names(), ["setting-up", "trouble.log"]);
    let screen = house.terminal(&["setup"], "Which language");
    goes_to_the_summary(&screen);
    screen.decide("1");
    proves_the_words(&screen);
    screen.decide("1");
    screen.wait_for("ENDED 0");
    assert!(house.run(&["records", "verify"]).contains("the log is whole"));
}

#[test]
fn who_opened_set_up_on_the_kiosk_by_mistake_goes_back_to_the_calm_page() {
    let house = PackagedFolder::new();
    let screen = house.terminal(&["--voice", "none"], "This machine is not ready yet");
    screen.decide("9");
    screen.decide("1");
    screen.wait_for("Which language");
    screen.decide("8");
    screen.wait_for("This machine is not ready yet");
    assert!(!house.data().join("setting-up").exists());
}

#[test]
fn a_folder_of_another_user_is_told_with_the_mend() {
    if !is_root() {
        println!("left out: only root can give a folder away");
        return;
    }
    let house = PackagedFolder::new();
    let data = house.data().display().to_string();
    let mend = format!("run `sudo -u nobody madoguchi --data {data} setup`");
    fails(&["--data", &data, "setup"], 1, &mend);
    assert_eq!(house.names(), [""; 0]);
}

/// Everything up to the making, in lines, on a disk with this much room or for files of this size; what it said, and the folder.
fn makes_with(before: &str, data: &Path) -> (bool, String) {
    let program = format!(
        "{before} {PROGRAM} --data {} --content tests/packs/influenza --lang en setup --reader lines",
        data.display()
    );
    let mut command = Command::new("sh");
    command.args(["-c", &program]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut setup = PipeSession::of(command);
    setup.choose("English").say("Blue Sky").say("1").say("1").say("").say("").say("Sato").say("730952").say("730952");
    setup.choose("create the keys");
    let told = setup.page.join("\n");
    let made = setup.shows("The passphrase that opens");
    setup.close();
    (made, told)
}

#[test]
fn files_that_cannot_be_written_at_any_step_are_told_and_leave_nothing_half() {
    let mut made = 0;
    // Nothing can be written; half of the log, all of it, the room that is held back for it.
    for kib in [0, 1, 4, 16, 40, 64, 90, 128, 256, 512, 1000, 2000] {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        fs::create_dir(&data).unwrap();
        let (is_made, told) = makes_with(&format!("trap '' XFSZ; ulimit -f {}; exec", kib * 2), &data);
        assert!(is_made || told.contains("They could not be created"), "{kib} KiB: {told}");
        assert!(is_made || told.contains("Usually the disk is full"), "no mend at {kib} KiB: {told}");
        assert!(is_empty(&data), "{kib} KiB leave something half");
        made += usize::from(is_made);
    }
    assert_eq!(made, 1, "all but the last are too small");
}

#[test]
fn a_full_disk_is_told_before_anything_is_made_and_one_with_room_is_not() {
    if !Command::new("unshare").args(["-Urm", "true"]).status().is_ok_and(|status| status.success()) {
        println!("left out: this machine gives no disk of its own to a test (unshare -Urm)");
        return;
    }
    for (mib, is_enough) in [(1, false), (7, false), (16, true)] {
        let dir = tempfile::tempdir().unwrap();
        let here = dir.path().display();
        let disk = format!("mount -t tmpfs -o size={mib}m disk {here} && mkdir {here}/data &&");
        let inside = makes_with(&format!("exec unshare -Urm sh -c '{disk} exec \"$@\"' sh"), &dir.path().join("data"));
        assert_eq!(inside.0, is_enough, "{mib} MiB: {}", inside.1);
        assert!(is_enough || inside.1.contains("free at least 8 MiB"), "{}", inside.1);
    }
}

#[test]
fn what_an_input_method_commits_at_once_is_taken_and_letters_become_kana() {
    let house = PackagedFolder::new();
    let screen = house.terminal(&["setup"], "Which language");
    screen.decide("1");
    screen.wait_for("施設");
    screen.commit("あおぞらえん");
    screen.wait_for("あおぞらえん");
    screen.key("Enter");
    screen.wait_for("だれの");
    screen.decide("8");
    screen.commit("青空苑");
    screen.wait_for("青空苑");
    screen.key("Enter");
    screen.wait_for("ひらがな、カタカナ、ローマ");
    screen.types("aozora苑", "「苑」");
    screen.types("aozoraen", "だれの");
    screen.kill();
    let screen = house.terminal(&["setup"], "Which language");
    screen.decide("1");
    screen.types("aozoraen", "どちらの");
    assert!(screen.screen().contains("あおぞらえん"), "{}", screen.screen());
}

#[test]
fn the_words_and_a_name_of_many_letters_are_committed_at_once_in_review() {
    let demo = DemoFolder::new("tests/packs/influenza");
    demo.visit();
    let data = demo.data().display().to_string();
    let args = ["--data", &data, "--content", "tests/packs/influenza", "--lang", "en", "review"];
    let screen = TmuxTerminal::of((106, 40), &[PROGRAM.to_owned()], &args, "staff number");
    screen.types(&demo.pin(), "passphrase that opens");
    screen.commit(&demo.words());
    screen.key("Enter");
    screen.wait_for("Today is");
    screen.decide("1");
    screen.wait_for("records are waiting for you");
    let other = screen.screen();
    let other = other.lines().find(|line| line.contains("Other work")).unwrap().trim().chars().next().unwrap();
    screen.decide(&other.to_string());
    screen.wait_for("Find a person");
    let find = screen.screen();
    let find = find.lines().find(|line| line.contains("Find a person")).unwrap().trim().chars().next().unwrap();
    screen.decide(&find.to_string());
    screen.commit("たかはしはなこさん");
    screen.wait_for("たかはしはなこさん");
    screen.key("Enter");
    screen.wait_for("obody");
}

const PREPARED: &str = "name = \"青空苑\"\nreading = \"アオゾラエン\"\nidentity = \"number\"\ndigits = 5\nstaff = \"佐藤 一\"\n\
    screen_inches = 15.6\nviewing_cm = 60\n[profile]\nno_disadvantage_promise = \"confirmed\"\nretention = \"60\"\n";

#[test]
fn what_was_prepared_in_a_file_is_not_asked_and_pins_and_words_always_are() {
    let dir = tempfile::tempdir().unwrap();
    let (file, data) = (dir.path().join("stick.toml"), dir.path().join("data").display().to_string());
    fs::write(&file, PREPARED).unwrap();
    let file = file.display().to_string();
    let mut setup = PipeSession::new(&["--data", &data, "--lang", "en", "setup", "--from", &file, "--reader", "lines"]);
    setup.choose("English");
    // What the file does not say is asked: the other questions of the pack.
    while !setup.shows("Please choose your staff number") {
        assert!(!setup.shows("For how many months") && !setup.shows("facility called"), "{:#?}", setup.page);
        let answer = if setup.page.iter().any(|line| line.starts_with("1: ")) { "1" } else { "" };
        setup.say(answer);
    }
    setup.say("730952").say("730952");
    for said in ["あおぞらえん", "15.6 inches, read from 60 cm", "佐藤"] {
        assert!(setup.shows(said), "{said}: {:#?}", setup.page);
    }
    assert!(!setup.shows("Residents cannot begin"), "{:#?}", setup.page);
    setup.choose("create the keys");
    assert!(setup.shows("The passphrase that opens"), "{:#?}", setup.page);
}

#[test]
fn a_prepared_file_with_mistakes_is_told_line_by_line_before_anything_begins() {
    let dir = tempfile::tempdir().unwrap();
    let (file, data) = (dir.path().join("stick.toml"), dir.path().join("data").display().to_string());
    let file_name = file.display().to_string();
    let asks = ["--data", &data, "--lang", "en", "setup", "--reader", "lines", "--from", &file_name];
    fs::write(&file, PREPARED.replace("digits = 5", "digits = 4").replace("アオゾラエン", "青空")).unwrap();
    fails(&asks, 1, "line 2: reading: “青” cannot be read as kana");
    fails(&asks, 1, "line 4: digits: That number cannot be used here");
    fs::write(&file, format!("pin = \"730952\"\n{PREPARED}")).unwrap();
    fails(&asks, 1, "line 1: unknown field `pin`");
    fs::remove_file(&file).unwrap();
    fails(&asks, 1, "stick.toml");
}

#[test]
fn a_prepared_file_in_the_data_folder_is_offered_on_the_first_page() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().display().to_string();
    let file = dir.path().join("madoguchi-setup.toml");
    let talk =
        || PipeSession::new(&["--data", &data, "--lang", "en", "setup", "--reader", "lines", "--reader-text", "kanji"]);
    fs::write(&file, PREPARED.replace("digits = 5", "digits = 4")).unwrap();
    let setup = talk();
    assert!(setup.shows("has mistakes and is not used") && setup.shows("line 4: digits"), "{:#?}", setup.page);
    drop(setup.close());
    fs::write(&file, PREPARED).unwrap();
    let mut setup = talk();
    setup.choose("madoguchi-setup.toml");
    assert!(setup.shows("only be asked what it does not say"), "{:#?}", setup.page);
    setup.say("2");
    assert!(setup.page.len() > 1 && !setup.shows("facility called"), "{:#?}", setup.page);
}

#[test]
fn the_example_of_a_prepared_file_is_printed() {
    let printed = pipe_session::run(&["setup", "--example", "--lang", "en"], b"");
    assert!(printed.status.success());
    let printed = text(&printed.stdout);
    assert!(printed.contains("#name = \"青空苑\"") && printed.contains("[profile]"), "{printed}");
}
