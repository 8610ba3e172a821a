//! A real brltty with its "Virtual" driver, whose display is a socket; the other end is here.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What has not come after so long will not.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// How often it is looked whether brltty crashed of its own.
const CRASH_POLL: Duration = Duration::from_millis(200);
/// TCP port of place 0 of `BrlAPI`.
const FIRST_PORT: u16 = 4101;

/// What is on the display, and the socket of the brltty that has it.
#[derive(Default)]
struct DisplayState {
    cells: String,
    socket: Option<UnixStream>,
    unplugged: bool,
}

type SharedDisplay = Arc<(Mutex<DisplayState>, Condvar)>;

pub(crate) struct VirtualDisplay {
    dir: tempfile::TempDir,
    shared: SharedDisplay,
    brltty: RunningBrltty,
    number: u16,
}

/// The brltty that is to run; none once it was killed.
type RunningBrltty = Arc<Mutex<Option<Child>>>;

impl VirtualDisplay {
    /// A display with so many cells behind a brltty of its own; `None`, with the reason said, where there is no brltty.
    pub(crate) fn start(cells: usize) -> Option<Self> {
        if Command::new("brltty").arg("--version").output().is_err() {
            println!("skipped: there is no brltty here (sh tests/install.sh)");
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("key"), "the key of this test").unwrap();
        let listener = UnixListener::bind(dir.path().join("display")).unwrap();
        let shared = SharedDisplay::default();
        let there = Arc::clone(&shared);
        std::thread::spawn(move || listener.incoming().for_each(|stream| serve(&stream.unwrap(), cells, &there)));
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let line = Self { dir, shared, brltty: RunningBrltty::default(), number: free - FIRST_PORT };
        line.start_brltty();
        Some(line)
    }

    /// Starts brltty, at first and after it was killed.
    pub(crate) fn start_brltty(&self) {
        let mut command = self.command();
        *self.brltty.lock().unwrap() = Some(command.spawn().unwrap());
        let brltty = Arc::clone(&self.brltty);
        std::thread::spawn(move || start_again_after_crashes(&brltty, &mut command));
    }

    fn command(&self) -> Command {
        let dir = self.dir.path().display().to_string();
        let log = std::fs::OpenOptions::new().create(true).append(true).open(format!("{dir}/brltty.log")).unwrap();
        let mut command = Command::new("brltty");
        command
            .args(["-n", "-e", "-f", "/dev/null", "-F", &format!("{dir}/preferences"), "-U", &dir, "-W", &dir])
            .args(["-P", &format!("{dir}/pid"), "-b", "vr", "-d", &format!("client:{dir}/display"), "-x", "no"])
            .args(["-s", "no", "-q", "--start-message=", "-A", &format!("auth=keyfile:{dir}/key,host={}", self.host())])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        command
    }

    /// Kills brltty, as if it crashed.
    pub(crate) fn kill(&self) {
        let running = self.brltty.lock().unwrap().take();
        if let Some(mut brltty) = running {
            let _ = brltty.kill();
            let _ = brltty.wait();
        }
        self.state(|state| state.cells.clear());
    }

    /// Where its `BrlAPI` is, as `BRLAPI_HOST` names it.
    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.number)
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.dir.path().join("key")
    }

    /// Pulls the plug of the display, or puts it in again; brltty goes on.
    pub(crate) fn unplug(&self, unplugged: bool) {
        self.state(|state| {
            state.unplugged = unplugged;
            if let Some(hand) = state.socket.take().filter(|_| unplugged) {
                let _ = hand.shutdown(std::net::Shutdown::Both);
            }
        });
    }

    /// Presses a key, by the name of its brltty command: `ROUTE 3`, `FWINRT`, `PASSDOTS 19`, `KEY_ENTER`.
    pub(crate) fn press(&self, command: &str) {
        self.state(|state| {
            let hand = state.socket.as_mut().expect("brltty has not come to the display");
            writeln!(hand, "{command}").unwrap();
        });
    }

    /// What is on the display now, as Unicode braille without empty cells at the end.
    pub(crate) fn shown(&self) -> String {
        self.state(|state| state.cells.clone())
    }

    /// Waits until what is on the display is so; then it.
    #[track_caller]
    pub(crate) fn wait_until(&self, so: impl Fn(&str) -> bool) -> String {
        let (lock, changed) = &*self.shared;
        let began = Instant::now();
        let mut state = lock.lock().unwrap();
        while !so(&state.cells) {
            let left = ANSWER_TIMEOUT.saturating_sub(began.elapsed());
            assert!(!left.is_zero(), "it did not come; the display shows {:?}\n{}", state.cells, self.log());
            state = changed.wait_timeout(state, left).unwrap().0;
        }
        state.cells.clone()
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, cells: &str) {
        self.wait_until(|shown| shown == cells);
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("brltty.log")).unwrap_or_default()
    }

    fn state<T>(&self, work: impl FnOnce(&mut DisplayState) -> T) -> T {
        // A wait that failed has poisoned the lock: what is dropped behind it must not abort the whole test program.
        work(&mut self.shared.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Starts a brltty that crashed once more, as its service does: brltty 6.5 now and then aborts in its own start (glibc
/// says "malloc assertion failure"). Ends once it was killed on purpose, or ended of its own without a crash.
fn start_again_after_crashes(brltty: &RunningBrltty, command: &mut Command) {
    loop {
        std::thread::sleep(CRASH_POLL);
        let mut running = brltty.lock().unwrap();
        let Some(child) = running.as_mut() else { return };
        match child.try_wait().unwrap() {
            None => {}
            Some(status) if status.signal().is_some() => {
                println!("brltty crashed ({status}): started again");
                *running = Some(command.spawn().unwrap());
            }
            Some(_) => return,
        }
    }
}

/// One brltty that has come to the display, until it goes.
fn serve(stream: &UnixStream, cells: usize, shared: &SharedDisplay) {
    let (lock, changed) = &**shared;
    {
        let mut state = lock.lock().unwrap();
        if state.unplugged {
            return;
        }
        let mut hand = stream.try_clone().unwrap();
        if writeln!(hand, "cells {cells}").is_err() {
            return;
        }
        state.socket = Some(hand);
        changed.notify_all();
    }
    for said in BufReader::new(stream).split(b'\n') {
        let Ok(said) = said else { break };
        let said = String::from_utf8_lossy(&said);
        if let Some(dots) = said.trim_end().strip_prefix("Braille \"") {
            lock.lock().unwrap().cells = unicode(dots.trim_end_matches('"'));
            changed.notify_all();
        }
    }
    lock.lock().unwrap().socket = None;
}

/// `125|3| ` as `⠓⠄`.
fn unicode(dots: &str) -> String {
    let cell = |cell: &str| {
        let raised = cell.chars().filter_map(|c| c.to_digit(10));
        char::from_u32(0x2800 + raised.fold(0, |all, dot| all | 1 << (dot - 1))).unwrap()
    };
    let all: String = dots.split('|').map(cell).collect();
    all.trim_end_matches('\u{2800}').to_owned()
}
