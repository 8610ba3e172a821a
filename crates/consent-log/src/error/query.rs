//! Why a record cannot be found or read.

use thiserror::Error;

use crate::value::receipt_code::ReceiptError;

/// Why a record cannot be found or read.
#[derive(Debug, Error)]
pub enum QueryError {
    /// What is sealed is sealed to other keys than this one.
    #[error("event {event} does not open with this key: try the recovery words, on the newest sheet of this kiosk")]
    CannotOpen {
        /// The number of the event.
        event: i64,
    },
    /// The record was erased: nobody can read it any more.
    #[error("the record {receipt} was erased: that it was there, and when, is all that is left of it")]
    Erased {
        /// Its receipt code.
        receipt: String,
    },
    /// No record has this receipt code.
    #[error("no record has the receipt code {0}: compare it with the slip")]
    NoSuchRecord(String),
    /// A receipt code is not well formed.
    #[error(transparent)]
    Receipt(#[from] ReceiptError),
    /// What one event says is damaged, while this key opens the others.
    #[error(
        "event {event} is damaged and cannot be read, other records can: run `madoguchi records verify`, keep a copy, and restore the last backup"
    )]
    Unreadable {
        /// The number of the event.
        event: i64,
    },
}
