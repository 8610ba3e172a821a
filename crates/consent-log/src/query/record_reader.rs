//! A record with its seal open: the answers, the very words, and what happened to it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::de::DeserializeOwned;

use crate::consent::{Notice, Operator, PresentedPage, RecordStanding, SealedVisit, VisitorIdentity};
use crate::crypto::envelope::{DataKey, SealContext};
use crate::crypto::key_pair::DecryptionKey;
use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::error::query::QueryError;
use crate::log::event::{EventKind, NewEvent, VisitId};
use crate::log::hash_chain;
use crate::payload::annotation::{Correction, CorrectionEntry, OutcomeEntry, RecordHold, ReviewOutcome};
use crate::payload::sealed_payload::{
    AgreementPayload, CorrectionPayload, OutcomePayload, ReasonPayload, VisitPayload, WishPayload, WithdrawalPayload,
};
use crate::query::damage;
use crate::query::departure::Departure;
use crate::query::inbox::FollowUp;
use crate::query::lookup::{self, RecordRow, WishRow};
use crate::store::RecordStore;
use crate::value::hash::Sha256Hash;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;
use crate::value::resident::Resident;
use crate::value::timestamp::{Timestamp, in_japan};

use serde_json::json;

/// A record, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecryptedRecord {
    /// Its receipt code.
    pub receipt: Receipt,
    /// When it was recorded: date and time in Japan, by the clock of the kiosk.
    pub at: DateTime,
    /// Whose it is, as it was said at the visit.
    pub person: VisitorIdentity,
    /// Whose it is, as staff linked it later.
    pub linked: Option<Resident>,
    /// Who pressed the keys.
    pub operator: Operator,
    /// Whether it is the person's wish or a message of somebody else.
    pub standing: RecordStanding,
    /// That the record may be kept; `None` in a log of an earlier version, which did not keep the answer.
    pub agreement: Option<AgreementEntry>,
    /// The answers in the order in which they were given.
    pub wishes: Vec<DecryptedWish>,
    /// The pages in the order in which they were presented.
    pub presented: Vec<PresentedPage>,
    /// What the visit says besides.
    pub visit: SealedVisit,
    /// The pack that was explained.
    pub pack: String,
    /// Its edition.
    pub edition: String,
    /// The language in which it was confirmed.
    pub lang: String,
    /// The form in which it was confirmed: `screen`, `screen-reader`, `lines`.
    pub form: String,
    /// Who read it and who talked it over, this reading included.
    pub reviews: Vec<ReviewEntry>,
    /// Its outcomes, the oldest first.
    pub outcomes: Vec<OutcomeEntry>,
    /// Why it may not be erased for now.
    pub held: Option<RecordHold>,
    /// The day on which the person left the facility, as staff noted it.
    pub left_on: Option<Date>,
}

/// The answer that a record may be kept, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementEntry {
    /// The id of the answer.
    pub answer: String,
    /// The very words with which it was asked.
    pub notice: Notice,
}

/// One answer, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecryptedWish {
    /// The id of the wish.
    pub wish: String,
    /// The id of the answer.
    pub answer: String,
    /// Answers to the questions that followed.
    pub details: BTreeMap<String, Vec<String>>,
    /// The very words with which it was asked.
    pub notice: Notice,
    /// When it was taken back, and by whom.
    pub withdrawn: Option<WithdrawalEntry>,
    /// When somebody else asked that it be taken back: it stays valid, and staff talk about it.
    pub others_asked: Option<WithdrawalEntry>,
    /// The receipt code of the later record that answers it again.
    pub replaced_by: Option<Receipt>,
    /// What staff corrected on the person's word, the oldest first; the last one is right.
    pub corrections: Vec<CorrectionEntry>,
}

/// An answer taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawalEntry {
    /// Date and time in Japan.
    pub at: DateTime,
    /// Who pressed the keys.
    pub operator: Operator,
    /// The language in which it was confirmed.
    pub lang: String,
    /// The member of staff who wrote it on the person's word; `None`: it was done at the kiosk.
    pub staff: Option<Pseudonym>,
}

/// Something that a member of staff did with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewEntry {
    /// Date and time in Japan.
    pub at: DateTime,
    /// Who.
    pub staff: Pseudonym,
    /// Talked over with the person, not only read.
    pub talked_over: bool,
}

