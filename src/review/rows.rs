//! Rows that many pages of review have.

use crate::content::ContentError;
use crate::page::{EntryField, RowRole};
use crate::page_builder::PageBuilder;
use crate::review::message::ReviewAction;
use crate::review::pages::StaffScreen;
use furigana::RichText;

/// A page of review while it is being written.
pub(super) type ReviewPageBuilder<'a> = PageBuilder<'a, ReviewAction>;

/// Entries of a list on one page: digits 1 to 6, for 7 to 9 have a meaning of their own.
pub(super) const ENTRIES_PER_PAGE: usize = 6;
/// The key that leads to the rest of a list.
pub(super) const MORE_KEY: u8 = 7;
/// The key of the way back, as in set-up.
pub(super) const BACK_KEY: u8 = 8;
/// The key that locks and ends.
pub(super) const END_KEY: u8 = 9;

#[expect(clippy::needless_pass_by_value, reason = "numbers, codes and texts alike")]
pub(super) fn plain_text(text: impl ToString) -> RichText {
    RichText::plain(text.to_string())
}

/// Writes a question that is answered by typing, with one sentence of help.
pub(super) fn typed_question(
    sheet: &mut ReviewPageBuilder<'_>,
    id: &str,
    entry: EntryField,
) -> Result<(), ContentError> {
    sheet.types(entry);
    sheet.row(id, RowRole::Question)?;
    sheet.part(id, "s1", RowRole::Statement)
}

/// Writes the same, with the way back.
pub(super) fn typed_question_and_back(
    sheet: &mut ReviewPageBuilder<'_>,
    id: &str,
    entry: EntryField,
) -> Result<(), ContentError> {
    typed_question(sheet, id, entry)?;
    back_row(sheet)
}

/// Writes the way back.
pub(super) fn back_row(sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK_KEY, ReviewAction::Back, "staff-back")
}

/// Writes the way back, and the key that locks and ends.
pub(super) fn back_and_end_rows(sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
    back_row(sheet)?;
    sheet.choice(END_KEY, ReviewAction::End, "review-end")
}

/// Writes the key to the rest of a list, where one page does not hold it; after its end, to its beginning.
pub(super) fn more_row<P: Into<StaffScreen>>(
    sheet: &mut ReviewPageBuilder<'_>,
    (from, at_once, all): (usize, usize, usize),
    page: impl FnOnce(usize) -> P,
) -> Result<(), ContentError> {
    if all <= at_once {
        return Ok(());
    }
    let next = from + at_once;
    sheet.choice(MORE_KEY, ReviewAction::open(page(if next < all { next } else { 0 })), "staff-more")
}
