//! Keys as words that people write down: made from the BIP 39 English list, read back forgivingly.

use bip39::{Language, Mnemonic};
use furigana::width::narrow;
use zeroize::Zeroizing;

use crate::crypto::key_pair::{KEY_BYTES, SecretBytes};
use crate::crypto::random;
use crate::error::crypto::{CryptoError, WordsError};

/// Words of a passphrase: 7 × 11 bits.
pub const PASSPHRASE_WORDS: usize = 7;
/// Words of a recovery sheet: 256 bits and a check.
pub const RECOVERY_WORDS: usize = 24;
/// Words in the list: a power of two, so that a mask picks evenly.
const WORD_LIST_LENGTH: u16 = 2048;

/// Makes a new passphrase.
pub(super) fn new_passphrase() -> Result<String, CryptoError> {
    let picked: Result<Vec<&str>, CryptoError> = (0..PASSPHRASE_WORDS).map(|_| random_word()).collect();
    Ok(picked?.join(" "))
}

fn random_word() -> Result<&'static str, CryptoError> {
    let at = u16::from_be_bytes(random::bytes()?) % WORD_LIST_LENGTH;
    Language::English.word_list().get(usize::from(at)).copied().ok_or(CryptoError::NoRandom)
}

/// Returns a passphrase as the key is made from it: lower case, one space, whole words.
pub(crate) fn normalize_passphrase(typed: &str) -> Result<Zeroizing<String>, WordsError> {
    let words = parse_words(typed, PASSPHRASE_WORDS)?;
    Ok(Zeroizing::new(words.join(" ")))
}

/// Returns the secret as words for the sheet in the safe.
pub(crate) fn recovery_words(secret: &SecretBytes) -> Result<String, CryptoError> {
    let sheet = Mnemonic::from_entropy_in(Language::English, secret.as_ref()).map_err(|_| CryptoError::NoRandom)?;
    Ok(sheet.words().collect::<Vec<_>>().join(" "))
}

/// Reads the secret from the words of a sheet.
pub(crate) fn parse_recovery_words(typed: &str) -> Result<SecretBytes, WordsError> {
    let folded = Zeroizing::new(parse_words(typed, RECOVERY_WORDS)?.join(" "));
    // Normalised already: the words are those of the list.
    let sheet = Mnemonic::parse_in_normalized(Language::English, &folded).map_err(|_| WordsError::Checksum)?;
    let entropy = Zeroizing::new(sheet.to_entropy());
    let mut secret = Zeroizing::new([0; KEY_BYTES]);
    // So many words are always so many bytes; `copy_from_slice` would panic if they were not.
    if entropy.len() != KEY_BYTES {
        return Err(WordsError::Checksum);
    }
    secret.copy_from_slice(&entropy);
    Ok(secret)
}

/// Returns the words that were meant: any case and width, any gap; the first four letters are enough.
fn parse_words(typed: &str, wanted: usize) -> Result<Vec<&'static str>, WordsError> {
    let folded: Zeroizing<String> = Zeroizing::new(typed.chars().map(|c| narrow(c).to_ascii_lowercase()).collect());
    let typed: Vec<&str> = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    if typed.len() != wanted {
        return Err(WordsError::Count { found: typed.len(), wanted });
    }
    (1..).zip(typed).map(|(at, word)| find_listed_word(word).ok_or(WordsError::Unknown(at))).collect()
}

/// Returns the word of the list that this is, or begins with four letters: no two words begin with the same four.
fn find_listed_word(word: &str) -> Option<&'static str> {
    // A whole word first: `act` is one, and the beginning of `actor` as well.
    let exact = Language::English.find_word(word).map(usize::from);
    if let Some(at) = exact {
        return Language::English.word_list().get(at).copied();
    }
    match Language::English.words_by_prefix(word) {
        [only] if word.len() >= 4 => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_passphrases_are_never_the_same_and_have_seven_words() {
        let (one, other) = (new_passphrase().unwrap(), new_passphrase().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.split(' ').count(), PASSPHRASE_WORDS);
    }

    #[test]
    fn the_whole_list_is_picked_from() {
        let list = Language::English.word_list();
        let place = |word: &str| list.iter().position(|listed| *listed == word).unwrap();
        let passphrases: Vec<String> = (0..100).map(|_| new_passphrase().unwrap()).collect();
        let picked: Vec<usize> = passphrases.iter().flat_map(|words| words.split(' ').map(place)).collect();
        // That no word of a quarter of the list is among 700 happens once in 10^87 runs.
        let quarters = [0, 1, 2, 3].map(|quarter| picked.iter().filter(|at| **at / 512 == quarter).count());
        assert!(quarters.iter().all(|count| *count > 0), "{quarters:?}");
    }

    #[test]
    fn words_may_be_typed_in_any_case_width_gap_and_by_four_letters() {
        let right = normalize_passphrase("abandon ability able about above absent absorb").unwrap();
        for typed in [
            "ABANDON ability able about above absent absorb",
            " abandon  ability\table about above absent absorb ",
            "ａｂａｎｄｏｎ　ability　able about above absent absorb",
            "aban abil able abou abov abse abso",
            "abandon-ability-able-about-above-absent-absorb",
        ] {
            assert_eq!(normalize_passphrase(typed).as_ref(), Ok(&right), "{typed}");
        }
    }

    #[test]
    fn what_is_wrong_with_words_is_named() {
        assert_eq!(normalize_passphrase("abandon"), Err(WordsError::Count { found: 1, wanted: 7 }));
        let typed = "abandon ability able xyzzy above absent absorb";
        assert_eq!(normalize_passphrase(typed), Err(WordsError::Unknown(4)));
        let three_letters = "aba ability able about above absent absorb";
        assert_eq!(normalize_passphrase(three_letters), Err(WordsError::Unknown(1)));
        let all_same = ["abandon"; 24].join(" ");
        assert_eq!(parse_recovery_words(&all_same), Err(WordsError::Checksum));
    }

    proptest! {
        #[test]
        fn a_secret_comes_back_from_its_words(secret: [u8; 32]) {
            let secret = Zeroizing::new(secret);
            let words = recovery_words(&secret).unwrap();
            prop_assert_eq!(words.split(' ').count(), RECOVERY_WORDS);
            prop_assert_eq!(parse_recovery_words(&words), Ok(secret));
        }

        #[test]
        fn no_typed_text_panics(text in "\\PC{0,80}") {
            let _ = normalize_passphrase(&text);
            let _ = parse_recovery_words(&text);
        }
    }
}
