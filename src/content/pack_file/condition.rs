//! When something of a pack is shown: one key compared with values.

use serde::Deserialize;
use strum::{EnumString, IntoStaticStr, VariantNames};

/// One condition, written `profile.custody_card = offered`, `answer.have-card != yes`,
/// `detail.special-which = photo` or `system.voice = yes`; several values with `|`; `unset` is an empty profile value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Condition {
    /// Where the value is looked up.
    pub subject: ConditionSubject,
    /// The key there.
    pub key: String,
    /// Whether the value must be one of `values`, or must not.
    pub wants: ConditionOperator,
    /// The values.
    pub values: Vec<String>,
}

/// Where a condition looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum ConditionSubject {
    /// Answers to wishes and leading questions of this visit, by id.
    Answer,
    /// Answers to the questions that followed, by id.
    Detail,
    /// The facility profile.
    Profile,
    /// What this machine can do: `voice` is `yes` or `no`.
    System,
}

impl ConditionSubject {
    /// Returns the error for a name that no subject has.
    fn unknown(name: &str, text: &str) -> String {
        let all: Vec<String> = Self::VARIANTS.iter().map(|name| format!("`{name}`")).collect();
        format!("condition {text:?} begins with {name:?}, expected one of {}", all.join(", "))
    }
}

/// Whether a value must be listed or must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionOperator {
    /// Not one of the values.
    NoneOf,
    /// One of the values.
    OneOf,
}

impl TryFrom<String> for Condition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let shape = || format!("condition {text:?}: write for example \"profile.custody_card = offered\"");
        let (left, wants, right) = match text.split_once("!=") {
            Some((left, right)) => (left, ConditionOperator::NoneOf, right),
            None => {
                text.split_once('=').map(|(left, right)| (left, ConditionOperator::OneOf, right)).ok_or_else(shape)?
            }
        };
        let (subject, key) = left.trim().split_once('.').ok_or_else(shape)?;
        let subject = subject.parse().map_err(|_| ConditionSubject::unknown(subject, &text))?;
        let values: Vec<String> = right.split('|').map(|value| value.trim().to_owned()).collect();
        if key.is_empty() || values.iter().any(String::is_empty) {
            return Err(shape());
        }
        Ok(Self { subject, key: key.to_owned(), wants, values })
    }
}
