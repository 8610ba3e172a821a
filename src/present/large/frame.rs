//! The columns of a screen: margins, the marker of the focus, numbers, text.

use crate::page::Role;

use super::size::Size;

/// Longest line of text in cells: 40 kana or kanji, as WCAG 1.4.8 asks.
const LONGEST_LINE_CELLS: usize = 80;
/// Below this no cell is spent on margins.
const LEAST_WIDTH_WITH_MARGINS: usize = 20;

/// The widths of what is before the text of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::present) struct Columns {
    /// Half the width of a kana, in the units of the drawing.
    pub(in crate::present) cell: usize,
    /// Cells for the marker of the focus, left of everything.
    pub(in crate::present) gutter: usize,
    /// Cells for the number of a choice and the space behind it.
    pub(in crate::present) number: usize,
}

/// The columns of a screen.
#[derive(Clone, Copy, Debug)]
pub(in crate::present) struct Frame {
    pub(in crate::present) size: Size,
    columns: Columns,
    /// First column of the block of text, and the first behind it.
    pub(super) bar: (usize, usize),
}

impl Frame {
    pub(in crate::present) fn new(size: Size, columns: Columns) -> Self {
        let Columns { cell, gutter, number } = columns;
        let right = if size.cols >= LEAST_WIDTH_WITH_MARGINS * cell { cell } else { 0 };
        let block = size.cols.saturating_sub(right).min((gutter + number + LONGEST_LINE_CELLS) * cell);
        let left = (size.cols.saturating_sub(right) - block) / 2;
        Self { size, columns, bar: (left, left + block) }
    }

    fn is_narrow(self) -> bool {
        self.size.cols < LEAST_WIDTH_WITH_MARGINS * self.columns.cell
    }

    /// Returns the column at which the text of a row begins; the number of a choice is before it.
    pub(super) fn left(self, role: Role) -> usize {
        let (left, _) = self.bar;
        match role {
            Role::Choice => left + self.gutter() + self.number(),
            Role::Mark | Role::Help => left + if self.is_narrow() { 0 } else { self.columns.cell },
            Role::Alert | Role::Heading | Role::Progress | Role::Question | Role::Statement => left + self.gutter(),
        }
    }

    /// Returns the width for the text of a row, less what is kept free at its end.
    pub(super) fn width(self, role: Role, kept: usize) -> usize {
        let (_, right) = self.bar;
        // At least one kana has to fit, however narrow the screen is.
        right.saturating_sub(self.left(role)).saturating_sub(kept).max(2 * self.columns.cell)
    }

    pub(super) fn gutter(self) -> usize {
        if self.is_narrow() { 0 } else { self.columns.gutter * self.columns.cell }
    }

    pub(super) fn number(self) -> usize {
        (if self.is_narrow() { 2 } else { self.columns.number }) * self.columns.cell
    }
}
