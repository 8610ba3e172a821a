//! Which record a receipt code belongs to, and which of its answers are still valid.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;

use crate::consent::RecordStanding;
use crate::error::RecordsError;
use crate::error::query::QueryError;
use crate::log::event::VisitId;
use crate::query::damage::{PartialRead, UnreadableEntry};
use crate::store::RecordStore;
use crate::value::hash::Sha256Hash;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::in_japan;

/// An earlier record, as far as the kiosk can see it without a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRecord {
    /// Its receipt code.
    pub receipt: Receipt,
    /// Ids of the wishes that were neither taken back nor answered again.
    pub wishes: Vec<String>,
}

/// A record in the log.
#[derive(Clone, Debug)]
pub(crate) struct RecordRow {
    pub(crate) seq: i64,
    pub(crate) visit: VisitId,
    pub(crate) receipt: Receipt,
    pub(crate) at_ms: i64,
    pub(crate) open: Value,
    /// The last event that changed it.
    pub(crate) changed: i64,
    /// The last time that it was viewed, or 0.
    pub(crate) viewed: i64,
    /// The last time that it was talked over, or 0.
    pub(crate) talked_over: i64,
    /// The event with its last outcome.
    pub(crate) outcome: Option<i64>,
    /// The event that holds it.
    pub(crate) held: Option<i64>,
    /// The event that says that its person left, and did not come back.
    pub(crate) departed: Option<i64>,
    /// The event that erased it.
    pub(crate) erased: Option<i64>,
}

/// One answer and what happened to it.
#[derive(Clone, Debug)]
pub(crate) struct WishRow {
    pub(crate) seq: i64,
    pub(crate) wish: String,
    pub(crate) is_message: bool,
    /// The event that took it back.
    pub(crate) withdrawn: Option<i64>,
    /// The record that answered it again.
    pub(crate) replaced: Option<i64>,
    /// The last event that corrected it.
    pub(crate) corrected: Option<i64>,
}

impl RecordRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            visit: row.get("visit")?,
            receipt: Receipt::of(&row.get("hash")?),
            at_ms: row.get("at_ms")?,
            open: serde_json::from_str(&row.get::<_, String>("open")?).unwrap_or_default(),
            changed: row.get("changed")?,
            viewed: row.get("viewed")?,
            talked_over: row.get("talked_over")?,
            outcome: row.get("outcome")?,
            held: row.get("held")?,
            departed: row.get("departed")?,
            erased: row.get("erased")?,
        })
    }

    /// Refuses a record that was erased.
    pub(crate) fn check_not_erased(&self) -> Result<(), RecordsError> {
        match self.erased {
            Some(_) => Err(RecordsError::Query(QueryError::Erased { receipt: self.receipt.to_string() })),
            None => Ok(()),
        }
    }

    /// Returns whether it is the person's wish or a message of somebody else.
    pub(crate) fn standing(&self) -> RecordStanding {
        let written = self.open.get("standing").cloned().unwrap_or_default();
        // What cannot be read must never count as a wish.
        serde_json::from_value(written).unwrap_or(RecordStanding::MessageToStaff)
    }

    /// Returns what is said of it where it cannot be read.
    pub(crate) fn as_unreadable(&self) -> UnreadableEntry {
        UnreadableEntry { event: self.seq, receipt: Some(self.receipt), at: Some(in_japan(self.at_ms)) }
    }

    /// Returns a text of what everybody may see.
    pub(crate) fn open_text(&self, key: &str) -> String {
        self.open.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

impl WishRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            wish: row.get("wish")?,
            is_message: row.get::<_, String>("kind")? == "message.recorded",
            withdrawn: row.get("withdrawn")?,
            replaced: row.get("replaced")?,
            corrected: row.get("corrected")?,
        })
    }

    pub(crate) fn stands(&self) -> bool {
        self.withdrawn.is_none() && self.replaced.is_none()
    }
}

impl RecordStore {
    /// Returns the earlier record with this receipt code, without reading what is sealed.
    pub fn find(&self, receipt: &Receipt) -> Result<Option<EarlierRecord>, RecordsError> {
        self.database.at(|connection| earlier_record(connection, *receipt))
    }
}

