//! A page that is laid out: its lines, each at its place on its sheet.

use crate::focus::Pagination;
use crate::page::{EntryField, RowRole};

use super::ruby_line::RubyLine;
use super::screen_size::ScreenSize;

/// A page divided into sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The screen for which it was laid out.
    pub size: ScreenSize,
    /// What is on each sheet; never empty.
    pub sheets: Vec<Vec<PlacedLine>>,
    /// Which rows of the page are on each sheet.
    pub pagination: Pagination,
    /// Where typed text is shown, on every sheet.
    pub field: Option<PlacedField>,
    /// Where, from the left edge, the bar of the focus begins and ends.
    pub text_block: (usize, usize),
    /// Whether the last row of each sheet ends with the number of the sheet.
    pub shows_sheet_number: bool,
}

impl Layout {
    /// Returns the sheet to show: the one asked for, or the one with this row where only that one has it.
    pub fn sheet_with(&self, row: usize, asked: usize) -> usize {
        let asked = asked.min(self.sheets.len().saturating_sub(1));
        let has = |sheet: &Vec<PlacedLine>| sheet.iter().any(|placed| placed.row == row);
        if self.sheets.get(asked).is_some_and(has) {
            return asked;
        }
        self.sheets.iter().position(has).unwrap_or(asked)
    }
}

/// One line of one row of the page, at its place on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLine {
    /// The row of the page.
    pub row: usize,
    /// What the row is for.
    pub role: RowRole,
    /// The number of the choice, on its first line.
    pub number: Option<u8>,
    /// Its top on the screen: the readings, where it has any.
    pub top: usize,
    /// The column at which its line begins.
    pub left: usize,
    /// The line.
    pub line: RubyLine,
}

impl PlacedLine {
    /// Returns the screen row of its words.
    pub fn base_row(&self) -> usize {
        self.top + self.line.height() - 1
    }
}

/// Where typed text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedField {
    /// What may be typed.
    pub entry: EntryField,
    /// Its screen row.
    pub top: usize,
    /// Its first column.
    pub left: usize,
    /// Its cells.
    pub width: usize,
}
