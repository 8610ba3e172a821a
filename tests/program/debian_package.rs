//! What the Debian package puts around the program: manual, completions, the unit, the settings of the terminal.
//! (The package itself is tried by `make prove-deb`.)

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::pipe_session::{run, text};

const UNIT: &str = "assets/install/madoguchi.service";
const TERMINAL: &str = "assets/install/foot.ini";
/// The settings that foot itself brings: every key that it binds stands there.
const FOOTS_OWN: &str = "/etc/xdg/foot/foot.ini";

/// Commands that `--help` lists.
fn commands() -> Vec<String> {
    let help = text(&run(&["--help"], b"").stdout);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let name = |line: &str| line.strip_prefix("  ")?.split_whitespace().next().map(ToOwned::to_owned);
    listed.filter(|line| !line.starts_with("   ")).filter_map(name).filter(|name| name != "help").collect()
}

#[test]
fn every_command_has_a_page_of_the_manual_and_is_completed_by_every_shell() {
    let dir = tempfile::tempdir().unwrap();
    let made = run(&["manual", &dir.path().display().to_string()], b"");
    assert!(made.status.success(), "{}", text(&made.stderr));
    let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let commands = commands();
    assert!(commands.len() >= 9 && commands.contains(&"review".to_owned()), "{commands:?}");
    for command in commands {
        assert!(read(&format!("madoguchi-{command}.1")).contains(&command));
        for completion in ["madoguchi.bash", "madoguchi.fish", "_madoguchi"] {
            assert!(read(completion).contains(&command), "{completion} does not know {command}");
        }
    }
    assert!(read("madoguchi.1").contains(r"\-\-reader"));
    assert!(!dir.path().join("madoguchi-help.1").exists(), "help about help");
}

/// `key=value` of each section of an ini file; the defaults in foot's own file stand behind `# `.
fn settings(file: &str) -> BTreeMap<(String, String), String> {
    let mut section = String::new();
    let mut found = BTreeMap::new();
    for line in fs::read_to_string(file).unwrap().lines() {
        let line = line.trim_start_matches("# ").trim_start_matches('#');
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            name.0.clone_into(&mut section);
        } else if let Some((key, value)) = line.split_once('=').filter(|(key, _)| !key.contains(' ')) {
            found.insert((section.clone(), key.trim().to_owned()), value.trim().to_owned());
        }
    }
    found
}

#[test]
fn no_key_or_button_of_the_terminal_itself_is_left_to_a_resident() {
    if !Path::new(FOOTS_OWN).is_file() {
        println!("left out, because foot is not installed: sh tests/install.sh installs it");
        return;
    }
    let own = settings(TERMINAL);
    let bound = settings(FOOTS_OWN).into_iter().filter(|((section, _), value)| {
        ["key-bindings", "mouse-bindings"].contains(&section.as_str()) && !value.ends_with("none")
    });
    // Which keys let a selection be made in a program that takes the mouse: with no selection it means nothing.
    let bound: Vec<_> = bound.filter(|((_, action), _)| action != "selection-override-modifiers").collect();
    assert!(bound.len() > 12, "foot binds something: {bound:?}");
    for (action, keys) in bound {
        assert_eq!(own.get(&action).map(String::as_str), Some("none"), "{action:?} is still on {keys}");
    }
    let checked = Command::new("foot").args(["--check-config", "--config", TERMINAL]).output().unwrap();
    assert!(checked.status.success(), "{}", text(&checked.stderr));
}

