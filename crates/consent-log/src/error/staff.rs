//! Why a member of staff cannot be added, is not known, or may not do something.

use thiserror::Error;

use crate::privacy::PrivacyError;

/// Why a member of staff cannot be added, or is not known.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum StaffError {
    /// The name is empty or has control characters, or is too long.
    #[error("a name has 1 to 60 characters and no control characters: type the name again")]
    Name,
    /// The PIN has another form.
    #[error("a PIN has 4 to 8 digits: type it again")]
    PinForm,
    /// The PIN is guessed at once.
    #[error("this PIN is guessed at once (all the same, in a row, or repeated): choose another one")]
    PinTrivial,
    /// Another member of staff has this PIN.
    #[error("this PIN cannot be used here: choose another one")]
    PinTaken,
    /// Nobody has this PIN.
    #[error("nobody has this PIN: try again, or ask the person responsible")]
    PinUnknown,
    /// Wrong PINs were tried too often.
    #[error("too many wrong PINs: wait {seconds} seconds, then try once more")]
    LockedOut {
        /// How long, in seconds.
        seconds: u64,
    },
    /// Nobody else is responsible.
    #[error("somebody has to be responsible: make another member of staff responsible first")]
    LastResponsible,
    /// Nobody has this pseudonym.
    #[error("nobody in the staff book has this pseudonym: open the list of staff again")]
    UnknownMember,
    /// The role of this member of staff does not go so far.
    #[error("your role may not do this: ask the person responsible, or look at what each role may do")]
    NotPermitted,
    /// What needs two members of staff was asked by one alone.
    #[error("this needs two people: ask another member of staff to type their own PIN")]
    SamePerson,
    /// Neither of the two is responsible.
    #[error("one of the two has to be the person responsible: ask them to type their PIN")]
    NobodyResponsible,
    /// A personal number of the card was typed as a name.
    #[error(transparent)]
    Refused(#[from] PrivacyError),
}
