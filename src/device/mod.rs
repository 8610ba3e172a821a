//! What stands between a person and a page: screens, lines, and the clock.

pub mod clock;
pub mod lines;
pub mod screen;
pub mod secret;
pub mod spoken;
pub mod trouble;

use std::io;
use std::time::Duration;

use thiserror::Error;

use crate::page::{Look, Page};
use crate::place::{Input, Place, Sheets};

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

/// A way of showing pages to a person and of hearing what they do.
pub trait Face {
    /// What a record says about how pages were presented: `screen`, `screen-reader`, `lines`.
    fn form(&self) -> &'static str;

    /// How the rows of this page are dealt out on sheets, now.
    fn sheets<A>(&mut self, page: &Page<A>, look: Look) -> Sheets;

    /// Shows the page at this place. Writes nothing when nothing changed.
    fn show<A>(&mut self, page: &Page<A>, place: &Place, look: Look) -> Result<(), FaceError>;

    /// Waits for the next input; `None` when `patience` has passed without one.
    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError>;

    /// The page was asked for again: the next `show` writes the whole of it.
    fn repeat(&mut self);

    /// Rings, so that staff come.
    fn ring(&mut self) -> Result<(), FaceError>;

    /// Blanks what is shown for privacy until the next `show` with other content, or `show` after `blank(false)`.
    fn blank(&mut self, blank: bool) -> Result<(), FaceError>;

    /// Takes everything of a visit from the screen and from its scrollback (rule R17).
    fn wipe(&mut self) -> Result<(), FaceError>;

    /// Why there is no sound where there should be some; always to be shown.
    fn sound_lost(&self) -> Option<&str> {
        None
    }
}
