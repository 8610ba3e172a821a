//! Where a person is on a page, and what each key does there: focus, sheet, what is typed.
//!
//! Pure: a key goes in, what it means comes out. Digits move, Enter decides (EN 301 549 5.5.2),
//! nothing is chosen beforehand on a page that asks, and no key but the two decides anything.

mod enter_key;
mod input;
mod key_action;
mod key_code;
mod pagination;
mod special_pages;
mod whole_line;

use crate::page::{EntryField, Page, PageKind, PageRow, RowRole};

use furigana::width::narrow;
use special_pages::{handle_key_trial, handle_on_any_key_page, handle_while_busy};
use zeroize::{Zeroize, Zeroizing};

pub use input::{InputError, InputOutcome, RejectedInput, UserInput};
pub(crate) use key_action::{ACTIONS, ActionRow, DIGIT, HelpScope};
pub use key_action::{KeyAction, PageCommand, VoiceKey};
pub(crate) use key_code::KEYS;
pub use key_code::{KeyCode, ProbedKey};
pub use pagination::{LinePosition, Pagination};

/// Where a person is on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFocus {
    page_id: String,
    row: usize,
    line: usize,
    /// The id of the row, by which it is found again when other rows are put before it.
    row_id: String,
    sheet: usize,
    /// The id of the first row of that sheet, by which it is found again when the page is divided into other sheets.
    top_row_id: String,
    /// Overwritten when it is dropped, as when the page changes before Enter (docs/records.md#memory).
    typed: Zeroizing<String>,
    cursor: CursorTarget,
}

/// What the cursor is on (rules R1, R2, docs/rules.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CursorTarget {
    /// What was just said.
    Alert,
    /// The row that has the focus.
    Focus,
    /// What is being typed.
    Typed,
}

impl PageFocus {
    /// Returns where a person is on a page that is opened. The same page again (the same id) keeps their position.
    pub fn open(before: Option<Self>, page: &Page, sheets: &Pagination) -> Self {
        let cursor =
            if page.first_with_role(RowRole::Alert).is_some() { CursorTarget::Alert } else { CursorTarget::Focus };
        let focus = match before {
            // The same id is the same page drawn again, as after a mistake: it must not move the person.
            Some(focus) if focus.page_id == page.id => focus.restored(page, sheets, cursor),
            _ => Self::start(page, sheets, cursor),
        };
        focus.with_row_ids(page, sheets)
    }

    fn with_row_ids(mut self, page: &Page, sheets: &Pagination) -> Self {
        self.update_row_ids(page, sheets);
        self
    }

    fn update_row_ids(&mut self, page: &Page, sheets: &Pagination) {
        let top = focusable_rows(page).find(|row| sheets.rows(self.sheet).contains(row));
        self.row_id = row_id(page, Some(self.row));
        self.top_row_id = row_id(page, top);
    }

    fn start(page: &Page, sheets: &Pagination, cursor: CursorTarget) -> Self {
        let row = match page.kind {
            // A page that is read line by line begins with its title, not with how far the visit has come.
            _ if sheets.is_line_by_line() => focusable_rows(page).find(|row| !is_progress(page, *row)),
            // On one sheet everything is seen, so Enter may go on at once. On several it turns them first, and on a
            // page that asks nothing is preselected (docs/decisions/0015-enter-never-goes-back.md).
            PageKind::Information if sheets.count() == 1 => page.row_with_number(1),
            PageKind::AnyKey | PageKind::Question | PageKind::Busy | PageKind::KeyTrial | PageKind::Information => None,
        };
        let row = row.or_else(|| focusable_rows(page).next()).unwrap_or(0);
        let sheet = sheets.sheet_of(LinePosition { row, line: 0 });
        let (id, top, typed) = (String::new(), String::new(), Zeroizing::default());
        Self { page_id: page.id.clone(), row, line: 0, row_id: id, sheet, top_row_id: top, typed, cursor }
    }

