//! A backup is restored into a new folder, checked to its end, and only then takes its place; the drill does the same
//! and throws it away, so that nobody finds out too late that a backup is of no use.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::crypto::key_pair::DecryptionKey;
use crate::crypto::unlock;
use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::error::query::QueryError;
use crate::error::safekeeping::SafekeepingError;
use crate::error::storage::StorageError;
use crate::log::event::{EventKind, NewEvent};
use crate::log::head;
use crate::query::lookup;
use crate::query::record_reader::RecordReader;
use crate::safekeeping::backup_choice::{BackupsAtPlace, ChosenBackup, OtherBackup};
use crate::safekeeping::{anchor_exchange, backup};
use crate::staff::directory::StaffBook;
use crate::staff::dual_control::DualControl;
use crate::storage::atomic_file;
use crate::storage::database::Database;
use crate::store::RecordStore;
use crate::value::anchor::Anchor;
use crate::value::timestamp::Timestamp;

/// A backup on its way back. Dropped before it is settled, it leaves nothing behind.
#[derive(Debug)]
pub struct RestorePlan {
    /// Where everything is until then.
    part: PathBuf,
    to: PathBuf,
    /// The head of the log in the backup.
    pub head: Anchor,
    /// Records in it.
    pub records: u64,
    /// Where it was taken from.
    pub folder: PathBuf,
    /// Other backups of the same kiosk beside it.
    pub beside: Vec<OtherBackup>,
    is_settled: bool,
}

/// What a drill found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillReport {
    /// Which backup it was.
    pub folder: PathBuf,
    /// Records that were opened and read to their end.
    pub opened: u64,
    /// Records that were erased and can no longer be opened.
    pub erased: u64,
    /// Events of the log that came after the backup and are in none.
    pub since: u64,
}

impl RestorePlan {
    /// Copies the longest backup at this place beside the folder `to`, which must be empty or not there, and checks
    /// it: it has everything that every other one of the same kiosk has.
    pub fn begin(place: &Path, to: &Path) -> Result<Self, RecordsError> {
        Self::copy_checked(BackupsAtPlace::at(place)?.of_one_kiosk(place)?, to)
    }

    fn copy_checked(ChosenBackup { folder, beside }: ChosenBackup, to: &Path) -> Result<Self, RecordsError> {
        check_unused(to)?;
        let list = backup::checked_manifest(&folder)?;
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".restoring");
        let part = to.with_file_name(name);
        // Remains of a restore that was cut off.
        let _ = fs::remove_dir_all(&part);
        atomic_file::make_dir(&part)?;
        let head = list.head.parse()?;
        let to = to.to_path_buf();
        let mut restoring = Self { part, to, head, records: 0, folder, beside, is_settled: false };
        for file in &list.files {
            let copied = restoring.part.join(&file.name);
            fs::copy(restoring.folder.join(&file.name), &copied).map_err(|error| StorageError::io(&copied, error))?;
        }
        let (found, records) = backup::verify_copy(&restoring.part)?;
        if found != head {
            let file = restoring.folder.join("records.db");
            return Err(RecordsError::Safekeeping(SafekeepingError::BackupChanged {
                file,
                what: "it ends elsewhere than its list says",
            }));
        }
        restoring.records = records;
        restoring.refuse_fork()?;
        Ok(restoring)
    }

    /// Refuses where a shorter backup has an event that this one lacks.
    fn refuse_fork(&self) -> Result<(), RecordsError> {
        // A longer one lies beside it only if this one was named, and so was chosen by somebody.
        let shorter = |other: &&OtherBackup| other.head.is_some_and(|head| head.event() <= self.head.event());
        for other in self.beside.iter().filter(shorter) {
            match anchor_exchange::check_anchors(&self.part, other.head.as_slice()) {
                Err(RecordsError::Log(LogError::Rewritten { .. } | LogError::CutOff { .. })) => {
                    let (one, other) = (self.folder.clone(), other.folder.clone());
                    return Err(RecordsError::Safekeeping(SafekeepingError::BackupsDiffer { one, other }));
                }
                checked => checked?,
            };
        }
        Ok(())
    }

    /// Opens the staff book of the backup, whose PINs are asked for before it takes its place.
    pub fn staff(&self) -> Result<StaffBook, RecordsError> {
        StaffBook::open(&self.part)
    }

    /// Notes in the log that it was restored, by whom, and puts it in its place.
    pub fn commit(mut self, both: &DualControl, now: &Timestamp) -> Result<RecordStore, RecordsError> {
        let open = json!({ "event": self.head.event(), "head": self.head.to_string() });
        let mut store = RecordStore::open_beside(&self.part, now)?;
        store.write(now, |log| {
            log.append(&NewEvent::by_both(both, EventKind::BackupRestored, open.clone())).map(|_| ())
        })?;
        // Closed before its folder gets another name.
        drop(store);
        // An empty folder may be in the way; one that is not empty makes the rename fail.
        let _ = fs::remove_dir(&self.to);
        atomic_file::rename(&self.part, &self.to)?;
        self.is_settled = true;
        RecordStore::open(&self.to, now)
    }
}

impl Drop for RestorePlan {
    fn drop(&mut self) {
        if !self.is_settled {
            // What cannot be removed now is removed by the next restore.
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

fn check_unused(to: &Path) -> Result<(), RecordsError> {
    let used = fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some());
    if used { Err(RecordsError::Storage(StorageError::AlreadySetUp { file: to.to_path_buf() })) } else { Ok(()) }
}

/// Restores the longest backup of this kiosk at this place beside the records in `dir`, opens every record in it with
/// the passphrase, compares it with the log as it is now, and throws it away.
pub fn drill(place: &Path, dir: &Path, passphrase: &str) -> Result<DrillReport, RecordsError> {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push(".drill");
    let live = Database::open_read_only(dir)?.at(head::head)?;
    let own = BackupsAtPlace::at(place)?.of_kiosk(&live.kiosk, place)?;
    let restoring = RestorePlan::copy_checked(own, &dir.with_file_name(name))?;
    if live.kiosk != restoring.head.kiosk {
        return Err(RecordsError::Safekeeping(SafekeepingError::OtherKiosk { place: place.to_path_buf() }));
    }
    // A backup that knows more than the log shows that the end of the log was cut off.
    anchor_exchange::check_anchors(dir, &[restoring.head])?;
    let unlocked = unlock::unlock(&restoring.part, passphrase)?;
    let (opened, erased) = open_all(&restoring.part, &unlocked)?;
    let folder = restoring.folder.clone();
    Ok(DrillReport { folder, opened, erased, since: u64::try_from(live.event() - restoring.head.event()).unwrap_or(0) })
}

fn open_all(dir: &Path, unlocked: &DecryptionKey) -> Result<(u64, u64), RecordsError> {
    Database::open_read_only(dir)?.at(|connection| {
        let reader = RecordReader::new(connection, unlocked)?;
        let (mut opened, mut erased) = (0, 0);
        let records = lookup::records(connection)?;
        if let Some(unread) = records.unread.first() {
            return Err(RecordsError::Query(QueryError::Unreadable { event: unread.event }));
        }
        for record in records.read {
            if record.erased.is_some() {
                erased += 1;
            } else {
                reader.open(&record)?;
                opened += 1;
            }
        }
        Ok((opened, erased))
    })
}
