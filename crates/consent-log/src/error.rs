//! What can go wrong: one enum for each room that can fail, and one for callers that use several rooms.
//!
//! Every message names the thing and says how to mend it.

pub(crate) mod command;
pub(crate) mod crypto;
pub(crate) mod custody;
pub(crate) mod export;
pub(crate) mod log;
pub(crate) mod pausing;
pub(crate) mod query;
pub(crate) mod safekeeping;
pub(crate) mod staff;
pub(crate) mod storage;

use std::path::Path;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::error::command::CommandError;
use crate::error::crypto::{CryptoError, WordsError};
use crate::error::custody::CustodyError;
use crate::error::export::ExportError;
use crate::error::log::LogError;
use crate::error::pausing::PausingError;
use crate::error::query::QueryError;
use crate::error::safekeeping::SafekeepingError;
use crate::error::staff::StaffError;
use crate::error::storage::StorageError;
use crate::value::anchor::AnchorError;
use crate::value::receipt_code::ReceiptError;

/// What went wrong, by the room in which it did.
#[derive(Debug, Error)]
#[error(transparent)]
pub enum RecordsError {
    /// Something cannot be done with a record.
    Command(#[from] CommandError),
    /// Keys, their words, or sealing.
    Crypto(#[from] CryptoError),
    /// Something cannot be done with a card or certificate.
    Custody(#[from] CustodyError),
    /// The export cannot be written.
    Export(#[from] ExportError),
    /// The log is not as it was written.
    Log(#[from] LogError),
    /// A visit cannot go on.
    Pausing(#[from] PausingError),
    /// A record cannot be found or read.
    Query(#[from] QueryError),
    /// Backups, or heads from other places.
    Safekeeping(#[from] SafekeepingError),
    /// Members of staff.
    Staff(#[from] StaffError),
    /// Files.
    Storage(#[from] StorageError),
}

/// Lets `?` turn an error that one room passes on into the error of callers across rooms.
macro_rules! passed_on {
    ($($from:ty => $room:ident,)+) => {
        $(impl From<$from> for RecordsError {
            fn from(error: $from) -> Self {
                Self::$room(error.into())
            }
        })+
    };
}

passed_on! {
    AnchorError => Safekeeping,
    ReceiptError => Query,
    WordsError => Crypto,
    rusqlite::Error => Storage,
}

impl RecordsError {
    /// Returns the same error with the file named, where only `SQLite`'s own words were known.
    pub(crate) fn on(self, file: &Path) -> Self {
        if let Self::Storage(error) = self { Self::Storage(error.on(file)) } else { self }
    }

    /// Returns whether what was read is damaged, so that other records can still be read.
    pub(crate) fn is_damage(&self) -> bool {
        // These pass by themselves, or concern everything that is read.
        let passing = [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked, ErrorCode::OutOfMemory];
        match self {
            Self::Storage(StorageError::Sqlite(error)) => {
                !error.sqlite_error_code().is_some_and(|code| passing.contains(&code))
            }
            Self::Log(error) => matches!(error, LogError::BrokenChain { .. } | LogError::NoticeChanged { .. }),
            Self::Query(error) => matches!(error, QueryError::CannotOpen { .. } | QueryError::Unreadable { .. }),
            Self::Storage(error) => matches!(error, StorageError::Damaged { .. }),
            Self::Command(_)
            | Self::Crypto(_)
            | Self::Custody(_)
            | Self::Export(_)
            | Self::Pausing(_)
            | Self::Safekeeping(_)
            | Self::Staff(_) => false,
        }
    }
}
