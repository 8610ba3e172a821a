//! Staff read a record, talk it over, and write about it: each reading is in the log before anything is shown
//! (invariant I14, docs/records.md), and nothing that was written before is changed.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::error::RecordsError;
use crate::error::command::CommandError;
use crate::error::staff::StaffError;
use crate::log::append::LogWriter;
use crate::log::event::{EventKind, NewEvent};
use crate::payload::annotation::{Correction, ReviewOutcome};
use crate::payload::sealed_payload::{CorrectionPayload, OutcomePayload, ReasonPayload};
use crate::privacy;
use crate::query::lookup::{self, RecordRow};
use crate::store::RecordStore;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;
use crate::value::resident::Resident;
use crate::value::timestamp::Timestamp;

impl RecordStore {
    /// Notes that a member of staff talked the record over with the person.
    pub fn note_talked_over(
        &mut self,
        receipt: &Receipt,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.note_review(EventKind::ReviewTalkedOver, *receipt, staff, now).map(|_| ())
    }

    /// Links a record to a person; who it is, is sealed like the record. A later link replaces an earlier one.
    pub fn link_resident(
        &mut self,
        receipt: &Receipt,
        resident: &Resident,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        let checked = [&resident.number, &resident.name, &resident.kana, &resident.room];
        checked.into_iter().try_for_each(|text| check_text(text))?;
        self.annotate(*receipt, now, |log, record| {
            append_about(log, (staff_event(EventKind::PersonLinked, staff), record, record.seq), resident)
        })
    }

    /// Appends the outcome of talking a record over.
    pub fn record_outcome(
        &mut self,
        receipt: &Receipt,
        outcome: &ReviewOutcome,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        check_text(&outcome.remark)?;
        self.annotate(*receipt, now, |log, record| {
            // Whether and when is open, so that the inbox needs no key; what it was is sealed.
            let open = json!({ "done": outcome.done, "due": outcome.due.map(|due| due.to_string()) });
            let event = NewEvent { open, ..staff_event(EventKind::ReviewOutcome, staff) };
            let kept = OutcomePayload { what: outcome.what.clone(), remark: outcome.remark.clone() };
            append_about(log, (event, record, record.seq), &kept)
        })
    }

    /// Appends what is right instead of an answer, on the person's word. What was answered can still be read.
    pub fn correct(
        &mut self,
        receipt: &Receipt,
        correction: &Correction,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        check_text(&correction.reason)?;
        self.annotate(*receipt, now, |log, record| {
            let wishes = lookup::wishes(log.connection(), &record.visit)?;
            let wish = wishes.into_iter().find(|row| row.wish == correction.wish);
            let wish =
                wish.ok_or_else(|| RecordsError::Command(CommandError::NotStanding { wish: correction.wish.clone() }))?;
            let event =
                NewEvent { open: json!({ "wish": wish.wish }), ..staff_event(EventKind::RecordCorrected, staff) };
            let Correction { answer, details, reason, .. } = correction.clone();
            append_about(log, (event, record, wish.seq), &CorrectionPayload { answer, details, reason })
        })
    }

    /// Holds a record, so that it is not erased; or releases it.
    pub fn set_hold(
        &mut self,
        receipt: &Receipt,
        (is_held, reason): (bool, &str),
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        check_text(reason)?;
        let kind = if is_held { EventKind::RecordHeld } else { EventKind::RecordReleased };
        self.annotate(*receipt, now, |log, record| {
            append_about(
                log,
                (staff_event(kind, staff), record, record.seq),
                &ReasonPayload { reason: reason.to_owned() },
            )
        })
    }

    /// Notes that the person of these records left the facility on this day: from then on the months are counted for
    /// which they are kept. A later note replaces an earlier one.
    pub fn note_departure(
        &mut self,
        receipts: &[Receipt],
        on: Date,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        if on > now.today {
            return Err(RecordsError::Command(CommandError::DepartureAhead { on: on.to_string() }));
        }
        let event = NewEvent { open: json!({ "on": on.to_string() }), ..staff_event(EventKind::PersonLeft, staff) };
        self.note_about_all(receipts, &event, now)
    }

    /// Notes that the person of these records lives here: they came back, or never left.
    pub fn note_return(
        &mut self,
        receipts: &[Receipt],
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.note_about_all(receipts, &staff_event(EventKind::PersonReturned, staff), now)
    }

    /// Appends an event about each of these records, all or none; those that were erased need none any more.
    fn note_about_all(&mut self, receipts: &[Receipt], event: &NewEvent, now: &Timestamp) -> Result<(), RecordsError> {
        self.write(now, |log| {
            for receipt in receipts {
                let record = lookup::known_record(log.connection(), *receipt)?;
                if record.erased.is_none() {
                    let (visit, reference) = (Some(record.visit), Some(record.seq));
                    log.append(&NewEvent { visit, reference, ..event.clone() })?;
                }
            }
            Ok(())
        })
    }

    /// Appends something about a record that was not erased.
    fn annotate(
        &mut self,
        receipt: Receipt,
        now: &Timestamp,
        append: impl Fn(&LogWriter<'_>, &RecordRow) -> Result<(), RecordsError>,
    ) -> Result<(), RecordsError> {
        self.write(now, |log| {
            let record = lookup::known_record(log.connection(), receipt)?;
            record.check_not_erased()?;
            append(log, &record)
        })
    }
}

/// Returns an event that a member of staff did.
fn staff_event(kind: EventKind, staff: &Pseudonym) -> NewEvent {
    NewEvent { actor: Some(*staff), ..NewEvent::new(kind, json!({})) }
}

/// Appends an event that belongs to a record and refers to one of its events, with a data key of its own.
fn append_about(
    log: &LogWriter<'_>,
    (event, record, reference): (NewEvent, &RecordRow, i64),
    content: &impl Serialize,
) -> Result<(), RecordsError> {
    let event = NewEvent { visit: Some(record.visit), reference: Some(reference), ..event };
    // The data key of the visit cannot be used again: to open it takes a secret key, and writing needs none.
    log.append_sealed(&event, &log.new_data_key()?, content).map(|_| ())
}

fn check_text(text: &str) -> Result<(), RecordsError> {
    privacy::refuse_private_numbers(text).map_err(|refused| StaffError::Refused(refused).into())
}
