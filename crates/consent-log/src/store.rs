//! The log as the kiosk and the review use it: made, opened, and written to, one transaction an act.

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
pub struct Store {
    pub(crate) database: Database,
    _lock: Option<FolderLock>,
}

impl fmt::Debug for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Store").field("file", &self.database.file).finish_non_exhaustive()
    }
}

impl Store {
    /// Makes the folder and an empty log for a kiosk with this name; its records are sealed to these keys.
    ///
    /// Never writes over a log that is there.
    pub fn create(dir: &Path, keys: &PublicKeys, kiosk: &str, now: &Timestamp) -> Result<Self, RecordsError> {
        atomic_file::make_dir(dir)?;
        let lock = folder_lock::lock(dir)?;
        disk_space::check(dir)?;
        let database = Database::new_file(dir)?;
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
        // A kiosk that has lost something, or could keep nothing, asks nobody. Nothing is written before that is known.
        store.check_head()?;
        let store = store.ready(now)?;
        store.database.at(|connection| LogWriter::new(connection, now)?.recipients())?;
        store.tell_head();
        Ok(store)
    }

    /// Opens the log beside a running kiosk, as the review does.
    pub fn open_beside(dir: &Path, now: &Timestamp) -> Result<Self, RecordsError> {
        Self { database: Database::open(dir)?, _lock: None }.ready(now)
    }

    fn ready(mut self, now: &Timestamp) -> Result<Self, RecordsError> {
        if self.database.version < schema::VERSION {
            self.bring_up(now)?;
        }
        // What was erased while another program read leaves the disk now, or at the next start.
        let _ = self.empty_wal();
        self.mark_clock(now)?;
        Ok(self)
    }

    /// An older log is brought up only when it is whole, and in one transaction.
    fn bring_up(&mut self, now: &Timestamp) -> Result<(), RecordsError> {
        self.transact(|store| {
            let connection = &store.database.connection;
            // Another process may have done it meanwhile.
            let schema::FileKind::Known(from) = schema::form(connection)? else { return Ok(()) };
            if from == schema::VERSION {
                return Ok(());
            }
            verify::whole(connection, &store.database.file)?;
            schema::migrate(connection, from)?;
            let open = json!({ "from": from, "to": schema::VERSION });
            LogWriter::new(connection, now)?.append(&NewEvent::new(EventKind::SchemaChanged, open)).map(|_| ())
        })?;
        self.database.version = schema::VERSION;
        Ok(())
    }

    /// A clock that does not go on from the last event is noted before anything else (invariant I13, docs/records.md).
    fn mark_clock(&mut self, now: &Timestamp) -> Result<(), RecordsError> {
        let by = self.database.at(|connection| LogWriter::new(connection, now)?.clock_change_ms())?;
        match by {
            Some(by) => self.note(AuditNote::ClockChanged { by_seconds: by / 1000 }, now),
            None => Ok(()),
        }
    }

    /// The folder in which it stands.
    pub fn dir(&self) -> &Path {
        &self.database.dir
    }

    /// Refuses when there may be no room for another visit; to be asked before each.
    pub fn check_room(&self) -> Result<(), RecordsError> {
        disk_space::check(&self.database.dir)?;
        Ok(disk_space::reserve(&self.database.dir)?)
    }

    /// Notes something that says nothing about a person.
    pub fn note(&mut self, note: impl Borrow<AuditNote>, now: &Timestamp) -> Result<(), RecordsError> {
        self.note_of(note.borrow(), None, now)
    }

    /// Notes something that a member of staff did.
    pub fn note_by(
        &mut self,
        staff: &Pseudonym,
        note: impl Borrow<AuditNote>,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.note_of(note.borrow(), Some(*staff), now)
    }

