//! What must be true of key files, codes, paused visits and seals, whatever they contain, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::crypto::envelope::{DataKey, SealContext};
use crate::crypto::key_file::SealedKey;
use crate::crypto::key_pair::DecryptionKey;
use crate::crypto::mnemonic;
use crate::paused_visit::visit_file::VisitFile;
use crate::payload::sealed_payload::{
    AgreementPayload, CorrectionPayload, OutcomePayload, ReasonPayload, SummaryPayload, VisitPayload, WishPayload,
    WithdrawalPayload,
};
use crate::privacy;
use crate::value::anchor::Anchor;
use crate::value::pseudonym::Pseudonym;
use crate::value::receipt_code::Receipt;

/// Reads a key file. It is never opened here: how slow that may be the file itself says, and the parser limits it.
pub fn key_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = SealedKey::parse(Path::new("facility.key"), text);
}

/// Opens what was not sealed, then what was sealed and changed: neither opens, and what was not changed does.
///
/// The first two bytes say which byte of the sealed content is changed, and to what.
pub fn envelope(bytes: &[u8]) {
    let Some(([at, change], content)) = bytes.split_first_chunk::<2>() else { return };
    let Ok(key) = DataKey::new() else { return };
    let here = SealContext { kiosk: &[7; 16], seq: 3, kind: "wish.recorded" };
    assert!(key.open::<serde_json::Value>(here, content).is_none(), "nobody sealed this");
    let unlocked = DecryptionKey::new(zeroize::Zeroizing::new([3; 32]));
    assert!(DataKey::from_slot([1; 16], content, &unlocked).is_none(), "nobody sealed this key");
    let content = String::from_utf8_lossy(content);
    let Ok(mut sealed) = key.seal(here, &content) else { return };
    assert_eq!(key.open::<String>(here, &sealed).as_deref(), Some(&*content));
    let place = usize::from(*at) % sealed.len();
    sealed.get_mut(place).into_iter().for_each(|byte| *byte ^= *change);
    assert_eq!(key.open::<String>(here, &sealed).is_some(), *change == 0, "a change is noticed");
}

/// Reads the file of a paused visit: what was read is written as it was, and opens for nobody. Where a file was changed
/// after it was written, its visit does not open.
///
/// The first two bytes say which byte of the file is changed, and to what. No key is derived from a code: that is slow.
pub fn paused_visit(bytes: &[u8]) {
    let Ok(key) = DataKey::new() else { return };
    let here = SealContext { kiosk: &[7; 16], seq: 0, kind: "visit.paused" };
    if let Some(read) = VisitFile::parse(bytes) {
        assert_eq!(read.bytes(), bytes, "it is written as it was read");
        assert!(key.open::<serde_json::Value>(here, &read.sealed).is_none(), "nobody sealed this");
    }
    let Some(([at, change], content)) = bytes.split_first_chunk::<2>() else { return };
    let Ok(sealed) = key.seal(here, &String::from_utf8_lossy(content)) else { return };
    let mut file = VisitFile { kept_on: None, sealed }.bytes();
    let place = usize::from(*at) % file.len();
    file.get_mut(place).into_iter().for_each(|byte| *byte ^= *change);
    let opened = VisitFile::parse(&file).and_then(|read| key.open::<String>(here, &read.sealed));
    assert_eq!(opened.is_some(), *change == 0, "a change is noticed");
}

/// Reads the content of a seal, of every kind. What was read is written, and read back as the same.
pub fn record_payload(bytes: &[u8]) {
    if let Ok(visit) = serde_json::from_slice::<VisitPayload>(bytes) {
        let _ = visit.presented();
    }
    if let Ok(gist) = serde_json::from_slice::<SummaryPayload>(bytes) {
        let _ = (gist.person(), gist.seconds("card.use"));
    }
    is_read_back::<VisitPayload>(bytes);
    is_read_back::<WishPayload>(bytes);
    is_read_back::<AgreementPayload>(bytes);
    is_read_back::<CorrectionPayload>(bytes);
    is_read_back::<OutcomePayload>(bytes);
    is_read_back::<ReasonPayload>(bytes);
    is_read_back::<WithdrawalPayload>(bytes);
}

fn is_read_back<T: Serialize + DeserializeOwned>(bytes: &[u8]) {
    let Ok(read) = serde_json::from_slice::<T>(bytes) else { return };
    let Ok(written) = serde_json::to_value(&read) else { return };
    let again = serde_json::from_value::<T>(written.clone()).and_then(serde_json::to_value);
    assert!(again.is_ok_and(|again| again == written), "{written} is read back");
}

/// Reads what people type, scan or bring on a stick: receipt codes, anchors, words of keys, numbers of staff.
pub fn codes(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(receipt) = text.parse::<Receipt>() {
        assert_eq!(receipt.to_string().parse(), Ok(receipt));
    }
    if let Ok(anchor) = text.parse::<Anchor>() {
        assert_eq!(anchor.to_string().parse(), Ok(anchor));
    }
    if let Ok(anchors) = Anchor::parse_lines("anchors.txt", text) {
        assert!(anchors.len() <= text.lines().count());
    }
    if let Ok(own) = text.parse::<Pseudonym>() {
        assert_eq!(own.to_string().parse(), Ok(own));
    }
    if let Ok(folded) = mnemonic::normalize_passphrase(text) {
        assert!(
            mnemonic::normalize_passphrase(&folded).is_ok_and(|again| again == folded),
            "folding twice is folding once"
        );
    }
    if let Ok(secret) = mnemonic::parse_recovery_words(text) {
        let sheet = mnemonic::recovery_words(&secret);
        assert!(sheet.is_ok_and(|sheet| mnemonic::parse_recovery_words(&sheet).is_ok_and(|again| again == secret)));
    }
    let _ = privacy::refuse_private_numbers(text);
    let _ = privacy::refuse_pin_like(text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_are_too_wrong(bytes in proptest::collection::vec(any::<u8>(), 0..128)) {
            super::envelope(&bytes);
            super::key_file(&bytes);
            super::paused_visit(&bytes);
            super::record_payload(&bytes);
            super::codes(&bytes);
        }

        #[test]
        fn no_day_of_a_paused_visit_is_too_wrong(
            day in "-|[-+0-9TZ]{0,12}|20[0-9]{2}-[01][0-9]-[0-3][0-9]", number in 1..3,
        ) {
            super::paused_visit(format!("madoguchi-paused-visit-{number} {day}\n").as_bytes());
        }

        #[test]
        fn no_typed_text_is_too_wrong(text in "(JPK1/)?[0-9０-９a-fA-F /\\-ー]{0,40}|(aban |abil ){0,8}") {
            super::codes(text.as_bytes());
        }
    }
}
