//! Answers prepared on another machine, and the questions that they answer.

use std::collections::BTreeMap;

/// The table of the file that holds answers to the pack's questions about the facility.
pub(super) const PROFILE: &str = "profile";

/// Answers that were prepared; each is given once, and what is not here is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreparedAnswers {
    pub(super) answers: BTreeMap<String, String>,
}

/// How a prepared file answers a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PreparedQuestion {
    /// Its key in the file; keys of the pack's questions begin with `profile.`.
    pub(super) key: String,
    /// The id of the words of the question.
    pub(super) id: String,
    /// The answers from which one is chosen; empty where it is typed.
    pub(super) values: Vec<String>,
    /// An answer as it may be written in the file.
    pub(super) example: String,
}

impl PreparedQuestion {
    /// Describes a question whose answer is typed.
    pub(super) fn typed(key: impl Into<String>, id: String, example: impl Into<String>) -> Self {
        Self { key: key.into(), id, values: Vec::new(), example: example.into() }
    }

    /// Describes a question whose answer is one of these values.
    pub(super) fn chosen(key: impl Into<String>, id: String, (default, values): (&str, &[String])) -> Self {
        let example = format!("{default:?}   # {}", values.join(", "));
        Self { key: key.into(), id, values: values.to_vec(), example }
    }

    /// Returns the key in the file of a question of the pack.
    pub(super) fn profile_key(key: &str) -> String {
        format!("{PROFILE}.{key}")
    }
}

/// Returns the key of a question of the pack as the pack has it.
pub(super) fn pack_key(key: &str) -> Option<&str> {
    key.strip_prefix(PROFILE)?.strip_prefix('.')
}
