//! Driver of the kiosk in a pseudo terminal, with a home folder of its own.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::pipe_session::PROGRAM;

/// Something that has not come after so long will not.
pub(crate) const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// Nearer keys are a tremor of one hand (300 ms), or those of a scanner.
const KEY_INTERVAL: Duration = Duration::from_millis(400);
/// The key that calls staff, F10 as terminals send it.
pub(crate) const CALL: &str = "\x1b[21~";
/// What the screen says where there should be sound and is none.
pub(crate) const NO_SOUND: &str = "There is no sound";
/// Lack of sound is said within a second.
pub(crate) const NOTICE_LIMIT: Duration = Duration::from_secs(1);

/// Waits for what a condition gives.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = condition() {
            return found;
        }
        assert!(began.elapsed() < ANSWER_TIMEOUT, "{what} did not come");
        thread::sleep(Duration::from_millis(1));
    }
}

/// A kiosk in a pseudo terminal, with everything that it writes there.
pub(crate) struct KioskTerminal {
    child: Child,
    keys: Option<ChildStdin>,
    written: Arc<Mutex<Vec<u8>>>,
    data: PathBuf,
    /// When a key was sent last.
    sent: Option<Instant>,
}

impl KioskTerminal {
    /// Started in a home, in English, with these options, and on its resting page.
    pub(crate) fn start(home: &Path, options: &str) -> Self {
        Self::start_in("en", home, options)
    }

    /// The same in another language.
    pub(crate) fn start_in(lang: &str, home: &Path, options: &str) -> Self {
        Self::start_with("", home, &format!("--lang {lang} {options}"))
    }

    /// The same with this in its environment, as a shell writes it.
    pub(crate) fn start_with(variables: &str, home: &Path, options: &str) -> Self {
        let data = home.join("data");
        // `exec` keeps the process id of the shell, which is written first: so signals reach the kiosk and not the
        // shell.
        let line = format!(
            "stty rows 40 cols 100; echo $$ > {0}/pid; {variables} exec {PROGRAM} --demo --data {1} {options}",
            home.display(),
            data.display()
        );
        let mut command = Command::new("script");
        command.args(["-qefc", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        at_home(&mut command, home);
        let mut child = command.spawn().unwrap();
        let written = Arc::new(Mutex::new(Vec::new()));
        let (mut output, noted) = (child.stdout.take().unwrap(), Arc::clone(&written));
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(many @ 1..) = output.read(&mut bytes) {
                noted.lock().unwrap().extend(&bytes[..many]);
            }
        });
        let kiosk = Self { keys: child.stdin.take(), child, written, data, sent: None };
        kiosk.wait_for("Press");
        kiosk
    }

    /// The same, in a visit: at the question for the language.
    pub(crate) fn in_a_visit(home: &Path, options: &str) -> Self {
        let mut kiosk = Self::start(home, options);
        kiosk.press_for("\r", "English");
        kiosk
    }

    /// Sends a key at once, however soon that is after the one before.
    pub(crate) fn key(&mut self, key: &str) {
        self.keys.as_mut().unwrap().write_all(key.as_bytes()).unwrap();
        self.sent = Some(Instant::now());
    }

    /// Waits until the hand of a person could press the next key.
    pub(crate) fn pause(&self) {
        if let Some(sent) = self.sent {
            thread::sleep(KEY_INTERVAL.saturating_sub(sent.elapsed()));
        }
    }

    /// Presses a key as a person does.
    pub(crate) fn press(&mut self, key: &str) {
        self.pause();
        self.key(key);
    }

    /// Presses a key as a person does and waits for words that come of it; how long they took.
    #[track_caller]
    pub(crate) fn press_for(&mut self, key: &str, words: &str) -> Duration {
        self.pause();
        let mark = self.mark();
        self.key(key);
        self.wait_since(mark, words)
    }

    /// Everything that was written until now.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    /// The words that were written behind a mark, without what colours them.
    pub(crate) fn since(&self, mark: usize) -> String {
        let mut words = String::new();
        let written = self.written.lock().unwrap();
        let text = String::from_utf8_lossy(&written[mark..]);
        // Only words count here: colours and cursor moves between them are sequences that begin with Esc.
        let mut pieces = text.split('\x1b');
        words.push_str(pieces.next().unwrap());
        for piece in pieces {
            let end = piece.find(|c: char| c.is_ascii_alphabetic());
            words.push_str(end.map_or("", |end| &piece[end + 1..]));
        }
        words
    }

    /// How much was written until now.
    pub(crate) fn mark(&self) -> usize {
        self.written.lock().unwrap().len()
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait_since(0, words);
    }

    /// Waits until these words were written behind a mark; how long it took.
    #[track_caller]
    pub(crate) fn wait_since(&self, mark: usize, words: &str) -> Duration {
        let began = Instant::now();
        while began.elapsed() < ANSWER_TIMEOUT {
            if self.since(mark).contains(words) {
                return began.elapsed();
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("{words:?} was not written, but:\n{}", self.since(mark));
    }

    /// The kiosk itself, without the terminal around it.
    pub(crate) fn pid(&self) -> u32 {
        let file = self.data.with_file_name("pid");
        std::fs::read_to_string(file).unwrap().trim().parse().unwrap()
    }

    /// Its threads, its open files, and its memory in kB.
    pub(crate) fn resources(&self) -> (usize, usize, u64) {
        let proc = PathBuf::from(format!("/proc/{}", self.pid()));
        let entries = |name: &str| std::fs::read_dir(proc.join(name)).unwrap().count();
        let status = std::fs::read_to_string(proc.join("status")).unwrap();
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let memory = memory.trim().trim_end_matches(" kB").parse().unwrap();
        (entries("task"), entries("fd"), memory)
    }

    /// It is told to stop; how long it takes to.
    #[track_caller]
    pub(crate) fn end(&mut self) -> Duration {
        let began = Instant::now();
        send(self.pid(), "TERM");
        wait_for("the end of the kiosk", || self.child.try_wait().unwrap());
        began.elapsed()
    }
}

impl Drop for KioskTerminal {
    /// The next one may be started in its folder at once, so it has ended here; only its terminal would leave it the
    /// time that it takes.
    fn drop(&mut self) {
        let file = self.data.with_file_name("pid");
        let pid = std::fs::read_to_string(file).ok().filter(|_| matches!(self.child.try_wait(), Ok(None)));
        if let Some(pid) = pid {
            // It may end by itself at this moment.
            let _ = Command::new("kill").arg(pid.trim()).stderr(Stdio::null()).status();
            let began = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) && began.elapsed() < ANSWER_TIMEOUT {
                thread::sleep(Duration::from_millis(5));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program that lives in this folder, and plays at the sound server there.
pub(crate) fn at_home(command: &mut Command, home: &Path) {
    for name in ["MADOGUCHI_READER", "MADOGUCHI_LANG", "MADOGUCHI_DATA", "MADOGUCHI_VOICE", "MADOGUCHI_SOUND"] {
        command.env_remove(name);
    }
    command.env("HOME", home).env("XDG_RUNTIME_DIR", home).env("TERM", "xterm-256color");
    command.env("PULSE_SERVER", format!("unix:{}", home.join("socket").display()));
}

pub(crate) fn send(pid: u32, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &pid.to_string()]).status().unwrap();
    assert!(sent.success(), "kill -{signal} {pid}");
}
