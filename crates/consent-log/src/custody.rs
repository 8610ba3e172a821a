//! Cards and certificates that the facility keeps for people (section 6 of the manual): which there are, where each
//! one is, and what may happen to it next.

mod history;
mod keepers;
mod locker;

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::privacy::{self, Refused};

pub use history::CustodyRow;
pub(super) use history::rows;
pub use keepers::Keeper;
pub(super) use locker::holdings;
pub use locker::{Count, Holding};

/// The longest name of a slot and the longest number of a paper, in characters.
const LONGEST: usize = 16;

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The My Number card.
    Card,
    /// The eligibility certificate, 資格確認書.
    Certificate,
}

impl Item {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Card, Self::Certificate];

    /// `card` or `certificate`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Certificate => "certificate",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == text)
    }
}

impl fmt::Display for Item {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A slot of the locker, and which of the two things in it: `12` is a card, `12:certificate` a certificate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// What is written on the slot.
    pub slot: String,
    /// What lies in it.
    pub item: Item,
}

impl FromStr for Spot {
    type Err = CustodyError;

    fn from_str(text: &str) -> Result<Self, CustodyError> {
        let (slot, item) = text.split_once(':').unwrap_or((text, Item::Card.as_str()));
        let wrong = || CustodyError::Spot(text.to_owned());
        Ok(Self { slot: label(slot)?.ok_or_else(wrong)?, item: Item::parse(item.trim()).ok_or_else(wrong)? })
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Item::Card => out.write_str(&self.slot),
            Item::Certificate => write!(out, "{}:certificate", self.slot),
        }
    }
}

/// The number of the paper on which the person agreed (預かり証).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperNumber(String);

impl PaperNumber {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PaperNumber {
    type Err = CustodyError;

    fn from_str(text: &str) -> Result<Self, CustodyError> {
        Ok(Self(label(text)?.ok_or(CustodyError::Paper)?))
    }
}

/// Something short that is written on a slot or a paper; nothing where it is not.
fn label(text: &str) -> Result<Option<String>, CustodyError> {
    privacy::refuse_pin_alike(text)?;
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= LONGEST
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    Ok(fits.then(|| text.to_owned()))
}

/// Where something is that the facility took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whereabouts {
    /// In its slot.
    Locker,
    /// With somebody, and expected back.
    Out,
    /// Nobody knows.
    Missing,
    /// With the person or the family, for good.
    Returned,
}

impl Whereabouts {
    /// `in the locker`, `out`, `missing`, `returned`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Locker => "in the locker",
            Self::Missing => "missing",
            Self::Out => "out",
            Self::Returned => "returned",
        }
    }
}

/// What happens to something that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// It comes into the locker, with a paper.
    Received,
    /// It is given out, and comes back.
    Out,
    /// It came back, or was found.
    Back,
    /// It is given back for good.
    Returned,
    /// It is not where it should be.
    Missing,
}

impl Act {
    /// All.
    pub const ALL: [Self; 5] = [Self::Received, Self::Out, Self::Back, Self::Returned, Self::Missing];

    /// Its name in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Missing => "missing",
            Self::Out => "out",
            Self::Received => "received",
            Self::Returned => "returned",
        }
    }

    /// Where something is after this; nothing if this cannot happen to something that is there.
    ///
    /// `None` is something that the facility has not got. What is missing leaves its slot free for something else.
    pub fn leads(self, from: Option<Whereabouts>) -> Option<Whereabouts> {
        use Whereabouts::{Locker, Missing, Out, Returned};
        match (self, from) {
            (Self::Received, None | Some(Returned | Missing)) | (Self::Back, Some(Out | Missing)) => Some(Locker),
            (Self::Out, Some(Locker)) => Some(Out),
            (Self::Returned, Some(Locker | Out | Missing)) => Some(Returned),
            (Self::Missing, Some(Locker | Out)) => Some(Missing),
            (Self::Received, Some(Locker | Out))
            | (Self::Back, None | Some(Locker | Returned))
            | (Self::Out, None | Some(Out | Missing | Returned))
            | (Self::Missing, None | Some(Missing | Returned))
            | (Self::Returned, None | Some(Returned)) => None,
        }
    }
}

