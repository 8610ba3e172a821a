//! The columns of a screen: margins, the marker of the focus, numbers, text.

use crate::page::RowRole;

use super::screen_size::ScreenSize;

/// Longest line of text in cells: 40 kana or kanji, as WCAG 1.4.8 asks.
const LONGEST_LINE_CELLS: usize = 80;
/// Below this no cell is spent on margins.
const LEAST_WIDTH_WITH_MARGINS: usize = 20;

/// The widths of what is before the text of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct ColumnWidths {
    /// Half the width of a kana, in the units of the drawing.
    pub(in crate::render) cell: usize,
    /// Cells for the marker of the focus, left of everything.
    pub(in crate::render) gutter: usize,
    /// Cells for the number of a choice and the space behind it.
    pub(in crate::render) number: usize,
}

/// The columns of a screen.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct PageFrame {
    pub(in crate::render) size: ScreenSize,
    columns: ColumnWidths,
    /// First column of the block of text, and the first behind it.
    pub(super) text_block: (usize, usize),
}

impl PageFrame {
    pub(in crate::render) fn new(size: ScreenSize, columns: ColumnWidths) -> Self {
        let ColumnWidths { cell, gutter, number } = columns;
        let right = if size.cols >= LEAST_WIDTH_WITH_MARGINS * cell { cell } else { 0 };
        let block = size.cols.saturating_sub(right).min((gutter + number + LONGEST_LINE_CELLS) * cell);
        let left = (size.cols.saturating_sub(right) - block) / 2;
        Self { size, columns, text_block: (left, left + block) }
    }

    fn is_narrow(self) -> bool {
        self.size.cols < LEAST_WIDTH_WITH_MARGINS * self.columns.cell
    }

    /// Returns the column at which the text of a row begins; the number of a choice is before it.
    pub(super) fn text_left(self, role: RowRole) -> usize {
        let (left, _) = self.text_block;
        match role {
            RowRole::Choice => left + self.gutter_width() + self.number_width(),
            RowRole::Mark | RowRole::Help => left + if self.is_narrow() { 0 } else { self.columns.cell },
            RowRole::Alert | RowRole::Heading | RowRole::Progress | RowRole::Question | RowRole::Statement => {
                left + self.gutter_width()
            }
        }
    }

    /// Returns the width for the text of a row, less what is kept free at its end.
    pub(super) fn text_width(self, role: RowRole, kept: usize) -> usize {
        let (_, right) = self.text_block;
        // At least one kana has to fit, however narrow the screen is.
        right.saturating_sub(self.text_left(role)).saturating_sub(kept).max(2 * self.columns.cell)
    }

    pub(super) fn gutter_width(self) -> usize {
        if self.is_narrow() { 0 } else { self.columns.gutter * self.columns.cell }
    }

    pub(super) fn number_width(self) -> usize {
        (if self.is_narrow() { 2 } else { self.columns.number }) * self.columns.cell
    }
}
