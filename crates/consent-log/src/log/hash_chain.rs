//! The hash of an event over every column, and of what events refer to: notices, key slots, the kiosk.
//!
//! The form is made so that thirty lines in any language can check it: SHA-256 over a domain text, the
//! kiosk's id, and each column in order as one byte for its type, its length in 8 bytes, and its bytes;
//! integers are 8 bytes; everything big-endian.

use std::hash::Hasher;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use sha2::{Digest as _, Sha256};

use crate::consent::Notice;
use crate::value::hash::Sha256Hash;

/// Room for the published form of an event that is not long.
const TYPICAL_EVENT_BYTES: usize = 1024;

/// The columns of an event in the order in which they are hashed: all but the hash itself.
pub(crate) const COLUMNS: [&str; 15] = [
    "seq", "at_ms", "boot_ms", "boot", "clock", "kind", "visit", "actor", "notice", "ref", "open", "dek", "slots",
    "prev", "sealed",
];

/// One column of one event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ColumnValue<'a> {
    Null,
    Integer(i64),
    Text(&'a [u8]),
    Blob(&'a [u8]),
}

impl<'a> ColumnValue<'a> {
    pub(crate) fn text(text: &'a str) -> Self {
        Self::Text(text.as_bytes())
    }

    pub(crate) fn blob(bytes: Option<&'a [u8]>) -> Self {
        bytes.map_or(Self::Null, Self::Blob)
    }

    fn encode_into(self, form: &mut Vec<u8>) {
        match self {
            Self::Null => push_prefixed(form, 0, &[]),
            Self::Integer(number) => push_prefixed(form, 1, &number.to_be_bytes()),
            Self::Text(bytes) => push_prefixed(form, 2, bytes),
            Self::Blob(bytes) => push_prefixed(form, 3, bytes),
        }
    }

    /// Feeds this value to a hasher whose result is not stored.
    pub(crate) fn add_to(self, hash: &mut impl Hasher) {
        match self {
            Self::Null => hash.write_u8(0),
            Self::Integer(number) => hash.write_i64(number),
            // Without type or length: only columns of an index are compared by it, and theirs are fixed.
            Self::Text(bytes) | Self::Blob(bytes) => hash.write(bytes),
        }
    }

    /// Returns its bytes, if it is a blob of this length.
    pub(crate) fn bytes<const LENGTH: usize>(self) -> Option<[u8; LENGTH]> {
        match self {
            Self::Blob(bytes) => bytes.try_into().ok(),
            Self::Integer(_) | Self::Null | Self::Text(_) => None,
        }
    }

    /// Returns its number, if it is one.
    pub(crate) fn number(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            Self::Blob(_) | Self::Null | Self::Text(_) => None,
        }
    }

    /// Returns its text, if it is one.
    pub(crate) fn as_str(self) -> Option<&'a str> {
        match self {
            Self::Text(bytes) => std::str::from_utf8(bytes).ok(),
            Self::Blob(_) | Self::Integer(_) | Self::Null => None,
        }
    }
}

impl<'a> From<ValueRef<'a>> for ColumnValue<'a> {
    fn from(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Text(bytes) => Self::Text(bytes),
            ValueRef::Blob(bytes) => Self::Blob(bytes),
            // The tables are STRICT: none of these columns can hold a real number.
            ValueRef::Null | ValueRef::Real(_) => Self::Null,
        }
    }
}

impl ToSql for ColumnValue<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match *self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(number)),
            Self::Text(bytes) => ToSqlOutput::Borrowed(ValueRef::Text(bytes)),
            Self::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn push_prefixed(form: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    form.push(kind);
    form.extend((bytes.len() as u64).to_be_bytes());
    form.extend(bytes);
}

fn encode_columns<'a>(form: &mut Vec<u8>, domain: &str, columns: impl IntoIterator<Item = ColumnValue<'a>>) {
    form.extend(domain.as_bytes());
    columns.into_iter().for_each(|column| column.encode_into(form));
}

fn hash_of_columns<'a>(domain: &str, columns: impl IntoIterator<Item = ColumnValue<'a>>) -> Sha256Hash {
    // One long piece is hashed several times faster than fifty short ones.
    let mut form = Vec::with_capacity(TYPICAL_EVENT_BYTES);
    encode_columns(&mut form, domain, columns);
    sha256(&form)
}

/// Returns the SHA-256 hash of a published form.
pub(crate) fn sha256(form: &[u8]) -> Sha256Hash {
    Sha256::digest(form).into()
}

