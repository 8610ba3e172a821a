//! A person as the facility names them.

use serde::{Deserialize, Serialize};

/// A person as the facility names them. It stands only inside the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Resident {
    /// The facility's own number; never a My Number.
    pub number: String,
    /// The name as it is written.
    #[serde(default)]
    pub name: String,
    /// The name in kana.
    #[serde(default)]
    pub kana: String,
    /// The room.
    #[serde(default)]
    pub room: String,
}

impl Resident {
    /// The facility's own number is one person's, however the name is written.
    pub fn is_same_person(&self, other: &Self) -> bool {
        if self.number.is_empty() { self == other } else { self.number == other.number }
    }

    /// A person of whom only the number is known.
    pub fn numbered(number: impl Into<String>) -> Self {
        Self { number: number.into(), ..Self::default() }
    }
}
