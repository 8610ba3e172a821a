//! The program in a terminal of the test's own, which writes bytes, changes its size and hangs up exactly when it is told to.

use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::pipe_session::{DemoFolder, command};

/// Longer than the time in which a second stroke of one key counts as a tremor (300 ms).
const KEY_INTERVAL: Duration = Duration::from_millis(350);
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

/// A terminal that writes bytes exactly when the test wants them written.
pub(crate) struct PtyTerminal {
    /// `None` once it is closed.
    hand: Option<File>,
    /// The program's side, by which is seen what it has not taken yet.
    desk: File,
    eye: Option<(JoinHandle<()>, Sender<()>)>,
    pub(crate) written: Arc<Mutex<Vec<u8>>>,
    pub(crate) kiosk: Child,
    /// The row of the sentence that says why nothing was chosen.
    pub(crate) told: Option<usize>,
    /// When the program had taken everything that was sent.
    taken: Option<Instant>,
}

impl PtyTerminal {
    /// 80 by 24, for a screen reader.
    pub(crate) fn start(demo: &DemoFolder) -> Self {
        Self::open(demo, "screen", (80, 24))
    }

    /// The kiosk in English with this face, in a terminal of so many columns and rows that is its own.
    pub(crate) fn open(demo: &DemoFolder, reader: &str, size: (u16, u16)) -> Self {
        Self::opened(demo, size, &["--reader", reader, "--draw", "text"], &[])
    }

    /// The same in 80 by 24, with these variables.
    pub(crate) fn with_variables(demo: &DemoFolder, reader: &str, variables: &[(&str, PathBuf)]) -> Self {
        Self::opened(demo, (80, 24), &["--reader", reader, "--draw", "text"], variables)
    }

    /// As `start`, on a machine with these lines in its settings.
    pub(crate) fn with_settings(demo: &DemoFolder, lines: &str) -> Self {
        let settings = demo.dir.path().join("madoguchi.toml");
        std::fs::write(&settings, lines).unwrap();
        let settings = settings.display().to_string();
        Self::opened(demo, (80, 24), &["--reader", "screen", "--draw", "text", "--config", &settings], &[])
    }

    /// The kiosk in English for people who see, in a terminal of 106 by 29 cells that it asks whether it shows pictures.
    pub(crate) fn asked(demo: &DemoFolder) -> Self {
        Self::opened(demo, (106, 29), &["--reader", "off"], &[])
    }

    fn opened(demo: &DemoFolder, size: (u16, u16), drawn: &[&str], variables: &[(&str, PathBuf)]) -> Self {
        use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let hand = File::from(master);
        measure(&hand, size);
        let name = ptsname(&hand, Vec::new()).unwrap().into_string().unwrap();
        let end = || File::options().read(true).write(true).open(&name).unwrap();
        let data = demo.data().display().to_string();
        let content: &[&str] = if demo.content.is_empty() { &[] } else { &["--content", demo.content] };
        let args = [&["--demo", "--data", &data, "--lang", "en", "--voice", "none"], content, drawn].concat();
        let mut program = command(&args);
        program.envs(variables.iter().cloned());
        let kiosk = in_a_session(&program)
            .env("TERM", "xterm-256color")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let written = Arc::new(Mutex::new(Vec::new()));
        let (eye, seen) = (hand.try_clone().unwrap(), Arc::clone(&written));
        let (open, closes) = std::sync::mpsc::channel();
        let eye = std::thread::spawn(move || look(eye, &seen, &closes));
        Self { hand: Some(hand), desk: end(), eye: Some((eye, open)), written, kiosk, told: None, taken: None }
    }

    fn hand(&mut self) -> &mut File {
        self.hand.as_mut().expect("it is closed")
    }

    /// Closes the other side of the terminal, as when a window is closed.
    pub(crate) fn close(&mut self) {
        if let Some((eye, open)) = self.eye.take() {
            drop(open);
            eye.join().unwrap();
        }
        self.hand = None;
    }

    /// The window has another size; the kernel tells the program.
    pub(crate) fn resize(&mut self, size: (u16, u16)) {
        measure(self.hand(), size);
    }

    /// The program is told that its terminal hangs up, so many times.
    pub(crate) fn hang_up(&self, times: usize) {
        let pid = rustix::process::Pid::from_child(&self.kiosk);
        for _ in 0..times {
            // It may have ended between two of them.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::HUP);
        }
    }

