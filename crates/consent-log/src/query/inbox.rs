//! What staff see of the records without a key: that there are some, from when, and what is still to do.

use jiff::civil::{Date, DateTime};
use rusqlite::Connection;
use serde_json::Value;

use crate::consent::RecordStanding;
use crate::error::RecordsError;
use crate::query::damage::PartialRead;
use crate::query::lookup::{self, RecordRow, WishRow};
use crate::store::RecordStore;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::in_japan;

/// A record as the inbox shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEntry {
    /// Its receipt code.
    pub receipt: Receipt,
    /// Whether it is the person's wish or a message of somebody else.
    pub standing: RecordStanding,
    /// Date and time in Japan, by the clock of the kiosk.
    pub at: DateTime,
    /// The pack that was explained.
    pub pack: String,
    /// How many answers it has.
    pub wishes: usize,
    /// Ids of wishes that were taken back.
    pub withdrawn: Vec<String>,
    /// Ids of wishes that a later record answers again.
    pub replaced: Vec<String>,
    /// What staff did with it since it last changed.
    pub state: ReviewState,
    /// What is still to do, as it was last written.
    pub follow_up: Option<FollowUp>,
    /// It may not be erased for now.
    pub is_held: bool,
    /// It was erased: only that it was there is left.
    pub is_erased: bool,
}

/// What is still to do with a record, as it was last written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Nothing any more.
    pub done: bool,
    /// When to look at it again.
    pub due: Option<Date>,
}

/// What staff did with a record since it last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// Nothing yet.
    New,
    /// Somebody read it.
    Viewed,
    /// Somebody talked it over with the person.
    TalkedOver,
}

impl RecordStore {
    /// Returns all records, the newest first.
    pub fn inbox(&self) -> Result<PartialRead<InboxEntry>, RecordsError> {
        self.database.at(|connection| {
            let PartialRead { read: records, unread } = lookup::records(connection)?;
            let mut lines = PartialRead { read: Vec::new(), unread };
            for record in records.iter().rev() {
                lines.push_result(inbox_entry(connection, record), || record.as_unreadable())?;
            }
            Ok(lines)
        })
    }
}

fn inbox_entry(connection: &Connection, record: &RecordRow) -> Result<InboxEntry, RecordsError> {
    let wishes = lookup::wishes(connection, &record.visit)?;
    let follow_up = record.outcome.map(|event| FollowUp::read(connection, event)).transpose()?;
    Ok(InboxEntry { follow_up, ..InboxEntry::new(record, &wishes) })
}

impl InboxEntry {
    pub(crate) fn new(record: &RecordRow, wishes: &[WishRow]) -> Self {
        let ids = |which: fn(&&WishRow) -> bool| wishes.iter().filter(which).map(|row| row.wish.clone()).collect();
        Self {
            receipt: record.receipt,
            standing: record.standing(),
            at: in_japan(record.at_ms),
            pack: record.open_text("pack"),
            wishes: wishes.len(),
            withdrawn: ids(|row| row.withdrawn.is_some()),
            // An answer that was taken back is shown as that, even if a later record answers it too.
            replaced: ids(|row| row.withdrawn.is_none() && row.replaced.is_some()),
            state: ReviewState::of(record),
            follow_up: None,
            is_held: record.held.is_some(),
            is_erased: record.erased.is_some(),
        }
    }
}

impl FollowUp {
    /// Reads what an outcome says without a key.
    pub(crate) fn read(connection: &Connection, event: i64) -> Result<Self, RecordsError> {
        let mut open = connection.prepare_cached("SELECT open FROM event WHERE seq = ?")?;
        let open: String = open.query_row([event], |row| row.get(0))?;
        let open: Value = serde_json::from_str(&open).unwrap_or_default();
        let due = open.get("due").and_then(Value::as_str).and_then(|due| due.parse().ok());
        // An outcome that cannot be read leaves the record as still to do.
        Ok(Self { done: open.get("done").and_then(Value::as_bool).unwrap_or(false), due })
    }
}

impl ReviewState {
    /// Returns what staff did since the last change: a record that changed after it was talked over is new again.
    fn of(record: &RecordRow) -> Self {
        // By the numbers of events, for time orders nothing (invariant I13, docs/records.md).
        if record.talked_over > record.changed {
            Self::TalkedOver
        } else if record.viewed > record.changed {
            Self::Viewed
        } else {
            Self::New
        }
    }
}
