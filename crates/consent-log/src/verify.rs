//! Reads the whole log again and says whether every byte is as it was written.

mod hashes;
mod indexes;
mod key_slots;

use std::collections::HashSet;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use rusqlite::{Connection, Row};

use crate::consent::Notice;
use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::error::log::broken_chain;
use crate::log::hash_chain::{self, ColumnValue};
use crate::log::{head, head_file};
use crate::storage::database::Database;
use crate::value::hash::{Sha256Hash, hex};
use crate::value::timestamp::format_minute;
use crate::verify::hashes::HashThread;
use crate::verify::indexes::{EventColumns, EventIndexes, HASH, NOTICE, PREV, REF, SEQ, check_pages};
use crate::verify::key_slots::KeyLedger;

/// What is said of an event that has another hash than it should.
const EVENT_CHANGED: &str = "it was changed";

/// A log that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// Events.
    pub events: u64,
    /// Records of visits.
    pub records: u64,
    /// Pages whose words are stored unsealed.
    pub notices: u64,
}

/// Checks the log of this folder. It needs no key, and writes nothing.
pub fn verify(dir: &Path) -> Result<VerifyReport, RecordsError> {
    // The file is read first: if a kiosk writes in between, the log is longer than the file says, which is allowed.
    let told = head_file::read(dir);
    let database = Database::open_read_only(dir)?;
    database.at(|connection| {
        // One transaction: the walk sees one moment, while a kiosk goes on writing.
        let _reading = connection.unchecked_transaction()?;
        let indexes = EventIndexes::of(connection)?;
        // The pages are checked at the same time over another connection: whether they are sound does not depend on the
        // moment.
        let (held, walk) = thread::scope(|scope| {
            let held = scope.spawn(|| index_sums(dir, &indexes));
            let walk = walk_chain(connection, &indexes);
            (held.join().unwrap_or_else(|broken| resume_unwind(broken)), walk)
        });
        // Damaged pages are named first: they explain whatever else was found.
        let whole = compare_sums(&database.file, &indexes, (&held?, walk?))?;
        head::check_known_head(connection, told)?;
        Ok(whole)
    })
}

/// Returns what the indexes hold, if the pages of the file are sound.
fn index_sums(dir: &Path, indexes: &EventIndexes) -> Result<Vec<u64>, RecordsError> {
    let database = Database::open_read_only(dir)?;
    database.at(|connection| {
        check_pages(connection, &database.file)?;
        indexes.read(connection)
    })
}

/// Checks the log inside the transaction that is under way.
pub(crate) fn verify_connection(connection: &Connection, file: &Path) -> Result<VerifyReport, RecordsError> {
    let indexes = EventIndexes::of(connection)?;
    check_pages(connection, file)?;
    let held = indexes.read(connection)?;
    compare_sums(file, &indexes, (&held, walk_chain(connection, &indexes)?))
}

fn compare_sums(
    file: &Path,
    indexes: &EventIndexes,
    (held, walk): (&[u64], ChainWalk),
) -> Result<VerifyReport, RecordsError> {
    indexes.compare((&walk.sums, held), file)?;
    Ok(walk.verified)
}

/// What a walk over the whole chain found.
struct ChainWalk {
    verified: VerifyReport,
    /// What the indexes should hold.
    sums: Vec<u64>,
}

fn walk_chain(connection: &Connection, indexes: &EventIndexes) -> Result<ChainWalk, RecordsError> {
    let checked = || {
        let mut sums = indexes.zero_sums();
        let (events, shown) = events(connection, |event, seq| indexes.add(&mut sums, event, seq))?;
        let verified =
            VerifyReport { events, records: check_visits(connection)?, notices: check_notices(connection, shown)? };
        Ok(ChainWalk { verified, sums })
    };
    checked().map_err(|error| with_last_good_minute(connection, error))
}

/// Returns the same error with the minute until which the log is as it was written.
fn with_last_good_minute(connection: &Connection, error: RecordsError) -> RecordsError {
    let RecordsError::Log(LogError::BrokenChain { event, what, .. }) = error else { return error };
    let last = "SELECT at_ms FROM event WHERE seq < ? ORDER BY seq DESC LIMIT 1";
    let at = connection.query_row(last, [event], |row| row.get(0));
    let until = at.map_or_else(|_| "its beginning".to_owned(), format_minute);
    RecordsError::Log(LogError::BrokenChain { event, what, until })
}

