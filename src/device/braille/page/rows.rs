//! A page as a display has it: its rows in cells, in the order in which they are spoken.

use furigana::RichText;
use tenji::{BrailleCells, BrailleCode, translate};

use crate::focus::PageFocus;
use crate::page::{Page, RowRole};
use crate::render::braille::row_cells;

/// A row as the display has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BrailleRow {
    pub(super) cells: BrailleCells,
    /// Whether the focus can stand on it.
    pub(super) takes_focus: bool,
    pub(super) is_choice: bool,
}

pub(super) fn row_ids(page: &Page, role: RowRole) -> Vec<String> {
    page.rows.iter().filter(|row| row.role == role).map(|row| row.id.clone()).collect()
}

pub(super) fn braille_rows(page: &Page) -> Vec<BrailleRow> {
    let row = |own: &crate::page::PageRow| BrailleRow {
        cells: row_cells(own, &page.lang),
        takes_focus: !matches!(own.role, RowRole::Alert | RowRole::Help | RowRole::Mark),
        is_choice: own.number.is_some(),
    };
    page.rows.iter().map(row).collect()
}

/// Returns the places of rows in the order in which they are spoken: what was just said, the label before its place,
/// the rest. Marks are first where they are new, and otherwise behind everything but the line of help.
pub(super) fn reading_order(page: &Page, marks_first: bool) -> Vec<usize> {
    let rank = |role: RowRole| match role {
        RowRole::Alert => 0,
        RowRole::Mark if marks_first => 1,
        RowRole::Heading => 2,
        RowRole::Progress => 3,
        RowRole::Choice | RowRole::Question | RowRole::Statement => 4,
        RowRole::Mark => 5,
        RowRole::Help => 6,
    };
    let mut order: Vec<(u8, usize)> = page.rows.iter().enumerate().map(|(at, row)| (rank(row.role), at)).collect();
    // Rows of one rank stay in the order of the page, for their places are part of what is sorted.
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// Returns what has been typed, or as many full cells where it is hidden.
pub(super) fn typed_cells(page: &Page, place: &PageFocus) -> BrailleCells {
    let hidden = page.entry.is_some_and(|entry| entry.kind.is_hidden());
    if hidden {
        let mut cells = BrailleCells::new();
        // One full cell for each character: a finger has to feel that it was taken, and not which it was.
        cells.write(&"⠿".repeat(place.typed().chars().count()));
        return cells;
    }
    let text = RichText::plain(place.typed().to_owned());
    let code = if page.lang.is_japanese() { BrailleCode::Japanese } else { BrailleCode::English };
    translate(&text, code)
}
