//! Staff at the machine: set-up and review, over any face, with keys and log behind them.

mod archive;
mod keys;
mod printing;
mod reviewing;
mod setting_up;

use std::path::PathBuf;

use thiserror::Error;

use crate::content::ContentError;
use crate::device::FaceError;
use crate::records::RecordsError;
use crate::settings::SettingsError;

pub use reviewing::{Sitting, review};
pub use setting_up::{make, refuse_if_used, set_up};

/// Why the work of staff ended early.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// Set-up was done here before, or something else is here.
    #[error(
        "{0} is not empty: it may hold records. Set up in another folder with --data DIR, or look at this one with `madoguchi review`"
    )]
    NotEmpty(PathBuf),
    /// Words are missing.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The face is gone.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// Files cannot be put in their place.
    #[error("{file}: {source}: check that the folder may be written")]
    Files {
        /// The file or folder.
        file: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The log cannot be used.
    #[error(transparent)]
    Records(#[from] RecordsError),
    /// The facility file cannot be written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}
