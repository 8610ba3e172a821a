//! The columns of a screen: margins, the marker of the focus, numbers, text.

use crate::page::Role;

use super::Size;

/// Longest line of text in cells: 40 kana or kanji, as WCAG 1.4.8 asks.
const MEASURE: usize = 80;
/// Cells for the marker of the focus, left of everything.
const GUTTER: usize = 3;
/// Cells for the number of a choice and the space behind it.
const NUMBER: usize = 4;
/// Below this no cell is spent on margins.
const NARROW: usize = 20;

/// The columns of a screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) size: Size,
    /// First column of the block of text, and the first behind it.
    pub(super) bar: (usize, usize),
}

impl Frame {
    pub(super) fn new(size: Size) -> Self {
        let right = usize::from(size.cols >= NARROW);
        let block = size.cols.saturating_sub(right).min(GUTTER + NUMBER + MEASURE);
        let left = (size.cols.saturating_sub(right) - block) / 2;
        Self { size, bar: (left, left + block) }
    }

    fn is_narrow(self) -> bool {
        self.size.cols < NARROW
    }

    /// The column at which the text of a row begins; the number of a choice stands before it.
    pub(super) fn left(self, role: Role) -> usize {
        let (left, _) = self.bar;
        match role {
            Role::Choice => left + self.gutter() + self.number(),
            Role::Mark | Role::Help => left + usize::from(!self.is_narrow()),
            Role::Alert | Role::Heading | Role::Progress | Role::Question | Role::Statement => left + self.gutter(),
        }
    }

    /// Cells for the text of a row, less what is kept free at its end.
    pub(super) fn width(self, role: Role, kept: usize) -> usize {
        let (_, right) = self.bar;
        right.saturating_sub(self.left(role)).saturating_sub(kept).max(2)
    }

    pub(super) fn gutter(self) -> usize {
        if self.is_narrow() { 0 } else { GUTTER }
    }

    pub(super) fn number(self) -> usize {
        if self.is_narrow() { 2 } else { NUMBER }
    }
}
