//! What a pack tells a person before it asks whether a record may be kept.

use serde::Deserialize;

/// The statements, `screen.part`, that say each thing which has to be known before somebody can agree to a record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentInformation {
    /// Who asks.
    pub who: Vec<String>,
    /// What is explained.
    pub topic: Vec<String>,
    /// What the record is for.
    pub purpose: Vec<String>,
    /// What is recorded, and what is not.
    pub recorded: Vec<String>,
    /// Who reads the record.
    pub readers: Vec<String>,
    /// How long it is kept.
    pub retention: Vec<String>,
    /// That nothing is lost by refusing.
    pub refusal: Vec<String>,
    /// How answers are seen, changed, taken back and erased.
    pub rights: Vec<String>,
    /// The check that asks whether this was understood.
    pub check: String,
}

impl ConsentInformation {
    /// Returns what has to be told with the statements that say it, in the order in which it has to be told.
    pub fn in_order(&self) -> [(&'static str, &[String]); 8] {
        [
            ("who", &self.who),
            ("topic", &self.topic),
            ("purpose", &self.purpose),
            ("recorded", &self.recorded),
            ("readers", &self.readers),
            ("retention", &self.retention),
            ("refusal", &self.refusal),
            ("rights", &self.rights),
        ]
    }
}
