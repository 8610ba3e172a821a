//! A page laid out in cells for a screen: lines with furigana above their kanji, divided into as many sheets as it
//! takes, so that nothing is ever clipped.

mod deal;
mod dealt;
mod frame;
mod line;
mod paint;
mod palette;
mod pieces;
mod setting;

pub use line::{Glyphs, Line, never_first, never_last};
pub(in crate::present) use paint::bare;
pub use paint::{Painted, View, paint, painted};
pub use palette::Palette;
pub use setting::Letters;

pub(in crate::present) use deal::deal;
pub(in crate::present) use frame::{Columns, Frame};
pub(in crate::present) use pieces::Piece;
pub(in crate::present) use setting::{Layer, Setting, Spot};

use crate::page::{Entry, Look, Page, Role};
use crate::place::Sheets;

/// The size of a screen in the units of its drawing: cells, or pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub cols: usize,
    /// From top to bottom.
    pub rows: usize,
}

impl Size {
    /// Makes a size of so many columns and rows.
    pub fn new(cols: u16, rows: u16) -> Self {
        Self { cols: cols.into(), rows: rows.into() }
    }
}

/// A page divided into sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The screen for which it was laid out.
    pub size: Size,
    /// What is on each sheet; never empty.
    pub sheets: Vec<Vec<Strip>>,
    /// Which rows of the page are on each sheet.
    pub dealt: Sheets,
    /// Where typed text is shown, on every sheet.
    pub field: Option<Field>,
    /// Where, from the left edge, the bar of the focus begins and ends.
    pub bar: (usize, usize),
    /// Whether the last row of each sheet ends with the number of the sheet.
    pub counted: bool,
}

impl Layout {
    /// Returns the sheet to show: the one asked for, or the one with this row where only that one has it.
    pub fn sheet_with(&self, row: usize, asked: usize) -> usize {
        let asked = asked.min(self.sheets.len().saturating_sub(1));
        let has = |sheet: &Vec<Strip>| sheet.iter().any(|strip| strip.row == row);
        if self.sheets.get(asked).is_some_and(has) {
            return asked;
        }
        self.sheets.iter().position(has).unwrap_or(asked)
    }
}

/// One line of one row of the page, at its place on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The row of the page.
    pub row: usize,
    /// What the row is for.
    pub role: Role,
    /// The number of the choice, on its first line.
    pub number: Option<u8>,
    /// Its top on the screen: the readings, where it has any.
    pub top: usize,
    /// The column at which its line begins.
    pub left: usize,
    /// The line.
    pub line: Line,
}

impl Strip {
    /// Returns the screen row of its words.
    pub fn base(&self) -> usize {
        self.top + self.line.height() - 1
    }
}

/// Where typed text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What may be typed.
    pub entry: Entry,
    /// Its screen row.
    pub top: usize,
    /// Its first column.
    pub left: usize,
    /// Its cells.
    pub width: usize,
}

/// Lays a page out on a screen of this size.
pub fn layout(page: &Page, look: Look, size: Size) -> Layout {
    let setting = setting::Cells;
    deal(page, look, Frame::new(size, setting.columns()), &setting)
}

#[cfg(test)]
mod tests;
