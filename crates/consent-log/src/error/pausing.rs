//! What can be wrong with a visit that goes on another day.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a paused visit cannot go on.
#[derive(Debug, Error)]
pub enum PausingError {
    /// The file is not as it was written.
    #[error("{file} is not as it was written: the visit begins anew; delete it with `rm {file}`, and look at the disk")]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// Another program wrote the file, or its first line is damaged.
    #[error(
        "{file} is damaged, or another version of madoguchi wrote it: go on with that version, or delete it with `rm {file}`"
    )]
    OtherFormat {
        /// The file.
        file: PathBuf,
    },
    /// What has the name of a paused visit cannot be read, or is no file.
    #[error("{file} cannot be read ({source}): give it to the kiosk's user, or delete it with `rm -r {file}`")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}
