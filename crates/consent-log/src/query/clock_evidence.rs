//! What the log says about the clock, and which dates are certain all the same. Time never orders events (invariant
//! I13, docs/records.md).

use jiff::civil::{Date, date};
use rusqlite::Connection;

use crate::error::RecordsError;
use crate::value::timestamp::in_japan;

/// Before this day there was no madoguchi: a clock that says less had lost its time.
pub(crate) const FIRST_DAY: Date = date(2026, 11, 1);

/// What the log says about the clock, in its order.
pub(crate) struct ClockEvidence {
    /// The number of the event, and whether it says that the clock was wrong.
    statements: Vec<(i64, bool)>,
    /// Each time that staff said that the date is right, with that date.
    confirmed: Vec<(i64, Date)>,
}

impl ClockEvidence {
    /// Reads all of them at once: to look for the nearest one from each record would read the log once for each.
    pub(crate) fn read(connection: &Connection) -> Result<Self, RecordsError> {
        let about = "SELECT seq, kind <> 'clock.confirmed', at_ms FROM event
            WHERE kind IN('clock.changed', 'clock.doubted', 'clock.confirmed') OR clock <> 'ok' ORDER BY seq";
        let mut rows = connection.prepare(about)?;
        let words = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, in_japan(row.get(2)?).date())))?;
        let words: Vec<(i64, bool, Date)> = words.collect::<Result<_, _>>()?;
        let confirmed = words.iter().filter(|(_, doubts, _)| !doubts).map(|(event, _, day)| (*event, *day)).collect();
        Ok(Self { statements: words.into_iter().map(|(event, doubts, _)| (event, doubts)).collect(), confirmed })
    }

    /// Returns whether the date of an event may be wrong. A clock that was changed or doubted makes everything back to
    /// the last confirmation doubtful, and everything on to the next one.
    pub(super) fn is_doubtful(&self, event: i64) -> bool {
        // In the order of the query, so that it can be searched by halves.
        let after = self.statements.partition_point(|(word, _)| *word < event);
        let before = after.checked_sub(1).and_then(|before| self.statements.get(before));
        [before, self.statements.get(after)].into_iter().flatten().any(|(_, doubts)| *doubts)
    }

    /// Returns whether the last word about the clock is that it may be wrong.
    pub(crate) fn is_doubted_now(&self) -> bool {
        self.statements.last().is_some_and(|(_, doubts)| *doubts)
    }

    /// Returns the last day that staff said is right.
    pub(crate) fn last_confirmed_day(&self) -> Option<Date> {
        self.confirmed.last().map(|(_, day)| *day)
    }

    /// Returns the day since which an event was certainly there: its own, if nobody doubts it and it is not before the
    /// first day that it can be; otherwise the day of the first confirmation after it, if there was one.
    pub(crate) fn certain_day(&self, event: i64, own: Date, first: Date) -> Option<Date> {
        if own >= first && !self.is_doubtful(event) {
            return Some(own);
        }
        self.confirmed.iter().find(|(word, day)| *word > event && *day >= first).map(|(_, day)| *day)
    }
}