    /// Waits for the end of the program and returns its status.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.kiosk.try_wait().unwrap() {
                return status;
            }
            assert!(began.elapsed() < ANSWER_TIMEOUT, "it does not end: {:?}", self.seen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Everything that was written since this was asked last, when these words are in it.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) -> String {
        let began = Instant::now();
        loop {
            let seen = String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned();
            if seen.contains(words) {
                self.written.lock().unwrap().clear();
                return seen;
            }
            assert!(began.elapsed() < ANSWER_TIMEOUT, "{words:?} did not come, but {seen:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn seen(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    /// Bytes one by one, so far apart.
    pub(crate) fn send(&mut self, bytes: &[u8], apart: Duration) {
        for byte in bytes {
            self.hand().write_all(&[*byte]).unwrap();
            std::thread::sleep(apart);
        }
        self.wait_until_taken();
    }

    /// Waits until the program has taken every byte: the time between two keys is that between two reads of it, and a
    /// busy machine may read late.
    fn wait_until_taken(&mut self) {
        let began = Instant::now();
        while rustix::io::ioctl_fionread(&self.desk).unwrap() > 0 && self.kiosk.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < ANSWER_TIMEOUT, "keys are not taken: {:?}", self.seen());
            std::thread::sleep(Duration::from_millis(1));
        }
        self.taken = Some(Instant::now());
    }

    /// Waits until the hand of a person could press the next key.
    pub(crate) fn pause(&self) {
        if let Some(taken) = self.taken {
            std::thread::sleep(KEY_INTERVAL.saturating_sub(taken.elapsed()));
        }
    }

    /// Presses a key as a person does.
    pub(crate) fn key(&mut self, bytes: &[u8]) {
        self.pause();
        self.hand().write_all(bytes).unwrap();
        self.wait_until_taken();
    }

    /// The row on which the cursor stands, once it is another one than this.
    #[track_caller]
    pub(crate) fn cursor_after(&self, before: usize) -> usize {
        let began = Instant::now();
        loop {
            let row = cursor(&self.seen());
            if let Some(row) = row.filter(|row| *row != before) {
                return row;
            }
            assert!(began.elapsed() < ANSWER_TIMEOUT, "the cursor stays on row {before}: {:?}", self.seen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// A number, then Enter; and waits until something came of it, and nothing more comes.
    pub(crate) fn decide(&mut self, number: &str) {
        if !number.is_empty() {
            self.key(number.as_bytes());
        }
        // What comes of the number has come by then.
        self.pause();
        self.written.lock().unwrap().clear();
        self.key(b"\r");
        let (began, mut before) = (Instant::now(), 0);
        loop {
            std::thread::sleep(Duration::from_millis(100));
            let now = self.seen().len();
            if now > 0 && now == before {
                return;
            }
            before = now;
            assert!(began.elapsed() < ANSWER_TIMEOUT, "nothing came of {number:?}");
        }
    }

    /// Up to the question whether the machine may keep a record.
    pub(crate) fn goes_to_the_question(&mut self) -> usize {
        self.wait_for("1: ");
        // Any key begins: a number would begin, and its Enter would ask for another one.
        self.decide("");
        for _ in 0..20 {
            let seen = self.seen();
            // The check before the question is answered rightly: it is no application.
            let number = match () {
                () if seen.contains("3: English") => "3",
                () if seen.contains("Is this record an application") => "2",
                () => "1",
            };
            self.decide(number);
            if self.seen().contains("May this machine keep") {
                return cursor(&self.wait_for("May this machine keep")).unwrap();
            }
        }
        panic!("the question did not come: {}", self.seen());
    }
}

impl Drop for PtyTerminal {
    fn drop(&mut self) {
        let _ = self.kiosk.kill();
        let _ = self.kiosk.wait();
    }
}

/// The row to which the cursor was sent last.
pub(crate) fn cursor(seen: &str) -> Option<usize> {
    let sent = seen.split("\u{1b}[").filter_map(|rest| rest.split_once('H')?.0.split_once(';'));
    sent.filter_map(|(row, column)| column.parse::<usize>().ok().and(row.parse().ok())).last()
}

/// Notes what is written, until it is to be closed or the program is gone.
fn look(mut eye: File, seen: &Mutex<Vec<u8>>, closes: &Receiver<()>) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    // A read that blocks would hold the terminal open, and `close` could never hang up.
    let soon = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };
    let mut piece = [0; 4096];
    while closes.try_recv() == Err(TryRecvError::Empty) {
        let mut watched = [PollFd::new(&eye, PollFlags::IN)];
        if !matches!(poll(&mut watched, Some(&soon)), Ok(1..)) {
            continue;
        }
        let Ok(read @ 1..) = eye.read(&mut piece) else { return };
        seen.lock().unwrap().extend_from_slice(&piece[..read]);
    }
}

fn measure(hand: &File, (ws_col, ws_row): (u16, u16)) {
    let size = rustix::termios::Winsize { ws_row, ws_col, ws_xpixel: 0, ws_ypixel: 0 };
    rustix::termios::tcsetwinsize(hand, size).unwrap();
}

/// The same in a session whose terminal it is: the kernel tells it of sizes and of the end.
fn in_a_session(program: &Command) -> Command {
    let mut session = Command::new("setsid");
    session.arg("--ctty").arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => session.env(name, value),
            None => session.env_remove(name),
        };
    }
    session
}