    fn note_of(&mut self, note: &AuditNote, actor: Option<Pseudonym>, now: &Timestamp) -> Result<(), RecordsError> {
        self.write(now, |log| {
            log.append(&NewEvent { actor, ..NewEvent::new(note.kind(), note.open()) })?;
            if let AuditNote::KeyAdded { kind, public } = note {
                log.add_recipient(*kind, public)?;
            }
            Ok(())
        })
    }

    /// The name of the kiosk, as set-up gave it.
    pub fn kiosk(&self) -> Result<String, RecordsError> {
        self.database.at(|connection| Ok(connection.query_row("SELECT label FROM kiosk", [], |row| row.get(0))?))
    }

    /// The head of the log, now.
    pub fn head(&self) -> Result<Anchor, RecordsError> {
        self.database.at(head::head)
    }

    /// Refuses a log that has not what the file beside it tells.
    pub fn check_head(&self) -> Result<(), RecordsError> {
        // The file is read first: whatever is written meanwhile makes the log longer.
        let told = head_file::told(&self.database.dir);
        self.database.at(|connection| head::has(connection, told))
    }

    /// Writes the head of now. Where that fails the older one stays, which is true as well; and where the log has
    /// not what the file tells, nothing takes that away.
    pub(crate) fn tell_head(&self) {
        if self.check_head().is_err() {
            return;
        }
        if let Ok(head) = self.head() {
            let _ = head_file::write(&self.database.dir, &head);
        }
    }

    /// After a visit: what was written goes from the write-ahead log into the database, where every page is checked,
    /// and the head of it into its file. Where somebody reads, the next visit does it.
    pub fn put_away(&self) {
        self.tell_head();
        let _ = self.empty_wal_if_nobody_reads();
    }

    /// The same without waiting for whoever reads.
    pub(crate) fn empty_wal_if_nobody_reads(&self) -> Result<(), RecordsError> {
        self.database.without_patience(|| self.empty_wal())
    }

    /// What was deleted leaves the write-ahead log as well (invariant I10, docs/records.md).
    pub(crate) fn empty_wal(&self) -> Result<(), RecordsError> {
        self.database.at(|connection| {
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            match connection.query_row(sql, [], |row| row.get::<_, i64>(0))? {
                0 => Ok(()),
                _ => Err(RecordsError::Storage(StorageError::NotYetEmptied)),
            }
        })
    }

    /// Appends events in one transaction; what is returned is on the disk.
    pub(crate) fn write<T>(
        &mut self,
        now: &Timestamp,
        append: impl Fn(&LogWriter<'_>) -> Result<T, RecordsError>,
    ) -> Result<T, RecordsError> {
        self.transact(|store| append(&LogWriter::new(&store.database.connection, now)?))
    }

    /// Runs this in one transaction; on a full disk lets the reserve go and tries once more.
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
            let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            // Located here already, so that a full disk is known as one.
            let result = run(self).map_err(|error| error.on(&self.database.file))?;
            transaction.commit()?;
            Ok(result)
        })
    }

    /// Tables, the kiosk, its keys: in one transaction, so that set-up is done or not done.
    fn set_up(&self, keys: &PublicKeys, label: &str, now: &Timestamp) -> Result<(), RecordsError> {
        let connection = &self.database.connection;
        schema::make(connection)?;
        let id: [u8; 16] = random::bytes()?;
        let genesis = hash_chain::genesis(&id, label);
        let kiosk = "INSERT INTO kiosk(one, id, label, genesis) VALUES (1, ?, ?, ?)";
        connection.execute(kiosk, params![id, label, genesis])?;
        connection.execute("INSERT INTO head(one, seq, hash) VALUES (1, 0, ?)", params![genesis])?;
        let log = LogWriter::new(connection, now)?;
        for (kind, public) in [(KeyKind::Facility, keys.facility), (KeyKind::Recovery, keys.recovery)] {
            let note = AuditNote::KeyAdded { kind, public };
            log.append(&NewEvent::new(note.kind(), note.open()))?;
            log.add_recipient(kind, &public)?;
        }
        Ok(())
    }
}
