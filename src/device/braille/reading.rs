//! Where a reading finger is on a page: which row, which part of it, and what each key of the display means there.
//!
//! Pure: the times of keys are given. Rows come in the order in which they are spoken; panning goes by whole words.

mod leaves;
mod typed;

use std::time::Duration;

use crate::device::keys::{KeyTable, Stroke};
use crate::page::{Opening, Page, Role};
use crate::place::{Command, Input, Means, Place, Tried, Unclear};
use crate::present::braille::row;
use brlapi::Key;
use furigana::Lang;
use tenji::Cells;

use leaves::{Leaf, ids, leaves, order};
use typed::Typed;

/// What stands on the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// The row at this place of `Page::rows`.
    Row(usize),
    /// What has been typed.
    Typed,
}

/// What a key of the display does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Something on the page, as a key of the keyboard does.
    Input(Input),
    /// Something on the display alone.
    Moves,
    /// Nothing at all.
    Nothing,
}

/// The page under the finger.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    page: String,
    lang: Lang,
    leaves: Vec<Leaf>,
    /// The places of the rows in the order of reading.
    order: Vec<usize>,
    alert: Option<Cells>,
    marks: Vec<String>,
    /// Marks that nobody has read yet stand before everything else on this page.
    marks_first: bool,
    opening: Opening,
    typed: Cells,
    focus: usize,
    cursor: usize,
    view: View,
    /// Which part of the row, in widths of the display.
    part: usize,
    width: usize,
    /// The choice whose routing key was pressed once, and when it was pressed last.
    armed: Option<(usize, Duration)>,
    last: Option<(Key, Duration)>,
    double_strike: Duration,
    keys: KeyTable,
    /// Whether something is typed on this page.
    types: bool,
}

impl Reading {
    /// Makes a page with nothing to read yet; the same key within this time is one strike, and does what the table
    /// says.
    pub(super) fn new(double_strike: Duration, keys: KeyTable) -> Self {
        Self {
            page: String::new(),
            lang: Lang::new(""),
            leaves: Vec::new(),
            order: Vec::new(),
            alert: None,
            marks: Vec::new(),
            marks_first: false,
            opening: Opening::AnyKey,
            typed: Cells::new(),
            focus: 0,
            cursor: 0,
            view: View::Row(0),
            part: 0,
            width: 0,
            armed: None,
            last: None,
            double_strike,
            keys,
            types: false,
        }
    }

    /// Takes the number of cells of the display.
    pub(super) fn fit(&mut self, width: usize) {
        self.width = width;
        self.part = 0;
    }

    /// Lets the page be read from its beginning when it is shown next.
    pub(super) fn restart(&mut self) {
        self.page.clear();
    }

    /// Forgets everything of a visit.
    pub(super) fn forget(&mut self) {
        // Made anew and not cleared field by field, so that a field that is added later is forgotten as well.
        let mut new = Self::new(self.double_strike, std::mem::take(&mut self.keys));
        new.width = self.width;
        *self = new;
    }

    /// Takes the page that is shown: a new one from its label on, on the same one what has changed.
    pub(super) fn show(&mut self, page: &Page, place: &Place) {
        let new = self.page != page.id || self.lang != page.lang;
        let marks: Vec<String> = ids(page, Role::Mark);
        let new_mark = marks.iter().any(|mark| !self.marks.contains(mark));
        self.marks_first = new_mark || self.marks_first && !new;
        let typed = leaves::typed(page, place);
        let alert = page.first(Role::Alert).and_then(|at| page.rows.get(at)).map(|own| row(own, &page.lang));
        let cursor = place.cursor(page);
        (self.leaves, self.order) = (leaves(page), order(page, self.marks_first));
        (self.focus, self.opening, self.types) = (place.row(), page.opening, page.entry.is_some());
        let told = alert.is_some() && alert != self.alert;
        // Otherwise the finger stays where it is: the same page comes again with each key, and must not pull it away.
        if new || told || typed != self.typed || cursor != self.cursor {
            // The second press decides on what the first one touched, or on nothing: the page may have changed between
            // them.
            self.armed = self.armed.filter(|(row, _)| !new && !told && *row == cursor);
            let view = if new && alert.is_none() {
                View::Row(self.order.first().copied().unwrap_or(0))
            } else if typed != self.typed && !typed.is_empty() {
                View::Typed
            } else {
                View::Row(cursor)
            };
            self.look(view);
        }
        (self.page, self.lang) = (page.id.clone(), page.lang.clone());
        (self.typed, self.alert, self.marks, self.cursor) = (typed, alert, marks, cursor);
    }

