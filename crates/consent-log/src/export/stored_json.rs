//! What is stored as canonical JSON, as a value that an export can hold.

use serde_json::Value;

use crate::consent::Notice;

/// Returns the words of a page, by row.
pub(super) fn notice_rows(notice: &Notice) -> Value {
    stored_value(&String::from_utf8_lossy(&notice.body))
}

/// Returns a stored value; what is no JSON is given as text, for an export must not fail on it.
pub(super) fn stored_value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}
