//! The database file: opened safely, and refused when it is not what this program wrote.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::RecordsError;
use super::event::KeyKind;
use super::keys::PublicKey;

/// The log.
pub(super) const DATABASE_FILE: &str = "records.db";
/// `JPK1`.
pub(super) const APPLICATION_ID: i64 = 0x4A50_4B31;
/// The version of the schema.
pub(super) const VERSION: i64 = 1;
/// Tables, triggers and views.
pub(super) const SCHEMA: &str = include_str!("schema.sql");
/// The first `SQLite` without the WAL bug that loses transactions (notes/records.md §2.1).
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long one writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);
/// Every commit is on the disk before it is acknowledged (notes/records.md §2.2).
const DURABLE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
/// Nothing in the file is trusted.
const CAREFUL: &str = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    PRAGMA recursive_triggers = ON; PRAGMA mmap_size = 0;";

/// A public key to which data keys are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recipient {
    pub(super) id: i64,
    pub(super) kind: KeyKind,
    pub(super) public: PublicKey,
}

/// An open database.
pub(super) struct Database {
    pub(super) connection: Connection,
    pub(super) file: PathBuf,
    pub(super) dir: PathBuf,
}

impl Database {
    /// A new file without tables yet.
    pub(super) fn new_file(dir: &Path) -> Result<Self, RecordsError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let file = dir.join(DATABASE_FILE);
        let database = Self::connect(dir, &file, &file, flags)?;
        database.at(|connection| {
            if count_of_tables(connection)? > 0 {
                return Err(RecordsError::AlreadySetUp { file: file.clone() });
            }
            Ok(connection.execute_batch(DURABLE)?)
        })?;
        Ok(database)
    }

    /// The log, to be read and written.
    pub(super) fn open(dir: &Path) -> Result<Self, RecordsError> {
        let file = found(dir)?;
        let database = Self::connect(dir, &file, &file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        database.at(|connection| {
            database.recognize(connection)?;
            if connection.is_readonly(rusqlite::MAIN_DB)? {
                return Err(RecordsError::ReadOnly { dir: dir.to_path_buf() });
            }
            Ok(connection.execute_batch(DURABLE)?)
        })?;
        Ok(database)
    }

    /// The log, to be read only; also from a medium that cannot be written.
    pub(super) fn reading(dir: &Path) -> Result<Self, RecordsError> {
        let file = found(dir)?;
        let database = Self::connect(dir, &file, &file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        match database.at(|connection| database.recognize(connection)) {
            Ok(()) => Ok(database),
            Err(RecordsError::ReadOnly { .. }) if is_settled(&file) => Self::unchanging(dir, &file),
            Err(other) => Err(other),
        }
    }

    /// A WAL database on a medium that cannot be written opens only when it is said never to change.
    fn unchanging(dir: &Path, file: &Path) -> Result<Self, RecordsError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let database = Self::connect(dir, file, Path::new(&immutable_uri(file)), flags)?;
        database.at(|connection| database.recognize(connection))?;
        Ok(database)
    }

    fn connect(dir: &Path, file: &Path, name: &Path, flags: OpenFlags) -> Result<Self, RecordsError> {
        check_sqlite()?;
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(name, flags).map_err(|e| RecordsError::sqlite(file, e))?;
        let database = Self { connection, file: file.to_path_buf(), dir: dir.to_path_buf() };
        database.at(|connection| {
            connection.busy_timeout(PATIENCE)?;
            Ok(connection.execute_batch(CAREFUL)?)
        })?;
        Ok(database)
    }

    /// Runs this, and names the file in what goes wrong.
    pub(super) fn at<T>(&self, run: impl FnOnce(&Connection) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        run(&self.connection).map_err(|error| error.on(&self.file))
    }

    /// Refuses a file that is not, in every table and trigger, what this program writes.
    fn recognize(&self, connection: &Connection) -> Result<(), RecordsError> {
        let number = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
        let file = self.file.clone();
        match (number("application_id")?, number("user_version")?) {
            (0, _) if count_of_tables(connection)? == 0 => Err(RecordsError::NotSetUp { dir: self.dir.clone() }),
            (APPLICATION_ID, VERSION) if schema(connection)? == expected_schema()? => Ok(()),
            (APPLICATION_ID, VERSION) => {
                Err(RecordsError::Damaged { file, what: "its tables or triggers were changed".to_owned() })
            }
            (APPLICATION_ID, found) if found > VERSION => Err(RecordsError::Newer { file, found, known: VERSION }),
            _ => Err(RecordsError::Foreign { file }),
        }
    }

    /// Every key that can open what is sealed from now on.
    pub(super) fn recipients(&self) -> Result<Vec<Recipient>, RecordsError> {
        self.at(recipients)
    }
}

/// Every key that can open what is sealed from now on.
pub(super) fn recipients(connection: &Connection) -> Result<Vec<Recipient>, RecordsError> {
    let mut rows = connection.prepare_cached("SELECT id, kind, pub FROM recipient ORDER BY id")?;
    let read = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    let mut found = Vec::new();
    for row in read {
        let (id, kind, public) = row?;
        let kind = KeyKind::parse(&kind).unwrap_or(KeyKind::Recovery);
        found.push(Recipient { id, kind, public: PublicKey(public) });
    }
    Ok(found)
}

fn found(dir: &Path) -> Result<PathBuf, RecordsError> {
    let file = dir.join(DATABASE_FILE);
    match file.try_exists() {
        Ok(true) => Ok(file),
        Ok(false) => Err(RecordsError::NotSetUp { dir: dir.to_path_buf() }),
        Err(error) => Err(RecordsError::io(&file, error)),
    }
}

/// Whether nothing waits beside the file to be put into it.
fn is_settled(file: &Path) -> bool {
    let wal = file.with_extension("db-wal");
    std::fs::metadata(wal).map_or(true, |waiting| waiting.len() == 0)
}

fn immutable_uri(file: &Path) -> String {
    let mut uri = "file:".to_owned();
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

fn check_sqlite() -> Result<(), RecordsError> {
    accept_sqlite(rusqlite::version_number(), rusqlite::version())
}

/// The version of `SQLite` in the program.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

fn accept_sqlite(number: i32, name: &str) -> Result<(), RecordsError> {
    if number < OLDEST_SQLITE { Err(RecordsError::OldSqlite(name.to_owned())) } else { Ok(()) }
}

fn count_of_tables(connection: &Connection) -> Result<i64, RecordsError> {
    Ok(connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?)
}

/// Everything that the file says about its own form.
fn schema(connection: &Connection) -> Result<Vec<String>, RecordsError> {
    let all = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
    let mut rows = connection.prepare(all)?;
    let texts = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(texts)
}

fn expected_schema() -> Result<Vec<String>, RecordsError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(SCHEMA)?;
    schema(&fresh)
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

    #[test]
    fn every_column_of_an_event_but_the_hash_is_hashed() {
        let fresh = Connection::open_in_memory().unwrap();
        fresh.execute_batch(SCHEMA).unwrap();
        let mut rows = fresh.prepare("SELECT name FROM pragma_table_info('event')").unwrap();
        let mut names: Vec<String> = rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        names.retain(|name| name != "hash");
        assert_eq!(names, super::super::chain::COLUMNS);
    }
}
