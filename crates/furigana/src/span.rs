//! A run of text with its reading, or without one.

/// A run of text that is either plain or carries one reading for the whole run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RubySpan {
    /// What is written.
    pub base: String,
    /// How it is read, in hiragana; `None` where the base reads itself (kana, Latin, digits).
    pub reading: Option<String>,
}