/// Why something cannot be done with a card or certificate.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CustodyError {
    /// There is nothing of that kind.
    #[error("slot {spot} is empty: `madoguchi custody show` lists what is kept")]
    Empty {
        /// Which.
        spot: Spot,
    },
    /// Something is there already.
    #[error("slot {spot} belongs to something that is {}: take another slot, or return that first", .now.as_str())]
    Taken {
        /// Which.
        spot: Spot,
        /// Where that is.
        now: Whereabouts,
    },
    /// It is somewhere else.
    #[error(
        "{spot} is {}, so it cannot be {}: look where it is, and write down first what happened to it",
        .now.as_str(), .act.as_str()
    )]
    Elsewhere {
        /// Which.
        spot: Spot,
        /// Where it is.
        now: Whereabouts,
        /// What was to happen.
        act: Act,
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
    Unnamed(String),
    /// The role of somebody does not go with cards.
    #[error("the role of {0:?} does not handle cards: give them the role of card keeper first (`madoguchi review`)")]
    Role(String),
    /// The facility has it still, or it is erased already.
    #[error("{spot} is still kept or was erased before: what is kept is returned first, then its names can be erased")]
    StillKept {
        /// Which.
        spot: Spot,
    },
    /// Not a slot.
    #[error("{0:?} is no slot: write what stands on it, such as 12, and 12:certificate for a certificate")]
    Spot(String),
    /// Not the number of a paper.
    #[error("the paper needs its number: up to 16 letters and digits, as they stand on the custody receipt (預かり証)")]
    Paper,
    /// A My Number or a PIN.
    #[error(transparent)]
    Refused(#[from] Refused),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_read_as_it_is_written() {
        for text in ["12", "A-3", "2階/7", "12:certificate"] {
            assert_eq!(text.parse::<Spot>().unwrap().to_string(), text);
        }
        assert_eq!("12:card".parse::<Spot>().unwrap().item, Item::Card);
        for text in ["", " ", "12:passport", "a b", "x\u{1b}[2J", "12345678901234567"] {
            assert!(text.parse::<Spot>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn neither_slot_nor_paper_takes_a_my_number() {
        assert_eq!("123456789018".parse::<Spot>(), Err(CustodyError::Refused(Refused::MyNumber)));
        assert_eq!("1234-5678-9018".parse::<PaperNumber>(), Err(CustodyError::Refused(Refused::MyNumber)));
        assert!("1234567".parse::<PaperNumber>().is_ok());
        assert_eq!("1234".parse::<PaperNumber>(), Err(CustodyError::Refused(Refused::FourDigits)), "as a PIN has");
    }

    #[test]
    fn only_what_lies_in_the_locker_is_given_out_and_only_what_is_gone_comes_back() {
        let can = |act: Act| {
            let places = [Whereabouts::Locker, Whereabouts::Out, Whereabouts::Missing, Whereabouts::Returned];
            places.into_iter().filter(|from| act.leads(Some(*from)).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(can(Act::Received), [Whereabouts::Missing, Whereabouts::Returned]);
        assert_eq!(can(Act::Out), [Whereabouts::Locker]);
        assert_eq!(can(Act::Back), [Whereabouts::Out, Whereabouts::Missing]);
        assert_eq!(can(Act::Returned), [Whereabouts::Locker, Whereabouts::Out, Whereabouts::Missing]);
        assert_eq!(can(Act::Missing), [Whereabouts::Locker, Whereabouts::Out]);
        assert!(Act::ALL.into_iter().all(|act| act.leads(None).is_some() == (act == Act::Received)));
    }
}
