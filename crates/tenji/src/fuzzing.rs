//! What must be true of the braille of every text, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use furigana::RichText;

use crate::{BrailleCode, translate, untranslatable};

/// Translates a text into both codes and breaks it into lines: none is too long, and no dots are lost.
pub fn braille_text(bytes: &[u8]) {
    let Some((width, text)) = bytes.split_first() else { return };
    let Ok(source) = std::str::from_utf8(text) else { return };
    let Ok(text) = RichText::parse(source) else { return };
    let width = usize::from(*width).max(1);
    for code in [BrailleCode::Japanese, BrailleCode::English] {
        let _ = untranslatable(&text, code);
        let cells = translate(&text, code);
        let dots = |bytes: &[u8]| bytes.iter().filter(|cell| **cell != 0).count();
        let lines = cells.wrapped(width);
        assert!(lines.iter().all(|line| line.len() <= width), "a line is longer than {width}");
        let wrapped: usize = lines.iter().map(|line| dots(line.bytes())).sum();
        assert_eq!(wrapped, dots(cells.bytes()), "every cell is in a line");
        assert_eq!(cells.unicode().chars().count(), cells.len());
        assert_eq!(cells.brf().len(), cells.len());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_is_too_wrong(width: u8, text in "[かカァーっ漢aA0-9.,-。、 \\PC]{0,24}") {
            super::braille_text(&[&[width], text.as_bytes()].concat());
        }
    }
}
