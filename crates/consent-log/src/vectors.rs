//! The published test vectors (docs/records.md): what others computed is what this program computes.

use std::path::Path;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::consent::Notice;
use crate::crypto::envelope::{DataKey, SealContext};
use crate::crypto::key_file::SealedKey;
use crate::crypto::key_pair::DecryptionKey;
use crate::crypto::mnemonic;
use crate::log::hash_chain::{self, COLUMNS, ColumnValue};
use crate::log::head_file;
use crate::value::anchor::Anchor;
use crate::value::hash::{Sha256Hash, hex, unhex};
use crate::value::receipt_code::Receipt;

/// Bytes of nonce and tag around what is sealed.
const ENVELOPE: usize = 24 + 16;

/// One value of a row.
enum VectorCell {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl VectorCell {
    /// Reads `[name, type, value]`.
    fn read(column: &Value) -> Self {
        match column[1].as_str().unwrap() {
            "null" => Self::Null,
            "integer" => Self::Integer(column[2].as_i64().unwrap()),
            "text" => Self::Text(text(&column[2])),
            "blob" => Self::Blob(blob(&column[2])),
            other => panic!("{other} is no type of a column"),
        }
    }

    fn column(&self) -> ColumnValue<'_> {
        match self {
            Self::Null => ColumnValue::Null,
            Self::Integer(number) => ColumnValue::Integer(*number),
            Self::Text(text) => ColumnValue::text(text),
            Self::Blob(bytes) => ColumnValue::Blob(bytes),
        }
    }

    fn blob(&self) -> &[u8] {
        match self {
            Self::Blob(bytes) => bytes,
            Self::Integer(_) | Self::Null | Self::Text(_) => panic!("it is no blob"),
        }
    }

    fn text(&self) -> String {
        self.column().as_str().unwrap().to_owned()
    }

    fn integer(&self) -> i64 {
        self.column().number().unwrap()
    }
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../docs/records/vectors.json")).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn blob(value: &Value) -> Vec<u8> {
    unhex(value.as_str().unwrap()).unwrap()
}

fn sized<const LENGTH: usize>(bytes: &[u8]) -> [u8; LENGTH] {
    bytes.try_into().unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn cells(row: &Value) -> Vec<VectorCell> {
    list(&row["columns"]).iter().map(VectorCell::read).collect()
}

fn columns(cells: &[VectorCell]) -> [ColumnValue<'_>; COLUMNS.len()] {
    let columns: Vec<ColumnValue<'_>> = cells.iter().map(VectorCell::column).collect();
    columns.try_into().unwrap()
}

/// Computes a hash from its columns, by what it is a hash of.
fn computed(of: &str, cells: &[VectorCell]) -> Sha256Hash {
    match of {
        "kiosk" => hash_chain::genesis_hash(cells[0].blob(), &cells[1].text()),
        "notice" => {
            let [page, edition, lang] = [0, 1, 2].map(|at: usize| cells[at].text());
            hash_chain::notice_hash(&Notice { page, edition, lang, body: cells[3].blob().to_vec() })
        }
        "slots" => {
            let slots: Vec<(i64, Vec<u8>)> =
                cells[1..].chunks_exact(2).map(|slot| (slot[0].integer(), slot[1].blob().to_vec())).collect();
            hash_chain::slots_hash(cells[0].blob(), &slots)
        }
        "rewrap" => {
            let rows = cells.chunks_exact(2).map(|row| (sized(row[0].blob()), sized(row[1].blob())));
            hash_chain::rewrap_hash(&rows.collect::<Vec<_>>())
        }
        "event" => hash_chain::event_hash(cells[0].blob(), &columns(&cells[1..])),
        other => panic!("{other} is not hashed"),
    }
}

#[test]
fn hashes_that_others_computed_are_ours() {
    let vectors = vectors();
    let hashes = list(&vectors["hashes"]);
    assert_eq!(hashes.len(), 6, "one of each kind, and an event of nulls");
    for vector in hashes {
        let (of, bytes) = (text(&vector["of"]), blob(&vector["bytes"]));
        let (published, cells) = (text(&vector["sha256"]), cells(vector));
        assert_eq!(hex(&computed(&of, &cells)), published, "{of}");
        assert_eq!(hex(&hash_chain::sha256(&bytes)), published, "{of}: its canonical bytes");
        assert!(bytes.starts_with(text(&vector["domain"]).as_bytes()), "{of}: its domain");
    }
}

#[test]
fn a_log_that_others_checked_is_whole_to_us() {
    let log = &vectors()["log"];
    let kiosk = blob(&log["kiosk"]["id"]);
    let mut prev = hash_chain::genesis_hash(&kiosk, &text(&log["kiosk"]["label"]));
    assert_eq!(hex(&prev), text(&log["kiosk"]["genesis"]));
    for event in list(&log["events"]) {
        let names: Vec<&str> = list(&event["columns"]).iter().map(|column| column[0].as_str().unwrap()).collect();
        assert_eq!(names, COLUMNS);
        let cells = cells(event);
        assert_eq!(cells[13].blob(), prev, "it stands on the event before it");
        prev = hash_chain::event_hash(&kiosk, &columns(&cells));
        assert_eq!(hex(&prev), text(&event["hash"]));
    }
    let last = cells(&log["events"][4]);
    let notice = &log["notice"];
    let [page, edition, lang, body] = ["page", "edition", "lang", "body"].map(|name| text(&notice[name]));
    let notice = hash_chain::notice_hash(&Notice { page, edition, lang, body: body.into_bytes() });
    assert_eq!(cells_blob(&last, "notice"), notice);
    let slots: Vec<(i64, Vec<u8>)> = list(&log["keyslots"]["slots"])
        .iter()
        .map(|slot| (slot["recipient"].as_i64().unwrap(), blob(&slot["wrapped"])))
        .collect();
    assert_eq!(cells_blob(&last, "slots"), hash_chain::slots_hash(&blob(&log["keyslots"]["dek"]), &slots));
}

fn cells_blob<'a>(cells: &'a [VectorCell], name: &str) -> &'a [u8] {
    cells[COLUMNS.iter().position(|column| *column == name).unwrap()].blob()
}

