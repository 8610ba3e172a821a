//! What a screen makes of what its terminal tells: another size, and what it can show.

use std::io::Write;

use super::ScreenSurface;
use super::terminal_answers::{self, TerminalAnswers};
use crate::device::error::FrontendError;

impl<W: Write> ScreenSurface<W> {
    /// Looks again at how large the window is, and lets it be drawn anew.
    pub(super) fn handle_resize(&mut self) -> Result<(), FrontendError> {
        self.stale = true;
        self.measure();
        // A window that came back to its size in a storm may have lost what stood in it.
        self.rows.forget();
        self.query_again();
        if self.blank { self.show_blank() } else { Ok(()) }
    }

    /// Asks the terminal again, with the next write, what it can show: another may have taken its place.
    pub(super) fn query_again(&mut self) {
        if self.pixel_renderer.is_some() {
            self.rows.query(terminal_answers::CAPABILITY_QUERY);
        }
    }

    /// Takes what the terminal answered; where it shows pictures no more, or again, the page is written anew.
    pub(super) fn take_answers(&mut self, answers: TerminalAnswers) {
        if self.pixel_renderer.as_mut().is_some_and(|renderer| renderer.take_answers(answers)) {
            self.stale = true;
            self.rows.forget();
        }
    }
}