impl DecryptedRecord {
    /// Returns whose record it is: as staff linked it, or else by the number that was typed.
    pub fn resident(&self) -> Option<Resident> {
        let said = match &self.person {
            VisitorIdentity::Number(number) | VisitorIdentity::StartedByStaff { number, .. } => {
                Some(Resident::with_number(number))
            }
            VisitorIdentity::Ticket => None,
        };
        self.linked.clone().or(said)
    }
}

impl RecordStore {
    /// Opens a record for a member of staff. That it was viewed is on the disk before it is deciphered.
    pub fn view(
        &mut self,
        receipt: &Receipt,
        unlocked: &DecryptionKey,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<DecryptedRecord, RecordsError> {
        let record = self.note_review(EventKind::ReviewViewed, *receipt, staff, now)?;
        self.database.at(|connection| RecordReader::new(connection, unlocked)?.open(&record))
    }

    /// Notes that a member of staff read a record or talked it over.
    pub(crate) fn note_review(
        &mut self,
        kind: EventKind,
        receipt: Receipt,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<RecordRow, RecordsError> {
        self.write(now, |log| {
            let record = lookup::known_record(log.connection(), receipt)?;
            let event = NewEvent::new(kind, json!({}));
            let (visit, actor) = (Some(record.visit), Some(*staff));
            log.append(&NewEvent { visit, actor, reference: Some(record.seq), ..event })?;
            Ok(record)
        })
    }
}

/// Opens records with one key.
pub(crate) struct RecordReader<'a> {
    connection: &'a Connection,
    unlocked: &'a DecryptionKey,
    kiosk: [u8; 16],
    recipient: Option<i64>,
    /// The data key that was opened last: all of one visit is sealed with one, and opening it is slow.
    last_key: RefCell<Option<DataKey>>,
}

impl<'a> RecordReader<'a> {
    pub(crate) fn new(connection: &'a Connection, unlocked: &'a DecryptionKey) -> Result<Self, RecordsError> {
        let kiosk = connection.query_row("SELECT id FROM kiosk", [], |row| row.get(0))?;
        let mut recipient = connection.prepare("SELECT id FROM recipient WHERE pub = ?")?;
        let recipient = recipient.query_row([unlocked.public().0], |row| row.get(0)).optional()?;
        Ok(Self { connection, unlocked, kiosk, recipient, last_key: RefCell::new(None) })
    }

    /// Refuses to read many records with a key that opens none: then nothing is damaged, and other words are needed.
    pub(crate) fn refuse_foreign_key(&self) -> Result<(), RecordsError> {
        let none = "SELECT min(event.seq) FROM event WHERE dek IN(SELECT dek FROM keyslot)
            AND NOT EXISTS(SELECT 1 FROM keyslot WHERE recipient = ?)";
        let first: Option<i64> = self.connection.query_row(none, [self.recipient], |row| row.get(0))?;
        first.map_or(Ok(()), |event| Err(RecordsError::Query(QueryError::CannotOpen { event })))
    }

    /// Refuses a visit of which something was changed.
    pub(crate) fn refuse_changed(&self, visit: &VisitId) -> Result<(), RecordsError> {
        damage::refuse_changed(self.connection, &self.kiosk, visit)
    }

    pub(crate) fn open(&self, record: &RecordRow) -> Result<DecryptedRecord, RecordsError> {
        record.check_not_erased()?;
        let kept: VisitPayload = self.decrypt(record.seq)?;
        let presented = kept.presented().ok_or(RecordsError::Query(QueryError::Unreadable { event: record.seq }))?;
        let wishes = lookup::wishes(self.connection, &record.visit)?;
        Ok(DecryptedRecord {
            receipt: record.receipt,
            at: in_japan(record.at_ms),
            person: kept.person,
            linked: self.linked(record.seq)?,
            operator: kept.operator,
            standing: kept.standing,
            agreement: self.agreement(&record.visit)?,
            wishes: wishes.iter().map(|row| self.wish(row)).collect::<Result<_, _>>()?,
            presented,
            visit: kept.visit,
            pack: record.open_text("pack"),
            edition: record.open_text("edition"),
            lang: record.open_text("lang"),
            form: record.open_text("form"),
            reviews: self.reviews(record.seq)?,
            outcomes: self.outcomes(record.seq)?,
            held: record.held.map(|event| self.hold(event)).transpose()?,
            left_on: Departure::of(self.connection, record)?.map(|departure| departure.on),
        })
    }

