//! Braille beside a surface: the row that is spoken or has the focus, on a display whose keys are keys here.

mod reading;

use std::io;
use std::time::{Duration, Instant};

use crate::page::Page;
use crate::place::{Input, Place};
use brlapi::{Display, DisplayError, Key, News, Server};

use super::Waker;
use super::keys::KeyTable;
use reading::{Does, Reading};

/// Whether this person has pressed a key of the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Used {
    NotYet,
    /// Since it was asked last.
    Now,
    /// Before it was asked last, and reported then.
    Told,
}

/// A braille display and what is read on it.
pub(super) struct Braille {
    display: Display,
    reading: Reading,
    began: Instant,
    /// Whether there has been a display since the program began.
    there: bool,
    used: Used,
    /// Why the display that was there is gone.
    lost: Option<String>,
    errors: Vec<String>,
    /// A display came or went while keys were forgotten.
    changed: bool,
    blank: bool,
}

impl Braille {
    /// Looks for the display of this server from now on; the same key of it within `double_strike` is one strike, and
    /// keys that a keyboard has too do what the table says.
    ///
    /// # Errors
    /// The system's, where it gives no thread.
    pub(super) fn start(server: Server, double_strike: Duration, keys: KeyTable, waker: Waker) -> io::Result<Self> {
        Ok(Self {
            display: Display::start(server, waker)?,
            reading: Reading::new(double_strike, keys),
            began: Instant::now(),
            there: false,
            used: Used::NotYet,
            lost: None,
            errors: Vec::new(),
            changed: false,
            blank: false,
        })
    }

    fn write(&self) {
        self.display.show(if self.blank { tenji::Cells::new() } else { self.reading.cells() }.bytes());
    }

    /// Takes the page that is shown.
    pub(super) fn show(&mut self, page: &Page, place: &Place) {
        self.reading.show(page, place);
        self.write();
    }

    /// Goes to the row that the voice says.
    pub(super) fn follow(&mut self, row: usize) {
        self.reading.follow(row);
        self.write();
    }

    /// Lets the page be read from its beginning when it is shown next.
    pub(super) fn restart(&mut self) {
        self.reading.restart();
    }

    /// Hides what is read, or shows it again.
    pub(super) fn blank(&mut self, blank: bool) {
        self.blank = blank;
        self.write();
    }

    /// Forgets everything of a visit. The next person did not have the display that the last one lost.
    pub(super) fn clear(&mut self) {
        self.reading.forget();
        // `there` stays: it is about the machine, and a display that goes is then told to staff.
        (self.blank, self.used, self.lost) = (false, Used::NotYet, None);
        self.write();
    }

    /// Forgets that a choice was touched once: a key that is none of the display's was pressed.
    pub(super) fn disarm(&mut self) {
        self.reading.disarm();
    }

    /// Drops keys of the display that were pressed until now; that it came or went is told by the next `hear`.
    pub(super) fn forget_keys(&mut self) {
        while let Some(news) = self.display.news() {
            self.changed |= match news {
                News::There(width) => self.there(width).is_some(),
                News::Gone(error) => self.gone(&error) == Input::Changed,
                News::Pressed(_) => false,
            };
        }
        self.reading.disarm();
    }

    /// Returns what comes of what has happened at the display, if anything does; a key that means something silences
    /// the voice.
    pub(super) fn hear(&mut self, silence: &dyn Fn()) -> Option<Input> {
        // Told here and not in `forget_keys`: nobody waits for an input there.
        if std::mem::take(&mut self.changed) {
            return Some(Input::Changed);
        }
        while let Some(news) = self.display.news() {
            let input = match news {
                News::There(width) => self.there(width),
                News::Gone(error) => Some(self.gone(&error)),
                News::Pressed(key) => self.press(key, silence),
            };
            if input.is_some() {
                return input;
            }
        }
        None
    }

    fn there(&mut self, width: usize) -> Option<Input> {
        self.reading.fit(width);
        self.there = true;
        self.write();
        self.lost.take().map(|_| Input::Changed)
    }

    /// Notes that the display is gone. The person is told only if they used it; staff are told of everything but that
    /// there never was one.
    fn gone(&mut self, error: &DisplayError) -> Input {
        if self.there || !error.is_normal() {
            self.errors.push(error.to_string());
        }
        self.lost = (self.used != Used::NotYet).then(|| error.to_string());
        Input::Changed
    }

    /// Takes a key of the display. Each is a sign of life, also one that only moves the finger; a second strike of the
    /// same key silences nothing.
    fn press(&mut self, key: Key, silence: &dyn Fn()) -> Option<Input> {
        // Before it is known whether the key means anything: who touches the display reads it.
        self.used = Used::Now;
        let does = self.reading.press(key, self.began.elapsed());
        // A second strike would silence the voice, and nothing would begin it again
        // (docs/decisions/0024-a-trembling-finger.md).
        if does != Does::Nothing {
            silence();
        }
        self.write();
        match does {
            Does::Input(input) => Some(input),
            Does::Moves => Some(Input::Changed),
            Does::Nothing => None,
        }
    }

    /// Returns whether this person has pressed a key of the display since this was asked last.
    pub(super) fn take_used(&mut self) -> bool {
        let now = self.used == Used::Now;
        if now {
            self.used = Used::Told;
        }
        now
    }

    /// Returns why the display that this person used is gone, if it is.
    pub(super) fn lost(&self) -> Option<&str> {
        self.lost.as_deref()
    }

    /// Returns what went wrong with the display since this was asked last.
    pub(super) fn take_errors(&mut self) -> Vec<String> {
        std::mem::take(&mut self.errors)
    }
}
