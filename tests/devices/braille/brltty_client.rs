//! The client of `BrlAPI` against a real brltty with its virtual display.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use brlapi::{BrailleDisplay, DisplayError, DisplayEvent, DisplayKey, NamedKey, ServerAddress, ServerConfig, probe};
use furigana::RichText;
use tenji::{BrailleCode, translate};

use crate::braille::virtual_display::VirtualDisplay;
use crate::machine;
use crate::pipe_session::{PROGRAM, command, text};

const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// A display and the bell of its news.
struct DisplayClient {
    display: BrailleDisplay,
    rung: Receiver<()>,
}

impl DisplayClient {
    fn at(line: &VirtualDisplay) -> Self {
        let (bell, rung) = channel();
        let display = BrailleDisplay::start(server(line), move || {
            let _ = bell.send(());
        });
        Self { display: display.unwrap(), rung }
    }

    #[track_caller]
    fn news(&self) -> DisplayEvent {
        self.rung.recv_timeout(ANSWER_TIMEOUT).expect("nothing is heard of the display");
        self.display.next_event().expect("the bell rang for nothing")
    }

    #[track_caller]
    fn wait_for_cells(&self) -> usize {
        loop {
            match self.news() {
                DisplayEvent::Connected(cells) => return cells,
                DisplayEvent::Disconnected(error) => assert!(error.is_normal(), "{error}"),
                DisplayEvent::Pressed(key) => panic!("{key:?} before there was a display"),
            }
        }
    }

    #[track_caller]
    fn key(&self) -> DisplayKey {
        match self.news() {
            DisplayEvent::Pressed(key) => key,
            other @ (DisplayEvent::Connected(_) | DisplayEvent::Disconnected(_)) => panic!("no key, but {other:?}"),
        }
    }

    fn writes(&self, source: &str) -> String {
        let cells = translate(&RichText::parse(source).unwrap(), BrailleCode::Japanese);
        self.display.show(cells.bytes());
        cells.unicode()
    }
}

fn server(line: &VirtualDisplay) -> ServerConfig {
    ServerConfig { host: ServerAddress::parse(&line.host()).unwrap(), key: line.key(), terminal: None }
}

#[test]
fn cells_go_to_the_display_and_its_keys_come_back() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(20) else { return };
    let reader = DisplayClient::at(&line);
    assert_eq!(reader.wait_for_cells(), 20);
    line.wait_for(&reader.writes("｜保険証《ほけんしょう》"));
    line.wait_for(&reader.writes("はい"));
    for (command, key) in [
        ("ROUTE 3", DisplayKey::Route(3)),
        ("LNDN", DisplayKey::LineDown),
        ("FWINRT", DisplayKey::PanOn),
        ("FWINLT", DisplayKey::PanBack),
        ("TOP", DisplayKey::Top),
        ("HOME", DisplayKey::Home),
        ("PASSDOTS 46", DisplayKey::Dots(46)),
        ("PASSCHAR 50", DisplayKey::Char('2')),
        ("KEY_ENTER", DisplayKey::Named(NamedKey::Enter)),
        ("KEY_BACKSPACE", DisplayKey::Named(NamedKey::Erase)),
        ("HELP", DisplayKey::Help),
        // brltty's own menu is not for whoever stands at a kiosk.
        ("PREFMENU", DisplayKey::Other),
    ] {
        line.press(command);
        assert_eq!(reader.key(), key, "{command}");
    }
    line.wait_for(&reader.writes("いいえ"));
}

#[test]
fn a_wrong_key_is_refused_and_said_in_one_sentence() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(20) else { return };
    // It is there when the right key is taken.
    assert_eq!(DisplayClient::at(&line).wait_for_cells(), 20);
    let other = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(other.path(), "another key").unwrap();
    let wrong = ServerConfig { key: other.path().to_owned(), ..server(&line) };
    let error = probe(&wrong).unwrap_err();
    assert!(matches!(error, DisplayError::WrongKey { .. }), "{error}");
    assert!(!error.is_normal());
    let said = error.to_string();
    assert!(said.contains(&other.path().display().to_string()) && said.lines().count() == 1, "{said}");
    let missing = ServerConfig { key: PathBuf::from("/nowhere/key"), ..server(&line) };
    assert!(matches!(probe(&missing), Err(DisplayError::KeyFile { .. })));
    assert_eq!(probe(&server(&line)).unwrap(), 20);
}

