//! Keys: the bytes that a terminal sends, each a key or a piece of one (docs/rules.md#keys).

use std::str;

use zeroize::Zeroize;

pub use crate::device::keys::KeyCode;

/// Makes keys of bytes; a character of which only some bytes came waits for its rest.
#[derive(Debug, Default)]
pub(super) struct KeyDecoder {
    incomplete: Vec<u8>,
}

impl KeyDecoder {
    /// Returns the keys of these bytes, in their order. An Esc is a key as well here: `EscapeParser` knows what begins with
    /// it.
    pub(super) fn decode(&mut self, bytes: &[u8]) -> Vec<KeyCode> {
        self.incomplete.extend_from_slice(bytes);
        let mut left = self.incomplete.as_slice();
        let mut keys = Vec::new();
        loop {
            let error = str::from_utf8(left).err();
            let whole = error.map_or(left.len(), |error| error.valid_up_to());
            let (text, rest) = left.split_at_checked(whole).unwrap_or_default();
            keys.extend(str::from_utf8(text).unwrap_or_default().chars().map(char_key));
            let Some(wrong) = error.and_then(|error| error.error_len()) else {
                left = rest;
                break;
            };
            keys.push(KeyCode::Other);
            left = rest.get(wrong..).unwrap_or_default();
        }
        let begun = left.to_vec();
        // A PIN that was typed does not stay in memory (docs/records.md#memory).
        self.incomplete.zeroize();
        self.incomplete = begun;
        keys
    }
}

/// Returns the key of a character. Ctrl-J and Ctrl-M are the line ends of scanners and pads, Ctrl-H the backspace of
/// old terminals; every other chord means nothing, so that nobody leaves the kiosk by Ctrl-C.
fn char_key(c: char) -> KeyCode {
    match c {
        '\r' | '\n' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{8}' | '\u{7f}' => KeyCode::Erase,
        '\u{1b}' => KeyCode::Esc,
        c if c.is_control() => KeyCode::Other,
        c => KeyCode::Char(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(pieces: &[&[u8]]) -> Vec<KeyCode> {
        let mut typed = KeyDecoder::default();
        pieces.iter().flat_map(|piece| typed.decode(piece)).collect()
    }

    #[test]
    fn line_ends_and_backspaces_of_every_device_are_enter_and_backspace() {
        assert_eq!(
            keys(&[b"\r\n\x08\x7f\t"]),
            [KeyCode::Enter, KeyCode::Enter, KeyCode::Erase, KeyCode::Erase, KeyCode::Tab]
        );
    }

    #[test]
    fn no_key_with_ctrl_does_anything() {
        for chord in [0x00, 0x01, 0x03, 0x04, 0x11, 0x1a, 0x1c, 0x1f] {
            assert_eq!(keys(&[&[chord]]), [KeyCode::Other], "{chord:#04x}");
        }
    }

    #[test]
    fn bytes_that_are_no_character_are_one_key_without_a_meaning_and_what_follows_counts() {
        assert_eq!(keys(&[b"\xff1"]), [KeyCode::Other, KeyCode::Char('1')]);
        assert_eq!(keys(&[b"\xe3\x81", b"1"]), [KeyCode::Other, KeyCode::Char('1')]);
    }

    proptest! {
        #[test]
        fn however_a_line_cuts_what_is_typed_the_keys_are_the_same(text in "[1あ漢\u{1b}\r𠮷é]{0,12}", cuts in any::<u64>()) {
            let mut pieces: Vec<&[u8]> = Vec::new();
            let mut begin = 0;
            for at in (1..text.len()).filter(|at| cuts >> (at % 64) & 1 == 1) {
                pieces.push(&text.as_bytes()[begin..at]);
                begin = at;
            }
            pieces.push(&text.as_bytes()[begin..]);
            prop_assert_eq!(keys(&pieces), text.chars().map(char_key).collect::<Vec<_>>());
        }

        #[test]
        fn no_bytes_are_too_wrong(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let typed = keys(&[&bytes, b"\r"]);
            prop_assert_eq!(typed.last(), Some(&KeyCode::Enter));
        }
    }
}
