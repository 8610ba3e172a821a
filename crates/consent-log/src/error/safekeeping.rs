//! What can be wrong with backups and with heads from other places.

use std::path::PathBuf;

use thiserror::Error;

use crate::value::anchor::AnchorError;

/// What is wrong with a backup, or with heads from another place.
#[derive(Debug, Error)]
pub enum SafekeepingError {
    /// A line is no anchor.
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    /// A file of a backup is not as it was written.
    #[error("{file} of this backup is not as it was written ({what}): take another backup, and throw this stick away")]
    BackupChanged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Two backups of one kiosk went different ways.
    #[error(
        "{one} and {other} are of one kiosk, and neither goes on from the other: name the folder that is to be put back, and keep the other one"
    )]
    BackupsDiffer {
        /// The one with more events.
        one: PathBuf,
        /// The other one.
        other: PathBuf,
    },
    /// There is nothing to compare with.
    #[error(
        "{place} holds neither madoguchi-anchors.txt nor the records of a kiosk: name the stick, or the line of a receipt"
    )]
    NoAnchors {
        /// What was named.
        place: PathBuf,
    },
    /// There is no backup here.
    #[error("{place} holds no backup of madoguchi: name the stick, or one folder madoguchi-… on it")]
    NoBackup {
        /// What was named.
        place: PathBuf,
    },
    /// A backup is of another kiosk.
    #[error("{place} is a backup of another kiosk: take the stick of this one")]
    OtherKiosk {
        /// The backup.
        place: PathBuf,
    },
    /// The backups of several kiosks are at one place.
    #[error("{place} holds backups of several kiosks: name the folder that is to be put back ({folders})")]
    SeveralKiosks {
        /// What was named.
        place: PathBuf,
        /// The longest of each.
        folders: String,
    },
}
