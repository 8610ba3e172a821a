//! The bytes of a sheet: UTF-8 with its mark, or `Shift_JIS`, loud about what it has no characters for.

use strum::EnumString;

use crate::value::receipt_code::Receipt;

/// The charset of a sheet. Parsed from `shift_jis` or `utf-8`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString)]
pub enum Charset {
    /// For older programs. What it has no characters for is written as 〓 and named.
    #[strum(serialize = "shift_jis")]
    ShiftJis,
    /// With the mark by which spreadsheets know it.
    #[default]
    #[strum(serialize = "utf-8")]
    Utf8,
}

/// Characters that a charset does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnencodableText {
    /// The record; `None` where it is none.
    pub receipt: Option<Receipt>,
    /// The column.
    pub column: &'static str,
    /// The characters, each once.
    pub characters: String,
}

/// What printers set where a character is missing.
const GETA: char = '〓';

impl Charset {
    /// Returns what the file begins with.
    pub(crate) fn byte_order_mark(self) -> &'static [u8] {
        match self {
            Self::ShiftJis => b"",
            Self::Utf8 => b"\xef\xbb\xbf",
        }
    }

    /// Returns the bytes of a cell, and the characters that it does not have, each once.
    pub(crate) fn encode(self, cell: &str) -> (Vec<u8>, String) {
        match self {
            Self::ShiftJis => shift_jis(cell),
            Self::Utf8 => (cell.as_bytes().to_vec(), String::new()),
        }
    }
}

fn shift_jis(cell: &str) -> (Vec<u8>, String) {
    let (mut bytes, mut missing) = (Vec::with_capacity(cell.len()), String::new());
    for c in cell.chars() {
        let own = encode_char(as_in_jis(c));
        if own.is_none() && !missing.contains(c) {
            missing.push(c);
        }
        bytes.extend(own.or_else(|| encode_char(GETA)).unwrap_or_default());
    }
    (bytes, missing)
}

/// Returns the twin that decoders of `Shift_JIS` give: Unicode has two characters where JIS X 0208 has one.
fn as_in_jis(c: char) -> char {
    match c {
        '〜' => '～',
        '—' => '―',
        '−' => '－',
        '‖' => '∥',
        other => other,
    }
}

fn encode_char(c: char) -> Option<Vec<u8>> {
    let mut text = [0; 4];
    let (bytes, _, had_errors) = encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut text));
    // Without this check encoding_rs writes `&#134071;` for a character that it does not have.
    (!had_errors).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shift_jis_has_is_written_and_read_back() {
        for text in ["髙田 﨑 ①", "カナ ｶﾅ 漢字", "A1\r\n,\"", "～―－"] {
            let (bytes, missing) = Charset::ShiftJis.encode(text);
            assert_eq!((encoding_rs::SHIFT_JIS.decode(&bytes).0.as_ref(), missing.as_str()), (text, ""));
        }
        let (bytes, missing) = Charset::ShiftJis.encode("1〜2—3−4");
        assert_eq!((encoding_rs::SHIFT_JIS.decode(&bytes).0.as_ref(), missing.as_str()), ("1～2―3－4", ""));
    }

    #[test]
    fn what_it_does_not_have_is_named_and_never_written_as_a_number() {
        let (bytes, missing) = Charset::ShiftJis.encode("𠮷田と葛\u{e0100}西と𠮷野");
        assert_eq!(missing, "𠮷\u{e0100}");
        assert_eq!(encoding_rs::SHIFT_JIS.decode(&bytes).0, "〓田と葛〓西と〓野");
        assert_eq!(Charset::Utf8.encode("𠮷").1, "");
    }
}
