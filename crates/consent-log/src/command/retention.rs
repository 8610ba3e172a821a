//! What was kept long enough: counted from the day on which the person left, never from a day that is doubtful, and
//! never what nobody has read. While the person lives here, nothing of theirs is due.

use jiff::civil::Date;
use rusqlite::Connection;

use crate::custody::locker::LockerItem;
use crate::error::RecordsError;
use crate::error::command::CommandError;
use crate::query::clock_evidence::{ClockEvidence, FIRST_DAY};
use crate::query::damage::{self, PartialRead, UnreadableEntry};
use crate::query::departure::Departure;
use crate::query::inbox::{InboxEntry, ReviewState};
use crate::query::lookup::{self, RecordRow};
use crate::store::RecordStore;
use crate::value::receipt_code::Receipt;

/// How long records are kept, on a day that somebody said is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// How many months.
    pub months: u8,
    /// Today.
    pub today: Date,
}

/// Records whose person left long enough ago, by the day that staff said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueRecords {
    /// Those that were kept long enough, the oldest first.
    pub entries: Vec<InboxEntry>,
    /// Those that are spared all the same, and why.
    pub spared: Vec<(InboxEntry, SparedReason)>,
    /// How many there are besides of whom nobody noted that they left.
    pub living_here: usize,
    /// Those that cannot be read.
    pub unread: Vec<UnreadableEntry>,
}

/// Why a record whose person left long enough ago is not erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SparedReason {
    /// The day on which they left may be wrong, and no day is known on which they had certainly left.
    DateDoubtful,
    /// Nobody has read it since it last changed.
    NobodyRead,
}

/// Whether a record that is neither held nor erased is due.
enum DueState {
    LivesHere,
    /// The months since the person left are not over.
    NotYet,
    Spared(InboxEntry, SparedReason),
    Due(InboxEntry),
}

impl Retention {
    /// Returns the last day of what was kept long enough.
    fn last_due_day(self) -> Date {
        self.today.saturating_sub(jiff::Span::new().months(i64::from(self.months)))
    }
}

impl RecordStore {
    /// Returns records that were kept long enough, without those that are held or erased.
    pub fn due_records(&self, retention: Retention) -> Result<DueRecords, RecordsError> {
        self.database.at(|connection| {
            let clock = ClockEvidence::read(connection)?;
            let PartialRead { read: records, unread } = lookup::records(connection)?;
            let mut found = PartialRead { read: Vec::new(), unread };
            for record in records.iter().filter(|record| record.held.is_none() && record.erased.is_none()) {
                found.push_result(due_state(connection, (record, &clock), retention), || record.as_unreadable())?;
            }
            let mut due = DueRecords { unread: found.unread, ..DueRecords::default() };
            for state in found.read {
                match state {
                    DueState::LivesHere => due.living_here += 1,
                    DueState::NotYet => {}
                    DueState::Spared(line, why) => due.spared.push((line, why)),
                    DueState::Due(line) => due.entries.push(line),
                }
            }
            Ok(due)
        })
    }

    /// Refuses to call a record kept long enough where that is not certain.
    pub fn refuse_not_due(&self, receipt: &Receipt, retention: Retention) -> Result<(), RecordsError> {
        self.database.at(|connection| {
            let record = lookup::known_record(connection, *receipt)?;
            record.check_not_erased()?;
            let Some(departure) = Departure::of(connection, &record)? else {
                let (receipt, months) = (receipt.to_string(), retention.months);
                return Err(RecordsError::Command(CommandError::LivesHere { receipt, months }));
            };
            let since = certain_day(&ClockEvidence::read(connection)?, &record, departure);
            if since.is_some_and(|since| since <= retention.last_due_day()) {
                return Ok(());
            }
            let since = since.map_or_else(|| "a day that is not certain".to_owned(), |since| since.to_string());
            Err(RecordsError::Command(CommandError::NotYetDue {
                receipt: receipt.to_string(),
                since,
                months: retention.months,
            }))
        })
    }

    /// Returns what was given back, or was missing, for long enough and still has names.
    pub fn due_items(&self, retention: Retention) -> Result<Vec<LockerItem>, RecordsError> {
        let holdings = self.locker_items()?;
        self.database.at(|connection| {
            let clock = ClockEvidence::read(connection)?;
            let mut last = connection.prepare("SELECT max(seq) FROM event WHERE ref = ? AND kind GLOB 'custody.*'")?;
            let mut due = Vec::new();
            for one in holdings.iter().filter(|one| one.may_be_erased()) {
                let event = last.query_row([one.seq], |row| row.get::<_, Option<i64>>(0))?.unwrap_or(one.seq);
                let since = clock.certain_day(event, one.since.date(), FIRST_DAY);
                if since.is_some_and(|since| since <= retention.last_due_day()) {
                    due.push(one.clone());
                }
            }
            Ok(due)
        })
    }
}

fn due_state(
    connection: &Connection,
    (record, clock): (&RecordRow, &ClockEvidence),
    retention: Retention,
) -> Result<DueState, RecordsError> {
    let Some(departure) = Departure::of(connection, record)? else { return Ok(DueState::LivesHere) };
    if departure.on > retention.last_due_day() {
        return Ok(DueState::NotYet);
    }
    let kiosk: [u8; 16] = connection.query_row("SELECT id FROM kiosk", [], |row| row.get(0))?;
    // A date that decides about erasing must not be one that somebody changed.
    damage::refuse_changed(connection, &kiosk, &record.visit)?;
    let line = InboxEntry::new(record, &lookup::wishes(connection, &record.visit)?);
    let is_old = certain_day(clock, record, departure).is_some_and(|since| since <= retention.last_due_day());
    Ok(match line.state {
        _ if !is_old => DueState::Spared(line, SparedReason::DateDoubtful),
        ReviewState::New => DueState::Spared(line, SparedReason::NobodyRead),
        ReviewState::TalkedOver | ReviewState::Viewed => DueState::Due(line),
    })
}

/// Returns the day since which the person of a record had certainly left. Staff say the day by the clock of the kiosk:
/// where that is doubtful, the first later day counts that somebody confirmed.
fn certain_day(clock: &ClockEvidence, record: &RecordRow, departure: Departure) -> Option<Date> {
    clock.certain_day(departure.event, departure.on, edition_day(&record.open_text("edition")))
}

/// Returns the day on which the pack of this edition was made; nobody was asked with it before.
fn edition_day(edition: &str) -> Date {
    let month = || format!("{edition}-01").parse().ok();
    edition.parse().ok().or_else(month).unwrap_or(FIRST_DAY)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_edition_says_when_it_was_made_by_its_day_or_its_month() {
        assert_eq!(edition_day("2026-11-23"), date(2026, 11, 23));
        assert_eq!(edition_day("2027-02"), date(2027, 2, 1));
        assert_eq!(edition_day("autumn"), FIRST_DAY);
    }
}
