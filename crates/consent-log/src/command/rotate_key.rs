//! A new key replaces an old one: every data key is sealed again, and the old slots are deleted.
//!
//! The same is the way out of a lost passphrase (unlocked with the sheet) and of a lost sheet (unlocked with
//! the passphrase). Everything is one transaction; before its commit the old key opens everything, after it the new.

use jiff::civil::DateTime;
use rusqlite::{OptionalExtension as _, Row, params};
use serde_json::json;

use crate::crypto::envelope::DataKey;
use crate::crypto::key_file;
use crate::crypto::key_generation::NewKey;
use crate::crypto::key_pair::{DecryptionKey, KeyKind, Recipient};
use crate::error::RecordsError;
use crate::error::crypto::CryptoError;
use crate::error::query::QueryError;
use crate::log::append::LogWriter;
use crate::log::audit_note::AuditNote;
use crate::log::event::{EventKind, NewEvent};
use crate::log::hash_chain;
use crate::staff::dual_control::DualControl;
use crate::store::RecordStore;
use crate::value::hash::{Sha256Hash, hex};
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::{Timestamp, in_japan};

/// A data key and its new slot.
struct RewrappedKey {
    dek: [u8; 16],
    /// The new slot.
    wrapped: Vec<u8>,
    /// The hash of all its slots from now on.
    slots: Sha256Hash,
}

/// Who is who in a change of keys.
struct KeyRotation {
    /// The recipient whose key is unlocked.
    reader: i64,
    /// The recipient that replaces another one.
    new: Recipient,
    /// Recipients whose slots are deleted.
    retired: Vec<i64>,
}

/// A key as the log knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// Whose.
    pub kind: KeyKind,
    /// The first digits of the public key, to tell it from others.
    pub mark: String,
    /// From when on it is used: date and time in Japan.
    pub since: DateTime,
    /// The two who made it; nobody where set-up did.
    pub by: Vec<Pseudonym>,
    /// Another key has replaced it.
    pub is_retired: bool,
    /// How many data keys it opens.
    pub slots: u64,
}

impl RecordStore {
    /// Returns every key that was ever used, the oldest first.
    pub fn known_keys(&self) -> Result<Vec<KnownKey>, RecordsError> {
        let sql = "SELECT r.kind, substr(lower(hex(r.pub)), 1, 8), r.id NOT IN(SELECT id FROM recipient_now),
            (SELECT count(*) FROM keyslot s WHERE s.recipient = r.id), e.at_ms, e.actor, json_extract(e.open, '$.second')
            FROM recipient r JOIN event e
            ON e.kind = 'key.added' AND json_extract(e.open, '$.public') = lower(hex(r.pub)) ORDER BY r.id";
        self.database.at(|connection| {
            let mut rows = connection.prepare(sql)?;
            let keys = rows.query_map([], known_key)?;
            Ok(keys.collect::<Result<_, _>>()?)
        })
    }

    /// Replaces the key of one kind by a new one; returns how many data keys were sealed again.
    ///
    /// `written` are its words as somebody reads them from their paper: nothing changes before they are written down.
    /// `with` opens what is there: the key that goes, or the other one if its words are lost.
    pub fn rotate(
        &mut self,
        (new, written): (&NewKey, &str),
        with: &DecryptionKey,
        both: &DualControl,
        now: &Timestamp,
    ) -> Result<u64, RecordsError> {
        if !new.matches_words(written) {
            return Err(RecordsError::Crypto(CryptoError::WordsMismatch));
        }
        // Beside the old file and before the commit: after a power cut one of the two opens the log.
        if let Some(sealed) = &new.sealed {
            key_file::write_new(&self.database.dir, sealed)?;
        }
        let count = self.write(now, |log| append_rotation(log, new, with, both))?;
        key_file::finish_rotation(&self.database.dir)?;
        // The deleted slots are still in the write-ahead log.
        self.empty_wal()?;
        Ok(count)
    }
}

fn known_key(row: &Row<'_>) -> rusqlite::Result<KnownKey> {
    let kind = row.get::<_, String>(0)?.parse().unwrap_or(KeyKind::Recovery);
    let slots = u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0);
    let second = row.get::<_, Option<String>>(6)?.and_then(|second| second.parse().ok());
    let by = [row.get::<_, Option<[u8; 16]>>(5)?.map(Pseudonym::from_bytes), second].into_iter().flatten().collect();
    Ok(KnownKey { kind, mark: row.get(1)?, since: in_japan(row.get(4)?), by, is_retired: row.get(2)?, slots })
}

