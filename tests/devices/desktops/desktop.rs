//! Driver of a graphical terminal: presses keys and takes pictures of the screen.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::desktops::picture::ScreenPicture;
use crate::pipe_session::PROGRAM;

/// Width and height of a screen, in pixels.
pub(crate) type PixelSize = (usize, usize);

/// A desktop that has not answered for so long will not.
pub(crate) const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// Between two looks at the screen.
const LOOK_INTERVAL: Duration = Duration::from_millis(60);
/// So many looks without a change: nothing more is on its way.
const STILL_LOOKS: usize = 3;

/// A screen with a keyboard, and the kiosk on it.
pub(crate) trait DesktopDriver {
    /// What is on the screen now.
    fn look(&self) -> ScreenPicture;
    /// Presses keys, one right after the other: digits, or names as X calls them.
    fn strike(&self, keys: &[&str]);
    /// Gives the screen another size.
    fn give_size(&self, size: PixelSize);
    /// The height of a row of the terminal, in pixels.
    fn row_height(&self) -> usize;

    /// What is on the screen once it is still.
    fn still(&self) -> ScreenPicture {
        self.still_after(&ScreenPicture::default())
    }

    /// What is on the screen once it is no longer `before`, and still.
    fn still_after(&self, before: &ScreenPicture) -> ScreenPicture {
        let began = Instant::now();
        let (mut last, mut looks) = (self.look(), 1);
        while looks < STILL_LOOKS || last.differing(before) == 0 || last.is_blank() {
            assert!(
                began.elapsed() < ANSWER_TIMEOUT,
                "nothing came of it: {}",
                last.save_for_people("stuck").display()
            );
            std::thread::sleep(LOOK_INTERVAL);
            let now = self.look();
            looks = if now.differing(&last) == 0 { looks + 1 } else { 1 };
            last = now;
        }
        last
    }

    /// Presses a key that changes the page; what comes of it.
    fn press(&self, key: &str) -> ScreenPicture {
        let before = self.look();
        self.strike(&[key]);
        self.still_after(&before)
    }

    /// Presses a key after which the page may look as before.
    fn press_in_vain(&self, key: &str) -> ScreenPicture {
        self.strike(&[key]);
        self.still()
    }

    /// A number, then Enter, on a page that is still; the page that comes of it.
    fn decide(&self, number: &str) -> ScreenPicture {
        let before = self.look();
        let keys = [number, "Return"];
        self.strike(if number.is_empty() { &keys[1..] } else { &keys });
        self.still_after(&before)
    }

    /// Another size, and what stays on the screen then. The terminal alone shows something at once, and is still while
    /// the kiosk has not been told; so what should come of it is waited for, for a while.
    fn resize(&self, size: PixelSize, should: &ScreenPicture) -> ScreenPicture {
        self.give_size(size);
        let began = Instant::now();
        while self.look().differing(should) > 0 && began.elapsed() < ANSWER_TIMEOUT {
            std::thread::sleep(LOOK_INTERVAL);
        }
        self.still()
    }
}

/// Whether all these programs and files are here; says what is not, and that tests are left out for it.
pub(crate) fn has_all(programs: &[&str], files: &[&str]) -> bool {
    let found = |program: &str| {
        std::env::split_paths(&std::env::var_os("PATH").unwrap()).any(|dir| dir.join(program).is_file())
    };
    let missing: Vec<&str> = programs
        .iter()
        .filter(|program| !found(program))
        .chain(files.iter().filter(|file| !Path::new(file).is_file()))
        .copied()
        .collect();
    if !missing.is_empty() {
        println!("left out, because this machine lacks {missing:?}: sh tests/install.sh installs it");
    }
    missing.is_empty()
}

/// A process of ours that ends with the test.
pub(crate) struct ChildProcess(Child);

impl ChildProcess {
    pub(crate) fn start(command: &mut Command) -> Self {
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(quiet.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }
}

impl From<Child> for ChildProcess {
    fn from(child: Child) -> Self {
        Self(child)
    }
}

impl Drop for ChildProcess {
    fn drop(&mut self) {
        // Asked to end, an X server takes its lock with it. It may have ended already, with the desktop it was on.
        let _ = rustix::process::kill_process(rustix::process::Pid::from_child(&self.0), rustix::process::Signal::TERM);
        let _ = self.0.wait();
    }
}

/// What a command writes on its standard output; it has to succeed.
pub(crate) fn output(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Waits until something is there.
pub(crate) fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < ANSWER_TIMEOUT, "{what} did not come");
        std::thread::sleep(LOOK_INTERVAL);
    }
}

/// The kiosk of a demonstration, silent, and patient with keys that a program presses.
pub(crate) fn kiosk(dir: &Path, args: &[&str]) -> Vec<String> {
    let settings = dir.join("madoguchi.toml");
    std::fs::write(&settings, "double_key_ms = 0\nscanner_ms = 0\nidle_seconds = 3600\n").unwrap();
    let mut words = vec![PROGRAM.to_owned(), "--demo".to_owned(), "--voice".to_owned(), "none".to_owned()];
    words.extend(["--config".to_owned(), settings.display().to_string()]);
    words.extend(["--data".to_owned(), dir.join("data").display().to_string()]);
    words.extend(args.iter().map(|arg| (*arg).to_owned()));
    words
}
