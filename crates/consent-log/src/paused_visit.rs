//! Visits that go on another day: what was answered so far, kept under a code that only the person has.
//!
//! They stand beside the log and in no backup, so that they can really be deleted: nothing of them counts as an answer.

mod expiry;
pub(crate) mod visit_file;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::crypto::envelope::SealContext;
use crate::crypto::random;
use crate::error::RecordsError;
use crate::error::pausing::PausingError;
use crate::storage::atomic_file;
use crate::store::RecordStore;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::Timestamp;
use visit_file::{VisitFile, VisitKey};

pub use expiry::PAUSED_VISIT_DAYS;

/// The folder of paused visits, beside the log.
const PAUSED_VISITS_DIR: &str = "paused-visits";

impl RecordStore {
    /// Keeps a visit under this code; what is there under it is replaced.
    ///
    /// # Errors
    /// A disk without room for this and for a record after it, and those of files.
    pub fn keep_paused_visit(
        &self,
        code: &Receipt,
        visit: &impl Serialize,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.check_disk_space()?;
        let kiosk = self.kiosk_id()?;
        let key = VisitKey::derive(*code, &kiosk)?;
        let sealed = key.seal(bound_to(&kiosk), visit)?;
        let dir = self.paused_visits_dir();
        atomic_file::make_dir(&dir)?;
        // The name of a new folder must survive a power cut too.
        atomic_file::sync_dir(&dir)?;
        let file = VisitFile { kept_on: self.certain_today(now)?, sealed };
        Ok(atomic_file::replace(&key.file_in(&dir), &file.bytes())?)
    }

    /// Returns the visit that is kept under this code; `None` where none is.
    ///
    /// # Errors
    /// A file that is not as it was written, and those of files.
    pub fn find_paused_visit<T: DeserializeOwned>(&self, code: &Receipt) -> Result<Option<T>, RecordsError> {
        let kiosk = self.kiosk_id()?;
        let key = VisitKey::derive(*code, &kiosk)?;
        let file = key.file_in(&self.paused_visits_dir());
        let Some(kept) = VisitFile::read(&file)? else { return Ok(None) };
        match key.open(bound_to(&kiosk), &kept.sealed) {
            Some(visit) => Ok(Some(visit)),
            None => Err(PausingError::Damaged { file }.into()),
        }
    }

    /// Deletes the visit that is kept under this code, if one is.
    pub fn delete_paused_visit(&self, code: &Receipt) -> Result<(), RecordsError> {
        let key = VisitKey::derive(*code, &self.kiosk_id()?)?;
        Ok(visit_file::delete(&key.file_in(&self.paused_visits_dir()))?)
    }

    /// Deletes what was kept for 30 days; returns how many there were. By a clock that may be wrong, only what was left
    /// half-written is deleted.
    pub fn delete_expired_paused_visits(&self, now: &Timestamp) -> Result<usize, RecordsError> {
        let dir = self.paused_visits_dir();
        // Before the log is asked about the clock: in most houses nobody has paused yet.
        if !dir.exists() {
            return Ok(0);
        }
        let partial = visit_file::delete_partial(&dir);
        let deleted = match self.certain_today(now)? {
            Some(today) => expiry::delete_expired(&dir, today)?,
            None => 0,
        };
        // Last: one that resists keeps no visit longer than it was promised.
        partial?;
        Ok(deleted)
    }

    fn paused_visits_dir(&self) -> PathBuf {
        self.dir().join(PAUSED_VISITS_DIR)
    }

    /// Returns the 16 random bytes of this kiosk: the same code opens nothing on another one.
    fn kiosk_id(&self) -> Result<[u8; 16], RecordsError> {
        self.database.at(|connection| Ok(connection.query_row("SELECT id FROM kiosk", [], |row| row.get(0))?))
    }
}

/// Returns a random code of the form of a receipt code, which stands for no record: a visit is paused under it.
///
/// # Errors
/// A system that gives no random bytes.
pub fn random_pause_code() -> Result<Receipt, RecordsError> {
    Ok(Receipt::of(&random::bytes()?))
}

/// What stands in the folder of paused visits.
#[derive(Debug, Default)]
pub struct PausedVisitReport {
    /// How many visits wait to go on.
    pub waiting: usize,
    /// What cannot be read, and so has no day: it is never deleted by itself.
    pub unreadable: Vec<PausingError>,
}

/// Returns what is kept of paused visits beside the records in this folder.
///
/// # Errors
/// A folder that cannot be read or written.
pub fn examine_paused_visits(records: &Path) -> Result<PausedVisitReport, RecordsError> {
    let dir = records.join(PAUSED_VISITS_DIR);
    visit_file::check_writable(if dir.exists() { &dir } else { records })?;
    let mut report = PausedVisitReport::default();
    for file in visit_file::files_in(&dir)? {
        match VisitFile::read_day(&file) {
            Ok(_day) => report.waiting += 1,
            Err(error) => report.unreadable.push(error),
        }
    }
    Ok(report)
}

fn bound_to(kiosk: &[u8; 16]) -> SealContext<'_> {
    // Events begin with 1: nothing sealed here is ever taken for one.
    SealContext { kiosk, seq: 0, kind: "visit.paused" }
}
