//! The last event of the log in a small file beside it: a log that has lost its end, or was rewritten, is found out
//! when it is opened. The file is written after the commit, so it may be older than the log and never newer.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::error::storage::StorageError;
use crate::storage::atomic_file;
use crate::value::anchor::Anchor;
use crate::value::hash::hex;

/// The file in the data folder.
const HEAD_FILE: &str = "records.head";
/// Characters of the checksum under the line.
const CHECKSUM_CHARS: usize = 16;

/// Reads the last event that the file of this folder names; `None` if there is no file, or if it is itself damaged.
pub(crate) fn read(dir: &Path) -> Option<Anchor> {
    let text = fs::read_to_string(dir.join(HEAD_FILE)).ok()?;
    let (head, check) = text.split_once('\n')?;
    // A flipped bit in this file must not accuse a log that is whole.
    if check.trim_end() == checksum_of(head) { head.parse().ok() } else { None }
}

fn checksum_of(head: &str) -> String {
    hex(&Sha256::digest(head.as_bytes())).chars().take(CHECKSUM_CHARS).collect()
}

/// Writes this last event over the one that is there.
pub(crate) fn write(dir: &Path, head: &Anchor) -> Result<(), StorageError> {
    let head = head.to_string();
    atomic_file::replace(&dir.join(HEAD_FILE), format!("{head}\n{}\n", checksum_of(&head)).as_bytes())
}
