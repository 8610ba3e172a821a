//! Where a page stands: a screen, or lines of text. Voice, braille and the rest are parts beside it (`frontend`).

use crate::focus::{PageFocus, Pagination, UserInput};
use crate::page::{DisplayPrefs, Page};

use super::error::FrontendError;
use super::screen::terminal_answers::TerminalAnswers;

/// Something that a surface has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurfaceEvent<'e> {
    /// The terminal answered what it can show.
    Answered(TerminalAnswers),
    /// The window has another size.
    Resized,
    /// Its own keys or lines gave this input.
    Took(&'e UserInput),
}

/// Where a page stands in front of a person.
pub trait Surface {
    /// Returns what a record says about how pages were presented: `screen`, `screen-reader`, `lines`.
    fn presentation_name(&self) -> &'static str;

    /// Returns how the rows of this page are dealt out on sheets, now.
    fn sheets(&mut self, page: &Page, look: DisplayPrefs) -> Pagination;

    /// Shows the page at this place. Writes nothing when nothing changed.
    fn show(&mut self, page: &Page, place: &PageFocus, look: DisplayPrefs) -> Result<(), FrontendError>;

    /// Writes the whole of the page with the next `show`: it was asked for again.
    fn repeat(&mut self);

    /// Rings the bell of a terminal.
    fn ring(&mut self) -> Result<(), FrontendError>;

    /// Takes everything of a visit away, also from the scrollback (rule R17, docs/rules.md).
    fn clear(&mut self) -> Result<(), FrontendError>;

    /// Hides what is shown until the next `show` with other content, or `show` after `blank(false)`. Lines that are
    /// written cannot be taken back.
    fn blank(&mut self, _blank: bool) -> Result<(), FrontendError> {
        Ok(())
    }

    /// Shows a picture of characters alone, light on dark, until the next `show`; `false` where that cannot be seen.
    fn show_picture(&mut self, _rows: &[String]) -> Result<bool, FrontendError> {
        Ok(false)
    }

    /// Marks the row of the page that the voice says now, if it says one.
    fn mark_spoken(&mut self, _row: Option<usize>) -> Result<(), FrontendError> {
        Ok(())
    }

    /// Takes what it has to know.
    fn handle_event(&mut self, _event: SurfaceEvent<'_>) -> Result<(), FrontendError> {
        Ok(())
    }

    /// Returns, once, whether the page has to be shown again.
    fn is_stale(&mut self) -> bool {
        false
    }

    /// Returns what went wrong since this was asked last, for whoever looks after the machine.
    fn take_errors(&mut self) -> Vec<String> {
        Vec::new()
    }
}
