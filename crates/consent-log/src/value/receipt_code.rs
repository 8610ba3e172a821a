//! The receipt code: fourteen digits of a record's hash and two check digits, to be said, written and typed.
//!
//! Never twelve digits, so that nobody takes it for a My Number. The check (ISO 7064 MOD 97-10) finds
//! every wrong digit and every swap of two neighbours.

use std::fmt;
use std::str::FromStr;

use furigana::width;
use thiserror::Error;

/// Ten to the power of the digits before the check digits.
const BODY_MODULUS: u128 = 100_000_000_000_000;
/// Digits in all.
const CODE_DIGITS: usize = 16;

/// A receipt code that is well formed; whether a record has it is for the store to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt(u64);

/// Why a text is no receipt code.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ReceiptError {
    /// The check digits do not fit.
    #[error("this receipt code has a wrong digit or two that are swapped: compare it with the slip and type it again")]
    Check,
    /// Another count of digits.
    #[error("a receipt code has 16 digits, these are {0}: type all four groups of four")]
    Length(usize),
    /// Something else than digits, spaces and hyphens.
    #[error("a receipt code has only digits: {0:?} does not belong there, type the 16 digits")]
    NotADigit(char),
}

impl Receipt {
    /// Returns the code of the event with this hash.
    pub(crate) fn of(hash: &[u8; 32]) -> Self {
        let number = hash.iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte)) % BODY_MODULUS;
        // As ISO 7064 MOD 97-10 asks: the check is always 02 to 98.
        let check = 98 - number * 100 % 97;
        // Sixteen digits always fit into 64 bits: the fallback is never used.
        Self(u64::try_from(number * 100 + check).unwrap_or(u64::MAX))
    }

    fn groups(self) -> [u64; 4] {
        [self.0 / 1_000_000_000_000, self.0 / 100_000_000 % 10_000, self.0 / 10_000 % 10_000, self.0 % 10_000]
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, fourth] = self.groups();
        write!(out, "{first:04} {second:04} {third:04} {fourth:04}")
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let digits: Vec<u64> = text.chars().filter(|c| !is_group_separator(*c)).map(digit).collect::<Result<_, _>>()?;
        if digits.len() != CODE_DIGITS {
            return Err(ReceiptError::Length(digits.len()));
        }
        let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
        // 00 and 01 would pass as well as 97 and 98: only one way to write a code is taken.
        let canonical = (2..=98).contains(&(number % 100));
        if number % 97 == 1 && canonical { Ok(Self(number)) } else { Err(ReceiptError::Check) }
    }
}

/// Returns the value of a digit of either width.
fn digit(c: char) -> Result<u64, ReceiptError> {
    width::digit(c).map(u64::from).ok_or(ReceiptError::NotADigit(c))
}

/// Returns whether a character is one that people put between groups of digits.
fn is_group_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | '－' | 'ー' | '_' | '・')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn with_digit(code: &str, at: usize, digit: u8) -> String {
        let mut digits: Vec<u8> = code.bytes().filter(u8::is_ascii_digit).collect();
        digits[at] = b'0' + digit;
        String::from_utf8(digits).unwrap()
    }

    proptest! {
        #[test]
        fn a_code_is_written_and_read_back_however_it_is_typed(hash: [u8; 32]) {
            let own = Receipt::of(&hash);
            let written = own.to_string();
            prop_assert_eq!(written.len(), 19);
            let wide: String = written.chars().map(|c| match c {
                '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xff10).unwrap(),
                _ => '　',
            }).collect();
            for typed in [written.clone(), written.replace(' ', ""), written.replace(' ', "-"), format!("  {written} "), wide] {
                prop_assert_eq!(typed.parse(), Ok(own), "{}", typed);
            }
        }

        #[test]
        fn one_wrong_digit_is_always_refused(hash: [u8; 32], at in 0_usize..16, by in 1_u8..10) {
            let written = Receipt::of(&hash).to_string();
            let right = written.bytes().filter(u8::is_ascii_digit).nth(at).unwrap() - b'0';
            let wrong = with_digit(&written, at, (right + by) % 10);
            prop_assert_eq!(wrong.parse::<Receipt>(), Err(ReceiptError::Check));
        }

        #[test]
        fn two_neighbours_swapped_are_always_refused(hash: [u8; 32], at in 0_usize..15) {
            let mut digits: Vec<u8> = Receipt::of(&hash).to_string().bytes().filter(u8::is_ascii_digit).collect();
            prop_assume!(digits[at] != digits[at + 1]);
            digits.swap(at, at + 1);
            let swapped = String::from_utf8(digits).unwrap();
            prop_assert_eq!(swapped.parse::<Receipt>(), Err(ReceiptError::Check));
        }

        #[test]
        fn no_text_panics_and_none_but_sixteen_digits_passes(text in "\\PC{0,40}") {
            if let Ok(receipt) = text.parse::<Receipt>() {
                prop_assert_eq!(receipt.to_string().parse(), Ok(receipt));
            }
        }

        #[test]
        fn a_code_is_never_refused_as_a_my_number(hash: [u8; 32]) {
            prop_assert!(crate::privacy::refuse_private_numbers(&Receipt::of(&hash).to_string()).is_ok());
        }
    }

    #[test]
    fn the_mend_is_named() {
        assert_eq!("1234".parse::<Receipt>(), Err(ReceiptError::Length(4)));
        assert_eq!("１２３A".parse::<Receipt>(), Err(ReceiptError::NotADigit('A')));
        assert_eq!("".parse::<Receipt>(), Err(ReceiptError::Length(0)));
    }
}