    fn agreement(&self, visit: &VisitId) -> Result<Option<AgreementEntry>, RecordsError> {
        let agreed = "SELECT seq FROM event WHERE visit = ? AND kind = 'consent.recorded'";
        let event: Option<i64> =
            self.connection.prepare_cached(agreed)?.query_row([visit], |row| row.get(0)).optional()?;
        let Some(event) = event else { return Ok(None) };
        let AgreementPayload { answer, .. } = self.decrypt(event)?;
        Ok(Some(AgreementEntry { answer, notice: self.notice(event)? }))
    }

    fn wish(&self, row: &WishRow) -> Result<DecryptedWish, RecordsError> {
        let kept: WishPayload = self.decrypt(row.seq)?;
        Ok(DecryptedWish {
            wish: row.wish.clone(),
            answer: kept.answer,
            details: kept.details,
            notice: self.notice(row.seq)?,
            withdrawn: row.withdrawn.map(|event| self.withdrawal(event)).transpose()?,
            others_asked: self.others_asked(row.seq)?,
            replaced_by: row.replaced.map(|event| self.receipt(event)).transpose()?,
            corrections: self.corrections(row)?,
        })
    }

    /// Returns the person to whom staff linked the record last.
    pub(crate) fn linked(&self, record: i64) -> Result<Option<Resident>, RecordsError> {
        let last = "SELECT max(seq) FROM event WHERE ref = ? AND kind = 'person.linked'";
        let last: Option<i64> = self.connection.prepare_cached(last)?.query_row([record], |row| row.get(0))?;
        last.map(|event| self.decrypt(event)).transpose()
    }

    pub(crate) fn others_asked(&self, wish: i64) -> Result<Option<WithdrawalEntry>, RecordsError> {
        let last = "SELECT max(seq) FROM event WHERE ref = ? AND kind = 'message.withdrawal'";
        let last: Option<i64> = self.connection.prepare_cached(last)?.query_row([wish], |row| row.get(0))?;
        last.map(|event| self.withdrawal(event)).transpose()
    }

    fn withdrawal(&self, event: i64) -> Result<WithdrawalEntry, RecordsError> {
        let kept: WithdrawalPayload = self.decrypt(event)?;
        let (at, staff) = self.time_and_actor(event)?;
        Ok(WithdrawalEntry { at, operator: kept.operator, lang: kept.lang, staff })
    }

    /// Returns when an event was, and who did it.
    fn time_and_actor(&self, event: i64) -> Result<(DateTime, Option<Pseudonym>), RecordsError> {
        let mut row = self.connection.prepare_cached("SELECT at_ms, actor FROM event WHERE seq = ?")?;
        let done = row.query_row([event], |row| {
            Ok((in_japan(row.get(0)?), row.get::<_, Option<[u8; 16]>>(1)?.map(Pseudonym::from_bytes)))
        });
        Ok(done?)
    }

    /// Returns when an event was, and who did it, where the log takes no such event without an actor.
    fn time_and_staff(&self, event: i64) -> Result<(DateTime, Pseudonym), RecordsError> {
        let (at, staff) = self.time_and_actor(event)?;
        Ok((at, staff.ok_or(RecordsError::Query(QueryError::Unreadable { event }))?))
    }

