//! 分かち書き: a space before every word of its own, also where the text was written without.
//!
//! Particles and auxiliaries stay with the word before them; する, いる, ある, ください and formal nouns such as こと are words of
//! their own; long compounds are parted where both parts have three moras or more.

use super::spelling::{mark_long_vowels, spell_particles};
use super::token::{TextToken, TokenKind};

/// Words in kana that begin a unit of their own, behind one of these characters: particles, or the end of a verb.
const INDEPENDENT_WORDS: [(&str, &[&str]); 13] = [
    (
        "をにがはもとのでやかたるいくうすつぬぶむぐなだてん",
        &[
            "こと",
            "とき",
            "ところ",
            "もの",
            "ため",
            "あなた",
            "わたし",
            "ほか",
            "まま",
            "うち",
            "うえ",
            "ふりがな",
            "ひらがな",
            "ほんとう",
        ],
    ),
    (
        "をにがはもとのでやかくてどば",
        &[
            "この",
            "その",
            "どの",
            "これ",
            "それ",
            "どれ",
            "ここ",
            "どちら",
            "だれ",
            "どなた",
            "いつ",
            "どう",
            "まだ",
            "また",
            "もう",
            "あと",
            "はじめ",
            "すぐ",
            "とても",
            "すこし",
            "うまく",
            "よく",
            "くわしく",
            "ゆっくり",
            "はんこ",
            "もらえ",
            "もらう",
            "もらい",
        ],
    ),
    (
        "をにがはもとのでく",
        &["する", "すれば", "しない", "しなく", "しまし", "します", "しません", "しましょ", "しか", "され", "させ"],
    ),
    // Not behind で: でした is one word.
    ("をにがはもとのく", &["して", "した"]),
    // 手続き します: the kana of a verb in す never have an i or an e before it (話す, 動かす), so that this is する.
    ("きりいみちえけせしねめれべび", &["する", "すれ", "します", "しまし", "しませ", "しましょ"]),
    ("にがはもくと", &["なります", "なりません", "なりました", "なる", "なって", "なり", "なったら"]),
    (
        "てでがにはも",
        &[
            "います",
            "いません",
            "いました",
            "いない",
            "いる",
            "いた",
            "いて",
            "いれば",
            "いらっしゃい",
            "いただ",
            "いいます",
            "いりません",
            "いります",
            "いらない",
        ],
    ),
    (
        "がはもでにのと",
        &[
            "あり",
            "あれば",
            "ある",
            "あって",
            "あった",
            "ない",
            "なく",
            "なかった",
            "なければ",
            "できます",
            "できません",
            "できました",
            "できる",
            "でき",
            "かかります",
            "かかる",
            "かからない",
            "かかりません",
            "かかれ",
        ],
    ),
    (
        "てで",
        &[
            "ください",
            "ほしい",
            "もらう",
            "もらえ",
            "もらい",
            "くれ",
            "おく",
            "おき",
            "みる",
            "みて",
            "しまう",
            "しまい",
            "よい",
            "よけ",
            "よろし",
            "いい",
            "いく",
            "くる",
            "きます",
            "かまい",
            "かまわ",
        ],
    ),
    (
        "もがとはに",
        &["いい", "よい", "よろし", "かまいません", "かまわない", "ほしい", "しれません", "しれない", "どれ"],
    ),
    (
        "をにがはもとの",
        &[
            "いう",
            "いいます",
            "ついて",
            "ついた",
            "つく",
            "よって",
            "とって",
            "かけて",
            "つけ",
            "なくし",
            "なくさ",
            "なくす",
            "やめ",
            "まとめ",
            "すみます",
            "しまい",
            "もとに",
        ],
    ),
    ("き", &["なしで", "なしに"]),
    ("く", &["いく", "いか", "いき", "いけ", "いって", "でき", "なさ"]),
];
/// Adverbs in kana: any word of its own may follow them.
const ADVERBS: [&str; 8] = ["まだ", "また", "もう", "よく", "どう", "すぐ", "とても", "すこし"];
/// Words in kana that are words of their own even right behind a word in kanji.
const STANDALONE_WORDS: [&str; 5] = ["または", "および", "もしくは", "いつ", "すべて"];
/// Words in kana that look like a word and a particle.
const UNSPLIT_WORDS: [&str; 3] = ["いそが", "ちがい", "ちがう"];
/// Verbs in ぐ, by the reading of their kanji: their が before ない is no particle.
const VERBS_IN_GU: [&str; 11] = ["いそ", "およ", "ふせ", "かせ", "つ", "ぬ", "そそ", "さわ", "ふさ", "つな", "かつ"];
/// Endings of verb stems before another verb of the same word: 申し込む, 受け取る.
const STEM_ENDINGS: &str = "しりみきけえちびぎれせめ";
/// Words whose last kana looks like such a stem.
const NOT_STEMS: [&str; 3] = ["すこ", "も", "つぎ"];
/// 使い方, 買い物: い joins these only, for it also ends adjectives.
const JOINED_BY_I: [&str; 3] = ["かた", "もの", "て"];
/// Kanji that belong to the word before them.
const SUFFIXES: [&str; 6] = ["しゃ", "しょ", "よう", "てき", "いん", "ほう"];
/// Compounds whose parts have three moras or more each, or two that are read in two kanji (複合名詞の切れ続き).
const COMPOUNDS: [(&str, &str); 16] = [
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
    ("マイナンバーカード", "マイナンバー カード"),
    ("マイナポータル", "マイナ ポータル"),
];