#[test]
fn a_brltty_that_is_killed_is_missed_and_taken_up_again_with_what_is_to_be_read() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(40) else { return };
    let reader = DisplayClient::at(&line);
    assert_eq!(reader.wait_for_cells(), 40);
    line.wait_for(&reader.writes("はい"));
    line.kill();
    assert!(matches!(reader.news(), DisplayEvent::Disconnected(DisplayError::Lost(_))));
    let shown = reader.writes("いいえ");
    line.start_brltty();
    assert_eq!(reader.wait_for_cells(), 40);
    line.wait_for(&shown);
}

#[test]
fn a_display_that_is_unplugged_has_no_cells_until_it_is_back() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(20) else { return };
    let reader = DisplayClient::at(&line);
    assert_eq!(reader.wait_for_cells(), 20);
    let shown = reader.writes("はい");
    line.wait_for(&shown);
    line.unplug(true);
    assert!(matches!(reader.news(), DisplayEvent::Disconnected(DisplayError::NoCells)));
    line.unplug(false);
    assert_eq!(reader.wait_for_cells(), 20);
    line.wait_for(&shown);
}

/// What `doctor` says about the display behind this line, with this key file.
fn doctor(line: &VirtualDisplay, key: &std::path::Path) -> String {
    let nowhere = tempfile::tempdir().unwrap();
    let data = nowhere.path().join("data").display().to_string();
    let mut doctor = command(&["doctor", "--data", &data]);
    doctor.env("MADOGUCHI_BRAILLE", "auto").env("BRLAPI_HOST", line.host());
    doctor.env("BRLAPI_AUTH", format!("keyfile:{}", key.display()));
    let said = text(&doctor.output().unwrap().stdout);
    said.lines().find(|line| line.contains("braille display")).unwrap().to_owned()
}

#[test]
fn doctor_as_a_user_without_the_key_says_what_cannot_be_seen_and_how_to_look() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(32) else { return };
    if !rustix::process::geteuid().is_root() {
        println!("left out: only root can look as somebody else");
        return;
    }
    assert_eq!(DisplayClient::at(&line).wait_for_cells(), 32);
    let dir = tempfile::tempdir().unwrap();
    let (program, key) = (dir.path().join("madoguchi"), dir.path().join("key"));
    // Copied by another program: one that another thread is just starting would hold the file open for writing.
    assert!(Command::new("cp").arg(PROGRAM).arg(&program).status().unwrap().success());
    std::fs::copy(line.key(), &key).unwrap();
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut doctor = std::process::Command::new("setpriv");
    doctor.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    doctor.args(["doctor", "--data", "/nowhere"]).env("BRLAPI_HOST", line.host()).env("MADOGUCHI_SOUND", "null");
    doctor.env_remove("MADOGUCHI_BRAILLE").env("BRLAPI_AUTH", format!("keyfile:{}", key.display()));
    let said = text(&doctor.output().unwrap().stdout);
    let said = said.lines().find(|line| line.contains("braille display")).unwrap();
    assert!(said.starts_with("without braille display: it cannot be seen from here"), "{said}");
    assert!(said.contains("sudo madoguchi doctor"), "{said}");
}

#[test]
fn doctor_tells_of_the_display_and_of_a_key_that_is_wrong() {
    let _machine = machine::shared();
    let Some(line) = VirtualDisplay::start(32) else { return };
    assert_eq!(DisplayClient::at(&line).wait_for_cells(), 32);
    let said = doctor(&line, &line.key());
    assert!(said.starts_with("ok      braille display: 32 cells, by brltty"), "{said}");
    let said = doctor(&line, std::path::Path::new("Cargo.toml"));
    assert!(said.starts_with("WRONG   braille display: brltty does not take the key in Cargo.toml"), "{said}");
    line.kill();
    let said = doctor(&line, &line.key());
    assert!(said.starts_with("without braille display: no brltty at 127.0.0.1"), "{said}");
}
