//! The terminal while the kiosk has it: taken on entering, and given back however the kiosk ends.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::super::error::FrontendError;

/// The other screen without wrapping at the end of a row, cleared, cursor shown, pastes as keys.
const ENTER_SEQUENCE: &str = "\x1b[?1049h\x1b[?7l\x1b[?2004l\x1b[0m\x1b[2J\x1b[H\x1b[?25h";
/// Everything of a visit gone, then the screen as it was.
const LEAVE_SEQUENCE: &str = "\x1b[?2026l\x1b[0m\x1b[2J\x1b[3J\x1b[H\x1b[?7h\x1b[?25h\x1b[?1049l";

/// Whether the terminal is ours: it is given back once.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);
static PANIC_HOOK: Once = Once::new();

/// A terminal that is given back when this is dropped, and when the program panics.
#[derive(Debug)]
pub(super) struct TerminalSession(());

impl TerminalSession {
    /// Takes the terminal; refuses a pipe and a terminal that can only print.
    pub(super) fn enter() -> Result<Self, FrontendError> {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(FrontendError::NoTerminal);
        }
        PANIC_HOOK.call_once(give_back_on_panic);
        // Before anything changes: if a step of it fails, dropping `session` undoes the others.
        IS_TAKEN.store(true, Ordering::SeqCst);
        let session = Self(());
        enable_raw_mode().and_then(|()| write_now(ENTER_SEQUENCE)).map_err(FrontendError::Gone)?;
        Ok(session)
    }
}

/// Does something while the terminal hands over every byte and shows none, and nothing else about it changes.
pub(super) fn in_raw_mode<T>(work: impl FnOnce() -> T) -> Option<T> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return None;
    }
    enable_raw_mode().ok()?;
    let done = work();
    // A terminal that is gone cannot be given back.
    let _ = disable_raw_mode();
    Some(done)
}

impl Drop for TerminalSession {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    if IS_TAKEN.swap(false, Ordering::SeqCst) {
        // A terminal that is gone cannot be given back, and needs not be.
        let _ = write_now(LEAVE_SEQUENCE);
        let _ = disable_raw_mode();
    }
}

fn give_back_on_panic() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |told| {
        // First the terminal: the message of the panic has to be read on the screen as it was.
        give_back();
        before(told);
    }));
}

pub(super) fn write_now(text: &str) -> io::Result<()> {
    let mut output = io::stdout();
    output.write_all(text.as_bytes())?;
    output.flush()
}