    fn restored(self, page: &Page, sheets: &Pagination, cursor: CursorTarget) -> Self {
        let is_here = |row: usize| page.rows.get(row).is_some_and(|own| own.id == self.row_id);
        let found =
            Some(self.row).filter(|row| is_here(*row)).or_else(|| focusable_rows(page).find(|row| is_here(*row)));
        let same = Some(self.row).filter(|row| focusable_rows(page).any(|stop| stop == *row));
        let row = found.or(same).or_else(|| focusable_rows(page).next()).unwrap_or(0);
        // `line_count` is never 0, and a narrower window may have left the row fewer lines.
        let line = self.line.min(sheets.line_count(row) - 1);
        let sheet = self.restored_sheet(page, sheets, LinePosition { row, line });
        // An alert takes the cursor even from typing: a reader says only what the cursor is on (rule R2).
        let typing = self.cursor == CursorTarget::Typed && !self.typed.is_empty() && cursor == CursorTarget::Focus;
        let cursor = if typing { CursorTarget::Typed } else { cursor };
        Self { row, line, sheet, cursor, ..self }
    }

    /// Returns the sheet to show when the page is drawn again. A person who has read on past the sheet of the focus
    /// stays where they read: a mistake must not take them away from the answers.
    fn restored_sheet(&self, page: &Page, sheets: &Pagination, focus: LinePosition) -> usize {
        if sheets.rows(self.sheet).contains(&focus.row) && self.sheet < sheets.count() {
            return self.sheet;
        }
        let top = focusable_rows(page).find(|row| page.rows.get(*row).is_some_and(|own| own.id == self.top_row_id));
        let read_on = top.filter(|top| *top > focus.row).map(|top| sheets.first_sheet_with(top));
        read_on.unwrap_or_else(|| sheets.sheet_of(focus))
    }

    /// Returns the position of a person who has turned to this sheet.
    pub fn on_sheet(page: &Page, sheets: &Pagination, sheet: usize) -> Self {
        let mut focus = Self::open(None, page, sheets);
        let first = focusable_rows(page).find(|row| sheets.rows(sheet).contains(row));
        focus.row = first.unwrap_or(focus.row);
        focus.sheet = sheet;
        focus.with_row_ids(page, sheets)
    }

    /// Returns the row that has the focus.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Returns the line of that row, where the page is read line by line.
    pub fn row_line(&self) -> usize {
        self.line
    }

    /// Returns whether the cursor is behind what is being typed.
    pub fn is_typing(&self) -> bool {
        self.cursor == CursorTarget::Typed
    }

    /// Returns the sheet that is shown.
    pub fn sheet(&self) -> usize {
        self.sheet
    }

    /// Returns what has been typed so far.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Returns the row that the cursor is on: what was just said, otherwise the focus (rules R1, R2).
    pub fn cursor(&self, page: &Page) -> usize {
        page.first_with_role(RowRole::Alert).filter(|_| self.cursor == CursorTarget::Alert).unwrap_or(self.row)
    }

    /// Forgets what was typed, as after it has been used.
    pub fn forget_typed(&mut self) {
        self.typed.zeroize();
    }

    /// Goes back to the beginning of the page, as it was opened.
    pub fn restart(&mut self, page: &Page, sheets: &Pagination) {
        *self = Self::start(page, sheets, CursorTarget::Focus).with_row_ids(page, sheets);
    }

    /// Handles an input and returns what came of it.
    pub fn handle(&mut self, page: &Page, sheets: &Pagination, input: UserInput) -> InputOutcome {
        let outcome = self.interpret(page, sheets, input);
        self.update_row_ids(page, sheets);
        outcome
    }

