//! The database file: opened safely, and refused if it is not what this program wrote.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::RecordsError;
use crate::error::storage::StorageError;
use crate::storage::schema::{self, FileKind, VERSION};

/// The log.
pub(crate) const DATABASE_FILE: &str = "records.db";
/// The first `SQLite` without the WAL bug that loses transactions (docs/records.md#durability).
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long one writer waits for another; the message that the log is busy names it.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Every commit is on the disk before it is acknowledged (invariant I1, docs/records.md), and what is deleted is
/// overwritten (I10).
const DURABILITY_PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
/// Nothing in the file is trusted. `recursive_triggers` lets the triggers see what a REPLACE deletes; without mmap a
/// bad sector is an error and not a signal that ends the program.
const SAFETY_PRAGMAS: &str = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    PRAGMA recursive_triggers = ON; PRAGMA mmap_size = 0;";

/// An open database.
pub(crate) struct Database {
    pub(crate) connection: Connection,
    pub(crate) file: PathBuf,
    pub(crate) dir: PathBuf,
    /// The version of its tables and rules; an older one is read as it is, and migrated before it is written.
    pub(crate) version: i64,
}

impl Database {
    /// Creates a file without tables.
    pub(crate) fn new_file(dir: &Path) -> Result<Self, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let file = dir.join(DATABASE_FILE);
        let database = Self::connect(dir, &file, &file, flags)?;
        // SQLite takes a file of a few bytes for an empty one and would write over what is left of a log.
        if !database.run_sqlite(schema::is_empty)? || is_truncated(&file) {
            return Err(StorageError::AlreadySetUp { file });
        }
        database.run_sqlite(|connection| connection.execute_batch(DURABILITY_PRAGMAS))?;
        Ok(database)
    }

    /// Opens the log for reading and writing.
    pub(crate) fn open(dir: &Path) -> Result<Self, StorageError> {
        let file = existing_file(dir)?;
        let database = Self::connect(dir, &file, &file, OpenFlags::SQLITE_OPEN_READ_WRITE)?.check_schema()?;
        // A file that may not be written SQLite opens for reading, and gives no error.
        if database.run_sqlite(|connection| connection.is_readonly(rusqlite::MAIN_DB))? {
            return Err(StorageError::ReadOnly { dir: dir.to_path_buf() });
        }
        // After the check: a file of another program is not turned into one with a write-ahead log.
        database.run_sqlite(|connection| connection.execute_batch(DURABILITY_PRAGMAS))?;
        Ok(database)
    }

    /// Opens the log for reading only; also from a medium that cannot be written.
    pub(crate) fn open_read_only(dir: &Path) -> Result<Self, StorageError> {
        let file = existing_file(dir)?;
        match Self::connect(dir, &file, &file, OpenFlags::SQLITE_OPEN_READ_ONLY)?.check_schema() {
            // While something waits in the write-ahead log the file alone is not the whole log.
            Err(StorageError::ReadOnly { .. }) if is_checkpointed(&file) => Self::open_immutable(dir, &file),
            done => done,
        }
    }

    /// Opens a WAL database on a medium that cannot be written: `SQLite` does it only if told that the file never
    /// changes.
    fn open_immutable(dir: &Path, file: &Path) -> Result<Self, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        Self::connect(dir, file, Path::new(&immutable_uri(file)), flags)?.check_schema()
    }

    fn connect(dir: &Path, file: &Path, name: &Path, flags: OpenFlags) -> Result<Self, StorageError> {
        check_sqlite()?;
        // A connection never serves two threads (`Connection` is not `Sync`), so that SQLite need not lock it.
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(name, flags).map_err(|e| StorageError::sqlite(file, e))?;
        let database = Self { connection, file: file.to_path_buf(), dir: dir.to_path_buf(), version: VERSION };
        database.run_sqlite(|connection| {
            connection.busy_timeout(BUSY_TIMEOUT)?;
            connection.execute_batch(SAFETY_PRAGMAS)
        })?;
        Ok(database)
    }

    /// Runs this, and names the file in its errors.
    pub(crate) fn at<T>(&self, run: impl FnOnce(&Connection) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        run(&self.connection).map_err(|error| error.on(&self.file))
    }

    /// Runs this where nothing but `SQLite` can refuse, and names the file in its errors.
    fn run_sqlite<T>(&self, run: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StorageError> {
        run(&self.connection).map_err(|error| StorageError::sqlite(&self.file, error))
    }

    /// Runs this without waiting for other programs.
    pub(crate) fn without_waiting<T>(&self, run: impl FnOnce() -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        self.run_sqlite(|connection| connection.busy_timeout(Duration::ZERO))?;
        let done = run();
        self.run_sqlite(|connection| connection.busy_timeout(BUSY_TIMEOUT))?;
        done
    }

    /// Refuses a file whose tables and triggers are not, to the letter, what this program or an older one writes.
    fn check_schema(mut self) -> Result<Self, StorageError> {
        let (file, dir) = (self.file.clone(), self.dir.clone());
        self.version = match self.run_sqlite(schema::file_kind)? {
            FileKind::Changed => {
                Err(StorageError::Damaged { file, what: "its tables or triggers were changed".to_owned() })
            }
            FileKind::Empty if is_truncated(&file) => {
                Err(StorageError::Damaged { file, what: "almost all of it is cut off".to_owned() })
            }
            FileKind::Empty => Err(StorageError::NotSetUp { dir }),
            FileKind::Foreign => Err(StorageError::Foreign { file }),
            FileKind::Known(version) => Ok(version),
            FileKind::Newer(found) => Err(StorageError::Newer { file, found, known: VERSION }),
        }?;
        Ok(self)
    }
}

fn existing_file(dir: &Path) -> Result<PathBuf, StorageError> {
    let file = dir.join(DATABASE_FILE);
    match file.try_exists() {
        Ok(true) => Ok(file),
        Ok(false) => Err(StorageError::NotSetUp { dir: dir.to_path_buf() }),
        Err(error) => Err(StorageError::io(&file, error)),
    }
}

/// Returns whether something is left of a file that `SQLite` takes for an empty one: less than its smallest page.
fn is_truncated(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|left| (1..512).contains(&left.len()))
}

/// Returns whether the write-ahead log beside the file is empty.
fn is_checkpointed(file: &Path) -> bool {
    let wal = file.with_extension("db-wal");
    std::fs::metadata(wal).map_or(true, |waiting| waiting.len() == 0)
}

fn immutable_uri(file: &Path) -> String {
    let mut uri = "file:".to_owned();
    // A `?` or `%` in the name of a folder would end the path, or change it.
    for byte in file.as_os_str().as_bytes() {
        // Writing to a String cannot fail.
        let _ = if byte.is_ascii_alphanumeric() || *byte == b'/' {
            write!(uri, "{}", char::from(*byte))
        } else {
            write!(uri, "%{byte:02X}")
        };
    }
    uri + "?immutable=1"
}

fn check_sqlite() -> Result<(), StorageError> {
    accept_sqlite(rusqlite::version_number(), rusqlite::version())
}

/// Returns the version of `SQLite` in the program.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

fn accept_sqlite(number: i32, name: &str) -> Result<(), StorageError> {
    if number < OLDEST_SQLITE { Err(StorageError::OldSqlite(name.to_owned())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sqlite_inside_is_new_enough_and_an_older_one_is_refused() {
        check_sqlite().unwrap();
        let old = accept_sqlite(3_051_002, "3.51.2").unwrap_err();
        assert!(old.to_string().contains("3.51.3"), "{old}");
    }
}
