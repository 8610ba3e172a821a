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
use crate::error::log::broken;
use crate::log::hash_chain::{self, Column};
use crate::log::{head, head_file};
use crate::storage::database::Database;
use crate::value::hash::{Hash, hex};
use crate::value::timestamp::minute_of;
use crate::verify::hashes::HashThread;
use crate::verify::indexes::{EventColumns, HASH, Indexes, NOTICE, PREV, REF, SEQ, pages};
use crate::verify::key_slots::KeyLedger;

/// What is said of an event that has another hash than it should.
const CHANGED: &str = "it was changed";

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
    let told = head_file::told(dir);
    let database = Database::reading(dir)?;
    database.at(|connection| {
        // One transaction: the walk sees one moment, while a kiosk goes on writing.
        let _reading = connection.unchecked_transaction()?;
        let indexes = Indexes::of(connection)?;
        // The pages are checked at the same time over another connection: whether they are sound does not depend on the
        // moment.
        let (held, walk) = thread::scope(|scope| {
            let held = scope.spawn(|| held(dir, &indexes));
            let walk = walk(connection, &indexes);
            (held.join().unwrap_or_else(|broken| resume_unwind(broken)), walk)
        });
        // Damaged pages are named first: they explain whatever else was found.
        let whole = agreed(&database.file, &indexes, (&held?, walk?))?;
        head::has(connection, told)?;
        Ok(whole)
    })
}

/// Returns what the indexes hold, if the pages of the file are sound.
fn held(dir: &Path, indexes: &Indexes) -> Result<Vec<u64>, RecordsError> {
    let database = Database::reading(dir)?;
    database.at(|connection| {
        pages(connection, &database.file)?;
        indexes.read(connection)
    })
}

/// Checks the log inside the transaction that is under way.
pub(crate) fn whole(connection: &Connection, file: &Path) -> Result<VerifyReport, RecordsError> {
    let indexes = Indexes::of(connection)?;
    pages(connection, file)?;
    let held = indexes.read(connection)?;
    agreed(file, &indexes, (&held, walk(connection, &indexes)?))
}

fn agreed(file: &Path, indexes: &Indexes, (held, walk): (&[u64], ChainWalk)) -> Result<VerifyReport, RecordsError> {
    indexes.agree((&walk.sums, held), file)?;
    Ok(walk.verified)
}

/// What a walk over the whole chain found.
struct ChainWalk {
    verified: VerifyReport,
    /// What the indexes should hold.
    sums: Vec<u64>,
}

fn walk(connection: &Connection, indexes: &Indexes) -> Result<ChainWalk, RecordsError> {
    let checked = || {
        let mut sums = indexes.none();
        let (events, shown) = events(connection, |event, seq| indexes.add(&mut sums, event, seq))?;
        let verified = VerifyReport { events, records: visits(connection)?, notices: notices(connection, shown)? };
        Ok(ChainWalk { verified, sums })
    };
    checked().map_err(|error| dated(connection, error))
}

/// Returns the same error with the minute until which the log is as it was written.
fn dated(connection: &Connection, error: RecordsError) -> RecordsError {
    let RecordsError::Log(LogError::BrokenChain { event, what, .. }) = error else { return error };
    let last = "SELECT at_ms FROM event WHERE seq < ? ORDER BY seq DESC LIMIT 1";
    let at = connection.query_row(last, [event], |row| row.get(0));
    let until = at.map_or_else(|_| "its beginning".to_owned(), minute_of);
    RecordsError::Log(LogError::BrokenChain { event, what, until })
}

