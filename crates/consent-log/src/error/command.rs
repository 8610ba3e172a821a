//! Why something cannot be done with a record.

use thiserror::Error;

/// Why something cannot be done with a record.
#[derive(Debug, Error)]
pub enum CommandError {
    /// The record may not be erased for now.
    #[error("the record {receipt} is held: release it first, if what it was held for is over")]
    Held {
        /// Its receipt code.
        receipt: String,
    },
    /// Nobody said how many months records are kept.
    #[error(
        "the facility has not said how long it keeps records: name it with --months, or write retention = \"60\" under [profile] in facility.toml"
    )]
    NoRetention,
    /// The answer is not there, or was taken back or replaced before.
    #[error("{wish:?} does not stand in this record: it was never given, or was taken back or answered anew")]
    NotStanding {
        /// The wish.
        wish: String,
    },
    /// A record is not yet as old as records have to become.
    #[error(
        "the record {receipt} was not kept for {months} months: it is of {since}; erase it with `--why person-asked` or `--why mistaken`, if that is the reason"
    )]
    NotYetDue {
        /// Its receipt code.
        receipt: String,
        /// The day since which it was certainly there.
        since: String,
        /// How many months records are kept.
        months: u8,
    },
}