    /// Follows the voice to this row.
    pub(super) fn follow(&mut self, row: usize) {
        self.look(View::Row(row));
    }

    /// Forgets the key that was pressed last: a key that is none of the display's was pressed behind it.
    pub(super) fn disarm(&mut self) {
        self.armed = None;
        self.last = None;
    }

    /// Returns what stands on the display. Under a choice that was touched once are dots 7 and 8.
    pub(super) fn cells(&self) -> Cells {
        let parts = self.parts();
        let part = match self.view {
            // The end of it: whoever types looks at what was typed last.
            View::Typed => parts.last(),
            View::Row(_) => parts.get(self.part).or(parts.last()),
        };
        let part = part.cloned().unwrap_or_default();
        let touched = self.armed.is_some_and(|(row, _)| self.view == View::Row(row));
        if touched { part.underlined() } else { part }
    }

    /// Takes a key that was pressed at this time.
    pub(super) fn press(&mut self, key: Key, now: Duration) -> Does {
        if !self.is_meant(key, now) {
            return Does::Nothing;
        }
        // Nothing else may be pressed between the two presses that decide: a finger that reads on has not chosen.
        if !matches!(key, Key::Route(_)) {
            self.armed = None;
        }
        match key {
            Key::PanOn => self.on(),
            Key::PanBack => self.back(),
            Key::LineDown => self.step(1, Part::First),
            Key::LineUp => self.step(-1, Part::First),
            Key::Top => self.to(self.order.first().copied(), Part::First),
            Key::Bottom => self.to(self.order.last().copied(), Part::First),
            Key::Home => self.to(Some(self.focus), Part::First),
            Key::Route(_) => self.route(now),
            Key::Char(_) | Key::Dots(_) | Key::Help | Key::Named(_) | Key::Other => self.elsewhere(key),
            // These two are no keys: the display comes and goes by events of their own.
            Key::Offline | Key::Online => Does::Nothing,
        }
    }

    /// Returns whether a key is a strike of its own: the same key again is not until it has rested, but for keys that
    /// pan, for whoever reads fast pans fast.
    fn is_meant(&mut self, key: Key, now: Duration) -> bool {
        let moves = matches!(key, Key::PanOn | Key::PanBack | Key::LineDown | Key::LineUp);
        // A finger that trembles strikes two routing keys side by side as well.
        let key = if matches!(key, Key::Route(_)) { Key::Route(0) } else { key };
        // Each strike counts as the last one, also one that is dropped: a finger may tremble for seconds.
        let again = self.last.replace((key, now)).filter(|(before, _)| *before == key && !moves);
        again.is_none_or(|(_, at)| now.saturating_sub(at) >= self.double_strike)
    }

    fn look(&mut self, view: View) {
        if self.view != view {
            self.part = 0;
        }
        self.view = view;
    }

    fn parts(&self) -> Vec<Cells> {
        let cells = match self.view {
            View::Row(row) => self.leaves.get(row).map(|leaf| &leaf.cells),
            View::Typed => Some(&self.typed),
        };
        cells.map(|cells| cells.wrapped(self.width)).unwrap_or_default()
    }

    fn on(&mut self) -> Does {
        if self.view != View::Typed && self.part + 1 < self.parts().len() {
            self.part += 1;
            return Does::Moves;
        }
        self.step(1, Part::First)
    }