    fn interpret(&mut self, page: &Page, sheets: &Pagination, input: UserInput) -> InputOutcome {
        if page.kind == PageKind::AnyKey
            && let Some(outcome) = handle_on_any_key_page(page, &input)
        {
            return outcome;
        }
        if page.kind == PageKind::KeyTrial {
            return handle_key_trial(input);
        }
        if page.kind == PageKind::Busy {
            return handle_while_busy(&input);
        }
        match input {
            UserInput::Char(c) => self.handle_char(page, sheets, c),
            UserInput::Closed => InputOutcome::Closed,
            UserInput::Command(command) => InputOutcome::Command(command),
            UserInput::Decide => self.decide(page, sheets),
            UserInput::Erase => self.erase(page),
            // The page loop answers the first two itself, and a key is named only on a page that names keys.
            UserInput::Headphones(_) | UserInput::Speculative(_) | UserInput::KeyProbe(_) => InputOutcome::Unchanged,
            UserInput::Line(line) => Self::handle_line(page, &line),
            UserInput::Next => self.step(page, sheets, Direction::Forward),
            UserInput::Previous => self.step(page, sheets, Direction::Back),
            UserInput::SurroundingsChanged | UserInput::Resized => InputOutcome::Moved,
            UserInput::ScanPaused => InputOutcome::Invalid(InputError::ScanPaused),
            UserInput::Row(row) => self.focus_touched_row(page, sheets, row),
            UserInput::Rejected(unclear) => InputOutcome::Invalid(InputError::Rejected(unclear)),
            // A voice takes its own keys before they come here: without a voice they mean nothing.
            UserInput::Voice(_) => InputOutcome::Invalid(InputError::Rejected(RejectedInput::OtherKey)),
        }
    }

    fn handle_char(&mut self, page: &Page, sheets: &Pagination, c: char) -> InputOutcome {
        match page.entry {
            Some(entry) => self.type_char(page, sheets, entry, c),
            None => self.perform(page, sheets, KeyAction::from_char(c)),
        }
    }

    /// Does what a character key does by itself.
    fn perform(&mut self, page: &Page, sheets: &Pagination, action: KeyAction) -> InputOutcome {
        match action {
            KeyAction::Command(command) => InputOutcome::Command(command),
            KeyAction::Decide => self.decide(page, sheets),
            KeyAction::Digit(digit) => self.focus_numbered_row(page, sheets, digit),
            KeyAction::Erase => self.erase(page),
            KeyAction::Next => self.step(page, sheets, Direction::Forward),
            KeyAction::Previous => self.step(page, sheets, Direction::Back),
            KeyAction::Nothing | KeyAction::Touch | KeyAction::Voice(_) => {
                InputOutcome::Invalid(InputError::Rejected(RejectedInput::OtherKey))
            }
        }
    }

    /// Moves the focus to this row; where the row cannot have it, nothing changes.
    fn focus_touched_row(&mut self, page: &Page, sheets: &Pagination, row: usize) -> InputOutcome {
        if focusable_rows(page).any(|stop| stop == row) {
            self.move_to_row(row, sheets.sheet_of(LinePosition { row, line: 0 }))
        } else {
            InputOutcome::Unchanged
        }
    }

    fn focus_numbered_row(&mut self, page: &Page, sheets: &Pagination, digit: char) -> InputOutcome {
        match choice_for_digit(page, digit) {
            Some((row, _)) => self.move_to_row(row, sheets.sheet_of(LinePosition { row, line: 0 })),
            None => InputOutcome::Invalid(InputError::NoSuchNumber(digit.to_string())),
        }
    }

    fn move_to_row(&mut self, row: usize, sheet: usize) -> InputOutcome {
        self.move_to_line(LinePosition { row, line: 0 }, sheet)
    }

    fn move_to_line(&mut self, spot: LinePosition, sheet: usize) -> InputOutcome {
        let before = (self.row, self.line, self.sheet, self.cursor);
        (self.row, self.line, self.sheet, self.cursor) = (spot.row, spot.line, sheet, CursorTarget::Focus);
        let moved = before != (self.row, self.line, self.sheet, self.cursor);
        if moved { InputOutcome::Moved } else { InputOutcome::Unchanged }
    }

    fn type_char(&mut self, page: &Page, sheets: &Pagination, entry: EntryField, c: char) -> InputOutcome {
        // Input methods for Japanese send full-width digits; in a text they may be meant.
        let c = if entry.kind.is_digits() { narrow(c) } else { c };
        if entry.kind.is_digits() {
            // A keypad has no other keys than these beside its digits: going back and deciding must work there too.
            if let Some(action) = KeyAction::from_char_among_digits(c) {
                return self.perform(page, sheets, action);
            }
            if !c.is_ascii_digit() {
                return InputOutcome::Invalid(InputError::OnlyDigits);
            }
        }
        if self.typed.chars().count() >= entry.longest {
            return InputOutcome::Invalid(InputError::EntryFull);
        }
        self.typed.push(c);
        self.cursor = CursorTarget::Typed;
        InputOutcome::Moved
    }

