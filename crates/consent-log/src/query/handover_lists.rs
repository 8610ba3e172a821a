//! Lists of people for a hand-over, from wishes that are valid: neither taken back, nor replaced, nor erased.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::consent::{RecordStanding, VisitorIdentity};
use crate::crypto::key_pair::DecryptionKey;
use crate::error::RecordsError;
use crate::log::audit_note::AuditNote;
use crate::query::damage::PartialRead;
use crate::query::lookup::RecordRow;
use crate::query::record_reader::{DecryptedRecord, DecryptedWish, RecordReader};
use crate::staff::directory::StaffMember;
use crate::store::RecordStore;
use crate::value::receipt_code::Receipt;
use crate::value::timestamp::Timestamp;

/// A list of people whose wish somebody else carries out. Its title is the message `list-<id>`, and the part
/// `note` says what has to be ready. Only the languages of staff have it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOverDefinition {
    /// The id, by which it is asked for.
    pub id: String,
    /// The wish.
    pub wish: String,
    /// The answers to it that bring a person onto the list.
    pub answers: Vec<String>,
    /// Of each of these questions that follow, one of these has to be picked.
    #[serde(default)]
    pub picked: BTreeMap<String, Vec<String>>,
    /// Other wishes whose answer is printed beside it.
    #[serde(default)]
    pub also: Vec<String>,
}

/// An answer with the answers to the questions that followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAnswer {
    /// The wish.
    pub wish: String,
    /// The answer that is right now.
    pub answer: String,
    /// Answers to the questions that followed.
    pub details: BTreeMap<String, Vec<String>>,
}

/// A person on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverEntry {
    /// The receipt code of the record.
    pub receipt: Receipt,
    /// When it was recorded, in Japan.
    pub at: DateTime,
    /// The facility's own number; empty where nobody linked the record to a person.
    pub number: String,
    /// The name, as staff linked it.
    pub name: String,
    /// The room.
    pub room: String,
    /// The wish, then the others that are printed beside it.
    pub answers: Vec<ListedAnswer>,
}

impl RecordStore {
    /// Lists everybody who belongs on this list. That all records are opened for it is on the disk before any is
    /// deciphered, and the length of the list before it is returned.
    pub fn hand_over_list(
        &mut self,
        list: &HandOverDefinition,
        (unlocked, staff): (&DecryptionKey, &StaffMember),
        now: &Timestamp,
    ) -> Result<PartialRead<HandOverEntry>, RecordsError> {
        let PartialRead { read: records, unread } = self.note_index_read(&staff.pseudonym, now)?;
        let mut opened = PartialRead { read: Vec::new(), unread };
        self.database.at(|connection| {
            let reader = RecordReader::new(connection, unlocked)?;
            reader.refuse_foreign_key()?;
            let one = |record: &RecordRow| {
                // Somebody acts on this list: a visit with a changed event is named as damaged instead.
                reader.refuse_changed(&record.visit)?;
                Ok(entry_for(&reader.open(record)?, list))
            };
            records.iter().try_for_each(|record| opened.push_result(one(record), || record.as_unreadable()))
        })?;
        let lines = PartialRead { read: opened.read.into_iter().flatten().collect(), unread: opened.unread };
        let note = AuditNote::ListMade { list: list.id.clone(), lines: lines.read.len() as u64 };
        self.note_by(&staff.pseudonym, note, now)?;
        Ok(lines)
    }
}

/// Returns the line of this record, if its person belongs on the list. A message of somebody else is no wish.
fn entry_for(record: &DecryptedRecord, list: &HandOverDefinition) -> Option<HandOverEntry> {
    let standing = |id: &str| {
        let stands = |wish: &&DecryptedWish| wish.wish == id && wish.withdrawn.is_none() && wish.replaced_by.is_none();
        record.wishes.iter().find(stands).map(current_answer)
    };
    let wanted = standing(&list.wish).filter(|answered| matches_definition(answered, list))?;
    if record.standing != RecordStanding::Wish {
        return None;
    }
    let linked = record.linked.clone().unwrap_or_default();
    let said = match &record.person {
        VisitorIdentity::Number(number) | VisitorIdentity::StartedByStaff { number, .. } => number.clone(),
        VisitorIdentity::Ticket => String::new(),
    };
    Some(HandOverEntry {
        receipt: record.receipt,
        at: record.at,
        number: if linked.number.is_empty() { said } else { linked.number },
        name: linked.name,
        room: linked.room,
        answers: std::iter::once(wanted).chain(list.also.iter().filter_map(|id| standing(id))).collect(),
    })
}

/// Returns the answer that is right now: the last correction, if there is one.
fn current_answer(wish: &DecryptedWish) -> ListedAnswer {
    let right = wish.corrections.last().map(|corrected| &corrected.correction);
    let (answer, details) = right.map_or((&wish.answer, &wish.details), |right| (&right.answer, &right.details));
    ListedAnswer { wish: wish.wish.clone(), answer: answer.clone(), details: details.clone() }
}

fn matches_definition(answered: &ListedAnswer, list: &HandOverDefinition) -> bool {
    let picked = |(question, wanted): (&String, &Vec<String>)| {
        answered.details.get(question).is_some_and(|picked| picked.iter().any(|one| wanted.contains(one)))
    };
    list.answers.contains(&answered.answer) && list.picked.iter().all(picked)
}