    fn back(&mut self) -> Does {
        if self.view != View::Typed && self.part > 0 {
            self.part -= 1;
            return Does::Moves;
        }
        self.step(-1, Part::Last)
    }

    /// Goes to the row after or before, as they are read; at either end there is nothing more.
    fn step(&mut self, by: isize, part: Part) -> Does {
        let here = match self.view {
            View::Row(row) => row,
            View::Typed => return self.to(Some(self.focus), Part::First),
        };
        let at = self.order.iter().position(|row| *row == here);
        let next = at.and_then(|at| at.checked_add_signed(by)).and_then(|at| self.order.get(at)).copied();
        // On a page that waits for a sign of life, reading on behind its end is one.
        if next.is_none() && by > 0 && self.opening == Opening::AnyKey {
            return Does::Input(Input::Decide);
        }
        self.to(next, part)
    }

    /// Goes to this row; the focus goes with the finger wherever it can stand.
    fn to(&mut self, row: Option<usize>, part: Part) -> Does {
        let Some(row) = row else { return Does::Moves };
        self.view = View::Row(row);
        self.part = match part {
            Part::First => 0,
            Part::Last => self.parts().len().saturating_sub(1),
        };
        let stop = self.leaves.get(row).is_some_and(|leaf| leaf.stop);
        let walks = matches!(self.opening, Opening::Asks | Opening::Tells);
        if stop && walks && self.cursor != row {
            // The cursor is there already when the page is shown again, so that the part stays.
            self.cursor = row;
            return Does::Input(Input::Row(row));
        }
        Does::Moves
    }

    /// Moves the focus to the choice under the finger with the first press, and decides on it with the second.
    fn route(&mut self, now: Duration) -> Does {
        if self.opening == Opening::AnyKey {
            return Does::Input(Input::Decide);
        }
        if self.opening == Opening::NamesKeys {
            return Does::Input(Input::Tried(Tried { stroke: Stroke::Route, means: Means::Touch }));
        }
        let View::Row(here) = self.view else { return Does::Nothing };
        if !self.leaves.get(here).is_some_and(|leaf| leaf.choice) {
            return Does::Moves;
        }
        // The focus as well: a key of the keyboard may have moved it since the first press.
        let armed = self.armed.take().is_some_and(|(row, _)| row == here && row == self.focus);
        if armed {
            return Does::Input(Input::Decide);
        }
        self.armed = Some((here, now));
        self.cursor = here;
        Does::Input(Input::Row(here))
    }

    /// Does what the same key does on a keyboard: it is none that moves the finger.
    fn elsewhere(&self, key: Key) -> Does {
        if self.opening == Opening::AnyKey && key != Key::Other {
            return Does::Input(Input::Decide);
        }
        if self.opening == Opening::NamesKeys {
            return self.named(key);
        }
        Does::Input(match Typed::by(key) {
            Typed::Blank => Input::Next,
            Typed::Digit(c) => Input::Char(c),
            Typed::Help => Input::Command(Command::KeyHelp),
            Typed::NumberSign => return Does::Moves,
            Typed::Other => Input::Unclear(Unclear::OtherKey),
            Typed::Stroke(stroke) => self.keys.input(stroke, self.types),
        })
    }

    /// Names a key instead of following it; keys that move the finger move it all the same, so that the whole page can
    /// be read.
    fn named(&self, key: Key) -> Does {
        Does::Input(match Typed::by(key) {
            Typed::Blank => Input::Tried(Tried::char(' ')),
            Typed::Digit(c) => Input::Tried(Tried::char(c)),
            Typed::Help => Input::Tried(Tried { stroke: Stroke::Help, means: Means::Command(Command::KeyHelp) }),
            Typed::NumberSign => return Does::Moves,
            Typed::Other => self.keys.tried(Stroke::Other),
            Typed::Stroke(stroke) => self.keys.tried(stroke),
        })
    }
}

/// Which part of a row is looked at first.
#[derive(Clone, Copy)]
enum Part {
    First,
    Last,
}

#[cfg(test)]
mod tests;
