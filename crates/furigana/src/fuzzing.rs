//! What must be true of every text that somebody writes, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use crate::{RichText, romaji};

/// Reads text as notation and renders it in every form. A text that was read is read back from its source.
pub fn furigana(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    // Romaji is what somebody types; a character that is none is named.
    let _ = romaji::hiragana(source);
    let Ok(text) = RichText::parse(source) else { return };
    assert_eq!(text.source(), source, "the source is what was read");
    assert_eq!(RichText::parse(&text.source()).as_ref(), Ok(&text), "the source is read back");
    let _ = (text.annotated(), text.kana(), text.spoken(), text.spoken_runs());
    let pieces = text.split(|c| matches!(c, '。' | '、' | '.'));
    let signs = pieces.iter().filter_map(|(_, sign)| *sign).count();
    let written: usize = pieces.iter().map(|(piece, _)| piece.written().chars().count()).sum();
    assert_eq!(written + signs, text.written().chars().count(), "every character is in one piece or between two");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_is_too_wrong(text in "[｜《》かカ漢a0-9時分月日。、 \\PC]{0,24}") {
            super::furigana(text.as_bytes());
        }
    }
}
