//! Which characters are kanji.

/// Returns whether a character is a kanji, so that it needs a reading.
pub fn is_kanji(c: char) -> bool {
    // 々, 〆 and 〇 are read as kanji are, though Unicode has them elsewhere.
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '々' | '〆' | '〇')
}
