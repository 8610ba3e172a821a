//! Braille beside a surface: the row that is spoken or has the focus, on a display whose keys are keys here.

mod page;

use std::io;
use std::time::{Duration, Instant};

use crate::focus::{PageFocus, UserInput};
use crate::page::Page;
use brlapi::{BrailleDisplay, DisplayError, DisplayEvent, DisplayKey, ServerConfig};

use super::event::Waker;
use super::keys::KeyTable;
use page::{BrailleKeyEffect, BraillePage};

/// Whether this person has pressed a key of the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DisplayUse {
    NotYet,
    /// Since it was asked last.
    Unreported,
    /// Before it was asked last, and reported then.
    Reported,
}

/// How long a brltty that answers nobody may only be starting: it looks for its display first, and a slow machine is
/// busy then.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// Why a brltty that may only be starting did not answer; told if it still does not when it must have started.
struct UnansweredStart {
    began: Instant,
    reason: Option<String>,
}

impl UnansweredStart {
    /// Returns whether this error was noted here, and is not to be told yet.
    fn takes(&mut self, error: &DisplayError, now: Instant) -> bool {
        let is_starting = error.is_unanswered() && now < self.began + START_TIMEOUT;
        if is_starting {
            self.reason = Some(error.to_string());
        }
        is_starting
    }

    /// Returns the error once it has lasted too long.
    fn take_due(&mut self, now: Instant) -> Option<String> {
        if now < self.began + START_TIMEOUT { None } else { self.reason.take() }
    }
}

/// A braille display and what is read on it.
pub(super) struct PageBraille {
    display: BrailleDisplay,
    page: BraillePage,
    began: Instant,
    /// Whether there has been a display since the program began.
    was_connected: bool,
    used: DisplayUse,
    /// Why the display that was there is gone.
    lost_reason: Option<String>,
    errors: Vec<String>,
    unanswered_start: UnansweredStart,
    /// A display came or went while keys were forgotten.
    changed: bool,
    blank: bool,
}

