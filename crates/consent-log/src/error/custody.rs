//! What can go wrong with cards and certificates that the facility keeps.

use thiserror::Error;

use crate::privacy::PrivacyError;
use crate::value::custody_act::{CustodyAct, CustodyState};
use crate::value::slot::{SlotError, SlotId};

/// Why something cannot be done with a card or certificate.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CustodyError {
    /// There is nothing of that kind.
    #[error("slot {spot} is empty: `madoguchi custody show` lists what is kept")]
    Empty {
        /// Which.
        spot: SlotId,
    },
    /// Something is there already.
    #[error("slot {spot} belongs to something that is {}: take another slot, or return that first", .now.as_str())]
    Taken {
        /// Which.
        spot: SlotId,
        /// Where that is.
        now: CustodyState,
    },
    /// It is somewhere else.
    #[error(
        "{spot} is {}, so it cannot be {}: look where it is, and write down first what happened to it",
        .now.as_str(), .act.as_str()
    )]
    WrongState {
        /// Which.
        spot: SlotId,
        /// Where it is.
        now: CustodyState,
        /// What was to happen.
        act: CustodyAct,
    },
    /// Only some members of staff handle cards.
    #[error(
        "this staff number does not handle cards: the person responsible names keepers (`madoguchi custody appoint`)"
    )]
    NoKeeper,
    /// Who handles cards is for one to say.
    #[error("only the person responsible says who handles cards: use their staff number")]
    NotResponsible,
    /// Nobody has this name, or they are what was asked for already.
    #[error("{0:?} is not to be found in the staff book, or is so already: `madoguchi custody keepers` lists them")]
    UnknownName(String),
    /// The role of somebody does not go with cards.
    #[error("the role of {0:?} does not handle cards: give them the role of card keeper first (`madoguchi review`)")]
    Role(String),
    /// The facility has it still, or it is erased already.
    #[error("{spot} is still kept or was erased before: what is kept is returned first, then its names can be erased")]
    StillKept {
        /// Which.
        spot: SlotId,
    },
    /// Not a slot, or not the number of a paper.
    #[error(transparent)]
    Slot(#[from] SlotError),
    /// A My Number or a PIN.
    #[error(transparent)]
    Refused(#[from] PrivacyError),
}
