//! Why something cannot be done with a record.

use thiserror::Error;

/// Why something cannot be done with a record.
#[derive(Debug, Error)]
pub enum CommandError {
    /// A day on which somebody left is still to come.
    #[error("{on} is still to come: note that the person left on the day or after it")]
    DepartureAhead {
        /// The day.
        on: String,
    },
    /// The record may not be erased for now.
    #[error("the record {receipt} is held: release it first, if what it was held for is over")]
    Held {
        /// Its receipt code.
        receipt: String,
    },
    /// The person of a record lives here, as far as anybody noted.
    #[error(
        "nobody noted that the person of the record {receipt} left, and records are kept until {months} months after that: note it in review; or erase it with `--why person-asked` or `--why mistaken`, if that is the reason"
    )]
    LivesHere {
        /// Its receipt code.
        receipt: String,
        /// How many months records are kept.
        months: u8,
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
    /// The months since the person left are not over.
    #[error(
        "the record {receipt} was not kept for {months} months after the person left: they left on {since}; erase it with `--why person-asked` or `--why mistaken`, if that is the reason"
    )]
    NotYetDue {
        /// Its receipt code.
        receipt: String,
        /// The day since which they had certainly left.
        since: String,
        /// How many months records are kept.
        months: u8,
    },
}