impl PageBraille {
    /// Looks for the display of this server from now on; the same key of it within `double_strike` is one strike, and
    /// keys that a keyboard has too do what the table says.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub(super) fn start(
        server: ServerConfig,
        double_strike: Duration,
        keys: KeyTable,
        waker: Waker,
    ) -> io::Result<Self> {
        Ok(Self {
            display: BrailleDisplay::start(server, waker)?,
            page: BraillePage::new(double_strike, keys),
            began: Instant::now(),
            was_connected: false,
            used: DisplayUse::NotYet,
            lost_reason: None,
            errors: Vec::new(),
            unanswered_start: UnansweredStart { began: Instant::now(), reason: None },
            changed: false,
            blank: false,
        })
    }

    fn write(&self) {
        self.display.show(if self.blank { tenji::BrailleCells::new() } else { self.page.cells() }.bytes());
    }

    /// Takes the page that is shown.
    pub(super) fn show(&mut self, page: &Page, place: &PageFocus) {
        self.page.show(page, place);
        self.write();
    }

    /// Goes to the row that the voice says.
    pub(super) fn follow(&mut self, row: usize) {
        self.page.follow(row);
        self.write();
    }

    /// Lets the page be read from its beginning when it is shown next.
    pub(super) fn restart(&mut self) {
        self.page.restart();
    }

    /// Hides what is read, or shows it again.
    pub(super) fn blank(&mut self, blank: bool) {
        self.blank = blank;
        self.write();
    }

    /// Forgets everything of a visit. The next person did not have the display that the last one lost.
    pub(super) fn clear(&mut self) {
        self.page.forget();
        // `there` stays: it is about the machine, and a display that goes is then told to staff.
        (self.blank, self.used, self.lost_reason) = (false, DisplayUse::NotYet, None);
        self.write();
    }

    /// Forgets that a choice was touched once: a key that is none of the display's was pressed.
    pub(super) fn disarm(&mut self) {
        self.page.disarm();
    }

    /// Drops keys of the display that were pressed until now; that it came or went is told by the next `hear`.
    pub(super) fn forget_keys(&mut self) {
        while let Some(news) = self.display.next_event() {
            self.changed |= match news {
                DisplayEvent::Connected(width) => self.on_connected(width).is_some(),
                DisplayEvent::Disconnected(error) => self.on_lost(&error) == UserInput::SurroundingsChanged,
                DisplayEvent::Pressed(_) => false,
            };
        }
        self.page.disarm();
    }

    /// Returns what comes of what has happened at the display, if anything does; a key that means something silences
    /// the voice.
    pub(super) fn next_input(&mut self, silence: &dyn Fn()) -> Option<UserInput> {
        // Told here and not in `forget_keys`: nobody waits for an input there.
        if std::mem::take(&mut self.changed) {
            return Some(UserInput::SurroundingsChanged);
        }
        while let Some(news) = self.display.next_event() {
            let input = match news {
                DisplayEvent::Connected(width) => self.on_connected(width),
                DisplayEvent::Disconnected(error) => Some(self.on_lost(&error)),
                DisplayEvent::Pressed(key) => self.press(key, silence),
            };
            if input.is_some() {
                return input;
            }
        }
        None
    }

    fn on_connected(&mut self, width: usize) -> Option<UserInput> {
        self.page.fit(width);
        self.was_connected = true;
        self.unanswered_start.reason = None;
        self.write();
        self.lost_reason.take().map(|_| UserInput::SurroundingsChanged)
    }

    /// Notes that the display is gone. The person is told only if they used it; staff are told of everything but that
    /// there never was one.
    fn on_lost(&mut self, error: &DisplayError) -> UserInput {
        let is_trouble = self.was_connected || !error.is_normal();
        if is_trouble && !self.unanswered_start.takes(error, Instant::now()) {
            self.errors.push(error.to_string());
        }
        self.lost_reason = (self.used != DisplayUse::NotYet).then(|| error.to_string());
        UserInput::SurroundingsChanged
    }

    /// Takes a key of the display. Each is a sign of life, also one that only moves the finger; a second strike of the
    /// same key silences nothing.
    fn press(&mut self, key: DisplayKey, silence: &dyn Fn()) -> Option<UserInput> {
        // Before it is known whether the key means anything: who touches the display reads it.
        self.used = DisplayUse::Unreported;
        let does = self.page.press(key, self.began.elapsed());
        // A second strike would silence the voice, and nothing would begin it again
        // (docs/decisions/0024-a-trembling-finger.md).
        if does != BrailleKeyEffect::Nothing {
            silence();
        }
        self.write();
        match does {
            BrailleKeyEffect::Input(input) => Some(input),
            BrailleKeyEffect::Moves => Some(UserInput::SurroundingsChanged),
            BrailleKeyEffect::Nothing => None,
        }
    }

    /// Returns whether this person has pressed a key of the display since this was asked last.
    pub(super) fn take_used(&mut self) -> bool {
        let now = self.used == DisplayUse::Unreported;
        if now {
            self.used = DisplayUse::Reported;
        }
        now
    }

    /// Returns why the display that this person used is gone, if it is.
    pub(super) fn lost(&self) -> Option<&str> {
        self.lost_reason.as_deref()
    }

    /// Returns what went wrong with the display since this was asked last.
    pub(super) fn take_errors(&mut self) -> Vec<String> {
        self.errors.extend(self.unanswered_start.take_due(Instant::now()));
        std::mem::take(&mut self.errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brltty_that_does_not_answer_while_it_starts_is_told_only_if_it_never_does() {
        let began = Instant::now();
        let after = |seconds| began + Duration::from_secs(seconds);
        let unanswered = DisplayError::Lost(io::ErrorKind::TimedOut.into());
        let mut start = UnansweredStart { began, reason: None };
        assert!(!start.takes(&DisplayError::Busy, after(1)), "what it answers is told at once");
        assert!(start.takes(&unanswered, after(29)));
        assert_eq!(start.take_due(after(29)), None);
        assert!(start.take_due(after(30)).is_some_and(|reason| reason.contains("brltty is gone")));
        assert_eq!(start.take_due(after(31)), None, "once");
        assert!(!start.takes(&unanswered, after(31)), "a brltty that has started is frozen");
    }
}
