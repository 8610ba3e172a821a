//! What is wrong with the settings, and how to fix it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// What is wrong with the settings, and how to fix it.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// A file is not written as it should be.
    #[error("{file}: {what}")]
    Broken {
        /// The file.
        file: String,
        /// What is wrong, with its line.
        what: String,
    },
    /// There is no home directory and no `--data`.
    #[error("nobody knows where records are kept: name a folder with --data DIR or MADOGUCHI_DATA")]
    NoHome,
    /// Set-up was never done.
    #[error("{0} holds no facility: run `madoguchi setup` first, or try `madoguchi --demo`")]
    NotSetUp(PathBuf),
    /// A value that is not allowed.
    #[error("{name} = {value:?}: {mend}")]
    NotAllowed {
        /// The option, variable or key.
        name: String,
        /// The value.
        value: String,
        /// What is allowed.
        mend: String,
    },
    /// A file cannot be read or written.
    #[error("{file}: {source}: check that it is there and may be used")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's reason.
        source: io::Error,
    },
}

/// Returns the error of a value in a file that is not allowed.
pub(super) fn not_allowed(file: &Path, name: &str, value: &impl ToString, mend: String) -> SettingsError {
    SettingsError::NotAllowed { name: format!("{}: {name}", file.display()), value: value.to_string(), mend }
}

/// Returns the error of a file that cannot be read or written.
pub(super) fn unreadable(file: &Path, source: io::Error) -> SettingsError {
    SettingsError::Unreadable { file: file.display().to_string(), source }
}
