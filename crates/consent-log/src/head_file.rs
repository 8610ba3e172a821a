//! The head of the log in a small file beside it: a log that has lost its end, or goes on another way, says so when
//! it is opened. The file is written after the commit, so it may be older than the log and never newer.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::anchor::Anchor;
use super::moment::hex;
use super::{RecordsError, Store, anchoring, whole_file};

/// The file in the data folder.
const HEAD_FILE: &str = "records.head";
/// Characters of the check that stands under the head.
const CHECK: usize = 16;

/// The head that the file of this folder tells; `None` where there is no file, or where it is itself damaged.
pub(super) fn told(dir: &Path) -> Option<Anchor> {
    let text = fs::read_to_string(dir.join(HEAD_FILE)).ok()?;
    let (head, check) = text.split_once('\n')?;
    if check.trim_end() == check_of(head) { head.parse().ok() } else { None }
}

fn check_of(head: &str) -> String {
    hex(&Sha256::digest(head.as_bytes())).chars().take(CHECK).collect()
}

impl Store {
    /// Refuses a log that has not what the file beside it tells.
    pub fn check_head(&self) -> Result<(), RecordsError> {
        // The file is read first: whatever is written meanwhile makes the log longer.
        let told = told(&self.database.dir);
        self.database.at(|connection| anchoring::has(connection, told))
    }

    /// Writes the head of now. Where that fails the older one stays, which is true as well; and where the log has
    /// not what the file tells, nothing takes that away.
    pub(super) fn tell_head(&self) {
        if self.check_head().is_err() {
            return;
        }
        if let Ok(head) = self.head() {
            let head = head.to_string();
            let _ = whole_file::replace(
                &self.database.dir.join(HEAD_FILE),
                format!("{head}\n{}\n", check_of(&head)).as_bytes(),
            );
        }
    }

    /// After a visit: what was written goes from the write-ahead log into the database, where every page is checked,
    /// and the head of it into its file. Where somebody reads, the next visit does it.
    pub fn put_away(&self) {
        self.tell_head();
        let _ = self.empty_wal_if_nobody_reads();
    }
}
