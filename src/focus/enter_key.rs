//! Enter: it decides on the choice that has the focus, and reads on where there is none.

use crate::page::{Page, PageKind};

use super::{CursorTarget, InputError, InputOutcome, LinePosition, PageFocus, Pagination, is_text_row};

impl PageFocus {
    /// Decides, or reads on.
    pub(super) fn decide(&mut self, page: &Page, sheets: &Pagination) -> InputOutcome {
        let choice = page.rows.get(self.row).and_then(|row| row.number);
        // A person who has moved on to a choice means that choice, not what they typed before.
        if page.entry.is_some() && (self.cursor != CursorTarget::Focus || choice.is_none()) {
            return InputOutcome::Typed(std::mem::take(&mut *self.typed));
        }
        if let Some(number) = choice {
            return InputOutcome::Choice(number);
        }
        match page.row_with_number(1).filter(|_| page.kind == PageKind::Information) {
            Some(onward) => self.read_on(page, sheets, onward),
            None if self.sheet + 1 < sheets.count() => {
                let row = Self::first_text_row(page, sheets, self.sheet + 1).unwrap_or(self.row);
                self.turn_sheet(sheets, row)
            }
            None => InputOutcome::Invalid(InputError::NothingChosen),
        }
    }

    /// Turns to the next sheet of a page that tells; with the last one that tells anything, to the choice that goes on.
    ///
    /// Enter comes to no other choice: a person who only reads on never goes back, opens a menu or changes an answer.
    /// Later sheets with nothing but other choices are reached by other keys
    /// (docs/decisions/0015-enter-never-goes-back.md).
    fn read_on(&mut self, page: &Page, sheets: &Pagination, onward: usize) -> InputOutcome {
        let goal = sheets.first_sheet_with(onward);
        let tells = |sheet: &usize| sheets.rows(*sheet).any(|row| is_text_row(page, row));
        // The choice that goes on may be on an earlier sheet than the last sentence: all is read first.
        let last = (0..sheets.count()).rev().find(tells).map_or(goal, |told| told.max(goal));
        let next = self.sheet + 1;
        if self.sheet >= last {
            return self.move_to_row(onward, goal);
        }
        if next == last && sheets.rows(next).contains(&onward) {
            return self.turn_sheet(sheets, onward);
        }
        let row = Self::first_text_row(page, sheets, next).unwrap_or(self.row);
        self.turn_sheet(sheets, row)
    }

    /// Returns the first row of this sheet that says something and chooses nothing.
    fn first_text_row(page: &Page, sheets: &Pagination, sheet: usize) -> Option<usize> {
        sheets.rows(sheet).find(|row| is_text_row(page, *row))
    }

    /// Turns to the next sheet, with the focus on this row, which may be on another.
    fn turn_sheet(&mut self, sheets: &Pagination, row: usize) -> InputOutcome {
        let sheet = self.sheet + 1;
        self.move_to_line(LinePosition { row, line: sheets.first_line(sheet, row) }, sheet)
    }
}
