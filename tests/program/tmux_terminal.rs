//! The program in a real terminal: tmux on a server of its own.

use std::cell::Cell;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::pipe_session::{PROGRAM, text};

/// Longer than the time in which a second stroke of one key counts as a tremor (300 ms).
const KEY_INTERVAL: Duration = Duration::from_millis(350);
/// Between two different keys of somebody who types fast.
const FAST_KEY_INTERVAL: Duration = Duration::from_millis(90);
/// A program that has not answered for so long will not.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

/// Each terminal has a server of its own: one that is ending takes no more.
static OPENED: AtomicUsize = AtomicUsize::new(0);

pub(crate) struct TmuxTerminal {
    server: String,
    /// When a key was sent last.
    sent: Cell<Option<Instant>>,
}

impl TmuxTerminal {
    /// 80 by 24, with the program in it and its first page on the screen.
    pub(crate) fn start(args: &[&str]) -> Self {
        Self::open(args, "1")
    }

    /// The same, with a first page that shows these words.
    pub(crate) fn open(args: &[&str], words: &str) -> Self {
        Self::opened(&[("MADOGUCHI_BRAILLE", "off")], args, words)
    }

    fn opened(variables: &[(&str, &str)], args: &[&str], first: &str) -> Self {
        let set = variables.iter().map(|(name, value)| format!("{name}={value}"));
        let start: Vec<String> = std::iter::once("env".to_owned()).chain(set).chain([PROGRAM.to_owned()]).collect();
        Self::of((80, 24), &start, args, first)
    }

    /// A terminal of so many columns and rows, in which the program is started by these words.
    pub(crate) fn of((columns, rows): (u16, u16), start: &[String], args: &[&str], first: &str) -> Self {
        let server = format!("madoguchi-{}-{}", std::process::id(), OPENED.fetch_add(1, Ordering::Relaxed));
        let terminal = Self { server, sent: Cell::default() };
        let words: Vec<String> = start.iter().map(String::as_str).chain(args.iter().copied()).map(quoted).collect();
        // The pane stays open for a minute after the end, so that a test still sees the last screen.
        let command = format!("MADOGUCHI_SOUND=null {}; echo ENDED $?; sleep 60", words.join(" "));
        let size = (columns.to_string(), rows.to_string());
        let output = terminal.tmux(&["-u", "new-session", "-d", "-x", &size.0, "-y", &size.1, &command]);
        assert!(output.status.success(), "tmux: {}", text(&output.stderr));
        terminal.wait_for(first);
        terminal
    }

    /// All of this at once, as an input method commits it.
    pub(crate) fn commit(&self, words: &str) {
        self.pause(KEY_INTERVAL);
        self.send(&["send-keys", "-l", words]);
    }

    fn tmux(&self, args: &[&str]) -> Output {
        Command::new("tmux").args(["-L", &self.server, "-f", "/dev/null"]).args(args).output().unwrap()
    }

    pub(crate) fn screen(&self) -> String {
        text(&self.tmux(&["capture-pane", "-p"]).stdout)
    }

    /// Waits until the hand of a person could press the next key.
    fn pause(&self, between: Duration) {
        if let Some(sent) = self.sent.get() {
            std::thread::sleep(between.saturating_sub(sent.elapsed()));
        }
    }

    fn send(&self, keys: &[&str]) {
        self.tmux(keys);
        self.sent.set(Some(Instant::now()));
    }

    /// Presses a key as a person does.
    pub(crate) fn key(&self, key: &str) {
        self.pause(KEY_INTERVAL);
        self.send(&["send-keys", key]);
    }

    /// A number, then Enter; and waits for the page that comes of it.
    pub(crate) fn decide(&self, number: &str) {
        if !number.is_empty() {
            self.key(number);
        }
        // What comes of the number has come by then.
        self.pause(KEY_INTERVAL);
        let before = self.screen();
        self.key("Enter");
        let began = Instant::now();
        while self.screen() == before {
            assert!(began.elapsed() < ANSWER_TIMEOUT, "nothing came of {number:?} on:\n{before}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn wait_for(&self, words: &str) -> String {
        let began = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(words) {
                return screen;
            }
            assert!(began.elapsed() < ANSWER_TIMEOUT, "{words:?} did not come:\n{screen}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types this, then Enter; and waits for the page that shows these words.
    pub(crate) fn types(&self, typed: &str, then: &str) {
        let mut before = None;
        for key in typed.chars() {
            // The same key twice at once is a tremor, and many at once are a scanner.
            self.pause(if before == Some(key) { KEY_INTERVAL } else { FAST_KEY_INTERVAL });
            self.send(&["send-keys", "-l", &key.to_string()]);
            before = Some(key);
        }
        self.key("Enter");
        self.wait_for(then);
    }

    /// Presses keys while the program cannot run, as on a machine that is very slow for a moment.
    pub(crate) fn keys_while_stopped(&self, keys: &[&str]) {
        self.send_signal("-STOP");
        for key in keys {
            self.key(key);
        }
        self.pause(KEY_INTERVAL);
        self.send_signal("-CONT");
    }

    /// Ends the program as the system does; it restores the terminal.
    pub(crate) fn interrupt(&self) {
        self.signal("-TERM", "ENDED");
    }

    /// Kills the program, as a power cut does.
    pub(crate) fn kill(&self) {
        self.signal("-KILL", "Killed");
    }

    fn signal(&self, signal: &str, then: &str) {
        self.send_signal(signal);
        self.wait_for(then);
    }

    fn send_signal(&self, signal: &str) {
        let pid = text(&self.tmux(&["display-message", "-p", "#{pane_pid}"]).stdout);
        let _ = Command::new("pkill").args([signal, "-P", pid.trim()]).output().unwrap();
    }
}

impl Drop for TmuxTerminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}
