//! 分かち書き: a space before every word that stands on its own, also where the text was written without.
//!
//! Particles and auxiliaries stay with the word before them; する, いる, ある, ください and formal nouns such as
//! こと stand alone; long compounds are parted where both parts have three moras or more.

use super::spelling::{long, particles};
use super::token::{Kind, Token};

/// Words in kana that begin a unit of their own, behind one of these characters.
const WORDS: [(&str, &[&str]); 9] = [
    // Behind the end of a phrase or of a verb or adjective.
    (
        "をにがはもとのでやかたるいくうすつぬぶむぐなだてん、",
        &[
            "こと", "とき", "ところ", "もの", "ため", "あなた", "わたし", "ほか", "まま", "うち", "うえ", "ふりがな", "ひらがな",
        ],
    ),
    (
        "をにがはもとのでやかくて",
        &[
            "この", "その", "どの", "これ", "それ", "どれ", "ここ", "どちら", "だれ", "どなた", "いつ", "どう", "まだ", "また", "もう",
            "あと", "はじめ", "すぐ", "とても", "すこし", "うまく", "よく", "くわしく", "ゆっくり", "はんこ",
        ],
    ),
    ("をにがはもとのでく", &["すると", "するとき", "する", "すれば", "して", "した", "しない", "します", "しません", "しまし", "しましょ", "しか", "され", "させ"]),
    ("にがはもくと", &["なります", "なりません", "なりました", "なる", "なって", "なり", "なったら"]),
    ("てでがにはも", &["います", "いません", "いました", "いない", "いる", "いた", "いて", "いれば", "いらっしゃい", "いただ", "いいます", "いりません", "いります", "いりますか", "いらない"]),
    ("がはもでに", &["あります", "ありません", "ありました", "あれば", "ある", "あって", "あった", "ない", "なく", "なかった", "なければ", "できます", "できません", "できました", "できる", "でき", "かかります", "かかる", "かからない", "かかりません"]),
    ("てで", &["ください", "ほしい", "もらう", "もらえ", "もらい", "くれ", "おく", "おき", "みる", "みて", "しまう", "しまい", "よい", "よけ", "いい", "いく", "くる", "きます"]),
    ("もがとは", &["いい", "よい", "かまいません", "かまわない", "ほしい", "しれません", "しれない", "どれ"]),
    ("をにがはもと", &["いう", "いいます", "ついて", "よって", "とって", "かけて", "つけ", "なくし", "なくさ", "やめ", "まとめ", "すみます", "しまい"]),
];
/// Endings of verb stems before another verb of the same word: 申し込む, 受け取る.
const STEMS: &str = "しりみきけえちびぎれせめ";
/// Words whose last kana looks like such a stem.
const NO_STEMS: [&str; 3] = ["すこ", "も", "つぎ"];
/// 使い方, 買い物: い joins these only, for it also ends adjectives.
const BEHIND_I: [&str; 3] = ["かた", "もの", "て"];
/// Kanji that belong to the word before them.
const SUFFIXES: [&str; 6] = ["しゃ", "しょ", "よう", "てき", "いん", "ほう"];
/// Compounds whose parts have three moras or more each, or two that are read in two kanji (複合名詞の切れ続き).
const COMPOUNDS: [(&str, &str); 14] = [
    ("あんしょうばんごう", "あんしょう ばんごう"),
    ("けんこうほけんしょう", "けんこう ほけんしょう"),
    ("けんこうほけん", "けんこう ほけん"),
    ("しかくかくにんしょ", "しかく かくにんしょ"),
    ("しかくじょうほう", "しかく じょうほう"),
    ("でんししょうめいしょ", "でんし しょうめいしょ"),
    ("みぶんしょうめいしょ", "みぶん しょうめいしょ"),
    ("こういきれんごう", "こういき れんごう"),
    ("でんわばんごう", "でんわ ばんごう"),
    ("とどうふけん", "と どう ふ けん"),
    ("しくちょうそん", "し く ちょう そん"),
    ("ちてきしょうがい", "ちてき しょうがい"),
    ("はったつしょうがい", "はったつ しょうがい"),
    ("かおにんしょう", "かお にんしょう"),
];

