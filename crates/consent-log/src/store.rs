//! The log as the kiosk and the review use it: created, opened, and written to, one transaction an act.

use std::borrow::Borrow;
use std::fmt;
use std::path::Path;

use rusqlite::{TransactionBehavior, params};
use serde_json::json;

use crate::crypto::key_pair::{KeyKind, PublicKeys};
use crate::crypto::random;
use crate::error::RecordsError;
use crate::error::storage::StorageError;
use crate::log::append::LogWriter;
use crate::log::audit_note::AuditNote;
use crate::log::event::{EventKind, NewEvent};
use crate::log::{hash_chain, head, head_file};
use crate::storage::database::Database;
use crate::storage::folder_lock::{self, FolderLock};
use crate::storage::{atomic_file, disk_space, schema};
use crate::value::anchor::Anchor;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::Timestamp;
use crate::verify;

/// An open log.
pub struct RecordStore {
    pub(crate) database: Database,
    // Never read: it holds the lock of the folder as long as the store lives.
    _lock: Option<FolderLock>,
}

impl fmt::Debug for RecordStore {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Store").field("file", &self.database.file).finish_non_exhaustive()
    }
}

impl RecordStore {
    /// Makes the folder and an empty log for a kiosk with this name; its records are sealed to these keys.
    ///
    /// Never overwrites a log that is there.
    pub fn create(dir: &Path, keys: &PublicKeys, kiosk: &str, now: &Timestamp) -> Result<Self, RecordsError> {
        atomic_file::make_dir(dir)?;
        let lock = folder_lock::lock(dir)?;
        disk_space::check(dir)?;
        let database = Database::new_file(dir)?;
        // The name of the new file must survive a power cut before anything is acknowledged in it.
        atomic_file::sync_dir(&database.file)?;
        disk_space::reserve(dir)?;
        let mut store = Self { database, _lock: Some(lock) };
        store.transact(|store| store.set_up(keys, kiosk, now))?;
        Ok(store)
    }

    /// Opens the log for the kiosk. One kiosk at a time: a second one is refused.
    pub fn open(dir: &Path, now: &Timestamp) -> Result<Self, RecordsError> {
        let database = Database::open(dir)?;
        let lock = folder_lock::lock(dir)?;
        disk_space::check(dir)?;
        disk_space::reserve(dir)?;
        let store = Self { database, _lock: Some(lock) };
        // Before anything is written: a log that has lost its end stays as it was found, and nobody is asked anything.
        store.check_head()?;
        let store = store.prepare(now)?;
        // A kiosk whose keys were tampered with can seal nothing. It is refused here, not at the end of somebody's
        // visit.
        store.database.at(|connection| LogWriter::new(connection, now)?.recipients())?;
        store.write_head_file();
        Ok(store)
    }

    /// Opens the log beside a running kiosk, as the review does.
    pub fn open_beside(dir: &Path, now: &Timestamp) -> Result<Self, RecordsError> {
        Self { database: Database::open(dir)?, _lock: None }.prepare(now)
    }

    fn prepare(mut self, now: &Timestamp) -> Result<Self, RecordsError> {
        if self.database.version < schema::VERSION {
            self.migrate(now)?;
        }
        // A program that was reading may have kept an erased key in the write-ahead log. If it still reads, the next
        // start tries again.
        let _ = self.empty_wal();
        self.note_clock_change(now)?;
        Ok(self)
    }

    /// Migrates an older log in one transaction, and only if it is whole.
    fn migrate(&mut self, now: &Timestamp) -> Result<(), RecordsError> {
        self.transact(|store| {
            let connection = &store.database.connection;
            // Asked again inside the transaction: another process may have migrated it since the file was opened.
            let schema::FileKind::Known(from) = schema::file_kind(connection)? else { return Ok(()) };
            if from == schema::VERSION {
                return Ok(());
            }
            // A damaged log stays as it is, so that what is wrong with it can still be found.
            verify::verify_connection(connection, &store.database.file)?;
            schema::migrate(connection, from)?;
            let open = json!({ "from": from, "to": schema::VERSION });
            LogWriter::new(connection, now)?.append(&NewEvent::new(EventKind::SchemaChanged, open)).map(|_| ())
        })?;
        self.database.version = schema::VERSION;
        Ok(())
    }

    /// Notes a clock that does not go on from the last event, before anything else is written (invariant I13,
    /// docs/records.md).
    fn note_clock_change(&mut self, now: &Timestamp) -> Result<(), RecordsError> {
        let by = self.database.at(|connection| LogWriter::new(connection, now)?.clock_change_ms())?;
        match by {
            Some(by) => self.note(AuditNote::ClockChanged { by_seconds: by / 1000 }, now),
            None => Ok(()),
        }
    }

    /// Returns the folder of the log.
    pub fn dir(&self) -> &Path {
        &self.database.dir
    }

    /// Refuses when there may be no room for another visit; to be called before each one.
    pub fn check_disk_space(&self) -> Result<(), RecordsError> {
        disk_space::check(&self.database.dir)?;
        Ok(disk_space::reserve(&self.database.dir)?)
    }

    /// Appends a note that says nothing about a person.
    pub fn note(&mut self, note: impl Borrow<AuditNote>, now: &Timestamp) -> Result<(), RecordsError> {
        self.append_note(note.borrow(), None, now)
    }

