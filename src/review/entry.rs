//! What may be typed on pages of review, and which of it may be stored.

use crate::page::{Entry, EntryKind};
use consent_log::privacy;

use super::Alert;

/// A PIN of staff.
pub(super) const PIN_ENTRY: Entry = Entry { kind: EntryKind::HiddenDigits, longest: 8 };
/// Secret words: as many characters as the twenty-four of the sheet have, with the gaps between them.
pub(super) const WORDS_ENTRY: Entry = Entry { kind: EntryKind::HiddenText, longest: 240 };

/// Returns an entry for text of at most so many characters.
pub(super) fn text_entry(longest: usize) -> Entry {
    Entry { kind: EntryKind::Text, longest }
}

/// Returns typed text that may be stored: it is not empty, and holds neither a My Number nor a PIN.
pub(super) fn keepable(text: &str) -> Result<String, Alert> {
    if text.trim().is_empty() {
        return Err(Alert::EMPTY);
    }
    privacy::refuse(text).map_err(|_| Alert::REFUSED)?;
    Ok(text.trim().to_owned())
}
