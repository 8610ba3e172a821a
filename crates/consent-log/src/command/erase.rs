//! Erasing a record: its key slots are deleted, so that nobody can read it any more, and the log is still whole.

use serde_json::json;
use strum::IntoStaticStr;

use crate::custody::locker::{self, LockerItem};
use crate::error::RecordsError;
use crate::error::command::CommandError;
use crate::error::custody::CustodyError;
use crate::log::append::LogWriter;
use crate::log::event::{EventKind, NewEvent, VisitId};
use crate::query::lookup;
use crate::staff::dual_control::DualControl;
use crate::store::RecordStore;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::Timestamp;

/// Why a record is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ErasureReason {
    /// It was kept as long as it had to be.
    KeptLongEnough,
    /// The person asked for it.
    PersonAsked,
    /// It should never have been kept.
    Mistaken,
}

impl ErasureReason {
    /// Returns `kept-long-enough`, `person-asked` or `mistaken`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl RecordStore {
    /// Erases a record: that it was there, who erased it and why stay in the log, and nobody reads the rest.
    ///
    /// Backups and bundles from before still hold the slots: they have to be made again.
    pub fn erase(
        &mut self,
        receipt: &Receipt,
        why: ErasureReason,
        both: &DualControl,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.write(now, |log| {
            let record = lookup::known_record(log.connection(), *receipt)?;
            record.check_not_erased()?;
            match record.held {
                Some(_) => Err(RecordsError::Command(CommandError::Held { receipt: record.receipt.to_string() })),
                None => delete_slots(log, (record.visit, record.seq), erasure_event(why, both)),
            }
        })?;
        // After the commit: `SQLite` empties no write-ahead log inside a transaction.
        self.empty_wal()
    }

    /// Erases whose a card was and to whom it went, once the facility no longer has it. Slot, paper and times stay.
    pub fn erase_card(
        &mut self,
        card: &LockerItem,
        why: ErasureReason,
        both: &DualControl,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.write(now, |log| {
            // Asked again inside the transaction: it may have been found, or erased, since the caller read the list.
            let known = locker::read_items(log.connection())?;
            let there = known.iter().find(|one| one.seq == card.seq && one.may_be_erased());
            let there = there.ok_or_else(|| CustodyError::StillKept { spot: card.spot.clone() })?;
            let visit = "SELECT visit FROM event WHERE seq = ?";
            let visit: VisitId = log.connection().query_row(visit, [there.seq], |row| row.get(0))?;
            delete_slots(log, (visit, there.seq), erasure_event(why, both))
        })?;
        self.empty_wal()
    }
}

fn erasure_event(why: ErasureReason, both: &DualControl) -> NewEvent {
    NewEvent::by_both(both, EventKind::RecordErased, json!({ "reason": why.as_str() }))
}

fn delete_slots(log: &LogWriter<'_>, (visit, seq): (VisitId, i64), event: NewEvent) -> Result<(), RecordsError> {
    // The event first: the trigger `keyslot_delete` lets no slot go without it.
    log.append(&NewEvent { visit: Some(visit), reference: Some(seq), ..event })?;
    let slots = "DELETE FROM keyslot WHERE dek IN(SELECT dek FROM event WHERE visit = ? AND dek IS NOT NULL)";
    log.connection().execute(slots, [visit])?;
    Ok(())
}
