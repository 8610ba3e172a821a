//! A backup: one folder with everything that a kiosk needs to go on, read back before it counts as made.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::crypto::key_file::FACILITY_KEY_FILE;
use crate::error::RecordsError;
use crate::error::crypto::CryptoError;
use crate::error::safekeeping::SafekeepingError;
use crate::error::storage::StorageError;
use crate::log::event::{EventKind, NewEvent};
use crate::log::head;
use crate::staff::directory::STAFF_FILE;
use crate::storage::database::{DATABASE_FILE, Database};
use crate::storage::{atomic_file, disk_space};
use crate::store::RecordStore;
use crate::value::anchor::Anchor;
use crate::value::hash::hex;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::{Timestamp, in_japan};
use crate::verify;

/// What every folder of a backup begins with.
const FOLDER_PREFIX: &str = "madoguchi-";
/// What the name of a folder ends with, after a dot, until it is whole.
pub(super) const PART_EXTENSION: &str = "part";
/// The list of the files with their hashes.
pub(super) const MANIFEST_FILE: &str = "backup.json";
/// What the list says about itself.
const FORMAT: &str = "madoguchi-backup-1";
/// Copied beside the databases, each of them if it is there.
const PLAIN_FILES: [&str; 3] = [FACILITY_KEY_FILE, "facility.toml", "madoguchi.toml"];

/// A backup that was made and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its folder.
    pub folder: PathBuf,
    /// The head of the log in it.
    pub head: Anchor,
    /// Records in it.
    pub records: u64,
}

/// The list, as it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct BackupManifest {
    format: String,
    pub(crate) head: String,
    made: String,
    pub(crate) files: Vec<ManifestEntry>,
}

/// One file of a backup.
#[derive(Serialize, Deserialize)]
pub(crate) struct ManifestEntry {
    pub(crate) name: String,
    sha256: String,
}

impl RecordStore {
    /// Makes a backup in a new folder at this place, reads it back, and exchanges heads with the place.
    ///
    /// The log is written to meanwhile as always: the backup is what was there at one moment.
    pub fn backup(&mut self, place: &Path, staff: Option<&Pseudonym>, now: &Timestamp) -> Result<Backup, RecordsError> {
        let need = self.needed_bytes()?;
        disk_space::check_for(place, need)?;
        let stamp = in_japan(now.utc_ms).strftime("%Y%m%d-%H%M%S").to_string();
        let kiosk: String = hex(&self.head()?.kiosk).chars().take(8).collect();
        let folder = free_folder(place, &format!("{FOLDER_PREFIX}{kiosk}-{stamp}"))?;
        let part = folder.with_extension(PART_EXTENSION);
        let made = self.write_backup(&part, now);
        if made.is_err() {
            // A partial backup looks like a whole one, and takes the room for the next.
            let _ = fs::remove_dir_all(&part);
        }
        let (head, records) = made?;
        atomic_file::rename(&part, &folder)?;
        let open = json!({ "event": head.event, "hash": hex(&head.hash), "records": records });
        let event = NewEvent { actor: staff.copied(), ..NewEvent::new(EventKind::BackupMade, open) };
        // It holds the head of the backup, so that the backup itself cannot contain it.
        self.write(now, |log| log.append(&event).map(|_| ()))?;
        self.exchange_anchors(place, now)?;
        Ok(Backup { folder, head, records })
    }

    /// Returns the bytes of the databases, and a little more.
    fn needed_bytes(&self) -> Result<u64, RecordsError> {
        let pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        let bytes: i64 = self.database.at(|connection| Ok(connection.query_row(pages, [], |row| row.get(0))?))?;
        Ok(u64::try_from(bytes).unwrap_or(0) + 1024 * 1024)
    }

    fn write_backup(&self, part: &Path, now: &Timestamp) -> Result<(Anchor, u64), RecordsError> {
        // Remains of a backup that was cut off.
        let _ = fs::remove_dir_all(part);
        atomic_file::make_dir(part)?;
        let dir = &self.database.dir;
        self.database.at(|connection| copy_database(connection, &part.join(DATABASE_FILE)))?;
        let staff = dir.join(STAFF_FILE);
        if staff.is_file() {
            let book = Connection::open_with_flags(&staff, OpenFlags::SQLITE_OPEN_READ_ONLY);
            let copied = book.map_err(RecordsError::from).and_then(|book| copy_database(&book, &part.join(STAFF_FILE)));
            copied.map_err(|error| error.on(&part.join(STAFF_FILE)))?;
        }
        for name in PLAIN_FILES.iter().filter(|name| dir.join(name).is_file()) {
            copy_file(&dir.join(name), &part.join(name))?;
        }
        let (head, records) = verify_copy(part)?;
        write_manifest(part, head, now)?;
        Ok((head, records))
    }
}

