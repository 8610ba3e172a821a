//! Reads the whole log anew and says whether every byte is as it was written.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, Row};

use super::RecordsError;
use super::chain::{self, Column, Hash};
use super::database::Database;
use super::moment::minute_of;
use super::verify_keys::{Slots, keys};
use crate::consent::Notice;

/// A log that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Events.
    pub events: u64,
    /// Records of visits.
    pub records: u64,
    /// Pages whose words are kept in the open.
    pub notices: u64,
}

/// Checks the log of this folder. It needs no key, and writes nothing.
pub fn verify(dir: &Path) -> Result<Verified, RecordsError> {
    let database = Database::reading(dir)?;
    database.at(|connection| {
        // One transaction: a kiosk may write meanwhile.
        let _reading = connection.unchecked_transaction()?;
        whole(connection, &database.file)
    })
}

/// Checks the log inside the transaction that is under way.
pub(super) fn whole(connection: &Connection, file: &Path) -> Result<Verified, RecordsError> {
    integrity(connection, file)?;
    let checked = || {
        let events = events(connection)?;
        Ok(Verified { events, records: visits(connection)?, notices: notices(connection)? })
    };
    checked().map_err(|error| dated(connection, error))
}

/// The same, and until when the log is as it was written.
fn dated(connection: &Connection, error: RecordsError) -> RecordsError {
    let RecordsError::BrokenChain { event, what, .. } = error else { return error };
    let last = "SELECT at_ms FROM event WHERE seq < ? ORDER BY seq DESC LIMIT 1";
    let at = connection.query_row(last, [event], |row| row.get(0));
    let until = at.map_or_else(|_| "its beginning".to_owned(), minute_of);
    RecordsError::BrokenChain { event, what, until }
}

fn integrity(connection: &Connection, file: &Path) -> Result<(), RecordsError> {
    let damaged = |what| RecordsError::Damaged { file: file.to_path_buf(), what };
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(damaged(said));
    }
    let dangling: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if dangling > 0 {
        return Err(damaged(format!("{dangling} references lead nowhere")));
    }
    Ok(())
}

pub(super) fn broken<T>(event: i64, what: impl Into<String>) -> Result<T, RecordsError> {
    // Until when it is whole is said where the whole check ends.
    Err(RecordsError::BrokenChain { event, what: what.into(), until: String::new() })
}

/// The chain from the kiosk to the head.
fn events(connection: &Connection) -> Result<u64, RecordsError> {
    let (kiosk, mut prev) = start(connection)?;
    let slots = Slots::read(connection)?;
    let mut used = BTreeSet::new();
    let sql = format!("SELECT {}, hash FROM event ORDER BY seq", chain::COLUMNS.join(", "));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut last = 0;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get("seq")?;
        if seq != last + 1 {
            return broken(last + 1, "it is missing");
        }
        prev = link(row, &kiosk, seq, prev)?;
        used.extend(slots.check(row, seq)?);
        last = seq;
    }
    head(connection, last, prev)?;
    keys(connection)?;
    if !slots.belong_to(&used) {
        return broken(last, "a key slot belongs to no event");
    }
    Ok(u64::try_from(last).unwrap_or(0))
}

/// What the first event stands on.
fn start(connection: &Connection) -> Result<(Vec<u8>, Hash), RecordsError> {
    let kiosk = connection.query_row(
        "SELECT id, label, genesis FROM kiosk WHERE one = 1 AND (SELECT count(*) FROM kiosk) = 1",
        [],
        |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?, row.get::<_, Hash>(2)?)),
    );
    let Ok((id, label, genesis)) = kiosk else { return broken(0, "the kiosk is not named") };
    if chain::genesis(&id, &label) != genesis {
        return broken(0, "the kiosk was renamed");
    }
    Ok((id, genesis))
}

/// The hash of one event, if it is right and stands on the one before.
fn link(row: &Row<'_>, kiosk: &[u8], seq: i64, prev: Hash) -> Result<Hash, RecordsError> {
    let mut columns = [Column::Null; chain::COLUMNS.len()];
    for (at, column) in columns.iter_mut().enumerate() {
        *column = row.get_ref(at)?.into();
    }
    let hash: Hash = row.get("hash")?;
    if row.get::<_, Hash>("prev")? != prev {
        return broken(seq, "it does not stand on the event before it");
    }
    if chain::event(kiosk, &columns) != hash {
        return broken(seq, "it was changed");
    }
    Ok(hash)
}

fn head(connection: &Connection, last: i64, hash: Hash) -> Result<(), RecordsError> {
    let head = connection.query_row(
        "SELECT seq, hash FROM head WHERE one = 1 AND (SELECT count(*) FROM head) = 1",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)),
    );
    match head {
        Ok(known) if known == (last, hash) => Ok(()),
        Ok((known, _)) => broken(known, "events after the last one were taken away, or the head was changed"),
        Err(_) => broken(last, "the head is gone"),
    }
}

/// Every visit that has answers was closed with as many as it says: there is no half record.
fn visits(connection: &Connection) -> Result<u64, RecordsError> {
    let half = "SELECT min(e.seq) FROM event e WHERE e.visit IS NOT NULL AND e.kind IN('wish.recorded', 'message.recorded', 'visit.recorded') AND
        (SELECT json_extract(v.open, '$.wishes') FROM event v WHERE v.visit = e.visit AND v.kind = 'visit.recorded')
        IS NOT (SELECT count(*) FROM event w WHERE w.visit = e.visit AND w.kind IN('wish.recorded', 'message.recorded'))";
    if let Some(event) = connection.query_row(half, [], |row| row.get::<_, Option<i64>>(0))? {
        return broken(event, "its visit is not closed");
    }
    let count = "SELECT count(*) FROM event WHERE kind = 'visit.recorded'";
    let count: i64 = connection.query_row(count, [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The words of every page have the hash under which they are kept, and some event shows them.
fn notices(connection: &Connection) -> Result<u64, RecordsError> {
    let sql = "SELECT page, edition, lang, body, sha256, sha256 IN (SELECT notice FROM event) FROM notice";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let notice = Notice { page: row.get(0)?, edition: row.get(1)?, lang: row.get(2)?, body: row.get(3)? };
        let is_shown: Option<bool> = row.get(5)?;
        if chain::notice(&notice) != row.get::<_, Hash>(4)? || is_shown != Some(true) {
            return Err(RecordsError::NoticeChanged { page: notice.page });
        }
        count += 1;
    }
    Ok(count)
}
