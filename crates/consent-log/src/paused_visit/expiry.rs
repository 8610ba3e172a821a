//! When a paused visit was kept long enough: by a day that is certain, for a doubtful date deletes nothing.

use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::error::RecordsError;
use crate::error::storage::StorageError;
use crate::log::append::LogWriter;
use crate::query::clock_evidence::{ClockEvidence, FIRST_DAY};
use crate::storage::atomic_file;
use crate::store::RecordStore;
use crate::value::timestamp::Timestamp;

use super::visit_file::{self, VisitFile};

/// How long a paused visit is kept, in days.
pub const PAUSED_VISIT_DAYS: u8 = 30;

/// A clock that went on by more than this while the machine was off may be wrong: staff are asked for the date first.
const LONGEST_REST_MS: i64 = 3 * 24 * 60 * 60 * 1000;

impl RecordStore {
    /// Returns the date in Japan, if nothing in the log says that the clock may be wrong.
    pub(super) fn certain_today(&self, now: &Timestamp) -> Result<Option<Date>, RecordsError> {
        self.database.at(|connection| {
            let clock = ClockEvidence::read(connection)?;
            let is_certain = now.today >= clock.last_confirmed_day().unwrap_or(FIRST_DAY).max(FIRST_DAY)
                && !clock.is_doubted_now()
                && LogWriter::new(connection, now)?.clock_change_ms()?.is_none()
                && !went_on_while_off(connection, now)?;
            Ok(is_certain.then_some(now.today))
        })
    }
}

/// Returns whether the clock went on by days between two starts of the machine, and staff have not said since that the
/// date is right. Within one start the log compares it with the time since the start.
fn went_on_while_off(connection: &Connection, now: &Timestamp) -> Result<bool, RecordsError> {
    let since = "(SELECT coalesce(max(seq), 0) FROM event WHERE kind = 'clock.confirmed')";
    let between_events = format!(
        "SELECT EXISTS(SELECT 1 FROM event later JOIN event earlier ON earlier.seq = later.seq - 1
            WHERE later.seq > {since} AND later.boot <> earlier.boot AND later.at_ms - earlier.at_ms > ?)"
    );
    let until_now = "SELECT boot <> ? AND ? - at_ms > ? FROM event ORDER BY seq DESC LIMIT 1";
    let has_leapt: bool = connection.query_row(&between_events, [LONGEST_REST_MS], |row| row.get(0))?;
    let parameters = rusqlite::params![now.boot, now.utc_ms, LONGEST_REST_MS];
    let leaps: bool = connection.query_row(until_now, parameters, |row| row.get(0))?;
    Ok(has_leapt || leaps)
}

/// Deletes each file whose days are over; returns how many there were.
///
/// # Errors
/// The first one, after all files: where one resists, the others are deleted all the same.
pub(super) fn delete_expired(dir: &Path, today: Date) -> Result<usize, StorageError> {
    let (mut deleted, mut resisted) = (0, None);
    for file in visit_file::files_in(dir)? {
        match delete_if_expired(&file, today) {
            Ok(was_expired) => deleted += usize::from(was_expired),
            Err(error) => resisted = resisted.or(Some(error)),
        }
    }
    resisted.map_or(Ok(deleted), Err)
}

/// Deletes a file whose days are over; returns whether they were. One that a wrong clock dated begins to count today.
fn delete_if_expired(file: &Path, today: Date) -> Result<bool, StorageError> {
    let expires = |day: Date| day.saturating_add(jiff::Span::new().days(i64::from(PAUSED_VISIT_DAYS)));
    // What another program wrote has no day that this one can read: it stays until somebody does what `doctor` says.
    let Ok(kept_on) = VisitFile::read_day(file) else { return Ok(false) };
    match kept_on.filter(|day| *day <= today) {
        Some(day) if expires(day) <= today => visit_file::delete(file).map(|()| true),
        Some(_) => Ok(false),
        None => write_day(file, today).map(|()| false),
    }
}

fn write_day(file: &Path, today: Date) -> Result<(), StorageError> {
    match VisitFile::read(file) {
        Ok(Some(kept)) => atomic_file::replace(file, &VisitFile { kept_on: Some(today), ..kept }.bytes()),
        // Its day was read a moment ago: the next look at it tells what is wrong.
        Ok(None) | Err(_) => Ok(()),
    }
}
