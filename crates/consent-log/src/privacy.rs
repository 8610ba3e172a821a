//! What may never be typed into madoguchi or stored by it: a My Number, a PIN.
//!
//! Law: 番号法 19, 20. Check digit: 総務省令85号5条 (invariant I12, docs/records.md). One 12-digit run in ten passes the check digit by chance, so every 12-digit run is refused; the check only words the reason.

use furigana::width::digit;
use thiserror::Error;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PrivacyError {
    /// Twelve digits whose check digit is that of a My Number.
    #[error("this is a My Number: madoguchi never keeps one, take it out")]
    MyNumber,
    /// Digits beside a word such as 暗証番号 or PIN.
    #[error("this looks like a PIN: madoguchi never keeps one, take it out")]
    Pin,
    /// Four digits and nothing else.
    #[error("four digits alone may be a PIN: madoguchi takes none, write it with a letter, or take it out")]
    FourDigits,
    /// Twelve digits in a row.
    #[error("twelve digits in a row may be a My Number: madoguchi takes none, take them out")]
    TwelveDigits,
}

/// Digits of a My Number.
const MY_NUMBER_DIGITS: usize = 12;
/// Digits of three of the four PINs of a card.
const PIN_DIGITS: usize = 4;
/// The shortest and longest run of digits or letters that a PIN or card password has.
const PIN_LENGTHS: std::ops::RangeInclusive<usize> = 4..=16;
/// Words that make a run of characters beside them a PIN.
const PIN_WORDS: [&str; 8] =
    ["暗証", "あんしょう", "アンショウ", "パスワード", "ぱすわーど", "pin", "password", "passcode"];

/// Refuses text with a My Number or a PIN in it; full-width digits, spaces and hyphens do not hide one.
pub fn refuse_private_numbers(text: &str) -> Result<(), PrivacyError> {
    // Exactly twelve: a receipt code has sixteen digits, a telephone number ten or eleven.
    if let Some(run) = digit_runs(text).into_iter().find(|run| run.len() == MY_NUMBER_DIGITS) {
        return Err(if has_my_number_check_digit(&run) { PrivacyError::MyNumber } else { PrivacyError::TwelveDigits });
    }
    if mentions_pin(text) {
        return Err(PrivacyError::Pin);
    }
    Ok(())
}

/// Refuses as well what is four digits and nothing else, where no such number is wanted.
pub fn refuse_pin_like(text: &str) -> Result<(), PrivacyError> {
    refuse_private_numbers(text)?;
    let text = text.trim();
    let is_alike = text.chars().count() == PIN_DIGITS && text.chars().all(|c| digit(c).is_some());
    if is_alike { Err(PrivacyError::FourDigits) } else { Ok(()) }
}

/// Returns whether a character may be between two digits of one number.
fn is_digit_separator(c: char) -> bool {
    // ー is what a Japanese input method gives where a hyphen is meant.
    c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | '－' | 'ー' | '_' | '.' | '・')
}

/// Returns the runs of digits, joined over spaces and hyphens.
fn digit_runs(text: &str) -> Vec<Vec<u8>> {
    let mut runs = Vec::new();
    let mut run = Vec::new();
    for c in text.chars() {
        match digit(c) {
            Some(d) => run.push(d),
            None if is_digit_separator(c) => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(run);
    runs
}

/// Checks the last digit: weights n+1 for n ≤ 6 and n−5 for n ≥ 7 over the eleven digits from the right.
fn has_my_number_check_digit(run: &[u8]) -> bool {
    let Some((check, body)) = run.split_last() else { return false };
    let sum: u32 =
        (1u32..).zip(body.iter().rev()).map(|(n, d)| u32::from(*d) * if n <= 6 { n + 1 } else { n - 5 }).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    u32::from(*check) == expected
}

/// Returns whether a text that speaks of a PIN has a run as long as one.
fn mentions_pin(text: &str) -> bool {
    let folded: String = text.to_lowercase().chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d))).collect();
    let Some((word, at)) = PIN_WORDS.iter().find_map(|word| folded.find(word).map(|at| (word, at))) else {
        return false;
    };
    // Joined to the word, a run could be longer than any PIN and pass.
    let (before, from) = folded.split_at(at);
    let rest = format!("{before} {}", from.strip_prefix(word).unwrap_or(from));
    rest.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|run| PIN_LENGTHS.contains(&run.len()) && run.chars().any(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn twelve_digits_are_refused_however_they_are_written() {
        for text in [
            "123456789012",
            "1234 5678 9012",
            "１２３４－５６７８－９０１２",
            "番号は1234-5678-9012です",
            "1 2 3 4 5 6 7 8 9 0 1 2",
        ] {
            assert!(refuse_private_numbers(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_known_sample_number_is_named_as_a_my_number() {
        // The known sample: the check digit of 12345678901 is 8.
        assert_eq!(refuse_private_numbers("123456789018"), Err(PrivacyError::MyNumber));
        assert_eq!(refuse_private_numbers("123456789012"), Err(PrivacyError::TwelveDigits));
    }

    #[test]
    fn a_receipt_code_a_telephone_number_and_a_room_are_not_refused() {
        for text in ["1234 5678 9012 3456", "0120-95-0178", "301", "090-1234-5678", ""] {
            assert_eq!(refuse_private_numbers(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn digits_beside_the_word_pin_are_refused() {
        for text in ["暗証番号は4126", "PIN: 4126", "4126（暗証）", "あんしょうばんごう ４１２６", "password abc123"]
        {
            assert_eq!(refuse_private_numbers(text), Err(PrivacyError::Pin), "{text}");
        }
        assert_eq!(refuse_private_numbers("暗証番号を忘れたと話した"), Ok(()));
    }

    proptest! {
        #[test]
        fn every_twelve_digit_run_is_refused_with_any_joints(digits in "[0-9]{12}", joint in "[ -]{0,2}") {
            let text: String = digits.chars().map(|c| format!("{c}{joint}")).collect();
            prop_assert!(refuse_private_numbers(&text).is_err());
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,80}") {
            let _ = refuse_private_numbers(&text);
        }
    }
}