    /// Appends a note about something that a member of staff did.
    pub fn note_by(
        &mut self,
        staff: &Pseudonym,
        note: impl Borrow<AuditNote>,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.append_note(note.borrow(), Some(*staff), now)
    }

    fn append_note(&mut self, note: &AuditNote, actor: Option<Pseudonym>, now: &Timestamp) -> Result<(), RecordsError> {
        self.write(now, |log| {
            log.append(&NewEvent { actor, ..NewEvent::new(note.kind(), note.open_content()) })?;
            // After its event, in the same transaction: the trigger `recipient_added` takes no key without one.
            if let AuditNote::KeyAdded { kind, public } = note {
                log.add_recipient(*kind, public)?;
            }
            Ok(())
        })
    }

    /// Returns the name of the kiosk, as set-up gave it.
    pub fn kiosk(&self) -> Result<String, RecordsError> {
        self.database.at(|connection| Ok(connection.query_row("SELECT label FROM kiosk", [], |row| row.get(0))?))
    }

    /// Returns the last event of the log.
    pub fn head(&self) -> Result<Anchor, RecordsError> {
        self.database.at(head::head)
    }

    /// Refuses a log that lacks the event named by the file beside it.
    pub fn check_head(&self) -> Result<(), RecordsError> {
        // The file is read first: if a kiosk writes in between, the log is longer than the file says, which is allowed.
        let told = head_file::read(&self.database.dir);
        self.database.at(|connection| head::check_known_head(connection, told))
    }

    /// Writes the last event into the file beside the log. Where that fails the older one stays, which is still true.
    /// Where the log lacks the event in the file nothing is written: that file is the only sign of the loss.
    pub(crate) fn write_head_file(&self) {
        if self.check_head().is_err() {
            return;
        }
        if let Ok(head) = self.head() {
            let _ = head_file::write(&self.database.dir, &head);
        }
    }

    /// Moves what a visit wrote from the write-ahead log into the database, where every page is checked, and its last
    /// event into the file beside it. While another program reads nothing is moved; the next visit does it.
    pub fn checkpoint(&self) {
        self.write_head_file();
        let _ = self.try_empty_wal();
    }

    /// Empties the write-ahead log if no other program reads, without waiting for one.
    pub(crate) fn try_empty_wal(&self) -> Result<(), RecordsError> {
        self.database.without_waiting(|| self.empty_wal())
    }

    /// Empties the write-ahead log, in which deleted keys may still be (invariant I10, docs/records.md).
    pub(crate) fn empty_wal(&self) -> Result<(), RecordsError> {
        self.database.at(|connection| {
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            match connection.query_row(sql, [], |row| row.get::<_, i64>(0))? {
                // The first column of the pragma is 1 where another connection kept it from finishing.
                0 => Ok(()),
                _ => Err(RecordsError::Storage(StorageError::WalNotEmptied)),
            }
        })
    }

    /// Appends events in one transaction; when it returns they are on the disk.
    pub(crate) fn write<T>(
        &mut self,
        now: &Timestamp,
        append: impl Fn(&LogWriter<'_>) -> Result<T, RecordsError>,
    ) -> Result<T, RecordsError> {
        self.transact(|store| append(&LogWriter::new(&store.database.connection, now)?))
    }

    /// Runs this in one transaction; if the disk is full, frees the reserve and tries once more.
    fn transact<T>(&mut self, run: impl Fn(&Self) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        match self.transact_once(&run) {
            Err(RecordsError::Storage(StorageError::DiskFull { .. })) if disk_space::release(&self.database.dir) => {
                self.transact_once(&run)
            }
            done => done,
        }
    }

    fn transact_once<T>(&self, run: impl Fn(&Self) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        self.database.at(|connection| {
            // Immediate: a transaction that reads first and writes later is refused at once, without waiting, if
            // somebody wrote in between.
            let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            // The file is named here, inside the transaction: only then is a full disk recognised as one.
            let result = run(self).map_err(|error| error.on(&self.database.file))?;
            transaction.commit()?;
            Ok(result)
        })
    }

    /// Creates the tables, the kiosk and its keys in one transaction, so that set-up is done or not done.
    fn set_up(&self, keys: &PublicKeys, label: &str, now: &Timestamp) -> Result<(), RecordsError> {
        let connection = &self.database.connection;
        schema::create(connection)?;
        let id: [u8; 16] = random::bytes()?;
        let genesis = hash_chain::genesis_hash(&id, label);
        let kiosk = "INSERT INTO kiosk(one, id, label, genesis) VALUES (1, ?, ?, ?)";
        connection.execute(kiosk, params![id, label, genesis])?;
        connection.execute("INSERT INTO head(one, seq, hash) VALUES (1, 0, ?)", params![genesis])?;
        let log = LogWriter::new(connection, now)?;
        for (kind, public) in [(KeyKind::Facility, keys.facility), (KeyKind::Recovery, keys.recovery)] {
            let note = AuditNote::KeyAdded { kind, public };
            // The event first: the trigger `recipient_added` takes no key without one.
            log.append(&NewEvent::new(note.kind(), note.open_content()))?;
            log.add_recipient(kind, &public)?;
        }
        Ok(())
    }
}
