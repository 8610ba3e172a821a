//! Rows that many pages of review have.

use crate::content::ContentError;
use crate::page::{Entry, Role};
use crate::page_builder::PageBuilder;
use furigana::RichText;

use super::{Action, StaffScreen};

/// A page of review while it is being written.
pub(super) type Sheet<'a> = PageBuilder<'a, Action>;

/// Entries of a list on one page: digits 1 to 6, for 7 to 9 have a meaning of their own.
pub(super) const LISTED_AT_ONCE: usize = 6;
/// The key that leads to the rest of a list.
pub(super) const MORE: u8 = 7;
/// The key of the way back, as in set-up.
pub(super) const BACK: u8 = 8;
/// The key that locks and ends.
pub(super) const END: u8 = 9;

#[expect(clippy::needless_pass_by_value, reason = "numbers, codes and texts alike")]
pub(super) fn plain(text: impl ToString) -> RichText {
    RichText::plain(text.to_string())
}

/// Writes a question that is answered by typing, with one sentence of help.
pub(super) fn typing(sheet: &mut Sheet<'_>, id: &str, entry: Entry) -> Result<(), ContentError> {
    sheet.types(entry);
    sheet.row(id, Role::Question)?;
    sheet.part(id, "s1", Role::Statement)
}

/// Writes the same, with the way back.
pub(super) fn typing_and_back(sheet: &mut Sheet<'_>, id: &str, entry: Entry) -> Result<(), ContentError> {
    typing(sheet, id, entry)?;
    back(sheet)
}

/// Writes the way back.
pub(super) fn back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK, Action::Back, "staff-back")
}

/// Writes the way back, and the key that locks and ends.
pub(super) fn back_and_end(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    back(sheet)?;
    sheet.choice(END, Action::End, "review-end")
}

/// Writes the key to the rest of a list, where one page does not hold it; after its end, to its beginning.
pub(super) fn more<P: Into<StaffScreen>>(
    sheet: &mut Sheet<'_>,
    (from, at_once, all): (usize, usize, usize),
    page: impl FnOnce(usize) -> P,
) -> Result<(), ContentError> {
    if all <= at_once {
        return Ok(());
    }
    let next = from + at_once;
    sheet.choice(MORE, Action::open(page(if next < all { next } else { 0 })), "staff-more")
}
