//! What a screen makes of what it hears: keys in their order, another size, the end.

use std::io::Write;
use std::time::Duration;

use super::super::FaceError;
use super::{Heard, Input, Screen, Stroke, asked};

impl<W: Write> Screen<W> {
    /// What is certain now: the end before everything, then keys in their order.
    pub(super) fn certain(&mut self) -> Option<Input> {
        if self.closed {
            return Some(Input::Closed);
        }
        if self.resized && !self.blank {
            self.resized = false;
            return Some(Input::Resized);
        }
        self.filter.next(self.began.elapsed())
    }

    /// What is not certain yet: for a voice alone, which may begin with what it would have to take back.
    pub(super) fn likely(&mut self) -> Option<Input> {
        self.hush.as_ref()?;
        self.filter.likely().map(|input| Input::Likely(Box::new(input)))
    }

    pub(super) fn hear(&mut self, heard: Heard) -> Result<(), FaceError> {
        match heard {
            Heard::Rung => {}
            // Keys that wait are not taken for answers once the end is there.
            Heard::Closed => self.closed = true,
            // What a terminal makes of the keys that a keypad sends is some other key.
            Heard::Key(_, Stroke::Function(13..)) if self.keypads > 0 => {}
            Heard::Key(at, stroke) | Heard::Pad(at, stroke) => {
                // The filter waits until it knows that no scanner types; silence need not wait for that.
                if let Some(hush) = &self.hush {
                    hush.now();
                }
                self.filter.press(at.saturating_duration_since(self.began), stroke);
                self.hear_answers();
            }
            Heard::Resized => {
                self.resized = true;
                self.measure();
                // A window that came back to its size in a storm may have lost what stood in it.
                self.rows.forget();
                self.ask_again();
                if self.blank {
                    return self.show_blank();
                }
            }
        }
        Ok(())
    }

    /// Asks the terminal again, with the next write, what it can show: another may have taken its place.
    pub(super) fn ask_again(&mut self) {
        if self.letters.is_some() {
            self.rows.ask(asked::QUESTION);
        }
    }

    /// Where the terminal shows pictures no more, or again, the page is written anew.
    fn hear_answers(&mut self) {
        let answers = self.filter.answered();
        if self.letters.as_mut().is_some_and(|letters| letters.hear(answers)) {
            self.resized = true;
            self.rows.forget();
        }
    }

    /// How long to wait: until the filter knows more, or until patience ends.
    pub(super) fn nap(&self, deadline: Option<Duration>) -> Option<Duration> {
        let until = [deadline, self.filter.due()].into_iter().flatten().min();
        until.map(|until| until.saturating_sub(self.began.elapsed()))
    }
}
