//! Where a reading finger is on a page: which row, which part of it, and what each key of the display means there.
//!
//! Pure: the times of keys are given. Rows come in the order in which they are spoken; panning goes by whole words.

mod keyboard_key;
mod rows;

use std::time::Duration;

use crate::device::keys::{KeyCode, KeyTable};
use crate::focus::{KeyAction, PageCommand, PageFocus, ProbedKey, RejectedInput, UserInput};
use crate::page::{Page, PageKind, RowRole};
use crate::render::braille::row_cells;
use brlapi::DisplayKey;
use furigana::Lang;
use tenji::BrailleCells;

use keyboard_key::KeyboardKey;
use rows::{BrailleRow, braille_rows, reading_order, row_ids};

/// What stands on the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DisplayedItem {
    /// The row at this place of `Page::rows`.
    Row(usize),
    /// What has been typed.
    Typed,
}

/// What a key of the display does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BrailleKeyEffect {
    /// Something on the page, as a key of the keyboard does.
    Input(UserInput),
    /// Something on the display alone.
    Moves,
    /// Nothing at all.
    Nothing,
}

/// The page under the finger.
#[derive(Clone, Debug)]
pub(super) struct BraillePage {
    page: String,
    lang: Lang,
    rows: Vec<BrailleRow>,
    /// The places of the rows in the order of reading.
    order: Vec<usize>,
    alert: Option<BrailleCells>,
    marks: Vec<String>,
    /// Marks that nobody has read yet stand before everything else on this page.
    marks_first: bool,
    opening: PageKind,
    typed: BrailleCells,
    focus: usize,
    cursor: usize,
    view: DisplayedItem,
    /// Which part of the row, in widths of the display.
    part: usize,
    width: usize,
    /// The choice whose routing key was pressed once, and when it was pressed last.
    armed: Option<(usize, Duration)>,
    last: Option<(DisplayKey, Duration)>,
    double_strike: Duration,
    keys: KeyTable,
    /// Whether something is typed on this page.
    is_typing: bool,
}

