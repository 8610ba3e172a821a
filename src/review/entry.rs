//! What may be typed on pages of review, and which of it may be stored.

use crate::page::{EntryField, EntryKind};
use crate::review::message::ReviewAlert;
use consent_log::privacy;

/// A PIN of staff.
pub(super) const PIN_ENTRY: EntryField = EntryField { kind: EntryKind::HiddenDigits, longest: 8 };
/// Secret words: as many characters as the twenty-four of the sheet have, with the gaps between them.
pub(super) const WORDS_ENTRY: EntryField = EntryField { kind: EntryKind::HiddenText, longest: 240 };

/// Returns an entry for text of at most so many characters.
pub(super) fn text_entry(longest: usize) -> EntryField {
    EntryField { kind: EntryKind::Text, longest }
}

/// Returns typed text that may be stored: it is not empty, and holds neither a My Number nor a PIN.
pub(super) fn storable(text: &str) -> Result<String, ReviewAlert> {
    if text.trim().is_empty() {
        return Err(ReviewAlert::EMPTY);
    }
    privacy::refuse_private_numbers(text).map_err(|_| ReviewAlert::REFUSED)?;
    Ok(text.trim().to_owned())
}
