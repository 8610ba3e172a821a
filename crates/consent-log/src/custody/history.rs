//! Everything that happened to every card, with whose it is: for those who may open what is sealed.

use jiff::civil::DateTime;
use rusqlite::Connection;

use crate::crypto::key_pair::DecryptionKey;
use crate::custody::locker::{LockerItem, read_items};
use crate::custody::payload::{HolderPayload, RemarkPayload};
use crate::error::RecordsError;
use crate::log::audit_note::AuditNote;
use crate::query::record_reader::RecordReader;
use crate::staff::directory::StaffMember;
use crate::store::RecordStore;
use crate::value::custody_act::CustodyAct;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;
use crate::value::resident::Resident;
use crate::value::slot::SlotId;
use crate::value::timestamp::{Timestamp, in_japan};

/// One thing that happened to a card or certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustodyRow {
    /// Date and time in Japan.
    pub at: DateTime,
    /// What happened.
    pub act: CustodyAct,
    /// Where it belongs.
    pub spot: SlotId,
    /// The number of the custody receipt.
    pub paper: String,
    /// Whose it is.
    pub resident: Resident,
    /// To whom it was given, or what is known; may be empty.
    pub told: String,
    /// Who did it.
    pub keeper: Pseudonym,
    /// Whose it is, or what was told, is damaged and cannot be read.
    pub is_damaged: bool,
}

impl RecordStore {
    /// Returns everything that happened, in that order. That it was read is on the disk before it is deciphered.
    pub fn custody_history(
        &mut self,
        unlocked: &DecryptionKey,
        staff: &StaffMember,
        now: &Timestamp,
    ) -> Result<Vec<CustodyRow>, RecordsError> {
        let lines = self.locker_items()?.len() as u64;
        self.note_by(&staff.pseudonym, AuditNote::ListMade { list: "custody".to_owned(), lines }, now)?;
        self.database.at(|connection| {
            let reader = RecordReader::new(connection, unlocked)?;
            reader.refuse_foreign_key()?;
            rows(connection, &reader, i64::MAX)
        })
    }
}

impl RecordStore {
    /// Returns cards and certificates of the person of this record that still have names. That they were read is noted.
    pub fn items_of(
        &mut self,
        receipt: &Receipt,
        unlocked: &DecryptionKey,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<Vec<LockerItem>, RecordsError> {
        let opened = self.view(receipt, unlocked, staff, now)?;
        let Some(person) = opened.resident() else { return Ok(Vec::new()) };
        let all: Vec<LockerItem> = self.locker_items()?.into_iter().filter(|one| !one.is_erased).collect();
        // Before anything is deciphered (invariant I14, docs/records.md): how many of them are theirs is not known yet.
        self.note_by(staff, AuditNote::ListMade { list: "custody".to_owned(), lines: all.len() as u64 }, now)?;
        self.database.at(|connection| {
            let reader = RecordReader::new(connection, unlocked)?;
            let own = all.into_iter().map(|one| {
                let holder = unless_damaged(reader.decrypt::<HolderPayload>(one.seq))?.map(|kept| kept.resident);
                Ok(holder.is_some_and(|holder| holder.is_same_person(&person)).then_some(one))
            });
            own.filter_map(Result::transpose).collect()
        })
    }
}

/// Returns one row for each event of the log, up to this one, that is about a card or certificate.
pub(crate) fn rows(
    connection: &Connection,
    reader: &RecordReader<'_>,
    last: i64,
) -> Result<Vec<CustodyRow>, RecordsError> {
    let holdings = read_items(connection)?;
    let sql = "SELECT seq, kind, at_ms, actor, coalesce(ref, seq) FROM event WHERE kind IN('custody.received',
        'custody.out', 'custody.back', 'custody.returned', 'custody.missing') AND seq <= ? ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut events = statement.query([last])?;
    let mut rows = Vec::new();
    while let Some(event) = events.next()? {
        let (seq, begun): (i64, i64) = (event.get(0)?, event.get(4)?);
        let act = CustodyAct::from_event_kind(&event.get::<_, String>(1)?);
        let holding = holdings.iter().find(|holding| holding.seq == begun);
        let (Some(act), Some(holding)) = (act, holding) else { continue };
        // The event of receiving seals only the holder, and what was erased can be opened by nobody.
        let is_sealed = !holding.is_erased && act != CustodyAct::Received;
        let told = if is_sealed {
            unless_damaged(reader.decrypt::<RemarkPayload>(seq))?
        } else {
            Some(RemarkPayload::default())
        };
        let holder = if holding.is_erased {
            Some(HolderPayload::default())
        } else {
            unless_damaged(reader.decrypt::<HolderPayload>(begun))?
        };
        let is_damaged = told.is_none() || holder.is_none();
        rows.push(CustodyRow {
            at: in_japan(event.get(2)?),
            act,
            spot: holding.spot.clone(),
            paper: holding.paper.clone(),
            resident: holder.unwrap_or_default().resident,
            told: told.unwrap_or_default().told,
            keeper: Pseudonym::from_bytes(event.get(3)?),
            is_damaged,
        });
    }
    Ok(rows)
}

/// Returns what was sealed; `None` where that alone is damaged.
fn unless_damaged<T>(sealed: Result<T, RecordsError>) -> Result<Option<T>, RecordsError> {
    match sealed {
        Err(error) if error.is_damage() => Ok(None),
        sealed => sealed.map(Some),
    }
}
