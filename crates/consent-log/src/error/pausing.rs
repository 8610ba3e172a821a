//! What can be wrong with a visit that goes on another day.

use std::path::PathBuf;

use thiserror::Error;

/// Why a paused visit cannot go on.
#[derive(Debug, Error)]
pub enum PausingError {
    /// The file is not as it was written.
    #[error("{file} is not as it was written: the visit begins anew, and the file may be deleted; look at the disk")]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// Another program wrote the file, or its first line is damaged.
    #[error("{file} was not written by this version of madoguchi: go on with the program that wrote it, or delete it")]
    OtherFormat {
        /// The file.
        file: PathBuf,
    },
}
