//! The program in a real terminal: tmux on a server of its own.
#![allow(dead_code, unreachable_pub)] // each test file uses its own part

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::talker::{PROGRAM, text};

/// Longer than the time in which a second stroke of one key counts as a tremor (300 ms).
const BETWEEN_KEYS: Duration = Duration::from_millis(350);
/// Between two different keys of somebody who types fast.
const A_FAST_HAND: Duration = Duration::from_millis(90);
/// A program that has not answered for so long will not.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Terminal {
    server: String,
}

impl Terminal {
    /// 80 by 24, with the program in it and its first page on the screen.
    pub fn start(args: &[&str]) -> Self {
        Self::open(args, "1")
    }

    /// The same, with a first page that shows these words.
    pub fn open(args: &[&str], words: &str) -> Self {
        let first = words;
        let server = format!("madoguchi-{}-{:?}", std::process::id(), std::thread::current().id());
        let terminal = Self { server };
        let words: Vec<String> = std::iter::once(PROGRAM).chain(args.iter().copied()).map(quoted).collect();
        let command = format!("MADOGUCHI_SOUND=null MADOGUCHI_BRAILLE=off {}; echo ENDED; sleep 60", words.join(" "));
        let output = terminal.tmux(&["-u", "new-session", "-d", "-x", "80", "-y", "24", &command]);
        assert!(output.status.success(), "tmux: {}", text(&output.stderr));
        terminal.wait_for(first);
        terminal
    }

    fn tmux(&self, args: &[&str]) -> Output {
        Command::new("tmux").args(["-L", &self.server, "-f", "/dev/null"]).args(args).output().unwrap()
    }

    pub fn screen(&self) -> String {
        text(&self.tmux(&["capture-pane", "-p"]).stdout)
    }

    pub fn key(&self, key: &str) {
        std::thread::sleep(BETWEEN_KEYS);
        self.tmux(&["send-keys", key]);
    }

    /// A number, then Enter; and waits for the page that comes of it.
    pub fn decide(&self, number: &str) {
        if !number.is_empty() {
            self.key(number);
            std::thread::sleep(BETWEEN_KEYS);
        }
        let before = self.screen();
        self.key("Enter");
        let began = Instant::now();
        while self.screen() == before {
            assert!(began.elapsed() < PATIENCE, "nothing came of {number:?} on:\n{before}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn wait_for(&self, words: &str) -> String {
        let began = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(words) {
                return screen;
            }
            assert!(began.elapsed() < PATIENCE, "{words:?} did not come:\n{screen}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types this, then Enter; and waits for the page that shows these words.
    pub fn types(&self, typed: &str, then: &str) {
        let mut before = None;
        for key in typed.chars() {
            // The same key twice at once is a tremor, and many at once are a scanner.
            std::thread::sleep(if before == Some(key) { BETWEEN_KEYS } else { A_FAST_HAND });
            self.tmux(&["send-keys", "-l", &key.to_string()]);
            before = Some(key);
        }
        self.key("Enter");
        self.wait_for(then);
    }

    /// The machine ends the program, which puts the terminal back.
    pub fn interrupt(&self) {
        let pid = text(&self.tmux(&["display-message", "-p", "#{pane_pid}"]).stdout);
        let _ = Command::new("pkill").args(["-TERM", "-P", pid.trim()]).output().unwrap();
        self.wait_for("ENDED");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}
