//! All records for other programs: everything that the log knows, as JSON or as a sheet.

mod charset;
mod json;
mod sheet;

use std::io::Write;
use std::path::Path;

use jiff::civil::DateTime;
use rusqlite::{Connection, Row};

use super::anchor::Anchor;
use super::damage::{Gathered, Unread};
use super::event::{Kind, NewEvent};
use super::moment::{hex, in_japan};
use super::note::Note;
use super::opened::{Opened, Reader};
use super::standing::{self, RecordRow};
use super::{CustodyRow, Moment, Pseudonym, Receipt, RecordsError, Store, Unlocked, anchoring, custody};

pub use charset::{Charset, Unwritten};
pub use sheet::harmless;

/// What an export looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet: CRLF, no cell is a formula.
    Csv(Charset),
    /// Everything nested, by the names of `assets/records.schema.json`.
    Json,
}

/// What was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many records.
    pub records: u64,
    /// What could not be read: it is named in the export, and nothing else is missing.
    pub unread: Vec<Unread>,
    /// What the charset has no characters for, and in which record.
    pub unwritten: Vec<Unwritten>,
}

/// A record as it leaves: opened, or only that it was erased.
enum Leaving {
    Opened(Box<Opened>),
    Erased(Gone),
}

/// What is left of an erased record.
struct Gone {
    receipt: Receipt,
    at: DateTime,
    erased_at: DateTime,
    staff: Option<Pseudonym>,
    open: String,
}

/// An event, with what it says in the open.
struct Happened {
    seq: i64,
    at_ms: i64,
    clock: String,
    kind: String,
    visit: Option<String>,
    actor: Option<Pseudonym>,
    reference: Option<i64>,
    open: String,
    hash: String,
}

/// Everything that leaves.
struct Everything {
    kiosk: String,
    head: Anchor,
    made: DateTime,
    records: Vec<Leaving>,
    events: Vec<Happened>,
    custody: Vec<CustodyRow>,
    /// What is there and could not be read.
    unread: Vec<Unread>,
}

impl Format {
    /// `csv` or `json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::Json => "json",
        }
    }
}

/// Writes everything in this folder to `out`. That it is done is in the log before the first byte.
pub fn export(
    dir: &Path,
    (unlocked, staff): (&Unlocked, &Pseudonym),
    format: Format,
    out: &mut dyn Write,
    now: &Moment,
) -> Result<Exported, RecordsError> {
    let mut store = Store::open_beside(dir, now)?;
    let head = store.write(now, |log| {
        let records = standing::records(log.connection())?.count() as u64;
        let note = Note::ExportMade { format: format.as_str().to_owned(), records };
        log.append(&NewEvent { actor: Some(*staff), ..NewEvent::new(Kind::ExportMade, note.open()) })?;
        anchoring::head(log.connection())
    })?;
    let all = everything(&store, unlocked, (head, now))?;
    let records = all.records.len() as u64;
    let unwritten = match format {
        Format::Csv(charset) => sheet::write(&all, charset, out)?,
        Format::Json => json::write(&all, out).map(|()| Vec::new())?,
    };
    out.flush().map_err(RecordsError::Export)?;
    Ok(Exported { records, unread: all.unread, unwritten })
}

/// What there was at this head: what comes in between belongs to the next export.
fn everything(store: &Store, unlocked: &Unlocked, (head, now): (Anchor, &Moment)) -> Result<Everything, RecordsError> {
    let kiosk = store.kiosk()?;
    store.database.at(|connection| {
        // One transaction: a kiosk may write meanwhile.
        let _reading = connection.unchecked_transaction()?;
        let reader = Reader::new(connection, unlocked)?;
        reader.refuse_foreign_key()?;
        let records = records(connection, &reader, head.event())?;
        let events = events(connection, head.event())?;
        let custody = custody(connection, &reader, head.event())?;
        let unread = [records.unread, events.unread, custody.unread].concat();
        let (made, records, events) = (in_japan(now.utc_ms), records.read, events.read);
        Ok(Everything { kiosk: kiosk.clone(), head, made, records, events, custody: custody.read, unread })
    })
}

/// The records up to this event.
fn records(connection: &Connection, reader: &Reader<'_>, last: i64) -> Result<Gathered<Leaving>, RecordsError> {
    let Gathered { read: records, mut unread } = standing::records(connection)?;
    unread.retain(|unread| unread.event <= last);
    let mut all = Gathered { read: Vec::new(), unread };
    for record in records.iter().filter(|record| record.seq <= last) {
        all.take(leaving(connection, reader, record), || record.unread())?;
    }
    Ok(all)
}

/// What happened to cards. Where one is follows from all that happened before, so that one gap takes the whole away.
fn custody(connection: &Connection, reader: &Reader<'_>, last: i64) -> Result<Gathered<CustodyRow>, RecordsError> {
    match custody::rows(connection, reader, last) {
        Err(RecordsError::BrokenChain { event, .. }) => {
            Ok(Gathered { read: Vec::new(), unread: vec![Unread::event(event)] })
        }
        rows => rows.map(Into::into),
    }
}

fn leaving(connection: &Connection, reader: &Reader<'_>, record: &RecordRow) -> Result<Leaving, RecordsError> {
    reader.refuse_changed(&record.visit)?;
    let Some(erased) = record.erased else { return Ok(Leaving::Opened(Box::new(reader.open(record)?))) };
    let sql = "SELECT at_ms, actor, open FROM event WHERE seq = ?";
    let gone = connection.query_row(sql, [erased], |row| {
        let staff = row.get::<_, Option<[u8; 16]>>(1)?.map(Pseudonym::from_bytes);
        let (receipt, at) = (record.receipt, in_japan(record.at_ms));
        Ok(Gone { receipt, at, erased_at: in_japan(row.get(0)?), staff, open: row.get(2)? })
    })?;
    Ok(Leaving::Erased(gone))
}

fn events(connection: &Connection, last: i64) -> Result<Gathered<Happened>, RecordsError> {
    let sql = "SELECT seq, at_ms, clock, kind, visit, actor, ref, open, hash FROM event WHERE seq <= ? ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([last])?;
    let mut events = Gathered::default();
    while let Some(row) = rows.next()? {
        let seq = row.get(0)?;
        events.take(happened(row).map_err(Into::into), || Unread::of(row, seq))?;
    }
    Ok(events)
}

fn happened(row: &Row<'_>) -> rusqlite::Result<Happened> {
    Ok(Happened {
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
