//! Calls for staff as the log holds them: the one that is open, and those to which nobody came.

use jiff::civil::DateTime;
use rusqlite::Connection;
use serde_json::Value;

use crate::error::RecordsError;
use crate::store::RecordStore;
use crate::value::timestamp::{Timestamp, in_japan};

/// Calls that are longer ago are not shown any more.
const MAX_AGE_DAYS: i64 = 7;
/// As many of those to which nobody came are shown.
const MAX_UNANSWERED: usize = 3;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A call for staff to which nobody has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffCall {
    /// When it began, in Japan, by the clock of the kiosk.
    pub at: DateTime,
    /// How it ended.
    pub outcome: CallOutcome,
}

/// How a call ended to which nobody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOutcome {
    /// The visit ended after so many seconds.
    Left(u64),
    /// The machine stopped before it ended.
    Lost,
    /// Somebody waits now.
    Open,
    /// The person took it back after so many seconds.
    TakenBack(u64),
}

impl RecordStore {
    /// Returns the open call, then the last ones to which nobody came, the newest first.
    pub fn unanswered_calls(&self, now: &Timestamp) -> Result<Vec<StaffCall>, RecordsError> {
        let since = now.utc_ms.saturating_sub(MAX_AGE_DAYS * DAY_MS);
        let mut calls = self.database.at(|connection| calls(connection, since))?;
        calls.reverse();
        let open = usize::from(calls.first().is_some_and(|call| call.outcome == CallOutcome::Open));
        calls.truncate(open + MAX_UNANSWERED);
        Ok(calls)
    }
}

/// Returns the calls, the oldest first. Only the last one can be open.
fn calls(connection: &Connection, since: i64) -> Result<Vec<StaffCall>, RecordsError> {
    let mut events = connection.prepare_cached(
        "SELECT kind, at_ms, open FROM event WHERE at_ms >= ? AND kind IN('staff.called', 'staff.answered', \
         'staff.call-ended', 'kiosk.started', 'kiosk.stopped') ORDER BY seq",
    )?;
    let mut events = events.query([since])?;
    let (mut calls, mut open) = (Vec::new(), None);
    while let Some(event) = events.next()? {
        let (kind, at): (String, i64) = (event.get(0)?, event.get(1)?);
        // The query selects only events that end an open call.
        let began = open.take();
        match kind.as_str() {
            "staff.called" => {
                calls.extend(began.map(|began| call(began, CallOutcome::Lost)));
                open = Some(at);
            }
            "staff.call-ended" => {
                // A damaged event was still a call to which nobody came.
                let open: String = event.get(2).unwrap_or_default();
                calls.extend(began.map(|began| call(began, parse_ending(&open))));
            }
            "staff.answered" => {}
            _ => calls.extend(began.map(|began| call(began, CallOutcome::Lost))),
        }
    }
    calls.extend(open.map(|began| call(began, CallOutcome::Open)));
    Ok(calls)
}

fn call(began: i64, became: CallOutcome) -> StaffCall {
    StaffCall { at: in_japan(began), outcome: became }
}

/// Returns how a call ended.
fn parse_ending(open: &str) -> CallOutcome {
    let open: Value = serde_json::from_str(open).unwrap_or_default();
    let seconds = open.get("seconds").and_then(Value::as_u64).unwrap_or_default();
    match open.get("why").and_then(Value::as_str) {
        Some("taken-back") => CallOutcome::TakenBack(seconds),
        _ => CallOutcome::Left(seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::key_generation::FacilityKeys;
    use crate::log::audit_note::{AuditNote, CallEnding};

    /// Makes a log with these notes, one a second; returns the moment after the last of them as well.
    fn noted(notes: &[AuditNote]) -> (tempfile::TempDir, RecordStore, Timestamp) {
        let dir = tempfile::tempdir().unwrap();
        let at =
            |second: i64| Timestamp::new(1_795_446_000_000 + second * 1000, "a", 1000 * u64::try_from(second).unwrap());
        let keys = FacilityKeys::generate().unwrap();
        let mut store = RecordStore::create(dir.path(), &keys.public, "test", &at(1)).unwrap();
        for (second, note) in (2..).zip(notes) {
            store.note(note, &at(second)).unwrap();
        }
        (dir, store, at(100))
    }

    fn became(notes: &[AuditNote]) -> Vec<CallOutcome> {
        let (_dir, store, now) = noted(notes);
        store.unanswered_calls(&now).unwrap().into_iter().map(|call| call.outcome).collect()
    }

    #[test]
    fn calls_to_which_nobody_came_are_told_and_answered_ones_are_not() {
        let left = AuditNote::StaffCallEnded { ending: CallEnding::Left, seconds: 41 };
        let taken_back = AuditNote::StaffCallEnded { ending: CallEnding::TakenBack, seconds: 7 };
        let answered = AuditNote::StaffAnswered { seconds: 30 };
        let called = || AuditNote::StaffCalled;
        assert_eq!(became(&[called(), answered.clone()]), []);
        assert_eq!(became(&[called()]), [CallOutcome::Open]);
        assert_eq!(became(&[called(), AuditNote::KioskStarted]), [CallOutcome::Lost], "the power was cut");
        let all = [called(), left.clone(), called(), answered, called(), taken_back, called()];
        assert_eq!(became(&all), [CallOutcome::Open, CallOutcome::TakenBack(7), CallOutcome::Left(41)]);
        let many: Vec<AuditNote> = (0..9).flat_map(|_| [called(), left.clone()]).collect();
        assert_eq!(became(&many), [CallOutcome::Left(41); MAX_UNANSWERED]);
        assert_eq!(became(&[many, vec![called()]].concat()).len(), 1 + MAX_UNANSWERED);
    }

    #[test]
    fn a_call_of_long_ago_is_told_of_no_more() {
        let (_dir, store, now) =
            noted(&[AuditNote::StaffCalled, AuditNote::StaffCallEnded { ending: CallEnding::Left, seconds: 3 }]);
        let later = Timestamp::new(now.utc_ms + 8 * DAY_MS, "a", now.since_boot_ms);
        assert_eq!(store.unanswered_calls(&now).unwrap().len(), 1);
        assert_eq!(store.unanswered_calls(&later).unwrap(), []);
    }
}
