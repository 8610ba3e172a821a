//! What staff see of the records without a key: that there are some, from when, and what is still to do.

use jiff::civil::DateTime;

use super::moment::in_japan;
use super::standing::{self, RecordRow, WishRow};
use super::{Receipt, RecordsError, Store};
use crate::consent::Standing;

/// A record as it stands in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its receipt code.
    pub receipt: Receipt,
    /// Whether it is the person's wish or a message of somebody else.
    pub standing: Standing,
    /// Date and time in Japan, by the clock of the kiosk.
    pub at: DateTime,
    /// The pack that was explained.
    pub pack: String,
    /// How many answers it has.
    pub wishes: usize,
    /// Ids of wishes that were taken back.
    pub withdrawn: Vec<String>,
    /// Ids of wishes that a later record answers anew.
    pub replaced: Vec<String>,
    /// What staff did with it since it last changed.
    pub state: State,
}

/// What staff did with a record since it last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    New,
    /// Somebody read it.
    Viewed,
    /// Somebody talked it over with the person.
    TalkedOver,
}

impl Store {
    /// All records, the newest first.
    pub fn inbox(&self) -> Result<Vec<Line>, RecordsError> {
        self.database.at(|connection| {
            let records = standing::records(connection)?;
            let line = |record: &RecordRow| Ok(Line::new(record, &standing::wishes(connection, &record.visit)?));
            records.iter().rev().map(line).collect()
        })
    }
}

impl Line {
    pub(super) fn new(record: &RecordRow, wishes: &[WishRow]) -> Self {
        let ids = |which: fn(&&WishRow) -> bool| wishes.iter().filter(which).map(|row| row.wish.clone()).collect();
        Self {
            receipt: record.receipt,
            standing: record.standing(),
            at: in_japan(record.at_ms),
            pack: record.open_text("pack"),
            wishes: wishes.len(),
            withdrawn: ids(|row| row.withdrawn.is_some()),
            replaced: ids(|row| row.withdrawn.is_none() && row.replaced.is_some()),
            state: State::of(record),
        }
    }
}

impl State {
    /// A record that changed after it was talked over is new again.
    fn of(record: &RecordRow) -> Self {
        if record.talked_over > record.changed {
            Self::TalkedOver
        } else if record.viewed > record.changed {
            Self::Viewed
        } else {
            Self::New
        }
    }
}
