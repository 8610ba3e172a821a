//! The hash of an event over every column, and of what events refer to: notices, key slots, the kiosk.
//!
//! The form is made so that thirty lines in any language can check it: SHA-256 over a domain text, the
//! kiosk's id, and each column in order as one byte for its type, its length in 8 bytes, and its bytes;
//! integers are 8 bytes; everything big-endian.

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use sha2::{Digest as _, Sha256};

use crate::consent::Notice;

/// A SHA-256 hash.
pub(super) type Hash = [u8; 32];

/// The columns of an event in the order in which they are hashed: all but the hash itself.
pub(super) const COLUMNS: [&str; 15] = [
    "seq", "at_ms", "boot_ms", "boot", "clock", "kind", "visit", "actor", "notice", "ref", "open", "dek", "slots",
    "prev", "sealed",
];

/// One column of one event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column<'a> {
    Null,
    Integer(i64),
    Text(&'a [u8]),
    Blob(&'a [u8]),
}

impl<'a> Column<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(text.as_bytes())
    }

    pub(super) fn blob(bytes: Option<&'a [u8]>) -> Self {
        bytes.map_or(Self::Null, Self::Blob)
    }

    fn feed(self, hash: &mut Sha256) {
        match self {
            Self::Null => prefixed(hash, 0, &[]),
            Self::Integer(number) => prefixed(hash, 1, &number.to_be_bytes()),
            Self::Text(bytes) => prefixed(hash, 2, bytes),
            Self::Blob(bytes) => prefixed(hash, 3, bytes),
        }
    }
}

impl<'a> From<ValueRef<'a>> for Column<'a> {
    fn from(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Text(bytes) => Self::Text(bytes),
            ValueRef::Blob(bytes) => Self::Blob(bytes),
            // STRICT tables have no real numbers in these columns.
            ValueRef::Null | ValueRef::Real(_) => Self::Null,
        }
    }
}

impl ToSql for Column<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match *self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(number)),
            Self::Text(bytes) => ToSqlOutput::Borrowed(ValueRef::Text(bytes)),
            Self::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn prefixed(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

fn over(domain: &str, columns: &[Column<'_>]) -> Hash {
    let mut hash = Sha256::new_with_prefix(domain);
    for column in columns {
        column.feed(&mut hash);
    }
    hash.finalize().into()
}

/// The hash of an event of this kiosk: its columns in the order of [`COLUMNS`].
pub(super) fn event(kiosk: &[u8], columns: &[Column<'_>; COLUMNS.len()]) -> Hash {
    let mut all = vec![Column::Blob(kiosk)];
    all.extend(columns);
    over("JPK1-event-1", &all)
}

/// What the first event of a kiosk stands on.
pub(super) fn genesis(kiosk: &[u8], label: &str) -> Hash {
    over("JPK1-kiosk-1", &[Column::Blob(kiosk), Column::text(label)])
}

/// The hash under which the words of a page are kept.
pub(super) fn notice(notice: &Notice) -> Hash {
    let Notice { page, edition, lang, body } = notice;
    let columns = [Column::text(page), Column::text(edition), Column::text(lang), Column::Blob(body)];
    over("JPK1-notice-1", &columns)
}

/// The hash of all slots of a data key, in the order of their recipients.
pub(super) fn slots(dek: &[u8], slots: &[(i64, Vec<u8>)]) -> Hash {
    let mut columns = vec![Column::Blob(dek)];
    for (recipient, wrapped) in slots {
        columns.extend([Column::Integer(*recipient), Column::Blob(wrapped)]);
    }
    over("JPK1-slots-1", &columns)
}

/// The hash of all slots that a change of keys made anew: each data key with the hash of its slots.
pub(super) fn rewrap(rows: &[([u8; 16], Hash)]) -> Hash {
    let columns: Vec<Column<'_>> =
        rows.iter().flat_map(|(dek, slots)| [Column::Blob(dek), Column::Blob(slots)]).collect();
    over("JPK1-rewrap-1", &columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_from_one_column_to_the_next_changes_the_hash() {
        let one = over("d", &[Column::text("ab"), Column::text("c")]);
        assert_ne!(one, over("d", &[Column::text("a"), Column::text("bc")]));
        assert_ne!(one, over("d", &[Column::Blob(b"ab"), Column::text("c")]));
        assert_ne!(over("d", &[Column::Null]), over("d", &[Column::text("")]));
        assert_ne!(over("d", &[Column::Integer(0)]), over("d", &[Column::Blob(&[0; 8])]));
    }

    #[test]
    fn the_published_form_does_not_change() {
        // Python: sha256(b"JPK1-kiosk-1" + b"\x03" + (16).to_bytes(8,"big") + bytes(16)
        //                + b"\x02" + (3).to_bytes(8,"big") + "窓".encode())
        let known = "7d19bbedc5239d597a1d1c0ec17e2eb57c43a5eaf542e417882730f9f3005ce0";
        assert_eq!(super::super::moment::hex(&genesis(&[0; 16], "窓")), known);
    }
}
