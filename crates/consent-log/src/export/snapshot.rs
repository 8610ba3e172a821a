//! Everything that the log knows at one head, read for an export.

use jiff::civil::DateTime;
use rusqlite::{Connection, Row};

use crate::crypto::key_pair::DecryptionKey;
use crate::custody::history::{self, CustodyRow};
use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::query::damage::{PartialRead, UnreadableEntry};
use crate::query::lookup::{self, RecordRow};
use crate::query::record_reader::{DecryptedRecord, RecordReader};
use crate::store::RecordStore;
use crate::value::anchor::Anchor;
use crate::value::hash::hex;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::{Timestamp, in_japan};

/// A record as it is exported: opened, or only that it was erased.
pub(super) enum ExportedRecord {
    Opened(Box<DecryptedRecord>),
    Erased(ErasedRecord),
}

/// What is left of an erased record.
pub(super) struct ErasedRecord {
    pub(crate) receipt: Receipt,
    pub(crate) at: DateTime,
    pub(super) erased_at: DateTime,
    pub(crate) staff: Option<Pseudonym>,
    pub(crate) open: String,
}

/// An event, with what it says in the open.
pub(super) struct ExportedEvent {
    pub(crate) seq: i64,
    pub(crate) at_ms: i64,
    pub(crate) clock: String,
    pub(crate) kind: String,
    pub(crate) visit: Option<String>,
    pub(crate) actor: Option<Pseudonym>,
    pub(crate) reference: Option<i64>,
    pub(crate) open: String,
    pub(crate) hash: String,
}

/// Everything that is exported.
pub(super) struct ExportSnapshot {
    pub(crate) kiosk: String,
    pub(crate) head: Anchor,
    pub(crate) made: DateTime,
    pub(crate) records: Vec<ExportedRecord>,
    pub(crate) events: Vec<ExportedEvent>,
    pub(crate) custody: Vec<CustodyRow>,
    /// What is there and could not be read.
    pub(crate) unread: Vec<UnreadableEntry>,
}

/// Reads what there was at this head: what comes in between belongs to the next export.
pub(crate) fn take_snapshot(
    store: &RecordStore,
    unlocked: &DecryptionKey,
    (head, now): (Anchor, &Timestamp),
) -> Result<ExportSnapshot, RecordsError> {
    let kiosk = store.kiosk()?;
    store.database.at(|connection| {
        // One transaction: everything is of one moment, while a kiosk goes on writing.
        let _reading = connection.unchecked_transaction()?;
        let reader = RecordReader::new(connection, unlocked)?;
        reader.refuse_foreign_key()?;
        let records = records(connection, &reader, head.event())?;
        let events = events(connection, head.event())?;
        let custody = custody(connection, &reader, head.event())?;
        let unread = [records.unread, events.unread, custody.unread].concat();
        let (made, records, events) = (in_japan(now.utc_ms), records.read, events.read);
        Ok(ExportSnapshot { kiosk: kiosk.clone(), head, made, records, events, custody: custody.read, unread })
    })
}

/// Reads the records up to this event.
fn records(
    connection: &Connection,
    reader: &RecordReader<'_>,
    last: i64,
) -> Result<PartialRead<ExportedRecord>, RecordsError> {
    let PartialRead { read: records, mut unread } = lookup::records(connection)?;
    unread.retain(|unread| unread.event <= last);
    let mut all = PartialRead { read: Vec::new(), unread };
    for record in records.iter().filter(|record| record.seq <= last) {
        all.push_result(export_record(connection, reader, record), || record.as_unreadable())?;
    }
    Ok(all)
}

/// Reads what happened to cards. Where one is follows from all that happened before, so that one gap takes all away.
fn custody(
    connection: &Connection,
    reader: &RecordReader<'_>,
    last: i64,
) -> Result<PartialRead<CustodyRow>, RecordsError> {
    match history::rows(connection, reader, last) {
        Err(RecordsError::Log(LogError::BrokenChain { event, .. })) => {
            Ok(PartialRead { read: Vec::new(), unread: vec![UnreadableEntry::event(event)] })
        }
        rows => rows.map(Into::into),
    }
}

fn export_record(
    connection: &Connection,
    reader: &RecordReader<'_>,
    record: &RecordRow,
) -> Result<ExportedRecord, RecordsError> {
    reader.refuse_changed(&record.visit)?;
    let Some(erased) = record.erased else { return Ok(ExportedRecord::Opened(Box::new(reader.open(record)?))) };
    let sql = "SELECT at_ms, actor, open FROM event WHERE seq = ?";
    let gone = connection.query_row(sql, [erased], |row| {
        let staff = row.get::<_, Option<[u8; 16]>>(1)?.map(Pseudonym::from_bytes);
        let (receipt, at) = (record.receipt, in_japan(record.at_ms));
        Ok(ErasedRecord { receipt, at, erased_at: in_japan(row.get(0)?), staff, open: row.get(2)? })
    })?;
    Ok(ExportedRecord::Erased(gone))
}

fn events(connection: &Connection, last: i64) -> Result<PartialRead<ExportedEvent>, RecordsError> {
    let sql = "SELECT seq, at_ms, clock, kind, visit, actor, ref, open, hash FROM event WHERE seq <= ? ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([last])?;
    let mut events = PartialRead::default();
    while let Some(row) = rows.next()? {
        let seq = row.get(0)?;
        events.push_result(read_event(row).map_err(Into::into), || UnreadableEntry::of(row, seq))?;
    }
    Ok(events)
}

fn read_event(row: &Row<'_>) -> rusqlite::Result<ExportedEvent> {
    Ok(ExportedEvent {
        seq: row.get(0)?,
        at_ms: row.get(1)?,
        clock: row.get(2)?,
        kind: row.get(3)?,
        visit: row.get::<_, Option<Vec<u8>>>(4)?.map(|visit| hex(&visit)),
        actor: row.get::<_, Option<[u8; 16]>>(5)?.map(Pseudonym::from_bytes),
        reference: row.get(6)?,
        open: row.get(7)?,
        hash: hex(&row.get::<_, Vec<u8>>(8)?),
    })
}