/// Returns a folder with this name that is not there yet: two backups may be made in one second.
fn free_folder(place: &Path, name: &str) -> Result<PathBuf, RecordsError> {
    let first = std::iter::once(place.join(name));
    let mut all = first.chain((2..=9).map(|number| place.join(format!("{name}-{number}"))));
    all.find(|folder| !folder.exists())
        .ok_or_else(|| RecordsError::Storage(StorageError::AlreadySetUp { file: place.join(name) }))
}

/// Lets `SQLite` write a copy without free pages, in which deleted keys might still be.
fn copy_database(connection: &Connection, to: &Path) -> Result<(), RecordsError> {
    // `SQLite` takes the name of a file as text only.
    let name = to.to_str().ok_or_else(|| StorageError::io(to, std::io::ErrorKind::InvalidFilename.into()))?;
    connection.execute("VACUUM INTO ?", [name]).map_err(|error| StorageError::sqlite(to, error))?;
    Ok(sync(to)?)
}

fn copy_file(from: &Path, to: &Path) -> Result<(), StorageError> {
    fs::copy(from, to).map_err(|error| StorageError::io(to, error))?;
    sync(to)
}

fn sync(file: &Path) -> Result<(), StorageError> {
    File::open(file).and_then(|file| file.sync_all()).map_err(|error| StorageError::io(file, error))
}

/// Returns the head and the records of the log in this folder, if it is whole.
pub(crate) fn verify_copy(folder: &Path) -> Result<(Anchor, u64), RecordsError> {
    let database = Database::open_read_only(folder)?;
    database.at(|connection| {
        let whole = verify::verify_connection(connection, &database.file)?;
        Ok((head::head(connection)?, whole.records))
    })
}

fn write_manifest(part: &Path, head: Anchor, now: &Timestamp) -> Result<(), RecordsError> {
    let names = [DATABASE_FILE, STAFF_FILE].into_iter().chain(PLAIN_FILES);
    let there = names.filter(|name| part.join(name).is_file());
    let files = there.map(|name| Ok(ManifestEntry { name: name.to_owned(), sha256: sha256_of(&part.join(name))? }));
    let files = files.collect::<Result<_, RecordsError>>()?;
    let made = in_japan(now.utc_ms).to_string();
    let list = BackupManifest { format: FORMAT.to_owned(), head: head.to_string(), made, files };
    let text = serde_json::to_string_pretty(&list).map_err(CryptoError::NotSerializable)?;
    Ok(atomic_file::write_new(&part.join(MANIFEST_FILE), text.as_bytes())?)
}

fn sha256_of(file: &Path) -> Result<String, RecordsError> {
    let mut hash = Sha256::new();
    let copied = File::open(file).and_then(|mut open| std::io::copy(&mut open, &mut hash));
    copied.map_err(|error| StorageError::io(file, error))?;
    Ok(hex(&hash.finalize()))
}

/// Reads the list of a backup.
pub(super) fn read_manifest(folder: &Path) -> Result<BackupManifest, RecordsError> {
    let file = folder.join(MANIFEST_FILE);
    let text = fs::read(&file).map_err(|error| StorageError::io(&file, error))?;
    match serde_json::from_slice::<BackupManifest>(&text) {
        Ok(list) if list.format == FORMAT => Ok(list),
        Ok(_) | Err(_) => {
            Err(RecordsError::Safekeeping(SafekeepingError::BackupChanged { file, what: "its list cannot be read" }))
        }
    }
}

/// Reads the list of a backup whose files are as they were written.
pub(super) fn checked_manifest(folder: &Path) -> Result<BackupManifest, RecordsError> {
    let changed = |file: &Path, what| {
        Err(RecordsError::Safekeeping(SafekeepingError::BackupChanged { file: file.to_path_buf(), what }))
    };
    let list = read_manifest(folder)?;
    for listed in &list.files {
        let file = folder.join(&listed.name);
        // A list that was changed must not lead out of the folder.
        let inside = !listed.name.contains(['/', '\\']) && listed.name != "..";
        if !inside || !file.is_file() {
            return changed(&file, "it is gone");
        }
        if sha256_of(&file)? != listed.sha256 {
            return changed(&file, "its bytes are others");
        }
    }
    Ok(list)
}
