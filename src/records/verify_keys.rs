//! Checks what a log says about keys: every slot is one that an event holds the hash of, every key was added,
//! and of what was erased no slot is left.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row};

use super::RecordsError;
use super::chain::{self, Hash};
use super::event::VisitId;
use super::moment::hex;
use super::verify::broken;

/// Names a data key.
type Dek = [u8; 16];

/// The slots that are there, and those that should be.
pub(super) struct Slots {
    /// The hash of the slots of every data key.
    there: BTreeMap<Dek, Hash>,
    /// The same since the keys changed last, for what was sealed before.
    rewrapped: BTreeMap<Dek, Hash>,
    erased: BTreeSet<VisitId>,
}

impl Slots {
    pub(super) fn read(connection: &Connection) -> Result<Self, RecordsError> {
        Ok(Self { there: there(connection)?, rewrapped: rewrapped(connection)?, erased: erased(connection)? })
    }

    /// The data key of an event, if its slots are the ones that it was sealed with.
    pub(super) fn check(&self, row: &Row<'_>, seq: i64) -> Result<Option<Dek>, RecordsError> {
        let Some(dek) = row.get::<_, Option<Dek>>("dek")? else { return Ok(None) };
        let is_erased = row.get::<_, Option<VisitId>>("visit")?.is_some_and(|visit| self.erased.contains(&visit));
        match (is_erased, self.there.get(&dek)) {
            (true, None) => Ok(Some(dek)),
            (true, Some(_)) => broken(seq, "it was erased, and its key slots are still there"),
            (false, there) if there.copied() == self.expected(dek, row)? => Ok(Some(dek)),
            (false, _) => broken(seq, "its key slots were changed"),
        }
    }

    fn expected(&self, dek: Dek, row: &Row<'_>) -> Result<Option<Hash>, RecordsError> {
        match self.rewrapped.get(&dek) {
            Some(anew) => Ok(Some(*anew)),
            None => Ok(row.get("slots")?),
        }
    }

    /// Whether no slot is there for a data key that seals nothing.
    pub(super) fn belong_to(&self, used: &BTreeSet<Dek>) -> bool {
        self.there.keys().chain(self.rewrapped.keys()).all(|dek| used.contains(dek))
    }
}

fn there(connection: &Connection) -> Result<BTreeMap<Dek, Hash>, RecordsError> {
    let mut all: BTreeMap<Dek, Vec<(i64, Vec<u8>)>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT dek, recipient, wrapped FROM keyslot ORDER BY dek, recipient")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    Ok(all.into_iter().map(|(dek, slots)| (dek, chain::slots(&dek, &slots))).collect())
}

/// The rows of each change of keys, if they are those that its event holds the hash of.
fn rewrapped(connection: &Connection) -> Result<BTreeMap<Dek, Hash>, RecordsError> {
    let mut latest = BTreeMap::new();
    if is_first_version(connection)? {
        return Ok(latest);
    }
    let mut changes: BTreeMap<i64, Vec<(Dek, Hash)>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT event, dek, slots FROM rewrap ORDER BY event, dek")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        changes.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    let mut held = connection
        .prepare("SELECT seq, json_extract(open, '$.slots') FROM event WHERE kind = 'key.rewrapped' ORDER BY seq")?;
    let held = held.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for event in held {
        let (seq, hash): (i64, Option<String>) = event?;
        let rows = changes.remove(&seq).unwrap_or_default();
        if hash != Some(hex(&chain::rewrap(&rows))) {
            return broken(seq, "the key slots that it made anew were changed");
        }
        latest.extend(rows);
    }
    match changes.keys().next() {
        Some(event) => broken(*event, "it made no key slots anew, and some say so"),
        None => Ok(latest),
    }
}

/// Version 1 had no changes of keys.
fn is_first_version(connection: &Connection) -> Result<bool, RecordsError> {
    let sql = "SELECT count(*) = 0 FROM sqlite_schema WHERE name = 'rewrap'";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn erased(connection: &Connection) -> Result<BTreeSet<VisitId>, RecordsError> {
    let mut rows = connection.prepare("SELECT visit FROM event WHERE kind = 'record.erased' AND visit IS NOT NULL")?;
    let erased = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(erased)
}

/// Every recipient was added by an event, and every added one is there.
pub(super) fn keys(connection: &Connection) -> Result<(), RecordsError> {
    let mut added = connection.prepare(
        "SELECT seq, json_extract(open, '$.key'), json_extract(open, '$.public') FROM event
         WHERE kind = 'key.added' ORDER BY seq",
    )?;
    let added = added.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let added: Vec<(i64, String, String)> = added.collect::<Result<_, _>>()?;
    let mut there = connection.prepare("SELECT id, kind, pub FROM recipient ORDER BY id")?;
    let there = there.query_map([], |row| Ok((row.get(0)?, row.get(1)?, hex(&row.get::<_, Hash>(2)?))))?;
    let there: Vec<(i64, String, String)> = there.collect::<Result<_, _>>()?;
    let as_added = (1_i64..).zip(&added).map(|(id, (_, kind, public))| (id, kind.clone(), public.clone()));
    if there != as_added.collect::<Vec<_>>() {
        let event = added.last().map_or(0, |(seq, ..)| *seq);
        return broken(event, "the keys to which records are sealed were changed");
    }
    Ok(())
}
