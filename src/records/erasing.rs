//! Erasing a record: its key slots are deleted, so that nobody can read it any more, and the log still verifies.

use serde_json::json;

use super::event::{Kind, NewEvent};
use super::log::Log;
use super::standing::{self, RecordRow};
use super::{FourEyes, Moment, Receipt, RecordsError, Store};

/// Why a record is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// It was kept as long as it should be.
    KeptLongEnough,
    /// The person asked for it.
    PersonAsked,
    /// It should never have been kept.
    Mistaken,
}

impl Erasing {
    /// `kept-long-enough`, `person-asked`, `mistaken`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KeptLongEnough => "kept-long-enough",
            Self::PersonAsked => "person-asked",
            Self::Mistaken => "mistaken",
        }
    }
}

impl Store {
    /// Erases a record: that it was there, who erased it and why stay in the log, and nobody reads the rest.
    ///
    /// Backups and bundles from before still hold the slots: they have to be made anew.
    pub fn erase(
        &mut self,
        receipt: &Receipt,
        why: Erasing,
        both: &FourEyes,
        now: &Moment,
    ) -> Result<(), RecordsError> {
        self.write(now, |log| {
            let record = standing::known_record(log.connection(), *receipt)?;
            record.not_erased()?;
            match record.held {
                Some(_) => Err(RecordsError::Held { receipt: record.receipt.to_string() }),
                None => delete_slots(log, &record, both.event(Kind::RecordErased, json!({ "reason": why.as_str() }))),
            }
        })?;
        self.empty_wal()
    }

    /// What was deleted leaves the write-ahead log as well (I10).
    pub(super) fn empty_wal(&self) -> Result<(), RecordsError> {
        self.database.at(|connection| {
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            match connection.query_row(sql, [], |row| row.get::<_, i64>(0))? {
                0 => Ok(()),
                _ => Err(RecordsError::NotYetEmptied),
            }
        })
    }
}

fn delete_slots(log: &Log<'_>, record: &RecordRow, event: NewEvent) -> Result<(), RecordsError> {
    log.append(&NewEvent { visit: Some(record.visit), reference: Some(record.seq), ..event })?;
    let slots = "DELETE FROM keyslot WHERE dek IN(SELECT dek FROM event WHERE visit = ? AND dek IS NOT NULL)";
    log.connection().execute(slots, [record.visit])?;
    Ok(())
}
