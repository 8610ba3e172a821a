//! To whom records are sealed: to the keys that events of the log added and did not retire, and to no other.
//!
//! A row with a key is written in an instant by anybody who has the file. So each sealing reads the events of the keys,
//! hashes them, and compares the rows with them.

use rusqlite::{Connection, Row};
use serde_json::Value;

use crate::crypto::key_pair::{KeyKind, PublicKey, Recipient};
use crate::error::RecordsError;
use crate::error::log::LogError;
use crate::log::hash_chain::{self, ColumnValue};
use crate::value::hash::{Sha256Hash, hex};

/// What an event says about a key.
#[derive(PartialEq, Eq)]
struct KeyEvent {
    kind: String,
    public: String,
}

/// Returns every key that can open what is sealed from now on. Refuses a key that no event added, and a log in which
/// the events of the keys were changed.
pub(crate) fn current(connection: &Connection, kiosk: &[u8]) -> Result<Vec<Recipient>, RecordsError> {
    let (mut added, mut retired) = (Vec::new(), Vec::new());
    for (is_added, told) in events(connection, kiosk)? {
        if is_added { added.push(told) } else { retired.push(told.public) }
    }
    let rows = rows(connection)?;
    // Keys are numbered from 1 in the order of their events, so that a row between two others is found as well.
    let is_as_told = |at: usize, (id, told, _): &(i64, KeyEvent, PublicKey)| {
        i64::try_from(at + 1) == Ok(*id) && added.get(at) == Some(told)
    };
    let strange = rows.iter().enumerate().find(|(at, row)| !is_as_told(*at, row)).map(|(_, row)| row.1.fingerprint());
    match strange {
        Some(strange) => Err(RecordsError::Log(LogError::StrangeKey { strange })),
        None if rows.len() < added.len() => {
            Err(RecordsError::Log(LogError::StrangeKey { strange: "one is gone".to_owned() }))
        }
        None => Ok(rows.into_iter().filter(|(_, told, _)| !retired.contains(&told.public)).map(recipient).collect()),
    }
}

fn recipient((id, told, public): (i64, KeyEvent, PublicKey)) -> Recipient {
    Recipient { id, kind: told.kind.parse().unwrap_or(KeyKind::Recovery), public }
}

impl KeyEvent {
    fn read(open: &str) -> Self {
        let open: Value = serde_json::from_str(open).unwrap_or_default();
        let text = |name: &str| open.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { kind: text("key"), public: text("public") }
    }

    /// Returns the first digits, to tell one key from others.
    fn fingerprint(&self) -> String {
        self.public.chars().take(8).collect()
    }
}

fn rows(connection: &Connection) -> Result<Vec<(i64, KeyEvent, PublicKey)>, RecordsError> {
    let mut rows = connection.prepare_cached("SELECT id, kind, pub FROM recipient ORDER BY id")?;
    let rows = rows.query_map([], |row| {
        let public: Sha256Hash = row.get(2)?;
        Ok((row.get(0)?, KeyEvent { kind: row.get(1)?, public: hex(&public) }, PublicKey(public)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads whether a key was added or retired, and which, one event after the other.
fn events(connection: &Connection, kiosk: &[u8]) -> Result<Vec<(bool, KeyEvent)>, RecordsError> {
    // `stands` is the hash of this event as the next one (or the head) holds it: an event that was rewritten together
    // with its own hash is found by it. INDEXED BY, for this runs before each sealing and must not read the whole log.
    let sql = format!(
        "SELECT {}, hash, coalesce((SELECT next.prev FROM event next WHERE next.seq = event.seq + 1),
            (SELECT hash FROM head WHERE seq = event.seq)) AS stands
        FROM event INDEXED BY event_keys WHERE kind IN('key.added', 'key.retired') ORDER BY seq",
        hash_chain::COLUMNS.join(", ")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(event(row, kiosk)?);
    }
    Ok(events)
}

/// Reads one event, if its hash is right and the next event holds the same.
fn event(row: &Row<'_>, kiosk: &[u8]) -> Result<(bool, KeyEvent), RecordsError> {
    let mut columns = [ColumnValue::Null; hash_chain::COLUMNS.len()];
    for (at, column) in columns.iter_mut().enumerate() {
        *column = row.get_ref(at)?.into();
    }
    let (hash, stands): (Sha256Hash, Option<Sha256Hash>) = (row.get("hash")?, row.get("stands")?);
    if hash_chain::event_hash(kiosk, &columns) != hash || stands != Some(hash) {
        let event: i64 = row.get("seq")?;
        return Err(RecordsError::Log(LogError::StrangeKey { strange: format!("event {event} was changed") }));
    }
    Ok((row.get::<_, String>("kind")? == "key.added", KeyEvent::read(&row.get::<_, String>("open")?)))
}
