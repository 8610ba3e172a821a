//! Kana by kana: hiragana, katakana, half-width katakana, and the marks that voice them.

/// How far a katakana is behind its hiragana in Unicode.
const KATAKANA_OFFSET: u32 = 0x60;
/// Half-width katakana in the order of their code points, from U+FF66.
const HALF_WIDTH: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// Hiragana that take ゛, each followed by what it becomes.
const VOICED: &str = "うゔかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼ";
/// Hiragana that take ゜, in the same way.
const HALF_VOICED: &str = "はぱひぴふぷへぺほぽ";

/// Returns whether a character is hiragana with a sound.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Returns whether a character is katakana with a sound; the mark of a long vowel is in both kana and counts for
/// neither.
pub fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ')
}

/// Returns whether a character may be in a reading: hiragana and the long-vowel mark (rule L1, docs/rules.md).
pub fn is_reading_kana(c: char) -> bool {
    is_hiragana(c) || c == 'ー'
}

/// Returns the hiragana of a katakana; every other character as it is, ヷ to ヺ too, which have none.
pub fn to_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - KATAKANA_OFFSET).unwrap_or(c),
        other => other,
    }
}

/// Returns the katakana of a hiragana; every other character as it is.
pub fn to_katakana(c: char) -> char {
    if is_hiragana(c) { char::from_u32(u32::from(c) + KATAKANA_OFFSET).unwrap_or(c) } else { c }
}

/// Returns the full-width katakana of a half-width one (U+FF66 to U+FF9D); every other character as it is.
pub fn to_full_width(c: char) -> char {
    let at = u32::from(c).checked_sub(0xff66).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| HALF_WIDTH.chars().nth(at)).unwrap_or(c)
}

/// Returns whether a character voices the kana before it: ゛ or ゜, of any width, combining or not.
pub fn is_voicing_mark(c: char) -> bool {
    voicing_table(c).is_some()
}

/// Returns what a hiragana becomes by a mark behind it; nothing if that kana does not take that mark.
pub fn add_voicing(kana: char, mark: char) -> Option<char> {
    let table = voicing_table(mark)?;
    let pairs = table.chars().step_by(2).zip(table.chars().skip(1).step_by(2));
    pairs.into_iter().find(|(plain, _)| *plain == kana).map(|(_, voiced)| voiced)
}

fn voicing_table(mark: char) -> Option<&'static str> {
    match mark {
        '\u{3099}' | '゛' | 'ﾞ' => Some(VOICED),
        '\u{309a}' | '゜' | 'ﾟ' => Some(HALF_VOICED),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hiragana_has_its_katakana_and_comes_back() {
        for kana in 'ぁ'..='ゖ' {
            assert!(is_hiragana(kana) && is_katakana(to_katakana(kana)), "{kana}");
            assert_eq!(to_hiragana(to_katakana(kana)), kana);
        }
        for same in ['ー', 'ヷ', 'ヺ', '漢', 'a', 'ｱ'] {
            assert_eq!((to_hiragana(same), to_katakana(same)), (same, same));
        }
    }

    #[test]
    fn half_width_kana_are_made_full() {
        let full: String = ('\u{ff66}'..='\u{ff9d}').map(to_full_width).collect();
        assert_eq!(full, HALF_WIDTH);
        assert!(full.starts_with('ヲ') && full.ends_with('ン'));
        assert_eq!(['\u{ff65}', '\u{ff9e}', 'あ'].map(to_full_width), ['\u{ff65}', '\u{ff9e}', 'あ']);
    }

    #[test]
    fn a_mark_voices_the_kana_that_take_it() {
        for mark in ['\u{3099}', '゛', 'ﾞ'] {
            assert_eq!(['か', 'う', 'は'].map(|kana| add_voicing(kana, mark)), [Some('が'), Some('ゔ'), Some('ば')]);
            assert_eq!(['あ', 'が', 'ん', 'カ'].map(|kana| add_voicing(kana, mark)), [None; 4]);
        }
        assert_eq!(['は', 'か'].map(|kana| add_voicing(kana, 'ﾟ')), [Some('ぱ'), None]);
        assert!(!is_voicing_mark('ー'));
    }
}
