//! How kana are pronounced: long vowels, and letters and signs that stand among them.

use furigana::is_kanji;
use furigana::kana::{is_katakana, to_katakana};

/// Returns a text with its hiragana as katakana; everything else as it is.
pub(super) fn katakana(text: &str) -> String {
    text.chars().map(to_katakana).collect()
}

/// Returns whether a character is katakana with a sound, or the mark of a long vowel.
pub(super) fn is_katakana_or_long(c: char) -> bool {
    is_katakana(c) || c == 'ー'
}

/// Which pairs of vowels are lengthened to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VowelLengthening {
    /// All: within one word (せいかつ → セーカツ, おおきい → オーキイ).
    Word,
    /// All but い behind て or で, which begins another word (ている → テイル).
    Ending,
}

/// Returns how a word in kana is pronounced, in katakana.
///
/// う behind お or う and い behind え are long vowels, ぢ づ を sound as じ ず お.
/// Source: the pronunciation field of the NAIST dictionary of `OpenCall JTalk`.
pub(super) fn pronounced(kana: &str, joints: VowelLengthening) -> String {
    let mut sounds = String::new();
    let mut vowel = None;
    let mut before = None;
    for c in katakana(kana).chars() {
        let long = match (vowel, c) {
            (Some('o' | 'u'), 'ウ') | (Some('o'), 'オ') => true,
            (Some('e'), 'イ') => joints == VowelLengthening::Word || !matches!(before, Some('テ' | 'デ')),
            _ => false,
        };
        sounds.push(if long { 'ー' } else { kana_sound(c) });
        vowel = if long || c == 'ー' { vowel } else { vowel_of(c) };
        before = Some(c);
    }
    sounds
}

fn kana_sound(c: char) -> char {
    match c {
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        'ヲ' => 'オ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        other => other,
    }
}

/// Returns the vowel that a kana ends with.
pub(super) fn vowel_of(c: char) -> Option<char> {
    const ROWS: [(&str, char); 5] = [
        ("アカサタナハマヤラワガザダバパァャ", 'a'),
        ("イキシチニヒミリギジヂビピィ", 'i'),
        ("ウクスツヌフムユルグズヅブプゥュヴ", 'u'),
        ("エケセテネヘメレゲゼデベペェ", 'e'),
        ("オコソトノホモヨロヲゴゾドボポォョ", 'o'),
    ];
    ROWS.iter().find(|(row, _)| row.contains(c)).map(|(_, vowel)| *vowel)
}

/// Cuts sounds into pieces of at most so many kana; no piece begins with what belongs to the kana before it.
pub(super) fn cut_sounds(sounds: &str, most: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut kana = 0;
    for c in sounds.chars() {
        let leans = matches!(c, 'ャ' | 'ュ' | 'ョ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ー' | 'ン' | 'ッ' | '’');
        // Twice as long it is cut all the same: such a run of ー is no word.
        if kana >= most && (!leans || kana >= 2 * most) {
            pieces.push(String::new());
            kana = 0;
        }
        kana += 1;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Returns how a run of Latin letters and signs is said: a word that is known, otherwise letter by letter.
pub(super) fn say_latin(run: &str) -> String {
    match run.to_ascii_lowercase().as_str() {
        "enter" => "エンター".to_owned(),
        "english" => "イングリッシュ".to_owned(),
        "madoguchi" => "マドグチ".to_owned(),
        "review" => "レビュー".to_owned(),
        _ => run.chars().map(letter_name).collect(),
    }
}

/// Returns the name of a letter or of a sign that is read aloud; nothing for signs that are only seen.
fn letter_name(c: char) -> &'static str {
    const NAMES: [&str; 26] = [
        "エー",
        "ビー",
        "シー",
        "ディー",
        "イー",
        "エフ",
        "ジー",
        "エイチ",
        "アイ",
        "ジェー",
        "ケー",
        "エル",
        "エム",
        "エヌ",
        "オー",
        "ピー",
        "キュー",
        "アール",
        "エス",
        "ティー",
        "ユー",
        "ブイ",
        "ダブリュー",
        "エックス",
        "ワイ",
        "ゼット",
    ];
    let place = u32::from(c.to_ascii_lowercase()).checked_sub(u32::from('a'));
    let name = place.and_then(|place| usize::try_from(place).ok()).and_then(|place| NAMES.get(place));
    name.copied().unwrap_or(match c {
        '*' | '＊' => "コメジルシ",
        '#' | '＃' => "シャープ",
        '+' | '＋' => "プラス",
        '@' | '＠' => "アット",
        '%' | '％' => "パーセント",
        '&' | '＆' => "アンド",
        // Nothing is guessed: that a word is there is all that is known of it.
        _ if is_kanji(c) => "カンジ",
        _ => "",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_vowels_are_long() {
        for (kana, sounds) in [
            ("びょういん", "ビョーイン"),
            ("せいかつ", "セーカツ"),
            ("けんこうほけんしょう", "ケンコーホケンショー"),
            ("おおきい", "オーキイ"),
            ("いいえ", "イイエ"),
            ("つづき", "ツズキ"),
            ("カード", "カード"),
        ] {
            assert_eq!(pronounced(kana, VowelLengthening::Word), sounds);
        }
        assert_eq!(pronounced("ています", VowelLengthening::Ending), "テイマス");
        assert_eq!(pronounced("でしょう", VowelLengthening::Ending), "デショー");
    }

    #[test]
    fn letters_are_said_by_name_and_known_words_as_words() {
        assert_eq!(say_latin("Enter"), "エンター");
        assert_eq!(say_latin("F"), "エフ");
        assert_eq!(say_latin("*"), "コメジルシ");
    }
}