/// Walks the chain from the kiosk to the head; returns how many events there are, and which notices they show.
fn events(
    connection: &Connection,
    each: impl FnMut(&EventColumns<'_>, i64),
) -> Result<(u64, HashSet<Sha256Hash>), RecordsError> {
    let start = check_genesis(connection)?;
    thread::scope(|scope| {
        let mut hashing = HashThread::spawn(scope);
        let read = read_events(connection, start, &mut hashing, each);
        // An error of the walk is at, or after, every event that was hashed: a wrong hash is the first damage.
        match hashing.first_wrong() {
            Some(event) => broken_chain(event, EVENT_CHANGED),
            None => read,
        }
    })
}

/// Reads every event in its order; their hashes are right if `hashing` finds no wrong one.
fn read_events(
    connection: &Connection,
    (kiosk, mut prev): (Vec<u8>, Sha256Hash),
    hashing: &mut HashThread<'_>,
    mut each: impl FnMut(&EventColumns<'_>, i64),
) -> Result<(u64, HashSet<Sha256Hash>), RecordsError> {
    let mut told = KeyLedger::read(connection)?;
    let mut shown = HashSet::new();
    let sql = format!("SELECT {}, hash FROM event ORDER BY seq", hash_chain::COLUMNS.join(", "));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut last = 0;
    while let Some(row) = rows.next()? {
        let event = columns(row)?;
        let seq = last + 1;
        prev = check_link(&event, seq, prev)?;
        let [hashed @ .., _] = &event;
        // Before anything else is asked of it: an event that was changed is called so, whatever else is wrong with it.
        hashing.add(&kiosk, hashed, (seq, prev));
        told.check(&event, seq)?;
        each(&event, seq);
        shown.extend(event[NOTICE].bytes::<32>());
        last = seq;
    }
    check_head(connection, last, prev)?;
    told.check_complete(connection, last)?;
    Ok((u64::try_from(last).unwrap_or(0), shown))
}

fn columns<'a>(row: &'a Row<'_>) -> Result<EventColumns<'a>, RecordsError> {
    let mut columns = [ColumnValue::Null; hash_chain::COLUMNS.len() + 1];
    for (at, column) in columns.iter_mut().enumerate() {
        *column = row.get_ref(at)?.into();
    }
    Ok(columns)
}

/// Checks the row of the kiosk; returns its id, and the hash before the first event.
fn check_genesis(connection: &Connection) -> Result<(Vec<u8>, Sha256Hash), RecordsError> {
    let kiosk = connection.query_row(
        "SELECT id, label, genesis FROM kiosk WHERE one = 1 AND (SELECT count(*) FROM kiosk) = 1",
        [],
        |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?, row.get::<_, Sha256Hash>(2)?)),
    );
    let Ok((id, label, genesis)) = kiosk else { return broken_chain(0, "the kiosk is not named") };
    if hash_chain::genesis_hash(&id, &label) != genesis {
        return broken_chain(0, "the kiosk was renamed");
    }
    Ok((id, genesis))
}

/// Returns the hash of one event, if the event follows the one before.
fn check_link(event: &EventColumns<'_>, seq: i64, prev: Sha256Hash) -> Result<Sha256Hash, RecordsError> {
    if event[SEQ].number() != Some(seq) {
        return broken_chain(seq, "it is missing");
    }
    if event[PREV].bytes() != Some(prev) {
        return broken_chain(seq, "it does not stand on the event before it");
    }
    if event[REF].number().is_some_and(|of| !(1..seq).contains(&of)) {
        return broken_chain(seq, "it refers to an event that is not before it");
    }
    event[HASH].bytes().map_or_else(|| broken_chain(seq, EVENT_CHANGED), Ok)
}

fn check_head(connection: &Connection, last: i64, hash: Sha256Hash) -> Result<(), RecordsError> {
    let head = connection.query_row(
        "SELECT seq, hash FROM head WHERE one = 1 AND (SELECT count(*) FROM head) = 1",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)),
    );
    match head {
        Ok(known) if known == (last, hash) => Ok(()),
        Ok((known, _)) => broken_chain(known, "events after the last one were taken away, or the head was changed"),
        Err(_) => broken_chain(last, "the head is gone"),
    }
}

/// Checks that every visit with answers was closed with as many as it says; returns how many visits there are.
fn check_visits(connection: &Connection) -> Result<u64, RecordsError> {
    // IS NOT and not <>: for a visit that was never closed one side is NULL, and a comparison with <> would be NULL
    // too.
    let half = "SELECT min(e.seq) FROM event e INDEXED BY event_visit WHERE e.visit IS NOT NULL AND e.kind IN('wish.recorded', 'message.recorded', 'visit.recorded') AND
        (SELECT json_extract(v.open, '$.wishes') FROM event v WHERE v.visit = e.visit AND v.kind = 'visit.recorded')
        IS NOT (SELECT count(*) FROM event w WHERE w.visit = e.visit AND w.kind IN('wish.recorded', 'message.recorded'))";
    if let Some(event) = connection.query_row(half, [], |row| row.get::<_, Option<i64>>(0))? {
        return broken_chain(event, "its visit is not closed");
    }
    let count = "SELECT count(*) FROM event WHERE kind = 'visit.recorded'";
    let count: i64 = connection.query_row(count, [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Checks that the words of every page have the hash under which they are stored, and that some event shows them.
fn check_notices(connection: &Connection, mut shown: HashSet<Sha256Hash>) -> Result<u64, RecordsError> {
    let mut statement = connection.prepare("SELECT page, edition, lang, body, sha256 FROM notice")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let notice = Notice { page: row.get(0)?, edition: row.get(1)?, lang: row.get(2)?, body: row.get(3)? };
        let hash: Sha256Hash = row.get(4)?;
        if hash_chain::notice_hash(&notice) != hash || !shown.remove(&hash) {
            return Err(RecordsError::Log(LogError::NoticeChanged { page: notice.page }));
        }
        count += 1;
    }
    match shown.into_iter().next() {
        Some(lost) => Err(RecordsError::Log(LogError::NoticeChanged { page: hex(&lost) })),
        None => Ok(count),
    }
}