/// Returns the text in kana as braille spells it, one space between words.
pub(super) fn add_spaces(tokens: &[TextToken]) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let earlier = at.checked_sub(2).and_then(|at| tokens.get(at));
        if before.is_some_and(|before| needs_space(earlier, before, token)) {
            out.push(' ');
        }
        let ends = tokens.get(at + 1).is_none_or(|next| {
            matches!(next.kind, TokenKind::Sign | TokenKind::Space) || needs_space(before, token, next)
        });
        match token.kind {
            TokenKind::Hiragana => {
                push_hiragana(&mut out, token, before.filter(|before| !needs_space(earlier, before, token)), ends);
            }
            TokenKind::Katakana | TokenKind::Marked(_) => out.push_str(&split_compound(&token.text)),
            TokenKind::Latin | TokenKind::Number | TokenKind::Prefix | TokenKind::Sign => out.push_str(&token.text),
            TokenKind::Space => {}
        }
    }
    // Spaces of the text and of the rules may meet.
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns whether a space belongs between two pieces.
fn needs_space(earlier: Option<&TextToken>, before: &TextToken, token: &TextToken) -> bool {
    match (before.kind, token.kind) {
        (TokenKind::Sign, TokenKind::Number) => before.text == "〉",
        (TokenKind::Space, TokenKind::Hiragana) => !(is_number(earlier) && is_particle(&token.text)),
        (TokenKind::Space, _) => true,
        // Inside a bracket nothing is parted. Outside, a word before 「 is parted from it, while （ explains the word
        // before it.
        (TokenKind::Hiragana | TokenKind::Katakana | TokenKind::Marked(_), TokenKind::Sign) => {
            matches!(token.text.as_str(), "「" | "『")
        }
        (TokenKind::Sign | TokenKind::Prefix | TokenKind::Number, _)
        | (_, TokenKind::Space | TokenKind::Sign)
        | (TokenKind::Latin, TokenKind::Latin | TokenKind::Number)
        | (TokenKind::Katakana, TokenKind::Katakana | TokenKind::Number)
        | (TokenKind::Hiragana, TokenKind::Hiragana) => false,
        (TokenKind::Marked(_) | TokenKind::Katakana, TokenKind::Marked(_)) => !SUFFIXES.contains(&token.text.as_str()),
        (TokenKind::Hiragana, TokenKind::Marked(_)) => !belongs_to_next(earlier, &before.text, &token.text),
        (TokenKind::Marked(_), TokenKind::Hiragana)
            if STANDALONE_WORDS.iter().any(|word| token.text.starts_with(word)) =>
        {
            true
        }
        (TokenKind::Marked(kanji), TokenKind::Hiragana) => kanji > 1 && begins_with_suru(&token.text),
        (TokenKind::Katakana, TokenKind::Hiragana) => begins_with_suru(&token.text),
        (TokenKind::Marked(kanji), TokenKind::Katakana) => kanji > 1,
        (_, TokenKind::Prefix | TokenKind::Latin | TokenKind::Number)
        | (TokenKind::Hiragana, TokenKind::Katakana)
        | (TokenKind::Latin, _) => true,
    }
}

