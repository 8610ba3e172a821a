//! What a screen makes of what its terminal tells: another size, and what it can show.

use std::io::Write;

use super::asked::{self, Answers};
use super::{FrontendError, Screen};

impl<W: Write> Screen<W> {
    /// Looks again at how large the window is, and lets it be drawn anew.
    pub(super) fn resized(&mut self) -> Result<(), FrontendError> {
        self.stale = true;
        self.measure();
        // A window that came back to its size in a storm may have lost what stood in it.
        self.rows.forget();
        self.ask_again();
        if self.blank { self.show_blank() } else { Ok(()) }
    }

    /// Asks the terminal again, with the next write, what it can show: another may have taken its place.
    pub(super) fn ask_again(&mut self) {
        if self.letters.is_some() {
            self.rows.ask(asked::QUESTION);
        }
    }

    /// Takes what the terminal answered; where it shows pictures no more, or again, the page is written anew.
    pub(super) fn hear_answers(&mut self, answers: Answers) {
        if self.letters.as_mut().is_some_and(|letters| letters.hear(answers)) {
            self.stale = true;
            self.rows.forget();
        }
    }
}
