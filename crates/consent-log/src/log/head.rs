//! The last event of a log, and whether a log still has an event that somebody outside knows.

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::value::anchor::Anchor;
use crate::value::hash::Sha256Hash;
use crate::value::timestamp::format_minute;

/// Returns the id of the kiosk that writes this log.
pub(crate) fn kiosk_id(connection: &Connection) -> Result<[u8; 16], RecordsError> {
    Ok(connection.query_row("SELECT id FROM kiosk", [], |row| row.get(0))?)
}

/// Returns the last event.
pub(crate) fn head(connection: &Connection) -> Result<Anchor, RecordsError> {
    let kiosk = kiosk_id(connection)?;
    let head = connection.query_row("SELECT seq, hash FROM head", [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (event, hash) = head?;
    Ok(Anchor { kiosk, event, hash })
}

/// Refuses a log that lacks this last event, or is another kiosk's.
pub(crate) fn check_known_head(connection: &Connection, told: Option<Anchor>) -> Result<(), RecordsError> {
    // A missing or damaged file proves nothing against the log.
    let Some(told) = told else { return Ok(()) };
    if told.kiosk != kiosk_id(connection)? {
        let since = minute_of_event(connection, head(connection)?.event)?;
        return Err(RecordsError::Log(LogError::Rewritten { event: told.event, since }));
    }
    check_contains(connection, &told)
}

/// Refuses a log that lacks one of its own anchors; returns how many of them are its own.
pub(crate) fn check_own_anchors(connection: &Connection, anchors: &[Anchor]) -> Result<usize, RecordsError> {
    let own = kiosk_id(connection)?;
    let of_this: Vec<&Anchor> = anchors.iter().filter(|anchor| anchor.kiosk == own).collect();
    of_this.iter().try_for_each(|anchor| check_contains(connection, anchor))?;
    Ok(of_this.len())
}

fn check_contains(connection: &Connection, anchor: &Anchor) -> Result<(), RecordsError> {
    let mut row = connection.prepare_cached("SELECT hash FROM event WHERE seq = ?")?;
    let hash: Option<Sha256Hash> = row.query_row([anchor.event], |row| row.get(0)).optional()?;
    match hash {
        Some(hash) if hash == anchor.hash => Ok(()),
        Some(_) => Err(RecordsError::Log(LogError::Rewritten {
            event: anchor.event,
            since: minute_of_event(connection, anchor.event)?,
        })),
        None => {
            let last = head(connection)?.event;
            Err(RecordsError::Log(LogError::CutOff {
                known: anchor.event,
                last,
                since: minute_of_event(connection, last)?,
            }))
        }
    }
}

fn minute_of_event(connection: &Connection, event: i64) -> Result<String, RecordsError> {
    let at = connection.query_row("SELECT at_ms FROM event WHERE seq = ?", [event], |row| row.get(0)).optional()?;
    Ok(at.map_or_else(|| "its beginning".to_owned(), format_minute))
}