    fn erase(&mut self, page: &Page) -> InputOutcome {
        if page.entry.is_some() && self.typed.pop().is_some() {
            self.cursor = CursorTarget::Typed;
            return InputOutcome::Moved;
        }
        InputOutcome::Command(PageCommand::Back)
    }

    fn step(&mut self, page: &Page, sheets: &Pagination, direction: Direction) -> InputOutcome {
        let stops: Vec<usize> = focusable_rows(page).collect();
        let (Some(first), Some(last)) = (stops.first().copied(), stops.last().copied()) else {
            return InputOutcome::Unchanged;
        };
        if sheets.is_line_by_line() {
            return self.step_by_line(&stops, sheets, direction);
        }
        match direction {
            Direction::Forward if self.continues_on(sheets, self.sheet + 1) => {
                self.move_to_row(self.row, self.sheet + 1)
            }
            Direction::Forward => {
                let row = stops.iter().copied().find(|stop| *stop > self.row).unwrap_or(first);
                self.move_to_row(row, sheets.first_sheet_with(row))
            }
            Direction::Back if self.sheet > 0 && self.continues_on(sheets, self.sheet - 1) => {
                self.move_to_row(self.row, self.sheet - 1)
            }
            Direction::Back => {
                let row = stops.iter().rev().copied().find(|stop| *stop < self.row).unwrap_or(last);
                // Read backwards, a row on several sheets begins with its last.
                self.move_to_row(row, sheets.last_sheet_with(row))
            }
        }
    }

    /// Moves to the next line or the one before; behind the last, to the first.
    fn step_by_line(&mut self, stops: &[usize], sheets: &Pagination, direction: Direction) -> InputOutcome {
        let of_row =
            |row: &usize| (0..sheets.line_count(*row)).map(|line| LinePosition { row: *row, line }).collect::<Vec<_>>();
        let spots: Vec<LinePosition> = stops.iter().flat_map(of_row).collect();
        let here = LinePosition { row: self.row, line: self.line };
        let next = match direction {
            Direction::Back => spots.iter().rev().find(|spot| **spot < here).or(spots.last()),
            Direction::Forward => spots.iter().find(|spot| **spot > here).or(spots.first()),
        };
        let spot = next.copied().unwrap_or(here);
        self.move_to_line(spot, sheets.sheet_of(spot))
    }

    fn continues_on(&self, sheets: &Pagination, sheet: usize) -> bool {
        sheet < sheets.count() && sheets.rows(sheet).contains(&self.row)
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forward,
}

/// Returns the rows that can have the focus: all but the fixed ones.
fn focusable_rows(page: &Page) -> impl Iterator<Item = usize> + '_ {
    page.rows.iter().enumerate().filter(|(_, row)| is_focusable(row)).map(|(at, _)| at)
}

fn is_focusable(row: &PageRow) -> bool {
    // The cursor goes to an alert by itself (rule R2), and help is said on a key of its own (rule R10).
    !matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark)
}

/// Returns whether the focus can be on a row without choosing anything.
fn is_text_row(page: &Page, row: usize) -> bool {
    page.rows.get(row).is_some_and(|row| is_focusable(row) && row.number.is_none())
}

fn row_id(page: &Page, row: Option<usize>) -> String {
    row.and_then(|row| page.rows.get(row)).map(|row| row.id.clone()).unwrap_or_default()
}

fn is_progress(page: &Page, row: usize) -> bool {
    page.rows.get(row).is_some_and(|row| row.role == RowRole::Progress)
}

fn choice_for_digit(page: &Page, c: char) -> Option<(usize, u8)> {
    // 0 chooses nothing: it is the key that says the page again.
    let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).filter(|digit| *digit > 0)?;
    page.row_with_number(digit).map(|row| (row, digit))
}

#[cfg(test)]
mod tests;
