//! A PIN of staff: 4 to 8 digits that are not guessed at once.

use furigana::width::digit;
use zeroize::Zeroizing;

use crate::error::staff::StaffError;

/// Digits that a PIN may have.
const PIN_LENGTHS: std::ops::RangeInclusive<usize> = 4..=8;

/// A PIN of the right form.
#[derive(Debug)]
pub(crate) struct Pin(Zeroizing<Vec<u8>>);

impl Pin {
    /// Reads a PIN for somebody new; refuses one that is guessed at once.
    pub(crate) fn new(typed: &str) -> Result<Self, StaffError> {
        let pin = Self::parse(typed)?;
        if pin.is_trivial() { Err(StaffError::PinTrivial) } else { Ok(pin) }
    }

    /// Reads a PIN as typed, with digits of either width.
    pub(crate) fn parse(typed: &str) -> Result<Self, StaffError> {
        let digits: Option<Vec<u8>> = typed.trim().chars().map(|c| digit(c).map(|digit| b'0' + digit)).collect();
        let digits = Zeroizing::new(digits.ok_or(StaffError::PinForm)?);
        if PIN_LENGTHS.contains(&digits.len()) { Ok(Self(digits)) } else { Err(StaffError::PinForm) }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns whether it is one digit repeated, digits in a row up or down, or one pair repeated.
    fn is_trivial(&self) -> bool {
        let step = |by: u8| self.0.iter().zip(self.0.iter().skip(1)).all(|(a, b)| (a - b'0' + by) % 10 == b - b'0');
        let pairs = self.0.iter().zip(self.0.iter().skip(2)).all(|(a, b)| a == b);
        // Nine more modulo ten is one less.
        step(0) || step(1) || step(9) || pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_that_is_guessed_at_once_is_refused() {
        for trivial in ["0000", "1234", "4321", "7890", "12345678", "8765", "1212", "77777777", "０００0"] {
            assert_eq!(Pin::new(trivial).unwrap_err(), StaffError::PinTrivial, "{trivial}");
        }
        for good in ["4126", "1235", "19283746", " 4126 "] {
            assert!(Pin::new(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn a_pin_has_four_to_eight_digits() {
        for wrong in ["", "412", "412694126", "41a6", "41 26", "-4126"] {
            assert_eq!(Pin::new(wrong).unwrap_err(), StaffError::PinForm, "{wrong}");
        }
        assert_eq!(Pin::parse("４１２６").unwrap().as_bytes(), b"4126");
    }
}