/// Appends the published form of an event of this kiosk: its columns in the order of [`COLUMNS`].
pub(crate) fn encode_event(form: &mut Vec<u8>, kiosk: &[u8], columns: &[ColumnValue<'_>; COLUMNS.len()]) {
    encode_columns(form, "JPK1-event-1", std::iter::once(ColumnValue::Blob(kiosk)).chain(columns.iter().copied()));
}

/// Returns the hash of an event of this kiosk.
pub(crate) fn event_hash(kiosk: &[u8], columns: &[ColumnValue<'_>; COLUMNS.len()]) -> Sha256Hash {
    let mut form = Vec::with_capacity(TYPICAL_EVENT_BYTES);
    encode_event(&mut form, kiosk, columns);
    sha256(&form)
}

/// Returns the hash that the first event of a kiosk has as the one before it.
pub(crate) fn genesis_hash(kiosk: &[u8], label: &str) -> Sha256Hash {
    hash_of_columns("JPK1-kiosk-1", [ColumnValue::Blob(kiosk), ColumnValue::text(label)])
}

/// Returns the hash under which the words of a page are stored.
pub(crate) fn notice_hash(notice: &Notice) -> Sha256Hash {
    let Notice { page, edition, lang, body } = notice;
    let columns =
        [ColumnValue::text(page), ColumnValue::text(edition), ColumnValue::text(lang), ColumnValue::Blob(body)];
    hash_of_columns("JPK1-notice-1", columns)
}

/// Returns the hash of all slots of a data key, in the order of their recipients.
pub(crate) fn slots_hash(dek: &[u8], slots: &[(i64, Vec<u8>)]) -> Sha256Hash {
    let mut columns = vec![ColumnValue::Blob(dek)];
    for (recipient, wrapped) in slots {
        columns.extend([ColumnValue::Integer(*recipient), ColumnValue::Blob(wrapped)]);
    }
    hash_of_columns("JPK1-slots-1", columns)
}

/// Returns the hash of all slots that a change of keys made: each data key with the hash of its slots.
pub(crate) fn rewrap_hash(rows: &[([u8; 16], Sha256Hash)]) -> Sha256Hash {
    hash_of_columns(
        "JPK1-rewrap-1",
        rows.iter().flat_map(|(dek, slots)| [ColumnValue::Blob(dek), ColumnValue::Blob(slots)]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_from_one_column_to_the_next_changes_the_hash() {
        let one = hash_of_columns("d", [ColumnValue::text("ab"), ColumnValue::text("c")]);
        assert_ne!(one, hash_of_columns("d", [ColumnValue::text("a"), ColumnValue::text("bc")]));
        assert_ne!(one, hash_of_columns("d", [ColumnValue::Blob(b"ab"), ColumnValue::text("c")]));
        assert_ne!(hash_of_columns("d", [ColumnValue::Null]), hash_of_columns("d", [ColumnValue::text("")]));
        assert_ne!(hash_of_columns("d", [ColumnValue::Integer(0)]), hash_of_columns("d", [ColumnValue::Blob(&[0; 8])]));
    }

    #[test]
    fn a_column_is_read_as_what_it_is_and_as_nothing_else() {
        let all = [ColumnValue::Null, ColumnValue::Integer(7), ColumnValue::text("ab"), ColumnValue::Blob(b"cd")];
        assert_eq!(all.map(ColumnValue::bytes::<2>), [None, None, None, Some(*b"cd")]);
        assert_eq!(ColumnValue::Blob(b"cd").bytes::<3>(), None, "another length");
        assert_eq!(all.map(ColumnValue::number), [None, Some(7), None, None]);
        assert_eq!(all.map(ColumnValue::as_str), [None, None, Some("ab"), None]);
    }

    #[test]
    fn each_column_changes_another_hash() {
        let added = |column: ColumnValue<'_>| {
            let mut hash = std::hash::DefaultHasher::new();
            column.add_to(&mut hash);
            hash.finish()
        };
        let all = [
            ColumnValue::Null,
            ColumnValue::Integer(7),
            ColumnValue::Integer(8),
            ColumnValue::text("ab"),
            ColumnValue::Blob(b"cd"),
        ];
        let hashes: std::collections::BTreeSet<u64> = all.map(added).into();
        assert_eq!(hashes.len(), all.len());
        assert!(!hashes.contains(&std::hash::DefaultHasher::new().finish()), "nothing was added");
    }

    #[test]
    fn the_published_form_does_not_change() {
        // Python: sha256(b"JPK1-kiosk-1" + b"\x03" + (16).to_bytes(8,"big") + bytes(16)
        //                + b"\x02" + (3).to_bytes(8,"big") + "窓".encode())
        let known = "7d19bbedc5239d597a1d1c0ec17e2eb57c43a5eaf542e417882730f9f3005ce0";
        assert_eq!(crate::value::hash::hex(&genesis_hash(&[0; 16], "窓")), known);
    }

    #[test]
    fn every_column_of_an_event_but_the_hash_is_hashed() {
        let fresh = rusqlite::Connection::open_in_memory().unwrap();
        crate::storage::schema::create(&fresh).unwrap();
        let mut rows = fresh.prepare("SELECT name FROM pragma_table_info('event')").unwrap();
        let mut names: Vec<String> = rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        names.retain(|name| name != "hash");
        assert_eq!(names, COLUMNS);
    }
}
