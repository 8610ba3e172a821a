//! Kana to phonemes by a table that is not the program's: the voice's labels are held against it.

use madoguchi::speech::Sentence;

/// Each consonant with the kana that have it, in the order of their vowels.
const ROWS: [(&str, &str); 16] = [
    ("", "アイウエオ"),
    ("k", "カキクケコ"),
    ("g", "ガギグゲゴ"),
    ("s", "サスィスセソ"),
    ("z", "ザズィズゼゾ"),
    ("t", "タティトゥテト"),
    ("d", "ダディドゥデド"),
    ("n", "ナニヌネノ"),
    ("h", "ハヒホゥヘホ"),
    ("b", "バビブベボ"),
    ("p", "パピプペポ"),
    ("m", "マミムメモ"),
    ("r", "ラリルレロ"),
    ("w", "ワウィ・ウェウォ"),
    ("f", "ファフィフフェフォ"),
    ("v", "ヴァヴィヴヴェヴォ"),
];
/// Kana whose consonant is not that of their row.
const OWN: [(&str, &str); 14] = [
    ("シ", "sh i"),
    ("シェ", "sh e"),
    ("ジ", "j i"),
    ("ヂ", "j i"),
    ("ジェ", "j e"),
    ("チ", "ch i"),
    ("チェ", "ch e"),
    ("ツ", "ts u"),
    ("ヅ", "z u"),
    ("ヲ", "o"),
    ("ン", "N"),
    ("ッ", "cl"),
    ("デュ", "dy u"),
    ("フュ", "fy u"),
];
/// Consonants before ャュョ, by the kana that stands before them.
const GLIDES: [(&str, &str); 13] = [
    ("", "y"),
    ("キ", "ky"),
    ("ギ", "gy"),
    ("シ", "sh"),
    ("ジ", "j"),
    ("ヂ", "j"),
    ("チ", "ch"),
    ("ニ", "ny"),
    ("ヒ", "hy"),
    ("ビ", "by"),
    ("ピ", "py"),
    ("ミ", "my"),
    ("リ", "ry"),
];

const VOWELS: [&str; 5] = ["a", "i", "u", "e", "o"];

/// The phonemes that a voice is given, pauses left out, whispered vowels as if they had a voice.
pub(crate) fn given(sentence: &Sentence) -> Vec<String> {
    let all = sentence.labels().unwrap().into_iter().filter_map(|label| label.phoneme.c);
    let whole = |phoneme: &String| !matches!(phoneme.as_str(), "sil" | "pau");
    let voiced = |phoneme: String| {
        let low = phoneme.to_lowercase();
        if VOWELS.contains(&low.as_str()) { low } else { phoneme }
    };
    all.filter(whole).map(voiced).collect()
}

/// The phonemes of katakana as they sound.
#[track_caller]
pub(crate) fn of(sounds: &str) -> Vec<String> {
    let table = table();
    let kana: Vec<char> = sounds.chars().filter(|c| !matches!(c, '、' | '’')).collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < kana.len() {
        let (two, one): (String, String) = (kana[at..].iter().take(2).collect(), kana[at].to_string());
        let known = |own: &str| table.iter().find(|(kana, _)| kana == own).map(|(_, phonemes)| phonemes);
        match (known(&two).filter(|_| two != one), known(&one)) {
            (Some(phonemes), _) => {
                found.extend(phonemes.split(' ').map(ToOwned::to_owned));
                at += 1;
            }
            (None, Some(phonemes)) => found.extend(phonemes.split(' ').map(ToOwned::to_owned)),
            (None, None) if one == "ー" => found.extend(found.last().cloned()),
            (None, None) => panic!("{one} of {sounds} is no kana that sounds"),
        }
        at += 1;
    }
    found
}

fn table() -> Vec<(String, String)> {
    let mut table: Vec<(String, String)> =
        OWN.iter().map(|(kana, phonemes)| ((*kana).to_owned(), (*phonemes).to_owned())).collect();
    for (kana, consonant) in GLIDES {
        let small = if kana.is_empty() { ["ヤ", "ユ", "ヨ"] } else { ["ャ", "ュ", "ョ"] };
        for (after, vowel) in small.iter().zip(["a", "u", "o"]) {
            table.push((format!("{kana}{after}"), format!("{consonant} {vowel}")));
        }
    }
    for (consonant, row) in ROWS {
        let moras = moras(row);
        assert_eq!(moras.len(), 5, "{row}");
        for (kana, vowel) in moras.into_iter().zip(VOWELS) {
            if !table.iter().any(|(own, _)| *own == kana) {
                table.push((kana, format!("{consonant} {vowel}").trim().to_owned()));
            }
        }
    }
    table
}

fn moras(row: &str) -> Vec<String> {
    let mut moras: Vec<String> = Vec::new();
    for c in row.chars() {
        match moras.last_mut().filter(|_| matches!(c, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ')) {
            Some(last) => last.push(c),
            None => moras.push(c.to_string()),
        }
    }
    moras
}
