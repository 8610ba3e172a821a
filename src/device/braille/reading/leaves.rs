//! A page as a display has it: its rows in cells, in the order in which they are spoken.

use furigana::RichText;
use tenji::{Cells, Code, translate};

use crate::page::{Page, Role};
use crate::place::Place;
use crate::present::braille::row;

/// A row as the display has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) cells: Cells,
    /// Whether the focus can stand on it.
    pub(super) stop: bool,
    pub(super) choice: bool,
}

pub(super) fn ids(page: &Page, role: Role) -> Vec<String> {
    page.rows.iter().filter(|row| row.role == role).map(|row| row.id.clone()).collect()
}

pub(super) fn leaves(page: &Page) -> Vec<Leaf> {
    let leaf = |own: &crate::page::Row| Leaf {
        cells: row(own, &page.lang),
        stop: !matches!(own.role, Role::Alert | Role::Help | Role::Mark),
        choice: own.number.is_some(),
    };
    page.rows.iter().map(leaf).collect()
}

/// Returns the places of rows in the order in which they are spoken: what was just said, the label before its place,
/// the rest. Marks are first where they are new, and otherwise behind everything but the line of help.
pub(super) fn order(page: &Page, marks_first: bool) -> Vec<usize> {
    let rank = |role: Role| match role {
        Role::Alert => 0,
        Role::Mark if marks_first => 1,
        Role::Heading => 2,
        Role::Progress => 3,
        Role::Choice | Role::Question | Role::Statement => 4,
        Role::Mark => 5,
        Role::Help => 6,
    };
    let mut order: Vec<(u8, usize)> = page.rows.iter().enumerate().map(|(at, row)| (rank(row.role), at)).collect();
    // Rows of one rank stay in the order of the page, for their places are part of what is sorted.
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// Returns what has been typed, or as many full cells where it is hidden.
pub(super) fn typed(page: &Page, place: &Place) -> Cells {
    let hidden = page.entry.is_some_and(|entry| entry.kind.is_hidden());
    if hidden {
        let mut cells = Cells::new();
        // One full cell for each character: a finger has to feel that it was taken, and not which it was.
        cells.write(&"⠿".repeat(place.typed().chars().count()));
        return cells;
    }
    let text = RichText::plain(place.typed().to_owned());
    let code = if page.lang.is_japanese() { Code::Japanese } else { Code::English };
    translate(&text, code)
}