#[test]
fn the_unit_gives_the_kiosk_as_little_of_the_machine_as_promised() {
    let rated = Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--no-pager", "--threshold=15", UNIT])
        .output();
    let Ok(rated) = rated else {
        println!("left out, because systemd is not installed");
        return;
    };
    let said = text(&rated.stdout);
    if said.is_empty() {
        println!("left out: {}", text(&rated.stderr));
        return;
    }
    assert!(rated.status.success(), "{said}");
    let told = fs::read_to_string("assets/install/KIOSK.md").unwrap();
    let figure = said.lines().last().unwrap().split(": ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(told.contains(&format!("says {figure}.")), "KIOSK.md says another figure than {figure}");
}

#[test]
fn the_unit_starts_what_the_package_brings() {
    let unit = fs::read_to_string(UNIT).unwrap();
    let package = fs::read_to_string("Cargo.toml").unwrap();
    let start = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    assert!(start.starts_with("/usr/lib/madoguchi/start-and-wait /usr/bin/cage -d -- /usr/bin/foot "), "{start}");
    assert!(!start.contains(" -s "), "cage changes consoles");
    for (file, brought) in [
        ("/usr/lib/madoguchi/start-and-wait", r#"["assets/install/start-and-wait", "usr/lib/madoguchi/", "755"]"#),
        ("--config=/etc/madoguchi/foot.ini", r#"["assets/install/foot.ini", "etc/madoguchi/""#),
        ("/usr/bin/madoguchi", r#"["target/release/madoguchi", "usr/bin/""#),
    ] {
        assert!(start.contains(file) && package.contains(brought), "{file}");
    }
    for (line, brought) in
        [("XCURSOR_THEME=no-pointer", "icons/no-pointer/cursors/text"), ("User=madoguchi", "sysusers.d/madoguchi.conf")]
    {
        assert!(unit.contains(line) && package.contains(brought), "{line}");
    }
}

#[test]
fn start_and_wait_outlives_a_signal_until_its_command_has_ended() {
    // The command is told to stop as systemd tells the whole unit, and takes a moment to clean up.
    let command = "trap 'sleep 0.3; echo cleaned; exit 7' TERM; echo begun; while :; do sleep 0.05; done";
    let mut script = Command::new("assets/install/start-and-wait")
        .args(["/bin/sh", "-c", command])
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(script.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.next().as_deref(), Some("begun"));
    let whole_group = format!("-{}", script.id());
    assert!(Command::new("kill").args(["-TERM", "--", &whole_group]).status().unwrap().success());
    assert_eq!(script.wait().unwrap().code(), Some(7), "it ends with the command, and as the command did");
    assert_eq!(lines.next().as_deref(), Some("cleaned"), "the command was not left alone");
}

#[test]
fn the_calm_text_comes_back_where_something_clears_the_screen() {
    let screen = tempfile::NamedTempFile::new().unwrap();
    let mut script = Command::new("assets/install/rest-on-screen").arg(screen.path()).arg("6").spawn().unwrap();
    let shown = || fs::read_to_string(screen.path()).unwrap();
    let whole =
        |text: &str| text.contains("SHOKUIN") && text.contains("Please speak to staff") && text.ends_with("\x1b[J");
    while !whole(&shown()) {
        assert!(script.try_wait().unwrap().is_none(), "it ended without a text");
        thread::sleep(Duration::from_millis(20));
    }
    fs::write(screen.path(), "").unwrap();
    assert!(script.wait().unwrap().success(), "it ends after its time");
    assert!(whole(&shown()), "it did not come back: {:?}", shown());
}

#[test]
fn the_unit_starts_before_set_up_and_a_crash_loop_ends_on_a_calm_text() {
    let unit = fs::read_to_string(UNIT).unwrap();
    let said = |key: &str| unit.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("no {key}"));
    assert!(!unit.contains("Condition"), "it waits for nothing: set-up is done on its screen");
    let tries: u32 = said("StartLimitBurst=").parse().unwrap();
    let within: u32 = said("StartLimitIntervalSec=").parse().unwrap();
    let pause: u32 = said("RestartSec=").parse().unwrap();
    assert!(tries * (pause + 20) < within, "a loop of starts that take twenty seconds ends");
    let resting = format!("assets/install/{}", said("OnFailure="));
    assert!(fs::read_to_string("Cargo.toml").unwrap().contains(&format!("[\"{resting}\"")), "it is not packaged");
    let resting = fs::read_to_string(resting).unwrap();
    assert!(resting.contains("=/usr/lib/madoguchi/rest-on-screen /dev/tty7 600\n"), "no calm text");
    assert!(resting.contains("start madoguchi.service"), "it never comes back");
    let verified = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "assets/install/madoguchi-resting.service"])
        .output();
    match verified {
        Ok(verified) => {
            let said = text(&verified.stderr);
            // What it starts need not be installed here.
            let wrong =
                said.lines().find(|line| line.contains("madoguchi-resting") && !line.contains("not executable"));
            assert_eq!(wrong, None, "{said}");
        }
        Err(_) => println!("left out, because systemd is not installed"),
    }
}
