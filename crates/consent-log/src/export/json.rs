//! Everything nested, by the names of ISO/IEC TS 27560 where it has them; `assets/records.schema.json` describes it.

use std::io::Write;

use serde_json::{Value, json};

use crate::consent::{Notice, PresentedPage, SealedVisit};
use crate::custody::history::CustodyRow;
use crate::error::export::ExportError;
use crate::export::answer_words::answer_words;
use crate::export::controller::DataController;
use crate::export::snapshot::{ErasedRecord, ExportSnapshot, ExportedEvent, ExportedRecord};
use crate::export::stored_json::{notice_rows, stored_value};
use crate::payload::annotation::{CorrectionEntry, OutcomeEntry, RecordHold};
use crate::query::damage::UnreadableEntry;
use crate::query::record_reader::{AgreementEntry, DecryptedRecord, DecryptedWish, ReviewEntry, WithdrawalEntry};
use crate::value::timestamp::in_japan;

/// The version of the form.
const SCHEMA_VERSION: &str = "madoguchi-records-4";

pub(super) fn write(all: &ExportSnapshot, controller: &DataController, out: &mut dyn Write) -> Result<(), ExportError> {
    let value = json!({
        "schema_version": SCHEMA_VERSION,
        "pii_controllers": [controller.party(&all.kiosk)],
        "processing": controller.terms(),
        "jurisdiction": "JP",
        "time_zone": "Asia/Tokyo",
        "exported": all.made.to_string(),
        "head": all.head.to_string(),
        "records": all.records.iter().map(|record| record_value(record, &all.kiosk)).collect::<Vec<_>>(),
        "events": all.events.iter().map(event).collect::<Vec<_>>(),
        "custody": all.custody.iter().map(custody).collect::<Vec<_>>(),
        "unreadable": all.unread.iter().map(unread).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| ExportError::Write(error.into()))?;
    out.write_all(b"\n").map_err(ExportError::Write)
}

/// Returns what happened to a card or certificate; who handles cards and what was counted is in the events.
fn custody(row: &CustodyRow) -> Value {
    json!({
        "event_time": row.at.to_string(),
        "what": row.act.as_str(),
        "item": row.spot.item.as_str(),
        "slot": row.spot.slot,
        "paper": row.paper,
        "resident": row.resident,
        "told": row.told,
        "entity_id": row.keeper.to_string(),
        "unreadable": row.is_damaged,
    })
}

/// Returns what is missing from this export, because it is damaged.
fn unread(unread: &UnreadableEntry) -> Value {
    json!({
        "event": unread.event,
        "record_id": unread.receipt.map(|receipt| receipt.to_string()),
        "event_time": unread.at.map(|at| at.to_string()),
    })
}

fn record_value(record: &ExportedRecord, kiosk: &str) -> Value {
    match record {
        ExportedRecord::Erased(gone) => erased_value(gone),
        ExportedRecord::Opened(record) => decrypted_value(record, kiosk),
    }
}

fn erased_value(gone: &ErasedRecord) -> Value {
    json!({
        "schema_version": SCHEMA_VERSION,
        "record_id": gone.receipt.to_string(),
        "recorded": gone.at.to_string(),
        "erased": {
            "event_time": gone.erased_at.to_string(),
            "entity_id": gone.staff.map(|staff| staff.to_string()),
            "open": stored_value(&gone.open),
        },
    })
}

fn decrypted_value(record: &DecryptedRecord, kiosk: &str) -> Value {
    let value = json!({
        "schema_version": SCHEMA_VERSION,
        "record_id": record.receipt.to_string(),
        "recorded": record.at.to_string(),
        "pii_principal_id": record.person,
        "linked": record.linked,
        "standing": record.standing.as_str(),
        "operator": record.operator,
        "pii_processing": {
            "service": record.pack,
            "edition": record.edition,
            "language": record.lang,
            "collection_method": record.form,
            "storage_locations": [kiosk],
            "withdrawal_method": "at the kiosk with the receipt code, or with staff",
            "purposes": record.wishes.iter().map(|wish| purpose(record, wish)).collect::<Vec<_>>(),
        },
        "consent": record.agreement.as_ref().map(consent),
        "presented": record.presented.iter().map(presented).collect::<Vec<_>>(),
        "reviews": record.reviews.iter().map(review).collect::<Vec<_>>(),
        "outcomes": record.outcomes.iter().map(outcome).collect::<Vec<_>>(),
        "held": record.held.as_ref().map(hold_value),
        "left_on": record.left_on.map(|on| on.to_string()),
    });
    with_visit(value, &record.visit)
}

/// Puts what a visit says besides its wishes and pages among the fields of a value, each by its own name.
pub(super) fn with_visit(mut value: Value, visit: &SealedVisit) -> Value {
    if let (Value::Object(fields), Value::Object(said)) = (&mut value, json!(visit)) {
        fields.extend(said);
    }
    value
}

/// Returns the answer that the record may be kept, with the words with which it was asked.
fn consent(agreement: &AgreementEntry) -> Value {
    json!({ "answer": agreement.answer, "privacy_notice": notice(&agreement.notice) })
}

fn purpose(record: &DecryptedRecord, wish: &DecryptedWish) -> Value {
    json!({
        "purpose": wish.wish,
        "answer": wish.answer,
        "details": wish.details,
        "said": answer_words(record, wish),
        "privacy_notice": notice(&wish.notice),
        "withdrawn": wish.withdrawn.as_ref().map(withdrawal_value),
        "others_asked_to_withdraw": wish.others_asked.as_ref().map(withdrawal_value),
        "replaced_by": wish.replaced_by.map(|receipt| receipt.to_string()),
        "corrections": wish.corrections.iter().map(correction_value).collect::<Vec<_>>(),
    })
}

pub(crate) fn notice(notice: &Notice) -> Value {
    json!({ "page": notice.page, "edition": notice.edition, "language": notice.lang, "rows": notice_rows(notice) })
}

pub(crate) fn withdrawal_value(back: &WithdrawalEntry) -> Value {
    json!({
        "event_time": back.at.to_string(),
        "operator": back.operator,
        "language": back.lang,
        "entity_id": back.staff.map(|staff| staff.to_string()),
    })
}

pub(crate) fn correction_value(corrected: &CorrectionEntry) -> Value {
    json!({
        "event_time": corrected.at.to_string(),
        "entity_id": corrected.staff.to_string(),
        "answer": corrected.correction.answer,
        "details": corrected.correction.details,
        "reason": corrected.correction.reason,
    })
}

fn presented(page: &PresentedPage) -> Value {
    json!({
        "notice": notice(&page.notice),
        "form": page.form,
        "repeats": page.usage.map(|usage| usage.repeats),
        "seconds": page.usage.map(|usage| usage.seconds),
        "heard": page.heard,
    })
}

fn review(review: &ReviewEntry) -> Value {
    let what = if review.talked_over { "talked-over" } else { "viewed" };
    json!({ "event_time": review.at.to_string(), "entity_id": review.staff.to_string(), "event_type": what })
}

pub(crate) fn outcome(read: &OutcomeEntry) -> Value {
    json!({
        "event_time": read.at.to_string(),
        "entity_id": read.staff.to_string(),
        "done": read.outcome.done,
        "due": read.outcome.due.map(|due| due.to_string()),
        "what": read.outcome.what,
        "remark": read.outcome.remark,
    })
}

pub(crate) fn hold_value(hold: &RecordHold) -> Value {
    json!({ "event_time": hold.at.to_string(), "entity_id": hold.staff.to_string(), "reason": hold.reason })
}

fn event(event: &ExportedEvent) -> Value {
    json!({
        "event": event.seq,
        "event_time": in_japan(event.at_ms).to_string(),
        "at_ms": event.at_ms,
        "clock": event.clock,
        "event_type": event.kind,
        "visit": event.visit,
        "entity_id": event.actor.map(|actor| actor.to_string()),
        "refers_to": event.reference,
        "open": stored_value(&event.open),
        "hash": event.hash,
    })
}
