//! A member of staff as the log names them: the name itself is only in the staff book.

use std::fmt;
use std::str::FromStr;

use crate::value::hash::{hex, unhex};

/// A member of staff as the log names them: random, the name is only in the staff book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym([u8; 16]);

impl Pseudonym {
    pub(crate) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

impl FromStr for Pseudonym {
    type Err = PseudonymError;

    fn from_str(text: &str) -> Result<Self, PseudonymError> {
        let bytes = unhex(text).ok_or(PseudonymError)?;
        bytes.try_into().map(Self).map_err(|_| PseudonymError)
    }
}

/// A text that is no pseudonym.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("a staff pseudonym has 32 hexadecimal digits")]
pub struct PseudonymError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_written_and_read_back() {
        let own = Pseudonym::from_bytes(*b"0123456789abcdef");
        assert_eq!(own.to_string().parse(), Ok(own));
        assert_eq!("xyz".parse::<Pseudonym>(), Err(PseudonymError));
        assert_eq!("00".parse::<Pseudonym>(), Err(PseudonymError));
    }
}
