//! What can go wrong with files: the database, the disk, the folder.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Free room without which no visit may begin, in MiB.
pub(crate) const MIN_FREE_MIB: u64 = 8;

/// What is wrong with a file.
#[derive(Debug, Error)]
pub enum StorageError {
    /// Another kiosk writes to this folder.
    #[error("another kiosk uses {dir}: stop it first, or give this kiosk its own folder with --data")]
    AnotherKiosk {
        /// The folder.
        dir: PathBuf,
    },
    /// There are records here already.
    #[error("{file} is there already: madoguchi never writes over records; choose an empty folder with --data")]
    AlreadySetUp {
        /// The database.
        file: PathBuf,
    },
    /// Somebody else is writing for too long.
    #[error("the log is busy for more than five seconds: close other programs that have it open, then try again")]
    Busy,
    /// `SQLite` says that the file is damaged, or it is not as the program wrote it.
    #[error("{file} is damaged ({what}): stop using it, keep a copy, and restore the last backup")]
    Damaged {
        /// The database.
        file: PathBuf,
        /// What is damaged.
        what: String,
    },
    /// There is no room left.
    #[error("the disk of {dir} is full: free at least {mib} MiB, then start again; what was acknowledged is kept")]
    DiskFull {
        /// The folder.
        dir: PathBuf,
        /// What is needed, in MiB.
        mib: u64,
    },
    /// The file belongs to another program.
    #[error("{file} was not made by madoguchi: choose another folder with --data, nothing in it was changed")]
    Foreign {
        /// The database.
        file: PathBuf,
    },
    /// A file cannot be read or written.
    #[error("{file}: {source}: check that it is there and that this user may read and write it")]
    Io {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A newer program made this file.
    #[error("{file} was made by a newer madoguchi (version {found}, this one knows {known}): use the newer program")]
    Newer {
        /// The database.
        file: PathBuf,
        /// The version of the file.
        found: i64,
        /// The version of this program.
        known: i64,
    },
    /// It is erased, but another program reads the log, so that its last bytes are still in the write-ahead log.
    #[error(
        "it is erased, and its keys are still in records.db-wal while another program reads: close the review elsewhere; the next start empties it"
    )]
    WalNotEmptied,
    /// Nothing was set up here.
    #[error("there are no records in {dir}: run `madoguchi setup` first, or choose the folder with --data")]
    NotSetUp {
        /// The folder.
        dir: PathBuf,
    },
    /// `SQLite` is older than the fix for a bug that loses transactions.
    #[error(
        "SQLite {0} may lose records (its WAL bug is mended in 3.51.3): build madoguchi as it comes, with `bundled`"
    )]
    OldSqlite(String),
    /// The folder may not be written.
    #[error("{dir} may not be written: give this user the right to write there, or choose a folder with --data")]
    ReadOnly {
        /// The folder.
        dir: PathBuf,
    },
    /// `SQLite` refused for a reason that has no words of its own.
    #[error("the log refused ({0}): run `madoguchi records verify`")]
    Sqlite(#[from] rusqlite::Error),
}

impl StorageError {
    /// Returns the error for what the system says about this file.
    pub(crate) fn io(file: &Path, source: io::Error) -> Self {
        let dir = file.parent().unwrap_or(file).to_path_buf();
        let kind = source.kind();
        if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            return Self::DiskFull { dir, mib: MIN_FREE_MIB };
        }
        if matches!(kind, io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied) {
            return Self::ReadOnly { dir };
        }
        Self::Io { file: file.to_path_buf(), source }
    }

    /// Returns the error for what `SQLite` says about this database.
    pub(crate) fn sqlite(file: &Path, error: rusqlite::Error) -> Self {
        let dir = file.parent().unwrap_or(file).to_path_buf();
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { dir, mib: MIN_FREE_MIB },
            // Where the folder may not be written SQLite cannot even open a log: it would have to make its `-shm` file
            // there.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly { dir },
            Some(ErrorCode::NotADatabase) => Self::Foreign { file: file.to_path_buf() },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { file: file.to_path_buf(), what },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(_) | None => Self::Sqlite(error),
        }
    }

    /// Returns the same error with the file named, where only `SQLite`'s own words were known.
    pub(crate) fn on(self, file: &Path) -> Self {
        if let Self::Sqlite(error) = self { Self::sqlite(file, error) } else { self }
    }
}
