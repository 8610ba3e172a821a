//! The client of `BrlAPI` against a real brltty with its virtual display.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use brlapi::{Display, DisplayError, Host, Key, Named, News, Server, examine};
use furigana::RichText;
use tenji::{Code, translate};

use crate::braille::virtual_display::Line;
use crate::machine;
use crate::pipe_session::{PROGRAM, command, text};

const PATIENCE: Duration = Duration::from_secs(30);

/// A display and the bell of its news.
struct Reader {
    display: Display,
    rung: Receiver<()>,
}

impl Reader {
    fn at(line: &Line) -> Self {
        let (bell, rung) = channel();
        let display = Display::start(server(line), move || {
            let _ = bell.send(());
        });
        Self { display: display.unwrap(), rung }
    }

    #[track_caller]
    fn news(&self) -> News {
        self.rung.recv_timeout(PATIENCE).expect("nothing is heard of the display");
        self.display.news().expect("the bell rang for nothing")
    }

    #[track_caller]
    fn comes(&self) -> usize {
        loop {
            match self.news() {
                News::There(cells) => return cells,
                News::Gone(error) => assert!(error.is_normal(), "{error}"),
                News::Pressed(key) => panic!("{key:?} before there was a display"),
            }
        }
    }

    #[track_caller]
    fn key(&self) -> Key {
        match self.news() {
            News::Pressed(key) => key,
            other @ (News::There(_) | News::Gone(_)) => panic!("no key, but {other:?}"),
        }
    }

    fn writes(&self, source: &str) -> String {
        let cells = translate(&RichText::parse(source).unwrap(), Code::Japanese);
        self.display.show(cells.bytes());
        cells.unicode()
    }
}

fn server(line: &Line) -> Server {
    Server { host: Host::parse(&line.host()).unwrap(), key: line.key(), terminal: None }
}

#[test]
fn cells_go_to_the_display_and_its_keys_come_back() {
    let _machine = machine::shared();
    let Some(line) = Line::start(20) else { return };
    let reader = Reader::at(&line);
    assert_eq!(reader.comes(), 20);
    line.wait_for(&reader.writes("｜保険証《ほけんしょう》"));
    line.wait_for(&reader.writes("はい"));
    for (command, key) in [
        ("ROUTE 3", Key::Route(3)),
        ("LNDN", Key::LineDown),
        ("FWINRT", Key::PanOn),
        ("FWINLT", Key::PanBack),
        ("TOP", Key::Top),
        ("HOME", Key::Home),
        ("PASSDOTS 46", Key::Dots(46)),
        ("PASSCHAR 50", Key::Char('2')),
        ("KEY_ENTER", Key::Named(Named::Enter)),
        ("KEY_BACKSPACE", Key::Named(Named::Erase)),
        ("HELP", Key::Help),
        // brltty's own menu is not for whoever stands at a kiosk.
        ("PREFMENU", Key::Other),
    ] {
        line.press(command);
        assert_eq!(reader.key(), key, "{command}");
    }
    line.wait_for(&reader.writes("いいえ"));
}

#[test]
fn a_wrong_key_is_refused_and_said_in_one_sentence() {
    let _machine = machine::shared();
    let Some(line) = Line::start(20) else { return };
    // It is there when the right key is taken.
    assert_eq!(Reader::at(&line).comes(), 20);
    let other = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(other.path(), "another key").unwrap();
    let wrong = Server { key: other.path().to_owned(), ..server(&line) };
    let error = examine(&wrong).unwrap_err();
    assert!(matches!(error, DisplayError::WrongKey { .. }), "{error}");
    assert!(!error.is_normal());
    let said = error.to_string();
    assert!(said.contains(&other.path().display().to_string()) && said.lines().count() == 1, "{said}");
    let missing = Server { key: PathBuf::from("/nowhere/key"), ..server(&line) };
    assert!(matches!(examine(&missing), Err(DisplayError::KeyFile { .. })));
    assert_eq!(examine(&server(&line)).unwrap(), 20);
}

#[test]
fn a_brltty_that_is_killed_is_missed_and_taken_up_again_with_what_is_to_be_read() {
    let _machine = machine::shared();
    let Some(mut line) = Line::start(40) else { return };
    let reader = Reader::at(&line);
    assert_eq!(reader.comes(), 40);
    line.wait_for(&reader.writes("はい"));
    line.kill();
    assert!(matches!(reader.news(), News::Gone(DisplayError::Lost(_))));
    let shown = reader.writes("いいえ");
    line.again();
    assert_eq!(reader.comes(), 40);
    line.wait_for(&shown);
}

#[test]
fn a_display_that_is_unplugged_has_no_cells_until_it_is_back() {
    let _machine = machine::shared();
    let Some(line) = Line::start(20) else { return };
    let reader = Reader::at(&line);
    assert_eq!(reader.comes(), 20);
    let shown = reader.writes("はい");
    line.wait_for(&shown);
    line.unplug(true);
    assert!(matches!(reader.news(), News::Gone(DisplayError::NoCells)));
    line.unplug(false);
    assert_eq!(reader.comes(), 20);
    line.wait_for(&shown);
}

/// What `doctor` says about the display behind this line, with this key file.
fn doctor(line: &Line, key: &std::path::Path) -> String {
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
    let Some(line) = Line::start(32) else { return };
    if !rustix::process::geteuid().is_root() {
        println!("left out: only root can look as somebody else");
        return;
    }
    assert_eq!(Reader::at(&line).comes(), 32);
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
    let Some(mut line) = Line::start(32) else { return };
    assert_eq!(Reader::at(&line).comes(), 32);
    let said = doctor(&line, &line.key());
    assert!(said.starts_with("ok      braille display: 32 cells, by brltty"), "{said}");
    let said = doctor(&line, std::path::Path::new("Cargo.toml"));
    assert!(said.starts_with("WRONG   braille display: brltty does not take the key in Cargo.toml"), "{said}");
    line.kill();
    let said = doctor(&line, &line.key());
    assert!(said.starts_with("without braille display: no brltty at 127.0.0.1"), "{said}");
}
