//! A person as the facility names them.

use serde::{Deserialize, Serialize};

/// A person as the facility names them. It is written only inside the seal.
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
    /// Returns whether both are one person. The facility's own number decides, however the name is written.
    pub fn is_same_person(&self, other: &Self) -> bool {
        // Names repeat: without a number only the same entry in every field is taken for one person.
        if self.number.is_empty() { self == other } else { self.number == other.number }
    }

    /// Returns a person of whom only the number is known.
    pub fn with_number(number: impl Into<String>) -> Self {
        Self { number: number.into(), ..Self::default() }
    }
}
