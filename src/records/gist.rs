//! Every record in short, for whoever may read: enough to see what is urgent, without the words that were shown.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::json;

use super::event::{Kind, NewEvent};
use super::inbox::{FollowUp, Line};
use super::opened::{Opened, OpenedWish, Reader};
use super::standing::{self, RecordRow};
use super::{Moment, Pseudonym, RecordsError, Resident, Store, Unlocked};
use crate::consent::{Operator, Person};

/// A record in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gist {
    /// What everybody may see of it.
    pub line: Line,
    /// Whose it is, as it was tied or typed; `None` where nobody knows yet.
    pub person: Option<Resident>,
    /// Who pressed the keys.
    pub operator: Operator,
    /// The answers that still stand, by wish.
    pub answers: BTreeMap<String, String>,
    /// Whether somebody else asked that an answer be taken back.
    pub others_asked: bool,
    /// How many checks were explained once more.
    pub explained_again: usize,
    /// The shortest time that a wish stood before it was answered, in whole seconds.
    pub quickest: Option<u32>,
    /// Whether the visit was stopped half-way.
    pub interrupted: bool,
    /// Whether the nearest word about the clock before or after it says that it was wrong.
    pub clock_doubtful: bool,
}

impl Store {
    /// Opens all records that were not erased in short, the newest first. That they are opened is on the disk before they are deciphered.
    pub fn gists(&mut self, unlocked: &Unlocked, staff: &Pseudonym, now: &Moment) -> Result<Vec<Gist>, RecordsError> {
        let records = self.write(now, |log| {
            let records = standing::records(log.connection())?;
            let event = NewEvent::new(Kind::ReviewIndexed, json!({ "records": records.len() }));
            log.append(&NewEvent { actor: Some(*staff), ..event })?;
            Ok(records)
        })?;
        self.database.at(|connection| {
            let reader = Reader::new(connection, unlocked)?;
            let kept = records.iter().rev().filter(|record| record.erased.is_none());
            kept.map(|record| gist(connection, &reader, record)).collect()
        })
    }
}

fn gist(connection: &Connection, reader: &Reader<'_>, record: &RecordRow) -> Result<Gist, RecordsError> {
    let opened = reader.open(record)?;
    let follow_up = record.outcome.map(|event| FollowUp::read(connection, event)).transpose()?;
    Ok(Gist {
        line: Line { follow_up, ..Line::new(record, &standing::wishes(connection, &record.visit)?) },
        person: person(&opened),
        operator: opened.operator.clone(),
        answers: answers(&opened),
        others_asked: opened.wishes.iter().any(|wish| wish.others_asked.is_some()),
        explained_again: opened.checks.iter().filter(|check| check.explained_again).count(),
        quickest: opened.wishes.iter().filter_map(|wish| seconds(&opened, &wish.wish)).min(),
        interrupted: opened.stopped_in.is_some(),
        clock_doubtful: clock_doubtful(connection, record.seq)?,
    })
}

fn person(opened: &Opened) -> Option<Resident> {
    let said = match &opened.person {
        Person::Number(number) | Person::StartedByStaff { number, .. } => Some(Resident::numbered(number)),
        Person::Ticket => None,
    };
    opened.linked.clone().or(said)
}

fn answers(opened: &Opened) -> BTreeMap<String, String> {
    let stands = opened.wishes.iter().filter(|wish| wish.withdrawn.is_none() && wish.replaced_by.is_none());
    let right = |wish: &OpenedWish| {
        wish.corrections.last().map_or_else(|| wish.answer.clone(), |corrected| corrected.correction.answer.clone())
    };
    stands.map(|wish| (wish.wish.clone(), right(wish))).collect()
}

/// How long the page of a wish stood, all its times together; `None` where it was never presented.
fn seconds(opened: &Opened, wish: &str) -> Option<u32> {
    let mut pages = opened.presented.iter().filter(|page| page.notice.page == wish).peekable();
    pages.peek()?;
    Some(pages.fold(0, |all, page| all.saturating_add(page.seconds)))
}

/// Time never orders events (I13); but staff must know when a date may be wrong. A clock that was changed or
/// doubted makes everything back to the last confirmation doubtful, and everything on to the next one.
fn clock_doubtful(connection: &Connection, record: i64) -> Result<bool, RecordsError> {
    let about = "kind IN('clock.changed', 'clock.doubted', 'clock.confirmed')";
    let word = |sql: String| -> Result<bool, RecordsError> {
        let mut rows = connection.prepare_cached(&sql)?;
        let kind: Option<String> = rusqlite::OptionalExtension::optional(rows.query_row([record], |row| row.get(0)))?;
        Ok(kind.is_some_and(|kind| kind != Kind::ClockConfirmed.as_str()))
    };
    let before = word(format!("SELECT kind FROM event WHERE seq < ? AND {about} ORDER BY seq DESC LIMIT 1"))?;
    let after = word(format!("SELECT kind FROM event WHERE seq > ? AND {about} ORDER BY seq LIMIT 1"))?;
    Ok(before || after)
}
