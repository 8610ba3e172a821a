//! The language of a text, by its tag.

use std::fmt;

/// A language by its tag: `ja`, `ja-simple` (easy Japanese, BCP 47 variant `simple`), `en`, …
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

impl Lang {
    /// Takes a language tag as a pack lists it; whether there are words in it is for the pack to say.
    pub fn new(tag: impl Into<String>) -> Self {
        Self(tag.into())
    }

    /// Returns the tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns whether numbers, dates and codes are read the Japanese way.
    pub fn is_japanese(&self) -> bool {
        self.0 == "ja" || self.0.starts_with("ja-")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
