//! One row of a page broken into lines.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::page::{FuriganaMode, PageRow, RowRole};

use super::layout::PlacedLine;
use super::pieces::cut_into_pieces;
use super::ruby_line::{RubyLine, break_lines};
use super::typesetter::Typesetter;

/// The lines of one row.
pub(super) struct RowBlock {
    pub(super) row: usize,
    pub(super) role: RowRole,
    pub(super) number: Option<u8>,
    pub(super) left: usize,
    pub(super) lines: Rc<[RubyLine]>,
    /// All its lines, up to where the next row of the page may begin.
    pub(super) height: usize,
}

impl RowBlock {
    pub(super) fn is_choice(&self) -> bool {
        self.role == RowRole::Choice
    }

    /// Places the line at this index with its top at this height.
    pub(super) fn place_line(&self, at: usize, line: &RubyLine, top: usize) -> PlacedLine {
        let number = self.number.filter(|_| at == 0);
        PlacedLine { row: self.row, role: self.role, number, top, left: self.left, line: line.clone() }
    }
}

/// The lines of the rows of one page, by row, readings and width.
///
/// To break them is nearly all of the work of a layout, and a page is laid out several times: until what is on every
/// sheet leaves enough room, and again with a number where there are several sheets.
#[derive(Default)]
pub(super) struct BrokenRows(RefCell<HashMap<BrokenRowKey, Rc<[RubyLine]>>>);

/// What the lines of a row depend on: its index in the page, how it is read, and its width.
type BrokenRowKey = (usize, FuriganaMode, usize);

impl BrokenRows {
    /// Returns the lines of a row, which is at this index of the page.
    pub(super) fn lines<S: Typesetter>(
        &self,
        typesetter: &S,
        (at, row): (usize, &PageRow),
        readings: FuriganaMode,
        width: usize,
    ) -> Rc<[RubyLine]> {
        let key = (at, readings, width);
        if let Some(lines) = self.0.borrow().get(&key) {
            return Rc::clone(lines);
        }
        let pieces = cut_into_pieces(&row.text, readings);
        let lines: Rc<[RubyLine]> = break_lines(typesetter, typesetter.letter_size(row.role), &pieces, width).into();
        self.0.borrow_mut().insert(key, Rc::clone(&lines));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::large::typesetter::CellTypesetter;
    use furigana::RichText;

    #[test]
    fn a_row_is_broken_once_for_a_width_and_its_readings() {
        let row = PageRow::text("s", RowRole::Statement, RichText::parse("｜電気《でんき》を つけますか。").unwrap());
        let rows = BrokenRows::default();
        let lines = |at, readings, width| rows.lines(&CellTypesetter, (at, &row), readings, width);
        let first = lines(0, FuriganaMode::Shown, 10);
        assert!(Rc::ptr_eq(&first, &lines(0, FuriganaMode::Shown, 10)));
        for (at, readings, width) in
            [(1, FuriganaMode::Shown, 10), (0, FuriganaMode::Kana, 10), (0, FuriganaMode::Shown, 40)]
        {
            assert!(!Rc::ptr_eq(&first, &lines(at, readings, width)), "{at} {readings:?} {width}");
        }
        assert_ne!(first, lines(0, FuriganaMode::Shown, 40));
    }
}
