//! Keys and lines that were heard, until it is certain what a person meant by them.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::focus::{KeyCode, UserInput};
use crate::page::{Page, PageKind};

use super::keys::KeyTable;
use super::lines::LineSource;
use super::screen::filter::{KeyFilter, KeyIntervals};
use super::screen::terminal_answers::TerminalAnswers;

/// What came of keys that were pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyPressOutcome {
    /// Nobody pressed anything: the terminal answered what it was asked, or more of its answer is to come.
    TerminalAnswered(TerminalAnswers),
    /// They may mean something.
    Meaningful,
    /// They mean nothing, such as the tremor of a finger.
    Nothing,
}

/// What was heard and not looked at yet.
pub struct InputQueue {
    filter: KeyFilter,
    /// Inputs of devices that know by themselves what a person did, each with its time.
    ready: VecDeque<(Instant, UserInput)>,
    source: LineSource,
    /// What was pressed or typed before means nothing.
    forgotten_before: Option<Instant>,
    closed: bool,
    began: Instant,
}

impl InputQueue {
    /// Makes a queue for keys, which do what the table says.
    pub fn of_keys(intervals: KeyIntervals, table: KeyTable) -> Self {
        let mut queue = Self::new(KeyFilter::new(intervals), LineSource::Typed);
        queue.filter.set_table(table);
        queue
    }

    /// Makes a queue for lines from there.
    pub fn of_lines(source: LineSource) -> Self {
        Self::new(KeyFilter::new(KeyIntervals::default()), source)
    }

    fn new(filter: KeyFilter, source: LineSource) -> Self {
        Self { filter, ready: VecDeque::new(), source, forgotten_before: None, closed: false, began: Instant::now() }
    }

    /// Leaves F13 to F24 out from now on: they come from a keypad that is read from the system itself.
    pub fn ignore_keypad_keys(&mut self) {
        self.filter.ignore_keypad_keys();
    }

    /// Takes the page for which keys are from now on.
    pub(super) fn begin_page(&mut self, page: &Page) {
        self.filter.set_entry(page.entry.map(|entry| entry.kind));
        self.filter.set_naming(page.kind == PageKind::KeyTrial);
    }

    /// Notes that the input has ended.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Takes keys that were pressed at this time.
    pub(super) fn press(&mut self, at: Instant, strokes: &[KeyCode]) -> KeyPressOutcome {
        let at = at.saturating_duration_since(self.began);
        // `count` and not `any`: every key has to pass the filter, also behind the first one that means something.
        let struck = strokes.iter().filter(|stroke| self.filter.press(at, **stroke)).count() > 0;
        let answers = self.filter.take_answers();
        // What a terminal answers about itself is no key of a person and silences no voice.
        if answers != TerminalAnswers::default() || self.filter.is_within_a_sequence() {
            return KeyPressOutcome::TerminalAnswered(answers);
        }
        if struck { KeyPressOutcome::Meaningful } else { KeyPressOutcome::Nothing }
    }

    /// Takes what a person did at this time.
    pub(super) fn push(&mut self, at: Instant, input: UserInput) {
        self.ready.push_back((at, input));
    }

    /// Returns whether more should be looked at before what is here: keys belong together, lines wait for their pages.
    pub(super) fn wants_more(&self) -> bool {
        self.ready.is_empty()
    }

    /// Returns the end of the input, once it is there: nothing that waits is taken for an answer any more.
    pub(super) fn end_of_input(&self) -> Option<UserInput> {
        self.closed.then_some(UserInput::Closed)
    }

    /// Returns what is certain now, in its order.
    pub(super) fn next_certain(&mut self) -> Option<UserInput> {
        self.filter.next(self.began.elapsed()).or_else(|| self.next_ready())
    }

    fn next_ready(&mut self) -> Option<UserInput> {
        loop {
            let (at, input) = self.ready.pop_front()?;
            // The end of the input counts whenever it came.
            if input == UserInput::Closed || self.forgotten_before.is_none_or(|forgotten| at >= forgotten) {
                return Some(input);
            }
        }
    }

    /// Returns, once, what the key that was just pressed means if nothing follows it at once.
    pub(super) fn take_likely(&mut self) -> Option<UserInput> {
        self.filter.take_likely()
    }

    /// Returns how long until more is certain.
    pub(super) fn due(&self) -> Option<Duration> {
        self.filter.due().map(|due| due.saturating_sub(self.began.elapsed()))
    }

    /// Drops what was pressed until now. Lines of a pipe stay: they were prepared for the pages in their order, however
    /// long a page took to come, and a whole visit can be piped.
    pub(super) fn forget(&mut self) {
        self.filter.forget(self.began.elapsed());
        if self.source == LineSource::Typed {
            self.forgotten_before = Some(Instant::now());
        }
    }
}