/// The text in kana as braille spells it, one space between words.
pub(super) fn spaced(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let earlier = at.checked_sub(2).and_then(|at| tokens.get(at));
        if before.is_some_and(|before| parts(earlier, before, token)) {
            out.push(' ');
        }
        let ends = tokens.get(at + 1).is_none_or(|next| parts(before, token, next));
        match token.kind {
            Kind::Hiragana => hiragana(&mut out, token, before, ends),
            Kind::Marked(_) => out.push_str(&compound(&token.text)),
            Kind::Katakana | Kind::Latin | Kind::Number | Kind::Sign => out.push_str(&token.text),
            Kind::Space => out.push(' '),
        }
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a space belongs between two pieces.
fn parts(earlier: Option<&Token>, before: &Token, token: &Token) -> bool {
    match (before.kind, token.kind) {
        (Kind::Space | Kind::Sign, _) | (_, Kind::Space | Kind::Sign) => matches!(before.kind, Kind::Space),
        (Kind::Hiragana, Kind::Marked(_)) => !joins(earlier, &before.text, &token.text),
        (Kind::Marked(_), Kind::Marked(_)) => !SUFFIXES.contains(&token.text.as_str()),
        (Kind::Hiragana, Kind::Katakana | Kind::Latin | Kind::Number) => !is_prefix(&before.text),
        (Kind::Marked(_), Kind::Latin | Kind::Number) | (Kind::Katakana, Kind::Marked(_) | Kind::Latin) => true,
        (Kind::Marked(kanji), Kind::Hiragana) => kanji > 1 && is_done(&token.text),
        (Kind::Katakana, Kind::Hiragana) => is_done(&token.text),
        (Kind::Latin, Kind::Hiragana | Kind::Katakana | Kind::Marked(_)) => true,
        (Kind::Number, _) | (Kind::Hiragana, Kind::Hiragana) | (Kind::Katakana, _) | (Kind::Marked(_), Kind::Katakana) => {
            false
        }
        (Kind::Latin, Kind::Latin | Kind::Number) => false,
    }
}

/// する behind a noun stands alone: 記録 します.
fn is_done(kana: &str) -> bool {
    ["する", "すれ", "して", "した", "しな", "しま", "され", "させ"].iter().any(|form| kana.starts_with(form))
}

fn is_prefix(kana: &str) -> bool {
    matches!(kana, "お" | "ご")
}

/// Whether kana belong to the word that follows: a prefix, or a verb stem before another verb.
fn joins(earlier: Option<&Token>, kana: &str, next: &str) -> bool {
    if is_prefix(kana) && earlier.is_none_or(|token| !matches!(token.kind, Kind::Marked(_))) {
        return true;
    }
    let Some(Token { text: stem, kind: Kind::Marked(1) }) = earlier else { return false };
    let mut chars = kana.chars();
    let (last, rest) = (chars.next(), chars.next());
    match (last, rest) {
        (Some('い'), None) => BEHIND_I.contains(&next),
        (Some(last), None) => STEMS.contains(last) && !NO_STEMS.contains(&stem.as_str()),
        _ => false,
    }
}

fn compound(reading: &str) -> String {
    let parted = COMPOUNDS.iter().find(|(whole, _)| *whole == reading).map_or(reading, |(_, parted)| parted);
    parted.split(' ').map(long).collect::<Vec<_>>().join(" ")
}

/// A run of hiragana, parted before the words in it; the particles at the end of each part as they are said.
fn hiragana(out: &mut String, token: &Token, before: Option<&Token>, ends: bool) {
    let follows = before.is_some_and(|before| !matches!(before.kind, Kind::Space) && !is_opening(before));
    let mut rest = token.text.as_str();
    let mut first = true;
    while !rest.is_empty() {
        let at = next_word(rest, first && follows).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let kana = long(part);
        let closed = !after.is_empty() || ends;
        out.push_str(&if closed { particles(&kana, first && follows) } else { kana });
        if !after.is_empty() {
            out.push(' ');
        }
        (rest, first) = (after, false);
    }
}

fn is_opening(token: &Token) -> bool {
    token.kind == Kind::Sign && matches!(token.text.as_str(), "「" | "『" | "（" | "〈" | "。" | "、")
}

/// Where the next word of its own begins in a run of kana.
fn next_word(run: &str, follows: bool) -> Option<usize> {
    let least = if follows { 1 } else { 2 };
    let mut before = None;
    for (count, (at, c)) in run.char_indices().enumerate() {
        let rest = run.get(at..).unwrap_or_default();
        if count >= least && before.is_some_and(|before| begins(before, rest)) {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

fn begins(before: char, rest: &str) -> bool {
    WORDS.iter().any(|(behind, words)| behind.contains(before) && words.iter().any(|word| rest.starts_with(word)))
}
