//! Keys and lines that were heard, until it is certain what a person meant by them.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::page::{Opening, Page};
use crate::place::{Input, Stroke};

use super::keys::KeyTable;
use super::lines::Source;
use super::screen::{Answers, Filter, Intervals};

/// What came of keys that were pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Nobody pressed anything: the terminal answered what it was asked, or more of its answer is to come.
    Answered(Answers),
    /// They may mean something.
    Meant,
    /// They mean nothing, such as the tremor of a finger.
    Nothing,
}

/// What was heard and not looked at yet.
pub struct InputQueue {
    filter: Filter,
    /// Inputs of devices that know by themselves what a person did, each with its time.
    ready: VecDeque<(Instant, Input)>,
    source: Source,
    /// What was pressed or typed before means nothing.
    forgotten: Option<Instant>,
    closed: bool,
    began: Instant,
}

impl InputQueue {
    /// Makes a queue for keys, which do what the table says.
    pub fn of_keys(intervals: Intervals, table: KeyTable) -> Self {
        let mut queue = Self::new(Filter::new(intervals), Source::Typed);
        queue.filter.follow(table);
        queue
    }

    /// Makes a queue for lines from there.
    pub fn of_lines(source: Source) -> Self {
        Self::new(Filter::new(Intervals::default()), source)
    }

    fn new(filter: Filter, source: Source) -> Self {
        Self { filter, ready: VecDeque::new(), source, forgotten: None, closed: false, began: Instant::now() }
    }

    /// Leaves F13 to F24 out from now on: they come from a keypad that is read from the system itself.
    pub fn leave_keypad_out(&mut self) {
        self.filter.leave_keypad_out();
    }

    /// Takes the page for which keys are from now on.
    pub(super) fn meet(&mut self, page: &Page) {
        self.filter.typing(page.entry.map(|entry| entry.kind));
        self.filter.name_keys(page.opening == Opening::NamesKeys);
    }

    /// Notes that the input has ended.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Takes keys that were pressed at this time.
    pub(super) fn press(&mut self, at: Instant, strokes: &[Stroke]) -> Pressed {
        let at = at.saturating_duration_since(self.began);
        // `count` and not `any`: every key has to pass the filter, also behind the first one that means something.
        let struck = strokes.iter().filter(|stroke| self.filter.press(at, **stroke)).count() > 0;
        let answers = self.filter.answered();
        // What a terminal answers about itself is no key of a person and silences no voice.
        if answers != Answers::default() || self.filter.is_within_a_sequence() {
            return Pressed::Answered(answers);
        }
        if struck { Pressed::Meant } else { Pressed::Nothing }
    }

    /// Takes what a person did at this time.
    pub(super) fn push(&mut self, at: Instant, input: Input) {
        self.ready.push_back((at, input));
    }

    /// Returns whether more should be looked at before what is here: keys belong together, lines wait for their pages.
    pub(super) fn wants_more(&self) -> bool {
        self.ready.is_empty()
    }

    /// Returns the end of the input, once it is there: nothing that waits is taken for an answer any more.
    pub(super) fn closed(&self) -> Option<Input> {
        self.closed.then_some(Input::Closed)
    }

    /// Returns what is certain now, in its order.
    pub(super) fn certain(&mut self) -> Option<Input> {
        self.filter.next(self.began.elapsed()).or_else(|| self.next_ready())
    }

    fn next_ready(&mut self) -> Option<Input> {
        loop {
            let (at, input) = self.ready.pop_front()?;
            // The end of the input counts whenever it came.
            if input == Input::Closed || self.forgotten.is_none_or(|forgotten| at >= forgotten) {
                return Some(input);
            }
        }
    }

    /// Returns, once, what the key that was just pressed means if nothing follows it at once.
    pub(super) fn likely(&mut self) -> Option<Input> {
        self.filter.likely()
    }

    /// Returns how long until more is certain.
    pub(super) fn due(&self) -> Option<Duration> {
        self.filter.due().map(|due| due.saturating_sub(self.began.elapsed()))
    }

    /// Drops what was pressed until now. Lines of a pipe stay: they were prepared for the pages in their order, however
    /// long a page took to come, and a whole visit can be piped.
    pub(super) fn forget(&mut self) {
        self.filter.forget(self.began.elapsed());
        if self.source == Source::Typed {
            self.forgotten = Some(Instant::now());
        }
    }
}
