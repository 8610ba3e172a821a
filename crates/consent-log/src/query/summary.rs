//! Every record in short, for those who may read: enough to see what is urgent, without the words that were shown.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use rusqlite::Connection;
use serde_json::json;

use crate::consent::Operator;
use crate::crypto::key_pair::DecryptionKey;
use crate::error::RecordsError;
use crate::log::event::{EventKind, NewEvent};
use crate::payload::sealed_payload::{SummaryPayload, WishPayload};
use crate::query::clock_evidence::ClockEvidence;
use crate::query::damage::PartialRead;
use crate::query::inbox::{FollowUp, InboxEntry};
use crate::query::lookup::{self, RecordRow, WishRow};
use crate::query::record_reader::RecordReader;
use crate::query::search::SearchHit;
use crate::storage::database::Database;
use crate::store::RecordStore;
use crate::value::pseudonym::Pseudonym;
use crate::value::resident::Resident;
use crate::value::timestamp::Timestamp;

/// Fewer records than this are not worth a thread of their own.
const MIN_RECORDS_PER_THREAD: usize = 64;

/// A record in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSummary {
    /// What everybody may see of it.
    pub entry: InboxEntry,
    /// Whose it is, as it was linked or typed; `None` where nobody knows yet.
    pub person: Option<Resident>,
    /// Who pressed the keys.
    pub operator: Operator,
    /// The answers that are still valid, by wish.
    pub answers: BTreeMap<String, String>,
    /// Whether somebody else asked that an answer be taken back.
    pub others_asked: bool,
    /// How many checks were explained once more, where the facility has that recorded.
    pub explained_again: usize,
    /// The shortest time that a wish was shown before it was answered, in whole seconds, where that is recorded.
    pub quickest: Option<u32>,
    /// Whether the visit was stopped half-way.
    pub interrupted: bool,
    /// Whether the nearest event about the clock, before or after it, says that it was wrong.
    pub clock_doubtful: bool,
}

impl RecordSummary {
    /// Returns the record as a search finds it; `None` where nobody knows whose it is.
    pub fn search_hit(&self) -> Option<SearchHit> {
        let resident = self.person.clone()?;
        Some(SearchHit { receipt: self.entry.receipt, at: self.entry.at, resident })
    }
}

impl RecordStore {
    /// Opens all records that were not erased in short, the newest first. That they are opened is on the disk before
    /// they are deciphered.
    pub fn summaries(
        &mut self,
        unlocked: &DecryptionKey,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<PartialRead<RecordSummary>, RecordsError> {
        let PartialRead { read: mut records, unread } = self.note_index_read(staff, now)?;
        records.reverse();
        let mut gists = in_parallel(&records, |records| summarize_all(&self.database.dir, unlocked, records))?;
        gists.unread.extend(unread);
        Ok(gists)
    }

    /// Notes that all records are opened; returns those that were not erased, the oldest first.
    pub(crate) fn note_index_read(
        &mut self,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<PartialRead<RecordRow>, RecordsError> {
        let mut records = self.write(now, |log| {
            let records = lookup::records(log.connection())?;
            let event = NewEvent::new(EventKind::ReviewIndexed, json!({ "records": records.count() }));
            log.append(&NewEvent { actor: Some(*staff), ..event })?;
            Ok(records)
        })?;
        records.read.retain(|record| record.erased.is_none());
        Ok(records)
    }
}

/// Opens records over a connection of its own.
fn summarize_all(
    dir: &Path,
    unlocked: &DecryptionKey,
    records: &[RecordRow],
) -> Result<PartialRead<RecordSummary>, RecordsError> {
    // A connection serves one thread, and each thread opens its own.
    let database = Database::open_read_only(dir)?;
    database.at(|connection| {
        let reader = RecordReader::new(connection, unlocked)?;
        reader.refuse_foreign_key()?;
        let clock = ClockEvidence::read(connection)?;
        let mut gists = PartialRead::default();
        for record in records {
            gists.push_result(summarize(connection, (&reader, &clock), record), || record.as_unreadable())?;
        }
        Ok(gists)
    })
}

/// Opens all records, shared out among the processors; the results are in the order of the records.
fn in_parallel<'a>(
    records: &'a [RecordRow],
    open: impl Fn(&'a [RecordRow]) -> Result<PartialRead<RecordSummary>, RecordsError> + Sync,
) -> Result<PartialRead<RecordSummary>, RecordsError> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let share = records.len().div_ceil(processors).max(MIN_RECORDS_PER_THREAD);
    let shares = thread::scope(|scope| {
        let open = &open;
        let working: Vec<_> = records.chunks(share).map(|share| scope.spawn(move || open(share))).collect();
        // A panic in a thread goes on here with its own message.
        let done = working.into_iter().map(|one| one.join().unwrap_or_else(|broken| resume_unwind(broken)));
        done.collect::<Result<Vec<_>, _>>()
    })?;
    let mut gists = PartialRead::default();
    for share in shares {
        gists.read.extend(share.read);
        gists.unread.extend(share.unread);
    }
    Ok(gists)
}

fn summarize(
    connection: &Connection,
    (reader, clock): (&RecordReader<'_>, &ClockEvidence),
    record: &RecordRow,
) -> Result<RecordSummary, RecordsError> {
    // Staff decide by these lines what is urgent: a visit with a changed event is named as damaged instead.
    reader.refuse_changed(&record.visit)?;
    let kept: SummaryPayload = reader.decrypt(record.seq)?;
    let wishes = lookup::wishes(connection, &record.visit)?;
    let follow_up = record.outcome.map(|event| FollowUp::read(connection, event)).transpose()?;
    let others_asked = wishes.iter().map(|wish| Ok(reader.others_asked(wish.seq)?.is_some()));
    let others_asked = others_asked.collect::<Result<Vec<bool>, RecordsError>>()?;
    Ok(RecordSummary {
        entry: InboxEntry { follow_up, ..InboxEntry::new(record, &wishes) },
        person: reader.linked(record.seq)?.or_else(|| kept.person()),
        answers: answers(reader, &wishes)?,
        others_asked: others_asked.contains(&true),
        explained_again: kept.checks.iter().filter(|check| check.explained_again).count(),
        quickest: wishes.iter().filter_map(|wish| kept.seconds(&wish.wish)).min(),
        interrupted: kept.stopped_in.is_some(),
        clock_doubtful: clock.is_doubtful(record.seq),
        operator: kept.operator,
    })
}

/// Returns the answers that are still valid; where there are corrections the last one is right.
fn answers(reader: &RecordReader<'_>, wishes: &[WishRow]) -> Result<BTreeMap<String, String>, RecordsError> {
    let answer = |wish: &WishRow| {
        let right = reader.corrections(wish)?.pop().map(|corrected| corrected.correction.answer);
        let answer =
            right.map_or_else(|| Ok(reader.decrypt::<WishPayload>(wish.seq)?.answer), Ok::<_, RecordsError>)?;
        Ok((wish.wish.clone(), answer))
    };
    wishes.iter().filter(|wish| wish.stands()).map(answer).collect()
}
