//! The end of the log inside one transaction: appends one event after the other, each with the hash of the one before.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use strum::IntoStaticStr;

use crate::consent::Notice;
use crate::crypto::envelope::{DataKey, SealContext};
use crate::crypto::key_pair::{KeyKind, PublicKey, Recipient};
use crate::error::RecordsError;
use crate::log::event::NewEvent;
use crate::log::hash_chain::{self, ColumnValue};
use crate::log::recipients;
use crate::value::hash::Sha256Hash;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::Timestamp;

/// The wall clock may run this much faster or slower than the clock since start before it is a jump.
const CLOCK_JUMP_MS: i64 = 60_000;

/// The log while it is written to.
pub(crate) struct LogWriter<'a> {
    connection: &'a Connection,
    now: &'a Timestamp,
    kiosk: [u8; 16],
}

/// A data key whose slots are in the log.
pub(crate) struct WrappedKey {
    key: DataKey,
    slots: Sha256Hash,
}

/// The seal of an event.
struct EventSeal {
    dek: [u8; 16],
    slots: Sha256Hash,
    sealed: Vec<u8>,
}

impl<'a> LogWriter<'a> {
    pub(crate) fn new(connection: &'a Connection, now: &'a Timestamp) -> Result<Self, RecordsError> {
        let kiosk = connection.query_row("SELECT id FROM kiosk", [], |row| row.get(0))?;
        Ok(Self { connection, now, kiosk })
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// Makes a new data key that every recipient can open.
    pub(crate) fn new_data_key(&self) -> Result<WrappedKey, RecordsError> {
        let key = DataKey::new()?;
        let slots = key.wrap_for(&self.recipients()?)?;
        // Before the event: the trigger `event_order` takes no sealed event whose data key has no slot.
        let mut insert =
            self.connection.prepare_cached("INSERT INTO keyslot(dek, recipient, wrapped) VALUES (?, ?, ?)")?;
        for (recipient, wrapped) in &slots {
            insert.execute(params![key.id, recipient, wrapped])?;
        }
        let slots = hash_chain::slots_hash(&key.id, &slots);
        Ok(WrappedKey { key, slots })
    }

    /// Stores the words of a page once; returns their hash.
    pub(crate) fn store_notice(&self, notice: &Notice) -> Result<Sha256Hash, RecordsError> {
        let hash = hash_chain::notice_hash(notice);
        let Notice { page, edition, lang, body } = notice;
        let sql = "INSERT INTO notice(sha256, page, edition, lang, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        self.connection.prepare_cached(sql)?.execute(params![hash, page, edition, lang, body])?;
        Ok(hash)
    }

    /// Adds a key to which records are sealed from now on; the last event must be the one that adds it.
    pub(crate) fn add_recipient(&self, kind: KeyKind, public: &PublicKey) -> Result<i64, RecordsError> {
        let sql = "INSERT INTO recipient(kind, pub) VALUES (?, ?)";
        self.connection.execute(sql, params![kind.as_str(), public.0])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Returns the keys to which records are sealed.
    pub(crate) fn recipients(&self) -> Result<Vec<Recipient>, RecordsError> {
        recipients::current(self.connection, &self.kiosk)
    }

    /// Appends an event without sealed content; returns its hash.
    pub(crate) fn append(&self, event: &NewEvent) -> Result<Sha256Hash, RecordsError> {
        let (seq, prev) = self.head()?;
        self.insert(event, (seq, prev), None)
    }

    /// Appends an event with sealed content; returns its hash.
    pub(crate) fn append_sealed(
        &self,
        event: &NewEvent,
        with: &WrappedKey,
        content: &impl Serialize,
    ) -> Result<Sha256Hash, RecordsError> {
        let (seq, prev) = self.head()?;
        let bound = SealContext { kiosk: &self.kiosk, seq, kind: event.kind.as_str() };
        let sealed = with.key.seal(bound, content)?;
        self.insert(event, (seq, prev), Some(&EventSeal { dek: with.key.id, slots: with.slots, sealed }))
    }

    /// Returns the number of the next event and the hash of the last one.
    fn head(&self) -> Result<(i64, Sha256Hash), RecordsError> {
        let mut head = self.connection.prepare_cached("SELECT seq + 1, hash FROM head")?;
        Ok(head.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn insert(
        &self,
        event: &NewEvent,
        (seq, prev): (i64, Sha256Hash),
        seal: Option<&EventSeal>,
    ) -> Result<Sha256Hash, RecordsError> {
        let open = event.open.to_string();
        // In the order of COLUMNS, in which they are hashed and inserted: swapping two of one type would go unnoticed.
        let columns = [
            ColumnValue::Integer(seq),
            ColumnValue::Integer(self.now.utc_ms),
            ColumnValue::Integer(self.since_boot_ms()),
            ColumnValue::text(&self.now.boot),
            ColumnValue::text(self.clock_status(seq - 1)?.as_str()),
            ColumnValue::text(event.kind.as_str()),
            ColumnValue::blob(event.visit.as_ref().map(<[u8; 16]>::as_slice)),
            ColumnValue::blob(event.actor.as_ref().map(Pseudonym::as_bytes)),
            ColumnValue::blob(event.notice.as_ref().map(<[u8; 32]>::as_slice)),
            event.reference.map_or(ColumnValue::Null, ColumnValue::Integer),
            ColumnValue::text(&open),
            ColumnValue::blob(seal.map(|seal| seal.dek.as_slice())),
            ColumnValue::blob(seal.map(|seal| seal.slots.as_slice())),
            ColumnValue::Blob(&prev),
            ColumnValue::blob(seal.map(|seal| seal.sealed.as_slice())),
        ];
        let hash = hash_chain::event_hash(&self.kiosk, &columns);
        let sql = format!("INSERT INTO event({}, hash) VALUES (?{})", hash_chain::COLUMNS.join(", "), ", ?".repeat(15));
        let all = columns.iter().copied().chain([ColumnValue::Blob(&hash)]);
        self.connection.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(all))?;
        Ok(hash)
    }

    fn since_boot_ms(&self) -> i64 {
        i64::try_from(self.now.since_boot_ms).unwrap_or(i64::MAX)
    }

    /// Compares the wall clock with that of the event before. Time never orders events; this marks it (invariant I13,
    /// docs/records.md).
    fn clock_status(&self, before: i64) -> Result<ClockStatus, RecordsError> {
        let mut last = self.connection.prepare_cached("SELECT at_ms, boot_ms, boot FROM event WHERE seq = ?")?;
        let last = last
            .query_row([before], |row| Ok(LastClocks { at_ms: row.get(0)?, boot_ms: row.get(1)?, boot: row.get(2)? }));
        Ok(last.optional()?.map_or(ClockStatus::Ok, |last| last.status_at(self.now)))
    }

    /// Returns by how many milliseconds the wall clock was changed since the last event, if it was.
    pub(crate) fn clock_change_ms(&self) -> Result<Option<i64>, RecordsError> {
        let (next, _) = self.head()?;
        Ok(match self.clock_status(next - 1)? {
            ClockStatus::Ok => None,
            ClockStatus::Back(by) | ClockStatus::Jump(by) => Some(by),
        })
    }
}

/// The wall clock compared with that of the event before; by how many milliseconds it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum ClockStatus {
    Ok,
    Back(i64),
    Jump(i64),
}

impl ClockStatus {
    fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Both clocks at the last event.
struct LastClocks {
    at_ms: i64,
    boot_ms: i64,
    boot: String,
}

impl LastClocks {
    fn status_at(&self, now: &Timestamp) -> ClockStatus {
        let went = now.utc_ms.saturating_sub(self.at_ms);
        let passed = i64::try_from(now.since_boot_ms).unwrap_or(i64::MAX).saturating_sub(self.boot_ms);
        let same_start = self.boot == now.boot;
        // After a restart the clock since start begins at zero again, so that only the wall clocks can be compared.
        let changed = if same_start { went.saturating_sub(passed) } else { went };
        // A wall clock that is far ahead after a restart may just be a machine that was off: only going back counts
        // then.
        if went < 0 {
            ClockStatus::Back(changed)
        } else if same_start && changed.saturating_abs() > CLOCK_JUMP_MS {
            ClockStatus::Jump(changed)
        } else {
            ClockStatus::Ok
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_back_or_jumps_is_marked() {
        let at = |utc_ms, since| Timestamp::new(utc_ms, "a", since);
        let since = |now: &Timestamp, boot: &str| {
            LastClocks { at_ms: 1_000_000, boot_ms: 5_000, boot: boot.to_owned() }.status_at(now)
        };
        assert_eq!(since(&at(1_001_000, 6_000), "a"), ClockStatus::Ok);
        assert_eq!(since(&at(999_999, 6_000), "a"), ClockStatus::Back(-1_001));
        assert_eq!(since(&at(9_000_000, 6_000), "a"), ClockStatus::Jump(7_999_000));
        assert_eq!(since(&at(9_000_000, 6_000), "b"), ClockStatus::Ok, "the machine was off in between");
        assert_eq!(since(&at(1_001_000, 500_000), "a"), ClockStatus::Jump(-494_000), "the wall clock stood still");
    }
}
