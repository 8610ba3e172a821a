//! The staff book: who works here, and whose PIN this is. A PIN says who did something; it opens no record.

use std::fmt;
use std::path::{Path, PathBuf};

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior, params};

use crate::crypto::random;
use crate::error::RecordsError;
use crate::error::crypto::CryptoError;
use crate::error::staff::StaffError;
use crate::error::storage::StorageError;
use crate::privacy;
use crate::staff::lockout::{self, Lockout};
use crate::staff::pin::Pin;
use crate::staff::role::Role;
use crate::storage::atomic_file;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::Timestamp;

/// The staff book, beside the log: it may change, and says nothing about residents.
pub(crate) const STAFF_FILE: &str = "staff.db";
/// `JPS1`.
const APPLICATION_ID: i64 = 0x4A50_5331;
/// The version of the tables.
const VERSION: i64 = 1;
/// Memory of the slow hash in KiB and its rounds: 0.05 s a member of staff (docs/records.md#staff).
const ARGON2_COST: (u32, u32) = (19 * 1024, 2);
/// The longest name.
const MAX_NAME_CHARS: usize = 60;
const SCHEMA: &str = "
CREATE TABLE staff(
  pseudonym BLOB PRIMARY KEY CHECK(length(pseudonym) = 16),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  pin TEXT NOT NULL,
  added_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lockout(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  wrong INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  boot TEXT NOT NULL,
  boot_ms INTEGER NOT NULL
) STRICT;
INSERT INTO lockout VALUES (1, 0, 0, '', 0);";

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StaffMember {
    /// As the log names them.
    pub pseudonym: Pseudonym,
    /// As people name them.
    pub name: String,
    /// What they are there for.
    pub role: Role,
}

/// The open staff book.
pub struct StaffBook {
    connection: Connection,
    file: PathBuf,
}

impl fmt::Debug for StaffBook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("StaffBook").field("file", &self.file).finish_non_exhaustive()
    }
}

