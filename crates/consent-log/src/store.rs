//! The log as the kiosk and the review use it: made, opened, and written to, one transaction an act.

use std::borrow::Borrow;
use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use rusqlite::{TransactionBehavior, params};

use super::database::Database;
use super::event::NewEvent;
use super::keys::PublicKeys;
use super::log::Log;
use super::note::{KeyKind, Note};
use super::standing::{self, Earlier};
use super::{Moment, Pseudonym, Receipt, RecordsError, chain, keeping, random, schema, space, verify, whole_file};
use crate::consent::{ConsentRecord, Withdrawal};

/// Held by the one kiosk that serves people from this folder.
const LOCK_FILE: &str = "records.lock";

/// An open log.
pub struct Store {
    pub(super) database: Database,
    _lock: Option<Lock>,
}

/// That one kiosk serves people from this folder. The system frees it when the kiosk ends, however it ends.
struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // A program that another thread is just starting has the file open too, for a moment.
        let _ = self.0.unlock();
    }
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
    pub fn create(dir: &Path, keys: &PublicKeys, kiosk: &str, now: &Moment) -> Result<Self, RecordsError> {
        whole_file::make_dir(dir)?;
        let lock = lock(dir)?;
        space::check(dir)?;
        let database = Database::new_file(dir)?;
        whole_file::sync_dir(&database.file)?;
        space::reserve(dir)?;
        let mut store = Self { database, _lock: Some(lock) };
        store.transact(|store| store.set_up(keys, kiosk, now))?;
        Ok(store)
    }

    /// Opens the log for the kiosk. One kiosk at a time: a second one is refused.
    pub fn open(dir: &Path, now: &Moment) -> Result<Self, RecordsError> {
        let database = Database::open(dir)?;
        let lock = lock(dir)?;
        space::check(dir)?;
        space::reserve(dir)?;
        let store = Self { database, _lock: Some(lock) };
        // A kiosk that has lost something, or could keep nothing, asks nobody. Nothing is written before that is known.
        store.check_head()?;
        let store = store.ready(now)?;
        store.database.at(|connection| Log::new(connection, now)?.recipients())?;
        store.tell_head();
        Ok(store)
    }

    /// Opens the log beside a running kiosk, as the review does.
    pub fn open_beside(dir: &Path, now: &Moment) -> Result<Self, RecordsError> {
        Self { database: Database::open(dir)?, _lock: None }.ready(now)
    }

    fn ready(mut self, now: &Moment) -> Result<Self, RecordsError> {
        if self.database.version < schema::VERSION {
            self.bring_up(now)?;
        }
        // What was erased while another program read leaves the disk now, or at the next start.
        let _ = self.empty_wal();
        self.mark_clock(now)?;
        Ok(self)
    }

    /// An older log is brought up only when it is whole, and in one transaction.
    fn bring_up(&mut self, now: &Moment) -> Result<(), RecordsError> {
        self.transact(|store| {
            let connection = &store.database.connection;
            // Another process may have done it meanwhile.
            let schema::Form::Known(from) = schema::form(connection)? else { return Ok(()) };
            if from == schema::VERSION {
                return Ok(());
            }
            verify::whole(connection, &store.database.file)?;
            schema::bring_up(connection, from, now)
        })?;
        self.database.version = schema::VERSION;
        Ok(())
    }

    /// A clock that does not go on from the last event is noted before anything else (invariant I13, docs/records.md).
    fn mark_clock(&mut self, now: &Moment) -> Result<(), RecordsError> {
        let by = self.database.at(|connection| Log::new(connection, now)?.clock_change_ms())?;
        match by {
            Some(by) => self.note(Note::ClockChanged { by_seconds: by / 1000 }, now),
            None => Ok(()),
        }
    }

    /// The folder in which it stands.
    pub fn dir(&self) -> &Path {
        &self.database.dir
    }

    /// Refuses when there may be no room for another visit; to be asked before each.
    pub fn check_room(&self) -> Result<(), RecordsError> {
        space::check(&self.database.dir)?;
        space::reserve(&self.database.dir)
    }

    /// Keeps a record. The receipt is given only when the record is on the disk.
    pub fn keep(&mut self, record: &ConsentRecord, now: &Moment) -> Result<Receipt, RecordsError> {
        self.write(now, |log| keeping::keep(log, record)).inspect(|_| self.tell_head())
    }

    /// Keeps that answers are taken back. Answers that somebody else wants to take back stand, and staff are told.
    pub fn withdraw(&mut self, withdrawal: &Withdrawal, now: &Moment) -> Result<Receipt, RecordsError> {
        self.write(now, |log| keeping::withdraw(log, withdrawal, None)).inspect(|_| self.tell_head())
    }

    /// The same on the person's word, done by a member of staff in their presence.
    pub fn withdraw_for(
        &mut self,
        withdrawal: &Withdrawal,
        staff: &Pseudonym,
        now: &Moment,
    ) -> Result<Receipt, RecordsError> {
        self.write(now, |log| keeping::withdraw(log, withdrawal, Some(*staff))).inspect(|_| self.tell_head())
    }

    /// Notes something that says nothing about a person.
    pub fn note(&mut self, note: impl Borrow<Note>, now: &Moment) -> Result<(), RecordsError> {
        self.note_of(note.borrow(), None, now)
    }

    /// Notes something that a member of staff did.
    pub fn note_by(&mut self, staff: &Pseudonym, note: impl Borrow<Note>, now: &Moment) -> Result<(), RecordsError> {
        self.note_of(note.borrow(), Some(*staff), now)
    }

    fn note_of(&mut self, note: &Note, actor: Option<Pseudonym>, now: &Moment) -> Result<(), RecordsError> {
        self.write(now, |log| {
            log.append(&NewEvent { actor, ..NewEvent::new(note.kind(), note.open()) })?;
            if let Note::KeyAdded { kind, public } = note {
                log.add_recipient(*kind, public)?;
            }
            Ok(())
        })
    }

    /// The earlier record with this receipt code, without reading what is sealed.
    pub fn find(&self, receipt: &Receipt) -> Result<Option<Earlier>, RecordsError> {
        self.database.at(|connection| standing::earlier(connection, *receipt))
    }

    /// The name of the kiosk, as set-up gave it.
    pub fn kiosk(&self) -> Result<String, RecordsError> {
        self.database.at(|connection| Ok(connection.query_row("SELECT label FROM kiosk", [], |row| row.get(0))?))
    }

    /// Appends events in one transaction; what is returned is on the disk.
    pub(super) fn write<T>(
        &mut self,
        now: &Moment,
        append: impl Fn(&Log<'_>) -> Result<T, RecordsError>,
    ) -> Result<T, RecordsError> {
        self.transact(|store| append(&Log::new(&store.database.connection, now)?))
    }

    /// Runs this in one transaction; on a full disk lets the reserve go and tries once more.
    fn transact<T>(&mut self, run: impl Fn(&Self) -> Result<T, RecordsError>) -> Result<T, RecordsError> {
        match self.transact_once(&run) {
            Err(RecordsError::DiskFull { .. }) if space::release(&self.database.dir) => self.transact_once(&run),
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
    fn set_up(&self, keys: &PublicKeys, label: &str, now: &Moment) -> Result<(), RecordsError> {
        let connection = &self.database.connection;
        schema::make(connection)?;
        let id: [u8; 16] = random::bytes()?;
        let genesis = chain::genesis(&id, label);
        let kiosk = "INSERT INTO kiosk(one, id, label, genesis) VALUES (1, ?, ?, ?)";
        connection.execute(kiosk, params![id, label, genesis])?;
        connection.execute("INSERT INTO head(one, seq, hash) VALUES (1, 0, ?)", params![genesis])?;
        let log = Log::new(connection, now)?;
        for (kind, public) in [(KeyKind::Facility, keys.facility), (KeyKind::Recovery, keys.recovery)] {
            let note = Note::KeyAdded { kind, public };
            log.append(&NewEvent::new(note.kind(), note.open()))?;
            log.add_recipient(kind, &public)?;
        }
        Ok(())
    }
}

fn lock(dir: &Path) -> Result<Lock, RecordsError> {
    let file = dir.join(LOCK_FILE);
    let held = OpenOptions::new().write(true).create(true).truncate(false).open(&file);
    let held = held.map_err(|error| RecordsError::io(&file, error))?;
    match held.try_lock() {
        Ok(()) => Ok(Lock(held)),
        Err(TryLockError::WouldBlock) => Err(RecordsError::AnotherKiosk { dir: dir.to_path_buf() }),
        Err(TryLockError::Error(error)) => Err(RecordsError::io(&file, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_free_as_soon_as_its_kiosk_ends_whoever_has_the_lock_file_open_too() {
        let dir = tempfile::tempdir().unwrap();
        let held = lock(dir.path()).unwrap();
        let of_a_child = held.0.try_clone().unwrap();
        assert!(matches!(lock(dir.path()), Err(RecordsError::AnotherKiosk { .. })));
        drop(held);
        assert!(lock(dir.path()).is_ok());
        drop(of_a_child);
    }
}
