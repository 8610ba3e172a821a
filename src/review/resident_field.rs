//! The fields of a person that staff type.

/// What is typed of a person, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResidentField {
    /// The facility's own number.
    Number,
    /// The name.
    Name,
    /// The name in kana.
    Kana,
    /// The room.
    Room,
}

impl ResidentField {
    /// Its name among the words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Kana => "kana",
            Self::Room => "room",
        }
    }
}