impl BraillePage {
    /// Makes a page with nothing to read yet; the same key within this time is one strike, and does what the table
    /// says.
    pub(super) fn new(double_strike: Duration, keys: KeyTable) -> Self {
        Self {
            page: String::new(),
            lang: Lang::new(""),
            rows: Vec::new(),
            order: Vec::new(),
            alert: None,
            marks: Vec::new(),
            marks_first: false,
            opening: PageKind::AnyKey,
            typed: BrailleCells::new(),
            focus: 0,
            cursor: 0,
            view: DisplayedItem::Row(0),
            part: 0,
            width: 0,
            armed: None,
            last: None,
            double_strike,
            keys,
            is_typing: false,
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
    pub(super) fn show(&mut self, page: &Page, place: &PageFocus) {
        let new = self.page != page.id || self.lang != page.lang;
        let marks: Vec<String> = row_ids(page, RowRole::Mark);
        let new_mark = marks.iter().any(|mark| !self.marks.contains(mark));
        self.marks_first = new_mark || self.marks_first && !new;
        let typed = rows::typed_cells(page, place);
        let alert =
            page.first_with_role(RowRole::Alert).and_then(|at| page.rows.get(at)).map(|own| row_cells(own, &page.lang));
        let cursor = place.cursor(page);
        (self.rows, self.order) = (braille_rows(page), reading_order(page, self.marks_first));
        (self.focus, self.opening, self.is_typing) = (place.row(), page.kind, page.entry.is_some());
        let told = alert.is_some() && alert != self.alert;
        // Otherwise the finger stays where it is: the same page comes again with each key, and must not pull it away.
        if new || told || typed != self.typed || cursor != self.cursor {
            // The second press decides on what the first one touched, or on nothing: the page may have changed between
            // them.
            self.armed = self.armed.filter(|(row, _)| !new && !told && *row == cursor);
            let view = if new && alert.is_none() {
                DisplayedItem::Row(self.order.first().copied().unwrap_or(0))
            } else if typed != self.typed && !typed.is_empty() {
                DisplayedItem::Typed
            } else {
                DisplayedItem::Row(cursor)
            };
            self.look_at(view);
        }
        (self.page, self.lang) = (page.id.clone(), page.lang.clone());
        (self.typed, self.alert, self.marks, self.cursor) = (typed, alert, marks, cursor);
    }

    /// Follows the voice to this row.
    pub(super) fn follow(&mut self, row: usize) {
        self.look_at(DisplayedItem::Row(row));
    }

    /// Forgets the key that was pressed last: a key that is none of the display's was pressed behind it.
    pub(super) fn disarm(&mut self) {
        self.armed = None;
        self.last = None;
    }

    /// Returns what stands on the display. Under a choice that was touched once are dots 7 and 8.
    pub(super) fn cells(&self) -> BrailleCells {
        let parts = self.parts();
        let part = match self.view {
            // The end of it: whoever types looks at what was typed last.
            DisplayedItem::Typed => parts.last(),
            DisplayedItem::Row(_) => parts.get(self.part).or(parts.last()),
        };
        let part = part.cloned().unwrap_or_default();
        let touched = self.armed.is_some_and(|(row, _)| self.view == DisplayedItem::Row(row));
        if touched { part.underlined() } else { part }
    }

    /// Takes a key that was pressed at this time.
    pub(super) fn press(&mut self, key: DisplayKey, now: Duration) -> BrailleKeyEffect {
        if !self.is_new_strike(key, now) {
            return BrailleKeyEffect::Nothing;
        }
        // Nothing else may be pressed between the two presses that decide: a finger that reads on has not chosen.
        if !matches!(key, DisplayKey::Route(_)) {
            self.armed = None;
        }
        match key {
            DisplayKey::PanOn => self.pan_on(),
            DisplayKey::PanBack => self.pan_back(),
            DisplayKey::LineDown => self.step(1, RowPart::First),
            DisplayKey::LineUp => self.step(-1, RowPart::First),
            DisplayKey::Top => self.move_to(self.order.first().copied(), RowPart::First),
            DisplayKey::Bottom => self.move_to(self.order.last().copied(), RowPart::First),
            DisplayKey::Home => self.move_to(Some(self.focus), RowPart::First),
            DisplayKey::Route(_) => self.route(now),
            DisplayKey::Char(_) | DisplayKey::Dots(_) | DisplayKey::Help | DisplayKey::Named(_) | DisplayKey::Other => {
                self.press_keyboard_key(key)
            }
            // These two are no keys: the display comes and goes by events of their own.
            DisplayKey::Offline | DisplayKey::Online => BrailleKeyEffect::Nothing,
        }
    }

    /// Returns whether a key is a strike of its own: the same key again is not until it has rested, but for keys that
    /// pan, for whoever reads fast pans fast.
    fn is_new_strike(&mut self, key: DisplayKey, now: Duration) -> bool {
        let moves = matches!(key, DisplayKey::PanOn | DisplayKey::PanBack | DisplayKey::LineDown | DisplayKey::LineUp);
        // A finger that trembles strikes two routing keys side by side as well.
        let key = if matches!(key, DisplayKey::Route(_)) { DisplayKey::Route(0) } else { key };
        // Each strike counts as the last one, also one that is dropped: a finger may tremble for seconds.
        let again = self.last.replace((key, now)).filter(|(before, _)| *before == key && !moves);
        again.is_none_or(|(_, at)| now.saturating_sub(at) >= self.double_strike)
    }

    fn look_at(&mut self, view: DisplayedItem) {
        if self.view != view {
            self.part = 0;
        }
        self.view = view;
    }

    fn parts(&self) -> Vec<BrailleCells> {
        let cells = match self.view {
            DisplayedItem::Row(row) => self.rows.get(row).map(|row| &row.cells),
            DisplayedItem::Typed => Some(&self.typed),
        };
        cells.map(|cells| cells.wrapped(self.width)).unwrap_or_default()
    }

    fn pan_on(&mut self) -> BrailleKeyEffect {
        if self.view != DisplayedItem::Typed && self.part + 1 < self.parts().len() {
            self.part += 1;
            return BrailleKeyEffect::Moves;
        }
        self.step(1, RowPart::First)
    }

    fn pan_back(&mut self) -> BrailleKeyEffect {
        if self.view != DisplayedItem::Typed && self.part > 0 {
            self.part -= 1;
            return BrailleKeyEffect::Moves;
        }
        self.step(-1, RowPart::Last)
    }

    /// Goes to the row after or before, as they are read; at either end there is nothing more.
    fn step(&mut self, by: isize, part: RowPart) -> BrailleKeyEffect {
        let here = match self.view {
            DisplayedItem::Row(row) => row,
            DisplayedItem::Typed => return self.move_to(Some(self.focus), RowPart::First),
        };
        let at = self.order.iter().position(|row| *row == here);
        let next = at.and_then(|at| at.checked_add_signed(by)).and_then(|at| self.order.get(at)).copied();
        // On a page that waits for a sign of life, reading on behind its end is one.
        if next.is_none() && by > 0 && self.opening == PageKind::AnyKey {
            return BrailleKeyEffect::Input(UserInput::Decide);
        }
        self.move_to(next, part)
    }

    /// Goes to this row; the focus goes with the finger wherever it can stand.
    fn move_to(&mut self, row: Option<usize>, part: RowPart) -> BrailleKeyEffect {
        let Some(row) = row else { return BrailleKeyEffect::Moves };
        self.view = DisplayedItem::Row(row);
        self.part = match part {
            RowPart::First => 0,
            RowPart::Last => self.parts().len().saturating_sub(1),
        };
        let stop = self.rows.get(row).is_some_and(|row| row.takes_focus);
        let walks = matches!(self.opening, PageKind::Question | PageKind::Information);
        if stop && walks && self.cursor != row {
            // The cursor is there already when the page is shown again, so that the part stays.
            self.cursor = row;
            return BrailleKeyEffect::Input(UserInput::Row(row));
        }
        BrailleKeyEffect::Moves
    }

    /// Moves the focus to the choice under the finger with the first press, and decides on it with the second.
    fn route(&mut self, now: Duration) -> BrailleKeyEffect {
        if self.opening == PageKind::AnyKey {
            return BrailleKeyEffect::Input(UserInput::Decide);
        }
        if self.opening == PageKind::KeyTrial {
            return BrailleKeyEffect::Input(UserInput::KeyProbe(ProbedKey {
                code: KeyCode::RoutingKey,
                action: KeyAction::Touch,
            }));
        }
        let DisplayedItem::Row(here) = self.view else { return BrailleKeyEffect::Nothing };
        if !self.rows.get(here).is_some_and(|row| row.is_choice) {
            return BrailleKeyEffect::Moves;
        }
        // The focus as well: a key of the keyboard may have moved it since the first press.
        let armed = self.armed.take().is_some_and(|(row, _)| row == here && row == self.focus);
        if armed {
            return BrailleKeyEffect::Input(UserInput::Decide);
        }
        self.armed = Some((here, now));
        self.cursor = here;
        BrailleKeyEffect::Input(UserInput::Row(here))
    }

    /// Does what the same key does on a keyboard: it is none that moves the finger.
    fn press_keyboard_key(&self, key: DisplayKey) -> BrailleKeyEffect {
        if self.opening == PageKind::AnyKey && key != DisplayKey::Other {
            return BrailleKeyEffect::Input(UserInput::Decide);
        }
        if self.opening == PageKind::KeyTrial {
            return self.name_key(key);
        }
        BrailleKeyEffect::Input(match KeyboardKey::of(key) {
            KeyboardKey::Blank => UserInput::Next,
            KeyboardKey::Digit(c) => UserInput::Char(c),
            KeyboardKey::Help => UserInput::Command(PageCommand::KeyHelp),
            KeyboardKey::NumberSign => return BrailleKeyEffect::Moves,
            KeyboardKey::Other => UserInput::Rejected(RejectedInput::OtherKey),
            KeyboardKey::Stroke(stroke) => self.keys.input(stroke, self.is_typing),
        })
    }

    /// Names a key instead of following it; keys that move the finger move it all the same, so that the whole page can
    /// be read.
    fn name_key(&self, key: DisplayKey) -> BrailleKeyEffect {
        BrailleKeyEffect::Input(match KeyboardKey::of(key) {
            KeyboardKey::Blank => UserInput::KeyProbe(ProbedKey::char(' ')),
            KeyboardKey::Digit(c) => UserInput::KeyProbe(ProbedKey::char(c)),
            KeyboardKey::Help => {
                UserInput::KeyProbe(ProbedKey { code: KeyCode::Help, action: KeyAction::Command(PageCommand::KeyHelp) })
            }
            KeyboardKey::NumberSign => return BrailleKeyEffect::Moves,
            KeyboardKey::Other => self.keys.name_key(KeyCode::Other),
            KeyboardKey::Stroke(stroke) => self.keys.name_key(stroke),
        })
    }
}

/// Which part of a row is looked at first.
#[derive(Clone, Copy)]
enum RowPart {
    First,
    Last,
}

#[cfg(test)]
mod tests;