impl StaffBook {
    /// Creates an empty staff book. Never overwrites one that is there.
    pub fn create(dir: &Path) -> Result<Self, RecordsError> {
        atomic_file::make_dir(dir)?;
        let file = dir.join(STAFF_FILE);
        let book = Self::connect(file, OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        book.write(|connection| {
            if application_version(connection)? != (0, 0) {
                return Err(RecordsError::Storage(StorageError::AlreadySetUp { file: book.file.clone() }));
            }
            connection.execute_batch(SCHEMA)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            Ok(connection.pragma_update(None, "user_version", VERSION)?)
        })?;
        atomic_file::sync_dir(&book.file)?;
        Ok(book)
    }

    /// Opens the staff book of this folder.
    pub fn open(dir: &Path) -> Result<Self, RecordsError> {
        let file = dir.join(STAFF_FILE);
        if !file.exists() {
            return Err(RecordsError::Storage(StorageError::NotSetUp { dir: dir.to_path_buf() }));
        }
        let book = Self::connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let file = book.file.clone();
        book.at(|connection| match application_version(connection)? {
            (APPLICATION_ID, VERSION) => Ok(()),
            (APPLICATION_ID, found) if found > VERSION => {
                Err(RecordsError::Storage(StorageError::Newer { file, found, known: VERSION }))
            }
            _ => Err(RecordsError::Storage(StorageError::Foreign { file })),
        })?;
        Ok(book)
    }

    fn connect(file: PathBuf, flags: OpenFlags) -> Result<Self, RecordsError> {
        let connection = Connection::open_with_flags(&file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX);
        let connection = connection.map_err(|error| StorageError::sqlite(&file, error))?;
        let book = Self { connection, file };
        // EXTRA: with FULL the default journal may lose the last commit (docs/records.md#durability).
        book.at(|connection| {
            Ok(connection.execute_batch(
                "PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA synchronous = EXTRA;
                 PRAGMA secure_delete = ON;",
            )?)
        })?;
        Ok(book)
    }

    /// Adds a member of staff. The PIN has 4 to 8 digits and is nobody else's.
    pub fn add(&mut self, name: &str, role: Role, pin: &str, now: &Timestamp) -> Result<Pseudonym, RecordsError> {
        let (name, pin) = (checked_name(name)?, Pin::new(pin)?);
        if self.find_by_pin(&pin)?.is_some() {
            return Err(StaffError::PinTaken.into());
        }
        let (pseudonym, hash) = (Pseudonym::from_bytes(random::bytes()?), slow_hash(&pin)?);
        let sql = "INSERT INTO staff(pseudonym, name, role, pin, added_ms) VALUES (?, ?, ?, ?, ?)";
        self.write(|connection| {
            let values = params![pseudonym.as_bytes(), name, role.as_str(), hash, now.utc_ms];
            Ok(connection.execute(sql, values).map(|_| ())?)
        })?;
        Ok(pseudonym)
    }

    /// Returns whose PIN this is. The try is counted before it is checked, so that pulling the plug does not help.
    pub fn identify(&mut self, pin: &str, now: &Timestamp) -> Result<StaffMember, RecordsError> {
        self.write(|connection| lockout::count_attempt(connection, now))?;
        let found = match Pin::parse(pin) {
            Ok(pin) => self.find_by_pin(&pin)?,
            // A PIN of a wrong form gets the same answer as a wrong PIN.
            Err(_other_form) => None,
        };
        let staff = found.ok_or(StaffError::PinUnknown)?;
        self.write(|connection| Lockout::cleared().save(connection))?;
        Ok(staff)
    }

    /// Returns everybody who works here, by name.
    pub fn list(&self) -> Result<Vec<StaffMember>, RecordsError> {
        let works_here = |(staff, hash): (StaffMember, String)| (!hash.is_empty()).then_some(staff);
        Ok(self.all_members()?.into_iter().filter_map(works_here).collect())
    }

    /// Returns the name behind a pseudonym.
    pub fn name(&self, pseudonym: &Pseudonym) -> Result<Option<String>, RecordsError> {
        let sql = "SELECT name FROM staff WHERE pseudonym = ?";
        let name = |connection: &Connection| {
            Ok(connection.query_row(sql, [pseudonym.as_bytes()], |row| row.get(0)).optional()?)
        };
        self.at(name)
    }

    /// Returns whose PIN this is. Every hash is tried, also after the right one, so that the time tells nothing.
    pub(super) fn find_by_pin(&self, pin: &Pin) -> Result<Option<StaffMember>, RecordsError> {
        let mut owner = None;
        for (staff, hash) in self.all_members()? {
            if verifies_pin(&hash, pin) {
                owner = Some(staff);
            }
        }
        Ok(owner)
    }

    pub(crate) fn all_members(&self) -> Result<Vec<(StaffMember, String)>, RecordsError> {
        self.at(|connection| {
            let mut rows =
                connection.prepare("SELECT pseudonym, name, role, pin FROM staff ORDER BY name, pseudonym")?;
            let staff = rows.query_map([], |row| {
                // Somebody whose role cannot be read may do least.
                let role = row.get::<_, String>(2)?.parse().unwrap_or(Role::Guide);
                let pseudonym = Pseudonym::from_bytes(row.get(0)?);
                Ok((StaffMember { pseudonym, name: row.get(1)?, role }, row.get(3)?))
            })?;
            Ok(staff.collect::<Result<_, _>>()?)
        })
    }

    fn at<T>(&self, run: impl FnOnce(&Connection) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        run(&self.connection).map_err(|error| error.on(&self.file))
    }

    pub(crate) fn write<T>(&self, run: impl FnOnce(&Connection) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        self.at(|connection| {
            let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            let result = run(connection)?;
            transaction.commit()?;
            Ok(result)
        })
    }
}

fn application_version(connection: &Connection) -> Result<(i64, i64), RecordsError> {
    let number = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0));
    Ok((number("application_id")?, number("user_version")?))
}

fn checked_name(name: &str) -> Result<&str, StaffError> {
    let name = name.trim();
    privacy::refuse_private_numbers(name)?;
    let fits = !name.is_empty() && name.chars().count() <= MAX_NAME_CHARS && !name.chars().any(char::is_control);
    if fits { Ok(name) } else { Err(StaffError::Name) }
}

fn pin_hasher() -> Option<Argon2<'static>> {
    let params = Params::new(ARGON2_COST.0, ARGON2_COST.1, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

pub(super) fn slow_hash(pin: &Pin) -> Result<String, RecordsError> {
    let salt: [u8; 16] = random::bytes()?;
    let salt = SaltString::encode_b64(&salt).map_err(|_| RecordsError::Crypto(CryptoError::NoRandom))?;
    let hash =
        pin_hasher().and_then(|slow| slow.hash_password(pin.as_bytes(), &salt).ok().map(|hash| hash.to_string()));
    hash.ok_or(RecordsError::Crypto(CryptoError::NoRandom))
}

fn verifies_pin(hash: &str, pin: &Pin) -> bool {
    // The cost is read from the hash, so that it may grow later.
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}