/// Walks the chain from the kiosk to the head; returns how many events there are, and which notices they show.
fn events(
    connection: &Connection,
    each: impl FnMut(&EventColumns<'_>, i64),
) -> Result<(u64, HashSet<Hash>), RecordsError> {
    let start = start(connection)?;
    thread::scope(|scope| {
        let mut hashing = HashThread::beside(scope);
        let read = read(connection, start, &mut hashing, each);
        // An error of the walk is at, or after, every event that was hashed: a wrong hash is the first damage.
        match hashing.first_wrong() {
            Some(event) => broken(event, CHANGED),
            None => read,
        }
    })
}

/// Reads every event in its order; their hashes are right if `hashing` finds no wrong one.
fn read(
    connection: &Connection,
    (kiosk, mut prev): (Vec<u8>, Hash),
    hashing: &mut HashThread<'_>,
    mut each: impl FnMut(&EventColumns<'_>, i64),
) -> Result<(u64, HashSet<Hash>), RecordsError> {
    let mut told = KeyLedger::read(connection)?;
    let mut shown = HashSet::new();
    let sql = format!("SELECT {}, hash FROM event ORDER BY seq", hash_chain::COLUMNS.join(", "));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut last = 0;
    while let Some(row) = rows.next()? {
        let event = columns(row)?;
        let seq = last + 1;
        prev = link(&event, seq, prev)?;
        let [hashed @ .., _] = &event;
        // Before anything else is asked of it: an event that was changed is called so, whatever else is wrong with it.
        hashing.add(&kiosk, hashed, (seq, prev));
        told.check(&event, seq)?;
        each(&event, seq);
        shown.extend(event[NOTICE].bytes::<32>());
        last = seq;
    }
    head(connection, last, prev)?;
    told.agrees(connection, last)?;
    Ok((u64::try_from(last).unwrap_or(0), shown))
}

fn columns<'a>(row: &'a Row<'_>) -> Result<EventColumns<'a>, RecordsError> {
    let mut columns = [Column::Null; hash_chain::COLUMNS.len() + 1];
    for (at, column) in columns.iter_mut().enumerate() {
        *column = row.get_ref(at)?.into();
    }
    Ok(columns)
}

/// Checks the row of the kiosk; returns its id, and the hash before the first event.
fn start(connection: &Connection) -> Result<(Vec<u8>, Hash), RecordsError> {
    let kiosk = connection.query_row(
        "SELECT id, label, genesis FROM kiosk WHERE one = 1 AND (SELECT count(*) FROM kiosk) = 1",
        [],
        |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?, row.get::<_, Hash>(2)?)),
    );
    let Ok((id, label, genesis)) = kiosk else { return broken(0, "the kiosk is not named") };
    if hash_chain::genesis(&id, &label) != genesis {
        return broken(0, "the kiosk was renamed");
    }
    Ok((id, genesis))
}

/// Returns the hash of one event, if the event follows the one before.
fn link(event: &EventColumns<'_>, seq: i64, prev: Hash) -> Result<Hash, RecordsError> {
    if event[SEQ].number() != Some(seq) {
        return broken(seq, "it is missing");
    }
    if event[PREV].bytes() != Some(prev) {
        return broken(seq, "it does not stand on the event before it");
    }
    if event[REF].number().is_some_and(|of| !(1..seq).contains(&of)) {
        return broken(seq, "it refers to an event that is not before it");
    }
    event[HASH].bytes().map_or_else(|| broken(seq, CHANGED), Ok)
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

/// Checks that every visit with answers was closed with as many as it says; returns how many visits there are.
fn visits(connection: &Connection) -> Result<u64, RecordsError> {
    // IS NOT and not <>: for a visit that was never closed one side is NULL, and a comparison with <> would be NULL
    // too.
    let half = "SELECT min(e.seq) FROM event e INDEXED BY event_visit WHERE e.visit IS NOT NULL AND e.kind IN('wish.recorded', 'message.recorded', 'visit.recorded') AND
        (SELECT json_extract(v.open, '$.wishes') FROM event v WHERE v.visit = e.visit AND v.kind = 'visit.recorded')
        IS NOT (SELECT count(*) FROM event w WHERE w.visit = e.visit AND w.kind IN('wish.recorded', 'message.recorded'))";
    if let Some(event) = connection.query_row(half, [], |row| row.get::<_, Option<i64>>(0))? {
        return broken(event, "its visit is not closed");
    }
    let count = "SELECT count(*) FROM event WHERE kind = 'visit.recorded'";
    let count: i64 = connection.query_row(count, [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Checks that the words of every page have the hash under which they are stored, and that some event shows them.
fn notices(connection: &Connection, mut shown: HashSet<Hash>) -> Result<u64, RecordsError> {
    let mut statement = connection.prepare("SELECT page, edition, lang, body, sha256 FROM notice")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let notice = Notice { page: row.get(0)?, edition: row.get(1)?, lang: row.get(2)?, body: row.get(3)? };
        let hash: Hash = row.get(4)?;
        if hash_chain::notice(&notice) != hash || !shown.remove(&hash) {
            return Err(RecordsError::Log(LogError::NoticeChanged { page: notice.page }));
        }
        count += 1;
    }
    match shown.into_iter().next() {
        Some(lost) => Err(RecordsError::Log(LogError::NoticeChanged { page: hex(&lost) })),
        None => Ok(count),
    }
}