fn append_rotation(
    log: &LogWriter<'_>,
    new: &NewKey,
    with: &DecryptionKey,
    both: &DualControl,
) -> Result<u64, RecordsError> {
    let known = log.recipients()?;
    let reader = known
        .iter()
        .find(|own| own.public == with.public())
        .ok_or(RecordsError::Crypto(CryptoError::WrongRecovery))?
        .id;
    let old: Vec<&Recipient> = known.iter().filter(|own| own.kind == new.kind).collect();
    let added = AuditNote::KeyAdded { kind: new.kind, public: new.public };
    log.append(&NewEvent::by_both(both, added.kind(), added.open_content()))?;
    let id = log.add_recipient(new.kind, &new.public)?;
    for key in &old {
        let open = json!({ "key": key.kind.as_str(), "public": hex(&key.public.0) });
        log.append(&NewEvent::by_both(both, EventKind::KeyRetired, open))?;
    }
    let retired = old.iter().map(|key| key.id).collect();
    let change = KeyRotation { reader, new: Recipient { id, kind: new.kind, public: new.public }, retired };
    let anew = change.rewrap_all(log, with)?;
    change.write(log, &anew, NewEvent::by_both(both, EventKind::KeyRewrapped, json!({ "keys": anew.len() })))?;
    Ok(anew.len() as u64)
}

impl KeyRotation {
    /// Opens every data key and seals it to the new key. One that does not open stops the whole change.
    fn rewrap_all(&self, log: &LogWriter<'_>, with: &DecryptionKey) -> Result<Vec<RewrappedKey>, RecordsError> {
        let mut rows = log.connection().prepare("SELECT DISTINCT dek FROM keyslot ORDER BY dek")?;
        let deks: Vec<[u8; 16]> = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        deks.into_iter().map(|dek| self.rewrap_one(log, dek, with)).collect()
    }

    fn rewrap_one(
        &self,
        log: &LogWriter<'_>,
        dek: [u8; 16],
        with: &DecryptionKey,
    ) -> Result<RewrappedKey, RecordsError> {
        let mut slots = slots_of(log, &dek)?;
        let own = slots.iter().find(|(recipient, _)| *recipient == self.reader);
        let key = own.and_then(|(_, wrapped)| DataKey::from_slot(dek, wrapped, with));
        let Some(key) = key else {
            return Err(RecordsError::Query(QueryError::CannotOpen { event: first_event_sealed_with(log, &dek)? }));
        };
        slots.retain(|(recipient, _)| !self.retired.contains(recipient));
        let sealed = key.wrap_for(&[self.new])?;
        let wrapped = sealed.into_iter().map(|(_, wrapped)| wrapped).next().unwrap_or_default();
        // The new recipient has the highest number: the slots stay in the order in which they are hashed.
        slots.push((self.new.id, wrapped.clone()));
        Ok(RewrappedKey { dek, wrapped, slots: hash_chain::slots_hash(&dek, &slots) })
    }

    /// Appends the event with the hash of what follows, then writes that.
    fn write(&self, log: &LogWriter<'_>, anew: &[RewrappedKey], mut event: NewEvent) -> Result<(), RecordsError> {
        let rows: Vec<([u8; 16], Sha256Hash)> = anew.iter().map(|anew| (anew.dek, anew.slots)).collect();
        if let serde_json::Value::Object(open) = &mut event.open {
            open.insert("slots".to_owned(), hex(&hash_chain::rewrap_hash(&rows)).into());
        }
        log.append(&event)?;
        let connection = log.connection();
        let seq: i64 = connection.query_row("SELECT seq FROM head", [], |row| row.get(0))?;
        let mut row = connection.prepare("INSERT INTO rewrap(event, dek, slots) VALUES (?, ?, ?)")?;
        let mut gone = connection.prepare("DELETE FROM keyslot WHERE dek = ? AND recipient = ?")?;
        let mut slot = connection.prepare("INSERT INTO keyslot(dek, recipient, wrapped) VALUES (?, ?, ?)")?;
        for anew in anew {
            // In this order: the trigger `keyslot_delete` lets a slot go only after its row in `rewrap`.
            row.execute(params![seq, anew.dek, anew.slots])?;
            for old in &self.retired {
                gone.execute(params![anew.dek, old])?;
            }
            slot.execute(params![anew.dek, self.new.id, anew.wrapped])?;
        }
        Ok(())
    }
}

fn slots_of(log: &LogWriter<'_>, dek: &[u8; 16]) -> Result<Vec<(i64, Vec<u8>)>, RecordsError> {
    let sql = "SELECT recipient, wrapped FROM keyslot WHERE dek = ? ORDER BY recipient";
    let mut rows = log.connection().prepare_cached(sql)?;
    let slots = rows.query_map([dek], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(slots)
}

/// Returns the first event that a data key seals, for the message of an error.
fn first_event_sealed_with(log: &LogWriter<'_>, dek: &[u8; 16]) -> Result<i64, RecordsError> {
    let mut row = log.connection().prepare_cached("SELECT min(seq) FROM event WHERE dek = ?")?;
    let event: Option<Option<i64>> = row.query_row([dek], |row| row.get(0)).optional()?;
    Ok(event.flatten().unwrap_or(0))
}