    /// Returns the events of this kind about another event, the oldest first.
    fn events_about(&self, event: i64, kind: EventKind) -> Result<Vec<i64>, RecordsError> {
        let mut rows =
            self.connection.prepare_cached("SELECT seq FROM event WHERE ref = ? AND kind = ? ORDER BY seq")?;
        let about = rows.query_map(params![event, kind.as_str()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(about)
    }

    pub(crate) fn corrections(&self, wish: &WishRow) -> Result<Vec<CorrectionEntry>, RecordsError> {
        let corrected = |event: i64| {
            let (at, staff) = self.time_and_staff(event)?;
            let CorrectionPayload { answer, details, reason } = self.decrypt(event)?;
            let correction = Correction { wish: wish.wish.clone(), answer, details, reason };
            Ok(CorrectionEntry { at, staff, correction })
        };
        // The view has looked already, and most answers were never corrected.
        match wish.corrected {
            Some(_) => self.events_about(wish.seq, EventKind::RecordCorrected)?.into_iter().map(corrected).collect(),
            None => Ok(Vec::new()),
        }
    }

    fn outcomes(&self, record: i64) -> Result<Vec<OutcomeEntry>, RecordsError> {
        let outcome = |event: i64| {
            let (at, staff) = self.time_and_staff(event)?;
            let (FollowUp { done, due }, OutcomePayload { what, remark }) =
                (FollowUp::read(self.connection, event)?, self.decrypt(event)?);
            Ok(OutcomeEntry { at, staff, outcome: ReviewOutcome { done, due, what, remark } })
        };
        self.events_about(record, EventKind::ReviewOutcome)?.into_iter().map(outcome).collect()
    }

    fn hold(&self, event: i64) -> Result<RecordHold, RecordsError> {
        let (at, staff) = self.time_and_staff(event)?;
        Ok(RecordHold { at, staff, reason: self.decrypt::<ReasonPayload>(event)?.reason })
    }

    fn receipt(&self, event: i64) -> Result<Receipt, RecordsError> {
        let mut hash = self.connection.prepare_cached("SELECT hash FROM event WHERE seq = ?")?;
        Ok(Receipt::of(&hash.query_row([event], |row| row.get(0))?))
    }

    /// Returns the words with which a wish was asked. Words that do not have the hash of the event are never returned.
    fn notice(&self, event: i64) -> Result<Notice, RecordsError> {
        let sql = "SELECT page, edition, lang, body, sha256 FROM notice
            WHERE sha256 = (SELECT notice FROM event WHERE seq = ?)";
        let mut row = self.connection.prepare_cached(sql)?;
        let (notice, hash): (Notice, Sha256Hash) = row.query_row([event], |row| {
            let notice = Notice { page: row.get(0)?, edition: row.get(1)?, lang: row.get(2)?, body: row.get(3)? };
            Ok((notice, row.get(4)?))
        })?;
        if hash_chain::notice_hash(&notice) == hash {
            Ok(notice)
        } else {
            Err(RecordsError::Log(LogError::NoticeChanged { page: notice.page }))
        }
    }

    /// Opens what is sealed in an event.
    pub(crate) fn decrypt<T: DeserializeOwned>(&self, event: i64) -> Result<T, RecordsError> {
        let sql = "SELECT e.kind, e.dek, e.sealed, k.wrapped FROM event e
            JOIN keyslot k ON k.dek = e.dek AND k.recipient = ? WHERE e.seq = ?";
        let mut row = self.connection.prepare_cached(sql)?;
        let found = row.query_row(params![self.recipient, event], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?, row.get::<_, Vec<u8>>(3)?))
        });
        let Some((kind, dek, sealed, wrapped)) = found.optional()? else {
            return Err(RecordsError::Query(QueryError::CannotOpen { event }));
        };
        let bound = SealContext { kiosk: &self.kiosk, seq: event, kind: &kind };
        let mut last = self.last_key.borrow_mut();
        if last.as_ref().is_none_or(|key| key.id != dek) {
            *last = DataKey::from_slot(dek, &wrapped, self.unlocked);
        }
        // The slot is this key's own: what does not open is damaged, and other words would not help.
        last.as_ref()
            .and_then(|key| key.open(bound, &sealed))
            .ok_or(RecordsError::Query(QueryError::Unreadable { event }))
    }

    fn reviews(&self, record: i64) -> Result<Vec<ReviewEntry>, RecordsError> {
        let sql = "SELECT at_ms, actor, kind = 'review.talked-over' FROM event WHERE ref = ?
            AND kind IN('review.viewed', 'review.talked-over') AND actor IS NOT NULL ORDER BY seq";
        let mut rows = self.connection.prepare_cached(sql)?;
        let reviews = rows.query_map([record], |row| {
            let staff = Pseudonym::from_bytes(row.get(1)?);
            Ok(ReviewEntry { at: in_japan(row.get(0)?), staff, talked_over: row.get(2)? })
        })?;
        Ok(reviews.collect::<Result<_, _>>()?)
    }
}
