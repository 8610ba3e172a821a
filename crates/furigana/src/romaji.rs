//! Hiragana out of what people type for it: kana of any kind, or Latin letters where no input method is.

use crate::kana::{add_voicing, is_reading_kana, is_voicing_mark, to_full_width, to_hiragana};
use crate::width::narrow;

/// Vowels in the order of the rows.
const VOWELS: [char; 5] = ['a', 'i', 'u', 'e', 'o'];
/// The rows of the table of kana by their consonants, in Kunrei and as keyboards have it; `.` is no sound.
const ROWS: &[(&str, &str)] = &[
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("s", "さしすせそ"),
    ("t", "たちつてと"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("m", "まみむめも"),
    ("y", "や.ゆ.よ"),
    ("r", "らりるれろ"),
    ("w", "わ...を"),
    ("g", "がぎぐげご"),
    ("z", "ざじずぜぞ"),
    ("d", "だぢづでど"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("x", "ぁぃぅぇぉ"),
    ("xy", "ゃ.ゅ.ょ"),
];
/// Hepburn, and sounds of words from abroad.
const OTHERS: &[(&str, &str)] = &[
    ("shi", "し"),
    ("chi", "ち"),
    ("tsu", "つ"),
    ("fu", "ふ"),
    ("ji", "じ"),
    ("vu", "ゔ"),
    ("wi", "うぃ"),
    ("we", "うぇ"),
    ("ye", "いぇ"),
    ("she", "しぇ"),
    ("che", "ちぇ"),
    ("je", "じぇ"),
    ("thi", "てぃ"),
    ("dhi", "でぃ"),
    ("twu", "とぅ"),
    ("dwu", "どぅ"),
    ("xtsu", "っ"),
    ("xtu", "っ"),
    ("xwa", "ゎ"),
    ("xka", "ゕ"),
    ("xke", "ゖ"),
    ("wyi", "ゐ"),
    ("wye", "ゑ"),
];
/// Consonants before a small ゃ, ゅ or ょ, and the kana before it.
const PALATALIZED: &[(&str, char)] = &[
    ("ky", 'き'),
    ("sy", 'し'),
    ("sh", 'し'),
    ("ty", 'ち'),
    ("cy", 'ち'),
    ("ch", 'ち'),
    ("ny", 'に'),
    ("hy", 'ひ'),
    ("my", 'み'),
    ("ry", 'り'),
    ("gy", 'ぎ'),
    ("zy", 'じ'),
    ("jy", 'じ'),
    ("j", 'じ'),
    ("dy", 'ぢ'),
    ("by", 'び'),
    ("py", 'ぴ'),
];
/// Consonants before a small vowel, and the kana before it.
const BEFORE_SMALL_VOWEL: &[(&str, char)] = &[("f", 'ふ'), ("v", 'ゔ'), ("ts", 'つ')];

/// Returns what was typed in hiragana; spaces stay. The error is the first character that cannot be kana.
pub fn hiragana(typed: &str) -> Result<String, char> {
    let plain: Vec<char> = typed.chars().flat_map(normalize).collect();
    let mut kana = String::new();
    let mut rest = plain.as_slice();
    while let Some(&c) = rest.first() {
        let many = if c.is_ascii_alphabetic() { push_syllable(rest, &mut kana)? } else { push_sign(c, &mut kana)? };
        rest = rest.get(many..).unwrap_or_default();
    }
    Ok(kana)
}

/// Returns full-width letters as narrow ones, vowels with a line over them as two, and everything in lower case.
fn normalize(c: char) -> Vec<char> {
    match narrow(c) {
        'ā' | 'Ā' | 'â' | 'Â' => vec!['a', 'a'],
        'ī' | 'Ī' | 'î' | 'Î' => vec!['i', 'i'],
        'ū' | 'Ū' | 'û' | 'Û' => vec!['u', 'u'],
        // In names a long e or o is えい or おう far more often than ええ or おお.
        'ē' | 'Ē' | 'ê' | 'Ê' => vec!['e', 'i'],
        'ō' | 'Ō' | 'ô' | 'Ô' => vec!['o', 'u'],
        other => vec![other.to_ascii_lowercase()],
    }
}

/// Takes one character that is no Latin letter.
fn push_sign(c: char, kana: &mut String) -> Result<usize, char> {
    match to_hiragana(to_full_width(c)) {
        own if is_reading_kana(own) => kana.push(own),
        mark if is_voicing_mark(mark) => voice_last(mark, kana)?,
        // At the beginning there is no vowel that it could lengthen.
        '-' | '‐' | '−' if !kana.is_empty() => kana.push('ー'),
        ' ' => kana.push(' '),
        other => return Err(other),
    }
    Ok(1)
}

/// Puts a voicing mark on the last kana.
fn voice_last(mark: char, kana: &mut String) -> Result<(), char> {
    let last = kana.pop().ok_or(mark)?;
    kana.push(add_voicing(last, mark).ok_or(mark)?);
    Ok(())
}

/// Takes one syllable of Latin letters; returns how many characters it had.
fn push_syllable(rest: &[char], kana: &mut String) -> Result<usize, char> {
    let (first, second) = (rest.first().copied().unwrap_or(' '), rest.get(1).copied());
    // The longest first: `shi` is し, while `s` alone is nothing.
    for many in (1..=4.min(rest.len())).rev() {
        let letters: String = rest.iter().take(many).collect();
        if let Some(sound) = kana_of(&letters) {
            kana.push_str(&sound);
            return Ok(many);
        }
    }
    let before_vowel = rest.get(2).is_some_and(|c| VOWELS.contains(c) || *c == 'y');
    let (sign, many) = match (first, second) {
        ('n', Some('\'')) => ('ん', 2),
        // `nn` before a vowel is ん and な, as names are written; alone it is one ん.
        ('n', Some('n')) if !before_vowel => ('ん', 2),
        // Hepburn writes ん before b, m and p as m: Shimbashi.
        ('n', _) | ('m', Some('b' | 'm' | 'p')) => ('ん', 1),
        // Hepburn doubles ch as tch: Hatchoubori.
        ('t', Some('c')) => ('っ', 1),
        (first, Some(second)) if first == second && !VOWELS.contains(&first) => ('っ', 1),
        (first, _) => return Err(first),
    };
    kana.push(sign);
    Ok(many)
}

/// Returns the kana of these letters.
fn kana_of(letters: &str) -> Option<String> {
    if let Some((_, kana)) = OTHERS.iter().find(|(own, _)| *own == letters) {
        return Some((*kana).to_owned());
    }
    let vowel = letters.chars().last()?;
    let column = VOWELS.iter().position(|own| *own == vowel)?;
    let consonant = letters.strip_suffix(vowel)?;
    let of = |row: &str| row.chars().nth(column).filter(|kana| *kana != '.');
    if let Some((_, row)) = ROWS.iter().find(|(own, _)| *own == consonant) {
        return of(row).map(String::from);
    }
    let with = |kana: char, small: &str| of(small).map(|small| [kana, small].into_iter().collect());
    let bent = PALATALIZED.iter().find(|(own, _)| *own == consonant);
    let open = BEFORE_SMALL_VOWEL.iter().find(|(own, _)| *own == consonant);
    bent.and_then(|(_, kana)| with(*kana, "ゃぃゅぇょ")).or_else(|| open.and_then(|(_, kana)| with(*kana, "ぁぃ.ぇぉ")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kana_of_the_table_is_typed_in_letters() {
        let table = ROWS.iter().flat_map(|(consonant, row)| {
            VOWELS.iter().zip(row.chars()).map(move |(vowel, kana)| (format!("{consonant}{vowel}"), kana))
        });
        let mut typed: String = OTHERS.iter().map(|(_, kana)| *kana).collect();
        for (letters, kana) in table.filter(|(_, kana)| *kana != '.') {
            assert_eq!(hiragana(&letters), Ok(kana.to_string()), "{letters}");
            typed.push(kana);
        }
        typed.push('ん');
        let missing: String = ('\u{3041}'..='\u{3096}').filter(|kana| !typed.contains(*kana)).collect();
        assert_eq!(missing, "", "no letters give these");
    }

    #[test]
    fn names_are_read_in_hepburn_in_kunrei_and_as_keyboards_have_them() {
        for (typed, kana) in [
            ("Aozoraen", "あおぞらえん"),
            ("aozora en", "あおぞら えん"),
            ("Shimbashi", "しんばし"),
            ("simbasi", "しんばし"),
            ("Hatchoubori", "はっちょうぼり"),
            ("Sapporo", "さっぽろ"),
            ("kitte", "きって"),
            ("Ryōtarō", "りょうたろう"),
            ("Jun'ichi", "じゅんいち"),
            ("zyun'iti", "じゅんいち"),
            ("onna", "おんな"),
            ("konnyaku", "こんにゃく"),
            ("kennsaku", "けんさく"),
            ("gumma", "ぐんま"),
            ("Fujii", "ふじい"),
            ("kaado", "かあど"),
            ("ka-do", "かーど"),
            ("jaga", "じゃが"),
            ("tyatya", "ちゃちゃ"),
            ("thi-ru-mu", "てぃーるーむ"),
        ] {
            assert_eq!(hiragana(typed).unwrap_or_default(), kana, "{typed}");
        }
    }

    #[test]
    fn kana_of_any_kind_become_hiragana() {
        for (typed, kana) in [
            ("アオゾラ", "あおぞら"),
            ("ｱｵｿﾞﾗ", "あおぞら"),
            ("ﾊﾟｰﾄﾅｰ", "ぱーとなー"),
            ("か\u{3099}き", "がき"),
            ("ハ\u{309a}ン", "ぱん"),
            ("ヴァイオリン", "ゔぁいおりん"),
            ("ａｏｚｏｒａ", "あおぞら"),
            ("たかはし　はなこ", "たかはし はなこ"),
            ("", ""),
        ] {
            assert_eq!(hiragana(typed), Ok(kana.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_can_be_no_kana_is_named() {
        for (typed, wrong) in [
            ("青空", '青'),
            ("あおぞら苑", '苑'),
            ("lala", 'l'),
            ("qa", 'q'),
            ("あ1", '1'),
            ("-あ", '-'),
            ("ま゛", '゛'),
            ("k", 'k'),
        ] {
            assert_eq!(hiragana(typed), Err(wrong), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_out_as_a_reading_or_is_refused(typed in "\\PC{0,40}") {
            if let Ok(kana) = hiragana(&typed) {
                prop_assert!(kana.chars().all(|c| c == ' ' || is_reading_kana(c)), "{kana}");
                prop_assert_eq!(hiragana(&kana), Ok(kana.clone()), "what is hiragana stays");
            }
        }
    }
}
