//! foot, with the settings that the kiosk is installed with, under a sway that has no screen.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desktops::desktop::{ChildProcess, DesktopDriver, PixelSize, kiosk, output, wait_for};
use crate::desktops::picture::ScreenPicture;

/// The settings that the package brings.
pub(crate) const SETTINGS: &str = "assets/install/foot.ini";

/// The user of Debian that owns nothing.
const NOBODY: u32 = 65534;

pub(crate) struct FootTerminal {
    // In the order in which they end.
    _kiosk: ChildProcess,
    _keyboard: ChildProcess,
    _sway: ChildProcess,
    socket: PathBuf,
    dir: tempfile::TempDir,
}

impl FootTerminal {
    /// The letters of the installed kiosk.
    pub(crate) fn open(size: PixelSize, args: &[&str]) -> Self {
        Self::with(size, args, &[])
    }

    /// With more options of foot.
    pub(crate) fn with(size: PixelSize, args: &[&str], options: &[&str]) -> Self {
        Self::running(size, |dir| {
            let mut terminal = on_wayland("foot", dir);
            terminal.args(["--config", SETTINGS, "--fullscreen"]).args(options).args(kiosk(dir, args));
            terminal
        })
    }

    /// Whatever `make run` shows inside a session.
    pub(crate) fn demo(size: PixelSize) -> Self {
        Self::running(size, |dir| {
            let mut shown = on_wayland("sh", dir);
            shown.args(["tests/demo.sh", env!("CARGO_BIN_EXE_madoguchi")]);
            shown
        })
    }

    fn running(size: PixelSize, kiosk: impl Fn(&Path) -> Command) -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
        if is_root() {
            std::os::unix::fs::chown(dir.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let sway = ChildProcess::start(sway(dir.path()).args(["--config", &sway_settings(dir.path(), size)]));
        let socket = wait_for("sway", || ended_in(dir.path(), "sway-ipc.", ".sock"));
        wait_for("Wayland", || ended_in(dir.path(), "wayland-1", ""));
        // Each press comes from a keyboard of its own; this one stays, so that the terminal keeps the focus.
        let keyboard = ChildProcess::start(on_wayland("wtype", dir.path()).args(["-s", "3600000"]));
        let kiosk = ChildProcess::start(&mut kiosk(dir.path()));
        let foot = Self { _kiosk: kiosk, _keyboard: keyboard, _sway: sway, socket, dir };
        foot.still();
        foot
    }

    fn sway(&self, words: &[&str]) {
        output(on_wayland("swaymsg", self.dir.path()).arg("--socket").arg(&self.socket).args(["--", &words.join(" ")]));
    }
}

impl DesktopDriver for FootTerminal {
    fn look(&self) -> ScreenPicture {
        ScreenPicture::read(&output(on_wayland("grim", self.dir.path()).args(["-t", "ppm", "-"])))
    }

    fn strike(&self, keys: &[&str]) {
        output(on_wayland("wtype", self.dir.path()).args(keys.iter().flat_map(|key| ["-k", key])));
    }

    fn give_size(&self, (width, height): PixelSize) {
        self.sway(&["output", "HEADLESS-1", "resolution", &format!("{width}x{height}")]);
    }

    /// Of the kiosk: letters of 36 pixels.
    fn row_height(&self) -> usize {
        37
    }
}

/// sway refuses to be root, as which CI runs tests.
fn sway(dir: &Path) -> Command {
    let mut command = on_wayland(if is_root() { "setpriv" } else { "sway" }, dir);
    if is_root() {
        let nobody = NOBODY.to_string();
        command.args(["--reuid", &nobody, "--regid", &nobody, "--clear-groups", "sway"]);
    }
    command.envs([("WLR_BACKENDS", "headless"), ("WLR_RENDERER", "pixman"), ("WLR_LIBINPUT_NO_DEVICES", "1")]);
    command.env_remove("WAYLAND_DISPLAY");
    command
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn on_wayland(program: &str, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command.envs([("WAYLAND_DISPLAY", "wayland-1"), ("LANG", "C.UTF-8"), ("MADOGUCHI_SOUND", "null")]);
    command.env("XDG_RUNTIME_DIR", dir).env_remove("DISPLAY");
    command
}

fn sway_settings(dir: &Path, (width, height): PixelSize) -> String {
    let path = dir.join("sway.conf");
    let lines = [
        format!("output HEADLESS-1 resolution {width}x{height} background #000000 solid_color"),
        "default_border none".to_owned(),
        "xwayland disable".to_owned(),
    ];
    fs::write(&path, lines.join("\n")).unwrap();
    path.display().to_string()
}

/// The file in a folder whose name begins and ends so.
fn ended_in(dir: &Path, begin: &str, end: &str) -> Option<PathBuf> {
    let named = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(begin) && name.ends_with(end))
    };
    fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).find(named)
}
