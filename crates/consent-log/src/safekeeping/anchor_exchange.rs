//! Heads of the log go to other places, and heads that come back say whether the log still has what it had.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::json;

use crate::error::RecordsError;
use crate::error::query::QueryError;
use crate::error::safekeeping::SafekeepingError;
use crate::error::storage::StorageError;
use crate::log::append::LogWriter;
use crate::log::event::{EventKind, NewEvent};
use crate::log::head::{check_own_anchors, head, kiosk_id};
use crate::query::lookup;
use crate::storage::atomic_file;
use crate::storage::database::{DATABASE_FILE, Database};
use crate::store::RecordStore;
use crate::value::anchor::Anchor;
use crate::value::hash::hex;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::Timestamp;

/// The file with the heads of all kiosks that a stick has been to.
pub const ANCHOR_FILE: &str = "madoguchi-anchors.txt";
/// What the file says to anybody who opens it.
const FILE_HEADER: &str =
    "# The last event of each madoguchi that this stick has been to. Keep this file; it holds nothing personal.\n";

/// What came of an exchange of heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnchorExchange {
    /// Heads of this log that came back, and that it still has.
    pub own: usize,
    /// Heads of other kiosks that were not known here.
    pub others: usize,
    /// The head that was given.
    pub given: Anchor,
}

impl RecordStore {
    /// Returns the anchor of the event for which this receipt code was given.
    pub fn receipt_anchor(&self, receipt: &Receipt) -> Result<Anchor, RecordsError> {
        self.database.at(|connection| anchor(connection, *receipt))
    }

    /// Takes what the file in this folder knows, checks what it knows of this log, and adds the newest head.
    ///
    /// Heads of other kiosks go into this log: to cut off the end of theirs unseen, it would have to be done here as
    /// well.
    pub fn exchange_anchors(&mut self, place: &Path, now: &Timestamp) -> Result<AnchorExchange, RecordsError> {
        let file = place.join(ANCHOR_FILE);
        let there = read_file(&file)?;
        let own = self.database.at(|connection| check_own_anchors(connection, &there))?;
        // Before the own head is taken: what these events note is then covered by the head on the stick.
        let others = self.write(now, |log| note_others(log, &there))?;
        let given = self.write(now, |log| {
            let before = head(log.connection())?;
            let open = json!({ "event": before.event, "hash": hex(&before.hash), "via": "stick" });
            log.append(&NewEvent::new(EventKind::AnchorMade, open))?;
            head(log.connection())
        })?;
        let lines: BTreeSet<Anchor> = there.into_iter().chain([given]).collect();
        let text: String = lines.iter().map(|anchor| format!("{anchor}\n")).collect();
        atomic_file::replace(&file, (FILE_HEADER.to_owned() + &text).as_bytes())?;
        Ok(AnchorExchange { own, others, given })
    }
}

/// Returns the anchor of a receipt without opening the log for writing.
pub fn anchor_of(dir: &Path, receipt: &Receipt) -> Result<Anchor, RecordsError> {
    Database::open_read_only(dir)?.at(|connection| anchor(connection, *receipt))
}

fn anchor(connection: &Connection, receipt: Receipt) -> Result<Anchor, RecordsError> {
    let given = lookup::find_receipt_event(connection, receipt)?;
    let (event, hash) = given.ok_or_else(|| RecordsError::Query(QueryError::NoSuchRecord(receipt.to_string())))?;
    Ok(Anchor { kiosk: kiosk_id(connection)?, event, hash })
}

/// Returns the head of the log in this folder, without opening it for writing.
pub fn head_of(dir: &Path) -> Result<Anchor, RecordsError> {
    Database::open_read_only(dir)?.at(head)
}

/// Checks the log of this folder against heads from elsewhere; how many of them are of this log.
pub fn check_anchors(dir: &Path, anchors: &[Anchor]) -> Result<usize, RecordsError> {
    Database::open_read_only(dir)?.at(|connection| check_own_anchors(connection, anchors))
}

/// Returns the heads that are known at this place: a file of them, a folder with that file, or the log of a kiosk.
pub fn anchors_at(place: &Path) -> Result<Vec<Anchor>, RecordsError> {
    let found = [place.to_path_buf(), place.join(ANCHOR_FILE)].into_iter().find(|file| file.is_file());
    let log = place.join(DATABASE_FILE).is_file();
    match found {
        None if !log => Err(RecordsError::Safekeeping(SafekeepingError::NoAnchors { place: place.to_path_buf() })),
        file => {
            let mut all = file.map(|file| read_file(&file)).transpose()?.unwrap_or_default();
            if log {
                all.extend(Database::open_read_only(place)?.at(known_anchors)?);
            }
            Ok(all)
        }
    }
}

fn read_file(file: &PathBuf) -> Result<Vec<Anchor>, RecordsError> {
    match std::fs::read(file) {
        // What is no text is no anchor either, and the error names the line.
        Ok(bytes) => Ok(Anchor::parse_lines(&file.display().to_string(), &String::from_utf8_lossy(&bytes))?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StorageError::io(file, error).into()),
    }
}

/// Returns the head of a log, and the heads of others that it noted.
fn known_anchors(connection: &Connection) -> Result<Vec<Anchor>, RecordsError> {
    let seen = "SELECT open FROM event WHERE kind = 'anchor.seen'";
    let mut rows = connection.prepare(seen)?;
    let opens = rows.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let line =
        |open: &String| serde_json::from_str::<serde_json::Value>(open).ok()?.get("anchor")?.as_str()?.parse().ok();
    Ok(opens.iter().filter_map(line).chain([head(connection)?]).collect())
}

/// Notes the newest head of each other kiosk, if it is newer than the one that is known here.
fn note_others(log: &LogWriter<'_>, there: &[Anchor]) -> Result<usize, RecordsError> {
    let own = kiosk_id(log.connection())?;
    let mut newest: BTreeMap<[u8; 16], Anchor> = BTreeMap::new();
    for anchor in there.iter().filter(|anchor| anchor.kiosk != own) {
        let last = newest.entry(anchor.kiosk).or_insert(*anchor);
        // Anchors of one kiosk are ordered by their events.
        *last = (*last).max(*anchor);
    }
    for anchor in known_anchors(log.connection())? {
        newest.retain(|kiosk, new| *kiosk != anchor.kiosk || new.event > anchor.event);
    }
    for anchor in newest.values() {
        log.append(&NewEvent::new(EventKind::AnchorSeen, json!({ "anchor": anchor.to_string() })))?;
    }
    Ok(newest.len())
}
