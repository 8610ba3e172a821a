//! What a screen makes of what it hears: keys in their order, another size, the end.

use std::io::Write;
use std::mem;
use std::time::{Duration, Instant};

use super::super::FaceError;
use super::asked::Answers;
use super::{Heard, Input, Screen, Stroke, asked, listen};

impl<W: Write> Screen<W> {
    /// What is certain now: the end before everything, then keys in their order, then news of other devices.
    pub(super) fn certain(&mut self) -> Option<Input> {
        if self.closed {
            return Some(Input::Closed);
        }
        if self.resized && !self.blank {
            self.resized = false;
            return Some(Input::Resized);
        }
        self.filter.next(self.began.elapsed()).or_else(|| (mem::take(&mut self.rings) > 0).then_some(Input::Changed))
    }

    /// What is not certain yet: for a voice alone, which may begin with what it would have to take back.
    pub(super) fn likely(&mut self) -> Option<Input> {
        self.hush.as_ref()?;
        self.filter.likely().map(|input| Input::Likely(Box::new(input)))
    }

    pub(super) fn hear(&mut self, heard: Heard) -> Result<(), FaceError> {
        match heard {
            Heard::Rung => self.rings += 1,
            // Keys that wait are not taken for answers once the end is there.
            Heard::Closed => self.closed = true,
            Heard::Keys(at, strokes) => self.press(at, &strokes),
            Heard::Pad(at, stroke) => self.press(at, &[stroke]),
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

    fn press(&mut self, at: Instant, strokes: &[Stroke]) {
        let at = at.saturating_duration_since(self.began);
        let struck = strokes.iter().filter(|stroke| self.filter.press(at, **stroke)).count() > 0;
        let answers = self.filter.answered();
        if answers != Answers::default() || self.filter.is_within_a_sequence() {
            // Nobody pressed anything: the voice speaks on.
            return self.hear_answers(answers);
        }
        // The filter waits until it knows that no scanner types; silence need not wait for that.
        if let Some(hush) = self.hush.as_ref().filter(|_| struck) {
            hush.now();
        }
    }

    /// Takes everything that waits: what came in time is put together before the time that has passed since counts.
    pub(super) fn hear_all(&mut self) -> Result<(), FaceError> {
        let waiting: Vec<Heard> = self.heard.try_iter().take(listen::WAITING).collect();
        waiting.into_iter().try_for_each(|heard| self.hear(heard))
    }

    /// Asks the terminal again, with the next write, what it can show: another may have taken its place.
    pub(super) fn ask_again(&mut self) {
        if self.letters.is_some() {
            self.rows.ask(asked::QUESTION);
        }
    }

    /// Where the terminal shows pictures no more, or again, the page is written anew.
    fn hear_answers(&mut self, answers: Answers) {
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
