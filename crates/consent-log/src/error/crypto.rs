//! What can go wrong with keys, with the words for them, and with sealing.

use std::path::PathBuf;

use thiserror::Error;

/// What is wrong with a key, its words, or a seal.
#[derive(Debug, Error)]
pub enum CryptoError {
    /// The file with the facility key is not as `setup` wrote it.
    #[error("{file} is damaged ({what}): put back its copy, or unlock with the recovery words")]
    KeyFile {
        /// The key file.
        file: PathBuf,
        /// What is wrong.
        what: &'static str,
    },
    /// The file with the facility key is gone.
    #[error("the key file {file} is not there: put back its copy, or unlock with the recovery words from the safe")]
    KeyFileLost {
        /// Where it should be.
        file: PathBuf,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: restart the machine; nothing was recorded")]
    NoRandom,
    /// The words of a new key are not those that were shown.
    #[error(
        "these are not the new words: nothing was changed; read your paper again, or start again and write them anew"
    )]
    WordsMismatch,
    /// What is to be written cannot be put in words.
    #[error("the record cannot be written out ({0}): tell the makers of madoguchi, nothing was recorded")]
    NotSerializable(#[source] serde_json::Error),
    /// Words of a key are mistyped.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The passphrase is another one.
    #[error("this is not the passphrase of this facility: type its seven words as they stand on the sheet")]
    WrongPassphrase,
    /// The recovery words belong to other records, or another sheet has taken the place of theirs.
    #[error("these recovery words belong to other records or to an older sheet: take the newest sheet of this kiosk")]
    WrongRecovery,
}

/// What is wrong with words of a passphrase or a recovery sheet.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum WordsError {
    /// Another count of words.
    #[error("{found} words were typed, there are {wanted}: type all of them with a space between")]
    Count {
        /// How many were typed.
        found: usize,
        /// How many there are.
        wanted: usize,
    },
    /// A word is on no list.
    #[error("word {0} is none of the words that madoguchi gives: compare it with the sheet")]
    Unknown(usize),
    /// The check word does not fit.
    #[error("the words do not fit together: one of them is mistyped or two are swapped; compare with the sheet")]
    Checksum,
}
