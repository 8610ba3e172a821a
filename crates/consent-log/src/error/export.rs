//! Why an export cannot be written.

use std::io;

use thiserror::Error;

/// Why an export cannot be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The export cannot be written.
    #[error("the export cannot be written ({0}): check the disk and the folder, then export again")]
    Write(#[source] io::Error),
}
