//! How a confirmed record, and taking back an answer, become events.

use serde_json::json;

use crate::consent::{ConsentRecord, GivenWish, RecordStanding, Withdrawal};
use crate::crypto::random;
use crate::error::RecordsError;
use crate::error::command::CommandError;
use crate::log::append::{LogWriter, WrappedKey};
use crate::log::event::{EventKind, NewEvent, VisitId};
use crate::payload::sealed_payload::{AgreementPayload, VisitPayload, WishPayload, WithdrawalPayload};
use crate::query::lookup::{self, RecordRow, WishRow};
use crate::store::RecordStore;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::Timestamp;

impl RecordStore {
    /// Stores a record. The receipt is returned only when the record is on the disk.
    pub fn record_visit(&mut self, record: &ConsentRecord, now: &Timestamp) -> Result<Receipt, RecordsError> {
        // After the commit: the file beside the log must never be newer than the log.
        self.write(now, |log| append_visit(log, record)).inspect(|_| self.write_head_file())
    }

    /// Stores that answers are taken back. Answers that somebody else wants to take back stay valid, and staff learn
    /// it.
    pub fn withdraw(&mut self, withdrawal: &Withdrawal, now: &Timestamp) -> Result<Receipt, RecordsError> {
        self.write(now, |log| append_withdrawal(log, withdrawal, None)).inspect(|_| self.write_head_file())
    }

    /// Does the same on the person's word, by a member of staff in their presence.
    pub fn withdraw_for(
        &mut self,
        withdrawal: &Withdrawal,
        staff: &Pseudonym,
        now: &Timestamp,
    ) -> Result<Receipt, RecordsError> {
        self.write(now, |log| append_withdrawal(log, withdrawal, Some(*staff))).inspect(|_| self.write_head_file())
    }
}

/// Writes a record: that it may be kept, its answers, then the visit that closes it.
pub(crate) fn append_visit(log: &LogWriter<'_>, record: &ConsentRecord) -> Result<Receipt, RecordsError> {
    let (visit, key) = (random::bytes()?, log.new_data_key()?);
    append_agreement(log, record, visit, &key)?;
    for given in record.wishes() {
        append_wish(log, (record, given), visit, &key)?;
    }
    let event = visit_event(log, record, visit)?;
    let closed = log.append_sealed(&event, &key, &VisitPayload::new(record)?)?;
    Ok(Receipt::of(&closed))
}

fn append_agreement(
    log: &LogWriter<'_>,
    record: &ConsentRecord,
    visit: VisitId,
    key: &WrappedKey,
) -> Result<(), RecordsError> {
    let notice = Some(log.store_notice(&record.agreement().notice)?);
    let event = NewEvent { visit: Some(visit), notice, ..NewEvent::new(EventKind::ConsentRecorded, json!({})) };
    log.append_sealed(&event, key, &AgreementPayload::new(record))?;
    Ok(())
}

fn append_wish(
    log: &LogWriter<'_>,
    (record, given): (&ConsentRecord, &GivenWish),
    visit: VisitId,
    key: &WrappedKey,
) -> Result<(), RecordsError> {
    let kind = match record.standing() {
        RecordStanding::Wish => EventKind::WishRecorded,
        RecordStanding::MessageToStaff => EventKind::MessageRecorded,
    };
    let notice = Some(log.store_notice(&given.notice)?);
    let event = NewEvent { visit: Some(visit), notice, ..NewEvent::new(kind, json!({ "wish": given.wish })) };
    log.append_sealed(&event, key, &WishPayload::new(given, record))?;
    Ok(())
}

/// Returns the event that closes a visit, with what everybody may see: nothing of what was answered.
fn visit_event(log: &LogWriter<'_>, record: &ConsentRecord, visit: VisitId) -> Result<NewEvent, RecordsError> {
    let told = record.visit();
    let replaced = told.replaces.as_deref().and_then(|code| code.parse::<Receipt>().ok());
    // A code that leads nowhere must not lose the record; as it was typed it is in the sealed part.
    let replaced = replaced.map(|code| lookup::record(log.connection(), code)).transpose()?.flatten();
    let open = json!({
        "pack": told.pack,
        "edition": told.edition,
        "lang": told.lang,
        "form": told.form,
        "standing": record.standing(),
        "wishes": record.wishes().len(),
        "replaces": replaced.as_ref().map(|earlier| earlier.receipt.to_string()),
    });
    let reference = replaced.map(|earlier| earlier.seq);
    Ok(NewEvent { visit: Some(visit), reference, ..NewEvent::new(EventKind::VisitRecorded, open) })
}

/// Appends that answers are taken back; the receipt is that of the last event.
fn append_withdrawal(
    log: &LogWriter<'_>,
    withdrawal: &Withdrawal,
    staff: Option<Pseudonym>,
) -> Result<Receipt, RecordsError> {
    let record = lookup::known_record(log.connection(), withdrawal.receipt.parse()?)?;
    record.check_not_erased()?;
    let wishes = selected_wishes(lookup::wishes(log.connection(), &record.visit)?, withdrawal)?;
    let key = log.new_data_key()?;
    let mut last = None;
    for wish in &wishes {
        let event = withdrawal_event(&record, wish, withdrawal);
        let content = WithdrawalPayload { operator: withdrawal.operator.clone(), lang: withdrawal.lang.clone() };
        last = Some(log.append_sealed(&NewEvent { actor: staff, ..event }, &key, &content)?);
    }
    let last = last.ok_or(RecordsError::Command(CommandError::NotStanding { wish: withdrawal.receipt.clone() }))?;
    Ok(Receipt::of(&last))
}

/// Returns the answers that are meant; if none is named, all that are still valid.
fn selected_wishes(wishes: Vec<WishRow>, withdrawal: &Withdrawal) -> Result<Vec<WishRow>, RecordsError> {
    let standing: Vec<WishRow> = wishes.into_iter().filter(WishRow::stands).collect();
    if withdrawal.wishes.is_empty() {
        return Ok(standing);
    }
    let one = |wish: &String| {
        let found = standing.iter().find(|row| row.wish == *wish).cloned();
        found.ok_or_else(|| RecordsError::Command(CommandError::NotStanding { wish: wish.clone() }))
    };
    withdrawal.wishes.iter().map(one).collect()
}

fn withdrawal_event(record: &RecordRow, wish: &WishRow, withdrawal: &Withdrawal) -> NewEvent {
    // Nobody takes a wish back for somebody else (docs/records.md#whose-wish): staff learn it, and the wish stays
    // valid. A message is their own to take back.
    let kind = match withdrawal.operator.standing() {
        RecordStanding::Wish => EventKind::WishWithdrawn,
        RecordStanding::MessageToStaff if wish.is_message => EventKind::WishWithdrawn,
        RecordStanding::MessageToStaff => EventKind::MessageWithdrawal,
    };
    let open = json!({ "wish": wish.wish });
    NewEvent { visit: Some(record.visit), reference: Some(wish.seq), ..NewEvent::new(kind, open) }
}