#[test]
fn keys_and_content_that_others_opened_open_here() {
    let vectors = vectors();
    let (keys, log, sealed) = (&vectors["keys"], &vectors["log"], &vectors["sealed"]);
    let file = SealedKey::parse(Path::new("facility.key"), &keys["facility_key"].to_string()).unwrap();
    let passphrase = mnemonic::normalize_passphrase(&text(&keys["passphrase"])).unwrap();
    let facility = file.open(&passphrase).unwrap();
    let secret = Zeroizing::new(sized(&blob(&keys["facility_secret"])));
    assert_eq!(DecryptionKey::new(secret).public(), facility.public());
    let recovery = mnemonic::parse_recovery_words(&text(&keys["recovery_words"])).unwrap();
    assert_eq!(hex(recovery.as_ref()), text(&keys["recovery_secret"]));
    let recovery = DecryptionKey::new(recovery);
    assert_eq!(hex(&recovery.public().0), text(&keys["recovery_public"]));

    let event = cells(&log["events"][4]);
    let kiosk = blob(&log["kiosk"]["id"]);
    let kind = event[5].text();
    let bound = SealContext { kiosk: &kiosk, seq: event[0].integer(), kind: &kind };
    for (slot, unlocked) in list(&log["keyslots"]["slots"]).iter().zip([facility, recovery]) {
        let wrapped = blob(&slot["wrapped"]);
        assert_eq!(hex(&unlocked.open(&wrapped).unwrap()), text(&sealed["data_key"]));
        let key = DataKey::from_slot(sized(event[11].blob()), &wrapped, &unlocked).unwrap();
        let content: Value = key.open(bound, event[14].blob()).unwrap();
        assert_eq!(content, serde_json::from_str::<Value>(&text(&sealed["plain"])).unwrap());
    }
    assert_eq!(sealed["length"], event[14].blob().len() - ENVELOPE);
    assert_eq!(text(&sealed["bound_to"]), format!("{}|{}|{kind}", hex(&kiosk), bound.seq));
}

#[test]
fn codes_lines_and_lengths_that_others_wrote_are_ours() {
    let vectors = vectors();
    for receipt in list(&vectors["receipts"]) {
        let code = Receipt::of(&sized(&blob(&receipt["hash"])));
        assert_eq!(code.to_string(), text(&receipt["code"]));
    }
    let anchor = |line: &Value| Anchor {
        kiosk: sized(&blob(&line["kiosk"])),
        event: line["event"].as_i64().unwrap(),
        hash: sized(&blob(&line["hash"])),
    };
    for line in list(&vectors["anchors"]) {
        assert_eq!(anchor(line).to_string(), text(&line["line"]));
    }
    let dir = tempfile::tempdir().unwrap();
    let written = text(&vectors["head_file"]);
    std::fs::write(dir.path().join("records.head"), &written).unwrap();
    assert_eq!(head_file::read(dir.path()).unwrap().to_string(), written.lines().next().unwrap());

    let key = DataKey::new().unwrap();
    let here = SealContext { kiosk: &[0; 16], seq: 1, kind: "wish.recorded" };
    for pair in list(&vectors["filled_lengths"]) {
        let [length, filled] = [0, 1].map(|at: usize| usize::try_from(pair[at].as_u64().unwrap()).unwrap());
        // In JSON a text has two quotes around its letters; a digit is the shortest content.
        let content = length.checked_sub(2).map_or(json!(7), |letters| "a".repeat(letters).into());
        assert_eq!(key.seal(here, &content).unwrap().len(), filled + ENVELOPE, "{length}");
    }
}
