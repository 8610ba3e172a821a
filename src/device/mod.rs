//! What stands between a person and a page: screens, lines, and the clock.

pub mod chimed;
pub mod clock;
pub mod felt;
pub mod hook;
pub mod keypad;
pub mod keys;
pub mod lines;
pub mod memory;
pub mod scanned;
pub mod screen;
pub mod secret;
pub mod spoken;
pub mod spool;
pub mod trouble;

use std::io;
use std::time::{Duration, Instant};

use thiserror::Error;

use crate::page::{Look, Page};
use crate::place::{Input, Place, Sheets};
use crate::speech::speaker::Hush;

pub use crate::speech::speaker::Rung;

/// Why a face cannot go on.
#[derive(Debug, Error)]
pub enum FaceError {
    /// Standard output or the terminal is gone.
    #[error("the screen is gone ({0}): nothing was recorded; start madoguchi again in a terminal")]
    Gone(#[source] io::Error),
    /// There is no terminal to draw on.
    #[error("there is no terminal here: use `--reader lines` for a pipe or a dumb terminal")]
    NoTerminal,
}

/// Where the voice is on the page that is shown; each sentence is a row, by its place in `Page::rows`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sounding {
    /// This row began to sound.
    Began(usize),
    /// This row was heard to its end.
    Ended(usize),
    /// This row was interrupted, or its sound was lost.
    Stopped(usize),
}

/// How much of a page is told to a person who may know some of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// What has changed.
    Changes,
    /// All of it, for it was asked for again.
    Whole,
}

impl Rung {
    /// What a face answers that has no sound device: whether a terminal makes a sound of a BEL, nobody can know.
    fn of_terminal() -> Self {
        Self::Silent("there is no sound device for the call: name one with sound_device in madoguchi.toml".to_owned())
    }
}

/// Ends a wait from another thread: it gives `Input::Changed`.
pub type Bell = Box<dyn Fn() + Send>;

/// A way of showing pages to a person and of hearing what they do.
pub trait Face {
    /// What a record says about how pages were presented: `screen`, `screen-reader`, `lines`.
    fn form(&self) -> &'static str;

    /// How the rows of this page are dealt out on sheets, now.
    fn sheets(&mut self, page: &Page, look: Look) -> Sheets;

    /// Shows the page at this place. Writes nothing when nothing changed.
    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError>;

    /// Waits for the next input; `None` when `patience` has passed without one.
    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError>;

    /// The page was asked for again: the next `show` writes the whole of it.
    fn repeat(&mut self);

    /// Keys that were pressed until now mean nothing: they were pressed before the page that is shown now stood there.
    /// Everything else that was heard counts.
    fn forget_keys(&mut self) -> Result<(), FaceError>;

    /// Waits until what is being said has been said, but not for long.
    fn finish_saying(&mut self) -> Result<(), FaceError> {
        Ok(())
    }

    /// Rings, so that staff come. What becomes of it is known later: `wait` then gives `Input::Changed`.
    fn ring(&mut self) -> Result<(), FaceError>;

    /// What became of the last ring, told once; `None` as long as it is not known, or nothing was rung.
    fn rung(&mut self) -> Option<Rung>;

    /// Wakes whoever waits, once, after this time: `wait` then gives `Input::Changed`. Nothing is woken after `None`.
    fn alarm(&mut self, _after: Option<Duration>) {}

    /// When the voice was heard last: nobody has to answer while they are spoken to.
    fn spoke(&self) -> Option<Instant> {
        None
    }

    /// Blanks what is shown for privacy until the next `show` with other content, or `show` after `blank(false)`.
    fn blank(&mut self, blank: bool) -> Result<(), FaceError>;

    /// Shows a picture of characters alone, light on dark, until the next `show`; `false` where that cannot be seen.
    fn picture(&mut self, _rows: &[String]) -> Result<bool, FaceError> {
        Ok(false)
    }

    /// Takes everything of a visit from the screen and from its scrollback (rule R17, docs/rules.md).
    fn wipe(&mut self) -> Result<(), FaceError>;

    /// Any key silences the voice by this, before it is certain what the key means.
    fn hush_by(&mut self, _hush: Hush) {}

    /// The page that will be shown if the key that was just pressed is a person's: a voice may begin with it,
    /// and is silent again if it is not shown.
    fn foresee(&mut self, _page: &Page, _place: &Place, _sheets: &Sheets, _telling: Telling) {}

    /// What is shown from now on is not to be said: it is private, and others may hear it.
    fn keep_private(&mut self, _private: bool) {}

    /// The voice has come to a row of the page that is shown, or left it: for marking it on screen and in braille.
    fn sounding(&mut self, _event: Sounding) -> Result<(), FaceError> {
        Ok(())
    }

    /// Rows that were said to their end since this was asked last, by their ids.
    fn heard(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// Whether the person has shown that they listen, so that without sound they need somebody.
    fn needs_sound(&self) -> bool {
        false
    }

    /// Whether it has a voice of its own.
    fn has_voice(&self) -> bool {
        false
    }

    /// Why there is no sound where there should be some; always to be shown.
    fn sound_lost(&self) -> Option<&str> {
        None
    }

    /// Whether this person has pressed a key of a braille display since this was asked last.
    fn felt(&mut self) -> bool {
        false
    }

    /// Why the braille display that this person used is gone; always to be shown.
    fn braille_lost(&self) -> Option<&str> {
        None
    }

    /// What went wrong with devices since this was asked last, for whoever looks after the machine.
    fn troubles(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// A bell for a device that stands beside this face; a face without one is to be asked again and again.
    fn bell(&mut self) -> Option<Bell> {
        None
    }
}
