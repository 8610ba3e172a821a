//! Checks what a log says about keys: every slot is one whose hash an event holds, every key was added, and of what was
//! erased no slot is left.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;

use crate::error::RecordsError;
use crate::error::log::broken_chain;
use crate::log::event::VisitId;
use crate::log::hash_chain;
use crate::value::hash::{Sha256Hash, hex};
use crate::verify::indexes::{DEK, EventColumns, KIND, OPEN, SLOTS, VISIT};

/// Names a data key.
type DataKeyId = [u8; 16];

/// What a log says about keys: the slots that are there, and those that its events ask for.
pub(super) struct KeyLedger {
    /// The hash of the slots of every data key.
    there: BTreeMap<DataKeyId, Sha256Hash>,
    /// The same since the keys changed last, for what was sealed before.
    rewrapped: BTreeMap<DataKeyId, Sha256Hash>,
    /// Each change of keys, until its event is met.
    changes: BTreeMap<i64, Vec<(DataKeyId, Sha256Hash)>>,
    erased: BTreeSet<VisitId>,
    /// The data keys that seal something.
    used: BTreeSet<DataKeyId>,
    /// The keys that were added, by the events that did it.
    added: Vec<(i64, Value)>,
}

impl KeyLedger {
    pub(crate) fn read(connection: &Connection) -> Result<Self, RecordsError> {
        let changes = read_rotations(connection)?;
        // They are in the order of their events: of several changes the last one overwrites the others.
        let rewrapped = changes.values().flatten().copied().collect();
        let (there, erased) = (slots_on_disk(connection)?, erased(connection)?);
        Ok(Self { there, rewrapped, changes, erased, used: BTreeSet::new(), added: Vec::new() })
    }

    /// Checks that the data key of an event has the slots that it was sealed with.
    pub(crate) fn check(&mut self, event: &EventColumns<'_>, seq: i64) -> Result<(), RecordsError> {
        match event[KIND].as_str() {
            Some("key.rewrapped") => self.check_rotation(event, seq)?,
            Some("key.added") => self.added.push((seq, open(event))),
            Some(_) | None => {}
        }
        let Some(dek) = event[DEK].bytes() else { return Ok(()) };
        self.used.insert(dek);
        let is_erased = event[VISIT].bytes().is_some_and(|visit| self.erased.contains(&visit));
        match (is_erased, self.there.get(&dek)) {
            (true, None) => Ok(()),
            (true, Some(_)) => broken_chain(seq, "it was erased, and its key slots are still there"),
            (false, there) if there.copied() == self.expected(dek, event) => Ok(()),
            (false, _) => broken_chain(seq, "its key slots were changed"),
        }
    }

    fn expected(&self, dek: DataKeyId, event: &EventColumns<'_>) -> Option<Sha256Hash> {
        // After a change of keys its rows say which slots there are; the event knows only the first ones.
        self.rewrapped.get(&dek).copied().or_else(|| event[SLOTS].bytes())
    }

    /// Checks that the rows of a change of keys are those whose hash its event holds.
    fn check_rotation(&mut self, event: &EventColumns<'_>, seq: i64) -> Result<(), RecordsError> {
        let rows = self.changes.remove(&seq).unwrap_or_default();
        let held = open(event);
        if held.get("slots").and_then(Value::as_str) == Some(&hex(&hash_chain::rewrap_hash(&rows))) {
            return Ok(());
        }
        broken_chain(seq, "the key slots that it made anew were changed")
    }

    /// Checks that every slot, every change of keys and every key is one that an event names.
    pub(super) fn check_complete(&self, connection: &Connection, last: i64) -> Result<(), RecordsError> {
        if let Some(event) = self.changes.keys().next() {
            return broken_chain(*event, "it made no key slots anew, and some say so");
        }
        if !self.there.keys().chain(self.rewrapped.keys()).all(|dek| self.used.contains(dek)) {
            return broken_chain(last, "a key slot belongs to no event");
        }
        if recipients(connection)? != self.recipients() {
            let event = self.added.last().map_or(0, |(seq, _)| *seq);
            return broken_chain(event, "the keys to which records are sealed were changed");
        }
        Ok(())
    }

    /// Returns number, kind and public key of every recipient, as events added them.
    fn recipients(&self) -> Vec<(i64, String, String)> {
        let text = |open: &Value, name: &str| open.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        (1..).zip(&self.added).map(|(id, (_, open))| (id, text(open, "key"), text(open, "public"))).collect()
    }
}

/// Returns what everybody may read of an event.
fn open(event: &EventColumns<'_>) -> Value {
    event[OPEN].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn slots_on_disk(connection: &Connection) -> Result<BTreeMap<DataKeyId, Sha256Hash>, RecordsError> {
    let mut all: BTreeMap<DataKeyId, Vec<(i64, Vec<u8>)>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT dek, recipient, wrapped FROM keyslot ORDER BY dek, recipient")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    Ok(all.into_iter().map(|(dek, slots)| (dek, hash_chain::slots_hash(&dek, &slots))).collect())
}

/// Reads the rows of each change of keys, by its event, the oldest first.
fn read_rotations(connection: &Connection) -> Result<BTreeMap<i64, Vec<(DataKeyId, Sha256Hash)>>, RecordsError> {
    let mut changes: BTreeMap<i64, Vec<(DataKeyId, Sha256Hash)>> = BTreeMap::new();
    if is_first_version(connection)? {
        return Ok(changes);
    }
    let mut statement = connection.prepare("SELECT event, dek, slots FROM rewrap ORDER BY event, dek")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        changes.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    Ok(changes)
}

/// Returns whether the log is of version 1, which had no changes of keys.
fn is_first_version(connection: &Connection) -> Result<bool, RecordsError> {
    let sql = "SELECT count(*) = 0 FROM sqlite_schema WHERE name = 'rewrap'";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn erased(connection: &Connection) -> Result<BTreeSet<VisitId>, RecordsError> {
    let mut rows = connection.prepare("SELECT visit FROM event WHERE kind = 'record.erased' AND visit IS NOT NULL")?;
    let erased = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(erased)
}

fn recipients(connection: &Connection) -> Result<Vec<(i64, String, String)>, RecordsError> {
    let mut there = connection.prepare("SELECT id, kind, pub FROM recipient ORDER BY id")?;
    let there = there.query_map([], |row| Ok((row.get(0)?, row.get(1)?, hex(&row.get::<_, Sha256Hash>(2)?))))?;
    Ok(there.collect::<Result<_, _>>()?)
}