/// Returns all records, the oldest first. Which there are is read from the index, so that a damaged row hides none.
pub(crate) fn records(connection: &Connection) -> Result<PartialRead<RecordRow>, RecordsError> {
    let all = "SELECT seq FROM event INDEXED BY event_record WHERE kind = 'visit.recorded' ORDER BY seq";
    let mut all = connection.prepare(all)?;
    let all: Vec<i64> = all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut records = PartialRead::default();
    for seq in all {
        records.push_result(read_record(connection, seq), || unreadable_row(connection, seq))?;
    }
    Ok(records)
}

fn read_record(connection: &Connection, seq: i64) -> Result<RecordRow, RecordsError> {
    let mut record = connection.prepare_cached("SELECT * FROM inbox WHERE seq = ?")?;
    let record = record.query_row([seq], RecordRow::read).optional()?;
    record.ok_or(RecordsError::Query(QueryError::Unreadable { event: seq }))
}

/// Returns what a row that cannot be read still says of itself.
fn unreadable_row(connection: &Connection, seq: i64) -> UnreadableEntry {
    let row = connection.prepare_cached("SELECT hash, at_ms FROM event WHERE seq = ?");
    let known = row.and_then(|mut row| row.query_row([seq], |row| Ok(UnreadableEntry::of(row, seq))));
    known.unwrap_or_else(|_| UnreadableEntry::event(seq))
}

/// Returns the event that this code was given for, and its hash.
pub(crate) fn find_receipt_event(
    connection: &Connection,
    receipt: Receipt,
) -> Result<Option<(i64, Sha256Hash)>, RecordsError> {
    // Codes are stored nowhere: each is computed from its hash.
    let acknowledged = "SELECT hash, visit FROM event
        WHERE kind IN('visit.recorded', 'wish.withdrawn', 'message.withdrawal')";
    let mut rows = connection.prepare_cached(acknowledged)?;
    let mut found = rows.query([])?;
    while let Some(row) = found.next()? {
        // One damaged row must not keep the others from being found.
        let Ok(hash) = row.get::<_, Sha256Hash>(0) else { continue };
        if Receipt::of(&hash) == receipt {
            let mut event = connection.prepare_cached("SELECT seq FROM event WHERE hash = ?")?;
            return Ok(Some((event.query_row([hash], |row| row.get(0))?, hash)));
        }
    }
    Ok(None)
}

/// Returns the record that this code belongs to; the code of a withdrawal leads to the record it belongs to.
pub(crate) fn record(connection: &Connection, receipt: Receipt) -> Result<Option<RecordRow>, RecordsError> {
    let Some((event, _)) = find_receipt_event(connection, receipt)? else { return Ok(None) };
    let sql = "SELECT * FROM inbox WHERE visit = (SELECT visit FROM event WHERE seq = ?)";
    let mut record = connection.prepare_cached(sql)?;
    Ok(Some(record.query_row([event], RecordRow::read)?))
}

/// Returns the record with this code, or refuses a code that none has.
pub(crate) fn known_record(connection: &Connection, receipt: Receipt) -> Result<RecordRow, RecordsError> {
    record(connection, receipt)?.ok_or_else(|| RecordsError::Query(QueryError::NoSuchRecord(receipt.to_string())))
}

/// Returns the answers of a record in the order in which they were given.
pub(crate) fn wishes(connection: &Connection, visit: &VisitId) -> Result<Vec<WishRow>, RecordsError> {
    let mut rows = connection.prepare_cached("SELECT * FROM wish_now WHERE visit = ? ORDER BY seq")?;
    let wishes = rows.query_map(params![visit], WishRow::read)?.collect::<Result<_, _>>()?;
    Ok(wishes)
}

/// Returns the earlier record with this code, as far as the kiosk may know it.
pub(crate) fn earlier_record(connection: &Connection, receipt: Receipt) -> Result<Option<EarlierRecord>, RecordsError> {
    // Of an erased record the kiosk must not even say that it was there.
    let found = record(connection, receipt)?.filter(|record| record.erased.is_none());
    let Some(record) = found else { return Ok(None) };
    let wishes = wishes(connection, &record.visit)?;
    let wishes = wishes.into_iter().filter(WishRow::stands).map(|row| row.wish).collect();
    Ok(Some(EarlierRecord { receipt: record.receipt, wishes }))
}
