//! Rows that many pages of set-up have.

use crate::content::ContentError;
use crate::page::{Entry, EntryKind, Role};
use crate::setup::{Action, SetUp};
use furigana::RichText;

use super::Sheet;

/// The key of the way back, as in review.
const BACK: u8 = 8;
/// A name or a reading.
pub(super) const NAME_ENTRY: Entry = Entry { kind: EntryKind::Text, longest: 60 };
/// A length with its unit.
pub(super) const LENGTH_ENTRY: Entry = Entry { kind: EntryKind::Text, longest: 12 };
/// A PIN of staff.
pub(super) const PIN_ENTRY: Entry = Entry { kind: EntryKind::HiddenDigits, longest: 8 };

/// Writes the way back.
pub(super) fn back(sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    sheet.choice(BACK, Action::Back, "staff-back")
}

/// Writes a question that is answered by typing, with one or two sentences of help.
pub(super) fn typing(sheet: &mut Sheet<'_>, id: &str, entry: Entry) -> Result<(), ContentError> {
    sheet.types(entry);
    sheet.row(id, Role::Question)?;
    sheet.part(id, "s1", Role::Statement)?;
    if sheet.words().has_part(id, "s2") {
        sheet.part(id, "s2", Role::Statement)?;
    }
    back(sheet)
}

/// Writes a name in kana, and in the Latin letters in which it was typed, to choose from.
pub(super) fn kana_or_latin(setup: &SetUp, sheet: &mut Sheet<'_>, typed: &str) -> Result<(), ContentError> {
    sheet.asks();
    sheet.row("setup-written", Role::Question)?;
    // Kana first: in a Japanese set-up they are what was meant nearly always.
    let names = setup.in_kana(typed).into_iter().chain([typed.to_owned()]);
    for (number, name) in (1u8..).zip(names) {
        let text = RichText::plain(name.clone());
        sheet.choose(format!("setup-written.{number}"), number, Action::Choose(name), text);
    }
    back(sheet)
}
