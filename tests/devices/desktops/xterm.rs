//! xterm as a VT340 (it draws sixels), under an X server that has no screen.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::desktops::desktop::{ChildProcess, DesktopDriver, PixelSize, kiosk, output, wait_for};
use crate::desktops::picture::ScreenPicture;

/// The largest screen that a test asks for.
const SCREEN: &str = "1920x1080x24";

/// Rows before the window gets its size.
const ROWS: usize = 12;
/// Servers that start at one moment may want the same number.
static STARTING: Mutex<()> = Mutex::new(());

pub(crate) struct XtermTerminal {
    _kiosk: ChildProcess,
    _server: ChildProcess,
    display: String,
    window: String,
    row: usize,
    _dir: tempfile::TempDir,
}

impl XtermTerminal {
    pub(crate) fn open(size: PixelSize, args: &[&str]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (server, display) = server();
        let mut terminal = on_display("xterm", &display);
        terminal.args([
            "-ti",
            "vt340",
            "-fa",
            "DejaVu Sans Mono",
            "-fd",
            "BIZ UDGothic",
            "-fs",
            "24",
            "-b",
            "0",
            "-bw",
            "0",
        ]);
        terminal.args(["+sb", "-bg", "#000000", "-fg", "#ffffff", "-geometry", &format!("40x{ROWS}+0+0")]);
        terminal.args(["-xrm", "XTerm*maxGraphicSize: 1920x1080", "-xrm", "XTerm*allowFontOps: false", "-e"]);
        let kiosk = ChildProcess::start(terminal.args(kiosk(dir.path(), args)));
        let window = wait_for("xterm", || {
            let found =
                on_display("xdotool", &display).args(["search", "--onlyvisible", "--class", "xterm"]).output().ok()?;
            String::from_utf8(found.stdout).ok()?.lines().next().map(ToOwned::to_owned)
        });
        let height = height(&display, &window);
        let xterm = Self { _kiosk: kiosk, _server: server, display, window, row: height / ROWS, _dir: dir };
        xterm.give_size(size);
        xterm.do_with(&["windowfocus", "--sync", &xterm.window]);
        xterm.still();
        xterm
    }

    fn do_with(&self, words: &[&str]) {
        output(on_display("xdotool", &self.display).args(words));
    }
}

impl DesktopDriver for XtermTerminal {
    fn look(&self) -> ScreenPicture {
        let window = self.window.as_str();
        ScreenPicture::read(&output(
            on_display("import", &self.display).args(["-window", window, "-depth", "8", "ppm:-"]),
        ))
    }

    fn strike(&self, keys: &[&str]) {
        self.do_with(&[&["key"], keys].concat());
    }

    fn give_size(&self, (width, height): PixelSize) {
        self.do_with(&["windowsize", &self.window, &width.to_string(), &height.to_string()]);
    }

    fn row_height(&self) -> usize {
        self.row
    }
}

fn height(display: &str, window: &str) -> usize {
    let said = output(on_display("xdotool", display).args(["getwindowgeometry", "--shell", window]));
    let said = String::from_utf8(said).unwrap();
    said.lines().find_map(|line| line.strip_prefix("HEIGHT=")).unwrap().parse().unwrap()
}

/// The server says itself which number it took. It stays when its first client, who only looks, has left.
fn server() -> (ChildProcess, String) {
    let _one_by_one = STARTING.lock();
    let (mut read, write) = std::io::pipe().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("exec Xvfb -displayfd 3 -screen 0 {SCREEN} -nolisten tcp -noreset 3>&1 1>/dev/null")]);
    let child = command.stdin(Stdio::null()).stdout(write).stderr(Stdio::null()).spawn().unwrap();
    // It holds the writing end as well: if Xvfb fails, reading would never end.
    drop(command);
    let mut number = Vec::new();
    // One byte at a time: Xvfb keeps the pipe open behind the number.
    let mut one = [0];
    while number.last() != Some(&b'\n') && read.read(&mut one).unwrap() > 0 {
        number.push(one[0]);
    }
    (ChildProcess::from(child), format!(":{}", String::from_utf8(number).unwrap().trim()))
}

fn on_display(program: &str, display: &str) -> Command {
    let mut command = Command::new(program);
    command
        .envs([("DISPLAY", display), ("LANG", "C.UTF-8"), ("MADOGUCHI_SOUND", "null")])
        .env_remove("WAYLAND_DISPLAY");
    command
}
