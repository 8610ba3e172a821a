//! Bytes that no person meant, at the real program in a real terminal, on a page that asks for consent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

mod talker;

use std::fs::File;
use std::io::{Read, Write};
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use talker::{Demo, command};

/// Longer than the time in which a second stroke of one key counts as a tremor (300 ms).
const BETWEEN_KEYS: Duration = Duration::from_millis(350);
const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal that writes bytes exactly when the test wants them written.
struct Pty {
    hand: File,
    written: Arc<Mutex<Vec<u8>>>,
    kiosk: Child,
    /// The row of the sentence that says why nothing was chosen.
    told: Option<usize>,
}

impl Pty {
    fn start(demo: &Demo) -> Self {
        use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let size = rustix::termios::Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        rustix::termios::tcsetwinsize(&master, size).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let end = || File::options().read(true).write(true).open(&name).unwrap();
        let data = demo.data().display().to_string();
        let kiosk = command(&["--demo", "--data", &data, "--lang", "en", "--reader", "screen", "--voice", "none"])
            .env("TERM", "xterm-256color")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let hand = File::from(master);
        let written = Arc::new(Mutex::new(Vec::new()));
        let (mut eye, seen) = (hand.try_clone().unwrap(), Arc::clone(&written));
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = eye.read(&mut piece) {
                seen.lock().unwrap().extend_from_slice(&piece[..read]);
            }
        });
        Self { hand, written, kiosk, told: None }
    }

    /// Everything that was written since this was asked last, when these words are in it.
    #[track_caller]
    fn wait_for(&self, words: &str) -> String {
        let began = Instant::now();
        loop {
            let seen = String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned();
            if seen.contains(words) {
                self.written.lock().unwrap().clear();
                return seen;
            }
            assert!(began.elapsed() < PATIENCE, "{words:?} did not come, but {seen:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn seen(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    /// Bytes one by one, so far apart.
    fn send(&mut self, bytes: &[u8], apart: Duration) {
        for byte in bytes {
            self.hand.write_all(&[*byte]).unwrap();
            std::thread::sleep(apart);
        }
    }

    fn key(&mut self, bytes: &[u8]) {
        std::thread::sleep(BETWEEN_KEYS);
        self.hand.write_all(bytes).unwrap();
    }

    /// The row on which the cursor stands, once it is another one than this.
    #[track_caller]
    fn cursor_after(&self, before: usize) -> usize {
        let began = Instant::now();
        loop {
            let row = cursor(&self.seen());
            if let Some(row) = row.filter(|row| *row != before) {
                return row;
            }
            assert!(began.elapsed() < PATIENCE, "the cursor stays on row {before}: {:?}", self.seen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Up to the question whether the machine may keep a record.
    fn goes_to_the_question(&mut self) -> usize {
        self.wait_for("1: ");
        for _ in 0..12 {
            let language = self.seen().contains("3: English");
            self.written.lock().unwrap().clear();
            self.key(if language { b"3" } else { b"1" });
            self.key(b"\r");
            std::thread::sleep(BETWEEN_KEYS);
            if self.seen().contains("May this machine keep") {
                return cursor(&self.wait_for("May this machine keep")).unwrap();
            }
        }
        panic!("the question did not come: {}", self.seen());
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.kiosk.kill();
        let _ = self.kiosk.wait();
    }
}

/// The row to which the cursor was sent last.
fn cursor(seen: &str) -> Option<usize> {
    let sent = seen.split("\u{1b}[").filter_map(|rest| rest.split_once('H')?.0.split_once(';'));
    sent.filter_map(|(row, column)| column.parse::<usize>().ok().and(row.parse().ok())).last()
}

#[test]
fn what_a_scanner_sends_chooses_nothing_and_is_said_in_one_sentence() {
    let demo = Demo::new("");
    let mut pty = Pty::start(&demo);
    let mut row = pty.goes_to_the_question();
    for (code, apart) in [("4901234567894\r", 0), ("1234567890\r\n", 1), ("2\r2\r2\r2\r", 5), ("MN-0012\r1\r", 3)] {
        std::thread::sleep(BETWEEN_KEYS);
        pty.send(code.as_bytes(), Duration::from_millis(apart));
        let told = pty.cursor_after(row);
        // The sentence is written once, in two rows; after that the cursor comes back to it (R2, R3).
        assert!(pty.told.get_or_insert(told) == &told, "{code:?} moved the cursor to {told}: {}", pty.seen());
        // The late end of a burst belongs to it.
        std::thread::sleep(Duration::from_millis(700));
        pty.key(b"3");
        row = pty.cursor_after(told);
    }
    assert_eq!(pty.seen().matches("Nothing was chosen. Please press one key").count(), 1, "{}", pty.seen());
    assert!(!pty.seen().contains("Who is pressing"), "a burst led on: {}", pty.seen());
    // Nothing was lost: the question is still there, and a person's own two keys answer it.
    pty.key(b"1");
    pty.key(b"\r");
    pty.wait_for("Who is pressing");
}

#[test]
fn arrows_in_pieces_are_arrows_and_their_pieces_choose_nothing() {
    let demo = Demo::new("");
    let mut pty = Pty::start(&demo);
    let mut row = pty.goes_to_the_question();
    for apart in [1, 5, 10, 25, 50] {
        std::thread::sleep(BETWEEN_KEYS);
        pty.written.lock().unwrap().clear();
        pty.send(b"\x1b[B", Duration::from_millis(apart));
        let next = pty.cursor_after(row);
        assert_eq!(next, row + 1, "{apart} ms between the pieces of an arrow: {:?}", pty.seen());
        row = next;
    }
    assert!(!pty.seen().contains("Go back"), "no Esc was meant: {:?}", pty.seen());
}
