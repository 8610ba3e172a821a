//! How names are compared: width, kana, voiced half-width kana, letter case and old forms of kanji are the same.

use furigana::kana::{add_voicing, to_full_width, to_hiragana};
use furigana::width::narrow;

/// Forms of one kanji that occur in family names, each group by its plain form first. The groups are those of
/// 「異体字」 in the family register (戸籍統一文字) that people type one for the other.
const VARIANTS: [&str; 30] = [
    "高髙",
    "崎﨑嵜埼",
    "斉斎齋齊",
    "辺邊邉",
    "沢澤",
    "浜濱濵",
    "島嶋嶌",
    "広廣",
    "国國圀",
    "桜櫻",
    "恵惠",
    "真眞",
    "徳德",
    "吉𠮷",
    "柳栁桺",
    "角⻆",
    "館舘",
    "富冨",
    "峰峯",
    "船舩",
    "剣劒劔釼",
    "竜龍",
    "滝瀧",
    "関關",
    "黒黑",
    "塚\u{fa10}",
    "祐\u{fa4f}",
    "隆\u{f9dc}",
    "条條",
    "瀬瀨",
];

/// Returns the characters by which a text is compared. Spaces are left out, so that a name is found with its gap or
/// without.
pub(crate) fn fold_name(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut chars = text.chars().filter(|c| !c.is_whitespace() && !is_selector(*c)).peekable();
    std::iter::from_fn(move || {
        let c = fold_char(to_hiragana(to_full_width(chars.next()?)));
        // Half-width ｶﾞ is two characters: the mark is joined to its kana before anything is compared.
        let voiced = chars.peek().and_then(|mark| add_voicing(c, *mark));
        if voiced.is_some() {
            chars.next();
        }
        Some(voiced.unwrap_or(c))
    })
}

/// Marks that choose a form of the kanji before them.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Returns the plain form of a character.
fn fold_char(c: char) -> char {
    match narrow(c).to_ascii_lowercase() {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        // Only these can be in a group: kana, letters and digits need not look.
        '々' | '一'..='\u{9fff}' | '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => {
            plain_kanji(c)
        }
        other => other,
    }
}

fn plain_kanji(c: char) -> char {
    let group = VARIANTS.iter().find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        fold_name(text).collect()
    }

    #[test]
    fn kana_of_every_kind_are_the_same() {
        for text in ["ガギグゲゴ", "がぎぐげご", "ｶﾞｷﾞｸﾞｹﾞｺﾞ", "か\u{3099}き\u{3099}く\u{3099}け\u{3099}こ\u{3099}"]
        {
            assert_eq!(fold(text), "がぎぐげご", "{text}");
        }
        assert_eq!(fold("ﾊﾟﾋﾟ ヴ ｳﾞ ｰ"), "ぱぴゔゔー");
    }

    #[test]
    fn old_and_new_forms_of_kanji_are_the_same() {
        for (old, new) in [
            ("髙﨑", "高崎"),
            ("齋藤", "斉藤"),
            ("渡邊", "渡辺"),
            ("渡邉", "渡辺"),
            ("濵田", "浜田"),
            ("𠮷田", "吉田"),
            ("葛\u{e0100}西", "葛西"),
            ("瀨戸", "瀬戸"),
        ] {
            assert_eq!(fold(old), fold(new), "{old}");
        }
        assert_ne!(fold("山"), fold("川"));
    }

    #[test]
    fn width_case_and_gaps_do_not_matter() {
        assert_eq!(fold("Ａ－１０１　Tanaka"), "a-101tanaka");
    }

    #[test]
    fn no_kanji_stands_in_two_groups() {
        let all: Vec<char> = VARIANTS.iter().flat_map(|group| group.chars()).collect();
        let once: std::collections::BTreeSet<char> = all.iter().copied().collect();
        assert_eq!(once.len(), all.len());
    }
}
