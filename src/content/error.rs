//! What can be wrong with a pack or with words, with file, line and how to fix it.

use thiserror::Error;

use furigana::Lang;
use furigana::RubyError;

/// What is wrong with a pack or with words.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ContentError {
    /// A file cannot be read.
    #[error("{file}: cannot be read ({reason}): check that it is there and may be read")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// A file is not written as it should be.
    #[error("{file}:{line}: {what}")]
    Broken {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and how to fix it.
        what: String,
    },
    /// A language that nobody wrote words for.
    #[error("there are no words in {0:?}: add a folder locales/{0} and list it in pack.toml")]
    NoLanguage(String),
    /// A message, or a part of one, is missing.
    #[error("{lang}: there is no message {id:?}: add it to the .ftl files of this language")]
    NoMessage {
        /// The language.
        lang: String,
        /// The id, with its part behind a dot.
        id: String,
    },
    /// A message names something that does not exist.
    #[error("{lang}: message {id:?} cannot be written out ({reason})")]
    Unresolved {
        /// The language.
        lang: String,
        /// The id.
        id: String,
        /// Which variable, term or message is missing.
        reason: String,
    },
    /// A message whose furigana is not well written.
    #[error("{lang}: message {id:?}: {reason}")]
    Reading {
        /// The language.
        lang: String,
        /// The id.
        id: String,
        /// What is wrong with it.
        reason: RubyError,
    },
    /// A value of the facility profile that the pack does not know.
    #[error("facility profile: {key} = {value:?} is not allowed: {mend}")]
    Profile {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What is allowed.
        mend: String,
    },
}

impl ContentError {
    pub(super) fn no_language(lang: &Lang) -> Self {
        Self::NoLanguage(lang.tag().to_owned())
    }
}