fn is_number(token: Option<&TextToken>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Number)
}

fn is_particle(kana: &str) -> bool {
    ["で", "を", "は", "が", "に", "へ", "と", "の", "も", "から", "まで"].contains(&kana)
}

/// Returns whether kana begin with a form of する or できる, which behind a noun are words of their own: 記録 します.
fn begins_with_suru(kana: &str) -> bool {
    ["する", "すれ", "して", "した", "しな", "しま", "され", "させ", "でき"].iter().any(|form| kana.starts_with(form))
}

/// Returns whether kana belong to the word that follows: a verb stem before another verb, or a word before its suffix.
fn belongs_to_next(earlier: Option<&TextToken>, kana: &str, next: &str) -> bool {
    if (next == "しょう" && kana.ends_with('り')) || (next == "ごろ" && kana.ends_with("いつ")) {
        return true;
    }
    let Some(TextToken { text: stem, kind: TokenKind::Marked(1) }) = earlier else { return false };
    let mut chars = kana.chars();
    match (chars.next(), chars.next()) {
        (Some('い'), None) => JOINED_BY_I.contains(&next),
        (Some(last), None) => STEM_ENDINGS.contains(last) && !NOT_STEMS.contains(&stem.as_str()),
        _ => false,
    }
}

fn split_compound(reading: &str) -> String {
    let parted = COMPOUNDS.iter().find(|(whole, _)| *whole == reading).map_or(reading, |(_, parted)| parted);
    parted.split(' ').map(mark_long_vowels).collect::<Vec<_>>().join(" ")
}

/// Writes a run of hiragana, parted before the words in it; the particles at the end of each part are written as they
/// are said. `before` is what it is joined to.
fn push_hiragana(out: &mut String, token: &TextToken, before: Option<&TextToken>, ends: bool) {
    let follows = before.is_some_and(|before| !is_opening(before));
    let mut least = match before {
        // いそがない is one word: nothing in がない begins another one.
        Some(verb) if VERBS_IN_GU.contains(&verb.text.as_str()) => 3,
        Some(_) if follows => 1,
        Some(_) | None => first_word_chars(&token.text),
    };
    let mut rest = token.text.as_str();
    let mut first = true;
    while !rest.is_empty() {
        let at = next_word(rest, least).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let kana = mark_long_vowels(part);
        let closed = !after.is_empty() || ends;
        out.push_str(&if closed { spell_particles(&kana, first && follows) } else { kana });
        if !after.is_empty() {
            out.push(' ');
        }
        (rest, first, least) = (after, false, first_word_chars(after));
    }
}

fn is_opening(token: &TextToken) -> bool {
    token.kind == TokenKind::Sign && matches!(token.text.as_str(), "「" | "『" | "（" | "〈" | "。" | "、")
}

/// Returns how many characters of a run are one word at least.
fn first_word_chars(run: &str) -> usize {
    if UNSPLIT_WORDS.iter().any(|word| run.starts_with(word)) {
        return 4;
    }
    let known = words().filter(|word| run.starts_with(word)).map(|word| word.chars().count());
    known.max().unwrap_or_default().max(2)
}

fn words() -> impl Iterator<Item = &'static str> {
    INDEPENDENT_WORDS.iter().flat_map(|(_, words)| words.iter().copied())
}

/// Returns where the next word of its own begins in a run of kana, behind so many characters.
fn next_word(run: &str, least: usize) -> Option<usize> {
    run.char_indices()
        .skip(least)
        .map(|(at, _)| at)
        .find(|at| run.split_at_checked(*at).is_some_and(|(before, rest)| word_begins(before, rest)))
}

fn word_begins(before: &str, rest: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    INDEPENDENT_WORDS.iter().any(|(behind, words)| behind.contains(last) && words.iter().any(|word| rest.starts_with(word)))
        || (ADVERBS.contains(&before) && words().any(|word| rest.starts_with(word)))
        // ばかり is no condition.
        || (is_condition(before) && !rest.starts_with("かり"))
}

/// Returns whether kana end in 〜えば or its kin: what follows is a clause of its own.
fn is_condition(kana: &str) -> bool {
    kana.strip_suffix('ば').is_some_and(|stem| stem.ends_with(|c| "えけせてねへめれげべ".contains(c)))
}
