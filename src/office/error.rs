//! Why the work of staff ended early, in one line that says what to do.

use std::path::PathBuf;

use thiserror::Error;

use crate::content::ContentError;
use crate::device::FrontendError;
use crate::settings::SettingsError;
use consent_log::RecordsError;

/// Why the work of staff ended early.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// Set-up was done here before.
    #[error("{0} is set up already: look at it with `madoguchi review`, or set up another folder with --data DIR")]
    AlreadySetUp(PathBuf),
    /// Somebody sets this folder up at this moment.
    #[error("somebody sets {0} up on another screen: go on there, or end it there first")]
    AnotherSetUp(PathBuf),
    /// The folder is another user's.
    #[error(
        "{dir} belongs to the user {owner}, and this is {me}: run `sudo -u {owner} madoguchi --data {dir} setup`, or give the folder away with `sudo chown {me} {dir}`"
    )]
    Foreign {
        /// The folder.
        dir: PathBuf,
        /// Whose it is.
        owner: String,
        /// Who runs this.
        me: String,
    },
    /// Something is here that may be records.
    #[error(
        "{dir} is not empty, for {found} is in it: it may hold records. Set up in another folder with --data DIR, or restore this one (`madoguchi records restore --help`)"
    )]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
        /// What is in it.
        found: String,
    },
    /// Words are missing.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// Nothing can be shown any more.
    #[error(transparent)]
    Frontend(#[from] FrontendError),
    /// Files cannot be put in their place.
    #[error("{file}: {source}: check that the folder may be written")]
    Files {
        /// The file or folder.
        file: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A prepared file has mistakes.
    #[error("{file}: {mistakes}: mend it and start again; `madoguchi setup --example` prints one")]
    Prepared {
        /// The file.
        file: PathBuf,
        /// Each with its line and how to mend it.
        mistakes: String,
    },
    /// The log cannot be used.
    #[error(transparent)]
    Records(#[from] RecordsError),
    /// The facility file cannot be written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}
