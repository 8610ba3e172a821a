//! Rows that many pages of set-up have.

use crate::content::ContentError;
use crate::page::{EntryField, EntryKind, RowRole};
use crate::setup::message::SetUpAction;
use crate::setup::set_up_page::SetUpPageBuilder;
use crate::setup::state::SetUp;
use furigana::RichText;

/// The key of the way back, as in review.
const BACK_KEY: u8 = 8;
/// A name or a reading.
pub(super) const NAME_ENTRY: EntryField = EntryField { kind: EntryKind::Text, longest: 60 };
/// A length with its unit.
pub(super) const LENGTH_ENTRY: EntryField = EntryField { kind: EntryKind::Text, longest: 12 };
/// A PIN of staff.
pub(super) const PIN_ENTRY: EntryField = EntryField { kind: EntryKind::HiddenDigits, longest: 8 };

/// Writes the way back.
pub(super) fn back_row(sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK_KEY, SetUpAction::Back, "staff-back")
}

/// Writes a question that is answered by typing, with one or two sentences of help.
pub(super) fn typed_question(
    sheet: &mut SetUpPageBuilder<'_>,
    id: &str,
    entry: EntryField,
) -> Result<(), ContentError> {
    sheet.types(entry);
    sheet.row(id, RowRole::Question)?;
    sheet.part(id, "s1", RowRole::Statement)?;
    if sheet.words().has_part(id, "s2") {
        sheet.part(id, "s2", RowRole::Statement)?;
    }
    back_row(sheet)
}

/// Writes a name in kana, and in the Latin letters in which it was typed, to choose from.
pub(super) fn kana_or_latin(setup: &SetUp, sheet: &mut SetUpPageBuilder<'_>, typed: &str) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-written", RowRole::Question)?;
    // Kana first: in a Japanese set-up they are what was meant nearly always.
    let names = setup.name_in_kana(typed).into_iter().chain([typed.to_owned()]);
    for (number, name) in (1u8..).zip(names) {
        let text = RichText::plain(name.clone());
        sheet.choose(format!("setup-written.{number}"), number, SetUpAction::Choose(name), text);
    }
    back_row(sheet)
}
