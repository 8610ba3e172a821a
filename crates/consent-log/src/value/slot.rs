//! A slot of the locker, what lies in it, and the number of the paper on which the person agreed.

use std::fmt;
use std::str::FromStr;

use strum::{EnumString, IntoStaticStr};
use thiserror::Error;

use crate::privacy::{self, PrivacyError};

/// The longest name of a slot and the longest number of a paper, in characters.
const MAX_LABEL_CHARS: usize = 16;

/// What is kept in the locker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ItemKind {
    /// The My Number card.
    Card,
    /// The eligibility certificate, 資格確認書.
    Certificate,
}

impl ItemKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Card, Self::Certificate];

    /// Returns `card` or `certificate`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A slot of the locker, and which of the two things in it: `12` is a card, `12:certificate` a certificate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId {
    /// What is written on the slot.
    pub slot: String,
    /// What lies in it.
    pub item: ItemKind,
}

impl FromStr for SlotId {
    type Err = SlotError;

    fn from_str(text: &str) -> Result<Self, SlotError> {
        let (slot, item) = text.split_once(':').unwrap_or((text, ItemKind::Card.as_str()));
        let wrong = || SlotError::Slot(text.to_owned());
        Ok(Self { slot: parse_label(slot)?.ok_or_else(wrong)?, item: item.trim().parse().map_err(|_| wrong())? })
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            ItemKind::Card => out.write_str(&self.slot),
            ItemKind::Certificate => write!(out, "{}:certificate", self.slot),
        }
    }
}

/// The number of the paper on which the person agreed (預かり証).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperNumber(String);

impl PaperNumber {
    /// Returns it as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PaperNumber {
    type Err = SlotError;

    fn from_str(text: &str) -> Result<Self, SlotError> {
        Ok(Self(parse_label(text)?.ok_or(SlotError::Paper)?))
    }
}

/// Returns a short name of a slot or a paper; `None` where the text is none.
fn parse_label(text: &str) -> Result<Option<String>, SlotError> {
    // Staff may write the PIN of the card into any field, so four digits alone are refused here as well.
    privacy::refuse_pin_like(text)?;
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= MAX_LABEL_CHARS
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    Ok(fits.then(|| text.to_owned()))
}

/// Why a text is no slot or no number of a paper.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SlotError {
    /// Not a slot.
    #[error("{0:?} is no slot: write what stands on it, such as 12, and 12:certificate for a certificate")]
    Slot(String),
    /// Not the number of a paper.
    #[error("the paper needs its number: up to 16 letters and digits, as they stand on the custody receipt (預かり証)")]
    Paper,
    /// A My Number or a PIN.
    #[error(transparent)]
    Refused(#[from] PrivacyError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_read_as_it_is_written() {
        for text in ["12", "A-3", "2階/7", "12:certificate"] {
            assert_eq!(text.parse::<SlotId>().unwrap().to_string(), text);
        }
        assert_eq!("12:card".parse::<SlotId>().unwrap().item, ItemKind::Card);
        for text in ["", " ", "12:passport", "a b", "x\u{1b}[2J", "12345678901234567"] {
            assert!(text.parse::<SlotId>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn neither_slot_nor_paper_takes_a_my_number() {
        assert_eq!("123456789018".parse::<SlotId>(), Err(SlotError::Refused(PrivacyError::MyNumber)));
        assert_eq!("1234-5678-9018".parse::<PaperNumber>(), Err(SlotError::Refused(PrivacyError::MyNumber)));
        assert!("1234567".parse::<PaperNumber>().is_ok());
        assert_eq!("1234".parse::<PaperNumber>(), Err(SlotError::Refused(PrivacyError::FourDigits)), "as a PIN has");
    }
}
