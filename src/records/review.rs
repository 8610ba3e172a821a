//! Staff read a record and talk it over: each reading stands in the log before anything is shown (I14).

use serde_json::json;

use super::event::{Kind, NewEvent};
use super::kept::KeptLink;
use super::opened::{Opened, Reader};
use super::standing::{self, RecordRow};
use super::{Moment, Pseudonym, Receipt, RecordsError, Store, Unlocked};

impl Store {
    /// Opens a record for a member of staff. That it was viewed is on the disk before it is deciphered.
    pub fn view(
        &mut self,
        receipt: &Receipt,
        unlocked: &Unlocked,
        staff: &Pseudonym,
        now: &Moment,
    ) -> Result<Opened, RecordsError> {
        let record = self.review(Kind::ReviewViewed, *receipt, staff, now)?;
        self.database.at(|connection| Reader::new(connection, unlocked)?.open(&record))
    }

    /// Notes that a member of staff talked the record over with the person.
    pub fn talk_over(&mut self, receipt: &Receipt, staff: &Pseudonym, now: &Moment) -> Result<(), RecordsError> {
        self.review(Kind::ReviewTalkedOver, *receipt, staff, now).map(|_| ())
    }

    /// Ties a record to a person, by the facility's own short number; it is sealed like the record.
    pub fn link(
        &mut self,
        receipt: &Receipt,
        number: &str,
        staff: &Pseudonym,
        now: &Moment,
    ) -> Result<(), RecordsError> {
        self.write(now, |log| {
            let record = standing::known_record(log.connection(), *receipt)?;
            let event = NewEvent::new(Kind::PersonLinked, json!({}));
            let (visit, actor) = (Some(record.visit), Some(*staff));
            let event = NewEvent { visit, actor, reference: Some(record.seq), ..event };
            let link = KeptLink { number: number.to_owned() };
            log.append_sealed(&event, &log.data_key()?, &link).map(|_| ())
        })
    }

    fn review(
        &mut self,
        kind: Kind,
        receipt: Receipt,
        staff: &Pseudonym,
        now: &Moment,
    ) -> Result<RecordRow, RecordsError> {
        self.write(now, |log| {
            let record = standing::known_record(log.connection(), receipt)?;
            let event = NewEvent::new(kind, json!({}));
            let (visit, actor) = (Some(record.visit), Some(*staff));
            log.append(&NewEvent { visit, actor, reference: Some(record.seq), ..event })?;
            Ok(record)
        })
    }
}
