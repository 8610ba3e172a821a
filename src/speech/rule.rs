//! Words of a text that no author has analysed, from its readings, spaces and numbers alone.
//!
//! Every reading is the author's; only the pitch is a rule: flat, but for the polite endings, whose
//! pitch falls where it falls in standard Japanese (ま of ます, せ of ません, で of です). Source of that:
//! NHK日本語発音アクセント新辞典, appendix on auxiliary verbs.

use furigana::{RichText, RunOrigin, SpokenRun};

use super::error::SpeechError;
use super::kana::{VowelLengthening, cut_sounds, is_katakana_or_long, pronounced, say_latin};
use super::word::{Accent, SpeechWord, WordClass, devoiced};
use furigana::kana::is_hiragana;

/// Endings with an accent of their own: what is written, their words, the mora on which pitch falls.
const ENDINGS: [(&str, &[&str], usize); 8] = [
    ("ませんでした", &["マセ", "ン", "デシ", "タ"], 2),
    ("ましょう", &["マショ", "ー"], 2),
    ("ません", &["マセ", "ン"], 2),
    ("ました", &["マシ", "タ"], 1),
    ("でしょう", &["デショ", "ー"], 2),
    ("でした", &["デシ", "タ"], 1),
    ("ます", &["マス"], 1),
    ("です", &["デス"], 1),
];
/// Particles, as they are said, longest first.
const PARTICLES: [&str; 26] = [
    "からわ",
    "までわ",
    "よりも",
    "からも",
    "までも",
    "にわ",
    "でわ",
    "とわ",
    "えの",
    "での",
    "にも",
    "でも",
    "から",
    "まで",
    "より",
    "ので",
    "わ",
    "が",
    "を",
    "に",
    "の",
    "と",
    "で",
    "も",
    "え",
    "か",
];

/// Kana after which a head is cut: no word of Japanese is as long, what is longer is no word.
const LONGEST_HEAD: usize = 40;

/// A piece of a clause before it is cut into phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ClauseToken {
    /// A reading, katakana or letters: the head of a phrase, already pronounced.
    Head(String),
    /// Hiragana behind a head, or on its own.
    Tail(String),
    /// A space between two phrases.
    Gap,
    /// A pause within a code.
    Pause,
}

/// A head and what follows it: one unit of wakachi-gaki.
#[derive(Debug, Default)]
struct Phrase {
    heads: Vec<String>,
    tail: String,
}

/// Returns the words of a clause, in groups with a pause between two groups.
pub(super) fn words_by_rule(clause: &RichText) -> Result<Vec<Vec<SpeechWord>>, SpeechError> {
    let tokens: Vec<ClauseToken> = clause.spoken_runs().iter().flat_map(tokens).collect();
    let parts = tokens.split(|token| *token == ClauseToken::Pause);
    let groups = parts.map(|part| {
        let words = phrases(part).iter().flat_map(phrase_words).collect();
        devoiced(words)
    });
    groups.filter(|group| !group.as_ref().is_ok_and(Vec::is_empty)).collect()
}

fn tokens(run: &SpokenRun) -> Vec<ClauseToken> {
    match run.from {
        RunOrigin::Reading => reading_tokens(&run.kana),
        RunOrigin::Plain => plain_tokens(&run.kana),
    }
}

/// Returns a reading; the digits of a code stand apart in it.
fn reading_tokens(kana: &str) -> Vec<ClauseToken> {
    let mut tokens = Vec::new();
    for word in split_digits(kana) {
        if !tokens.is_empty() {
            tokens.push(ClauseToken::Gap);
        }
        tokens.push(ClauseToken::Head(pronounced(word, VowelLengthening::Word)));
    }
    tokens
}

/// Returns the digits of a code one by one. A lone に or ご is too short to be understood (a recogniser failed on every
/// one): it is said as on the telephone, にー, ごー.
pub(super) fn split_digits(kana: &str) -> Vec<&str> {
    if !kana.contains(' ') {
        return vec![kana];
    }
    let long = |digit| match digit {
        "に" => "にー",
        "ご" => "ごー",
        other => other,
    };
    kana.split(' ').map(long).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharScript {
    Gap,
    Hiragana,
    Katakana,
    Other,
    Pause,
}

fn script(c: char) -> CharScript {
    match c {
        _ if c.is_whitespace() => CharScript::Gap,
        '、' => CharScript::Pause,
        _ if is_hiragana(c) => CharScript::Hiragana,
        _ if is_katakana_or_long(c) => CharScript::Katakana,
        _ => CharScript::Other,
    }
}

fn plain_tokens(text: &str) -> Vec<ClauseToken> {
    let mut runs: Vec<(CharScript, String)> = Vec::new();
    for c in text.chars() {
        let kind = match (script(c), runs.last()) {
            // ー goes on with whatever it stands behind.
            (CharScript::Katakana, Some((last, _))) if c == 'ー' => *last,
            (kind, _) => kind,
        };
        match runs.last_mut() {
            Some((last, run)) if *last == kind => run.push(c),
            _ => runs.push((kind, c.to_string())),
        }
    }
    runs.into_iter().map(|(kind, run)| run_token(kind, &run)).collect()
}

fn run_token(kind: CharScript, run: &str) -> ClauseToken {
    match kind {
        CharScript::Gap => ClauseToken::Gap,
        CharScript::Hiragana => ClauseToken::Tail(run.to_owned()),
        CharScript::Katakana => ClauseToken::Head(pronounced(run, VowelLengthening::Word)),
        CharScript::Other => ClauseToken::Head(say_latin(run)),
        CharScript::Pause => ClauseToken::Pause,
    }
}

fn phrases(tokens: &[ClauseToken]) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut open = false;
    for token in tokens {
        match token {
            ClauseToken::Gap | ClauseToken::Pause => open = false,
            ClauseToken::Head(sounds) if sounds.is_empty() => {}
            ClauseToken::Head(sounds) => push_head(&mut found, std::mem::replace(&mut open, true), sounds),
            ClauseToken::Tail(kana) => push_tail(&mut found, std::mem::replace(&mut open, true), kana),
        }
    }
    found
}

fn push_head(found: &mut Vec<Phrase>, open: bool, sounds: &str) {
    match found.last_mut().filter(|_| open) {
        Some(last) if last.tail.is_empty() => last.heads.push(sounds.to_owned()),
        // お知らせ, ご家族: the polite letter belongs to what follows.
        Some(last) if matches!(last.tail.chars().next_back(), Some('お' | 'ご')) => {
            let polite = last.tail.pop().map(|c| pronounced(c.encode_utf8(&mut [0; 4]), VowelLengthening::Word));
            let heads = polite.into_iter().chain([sounds.to_owned()]).collect();
            if last.heads.is_empty() && last.tail.is_empty() {
                last.heads = heads;
            } else {
                found.push(Phrase { heads, tail: String::new() });
            }
        }
        Some(_) | None => found.push(Phrase { heads: vec![sounds.to_owned()], tail: String::new() }),
    }
}

fn push_tail(found: &mut Vec<Phrase>, open: bool, kana: &str) {
    match found.last_mut().filter(|_| open) {
        Some(last) => last.tail.push_str(kana),
        None => found.push(Phrase { heads: Vec::new(), tail: kana.to_owned() }),
    }
}

/// Returns the tail with は and へ as they are said: わ and え where they are particles.
///
/// They are at the end of a unit of wakachi-gaki, behind a head, and in では, には, とは before another word.
fn particles_said(phrase: &Phrase) -> String {
    let mut tail = phrase.tail.clone();
    if !phrase.heads.is_empty() {
        tail = match (tail.strip_prefix('は'), tail.strip_prefix('へ')) {
            (Some(rest), _) => format!("わ{rest}"),
            (_, Some(rest)) => format!("え{rest}"),
            (None, None) => tail,
        };
    }
    // No space stands behind the particle in ではありません, ではない, にはある and とはいえ.
    for (written, said) in [("ではあ", "でわあ"), ("ではな", "でわな"), ("にはあ", "にわあ"), ("とはい", "とわい")]
    {
        tail = tail.replace(written, said);
    }
    let alone = phrase.heads.is_empty();
    match (tail.strip_suffix('は'), tail.strip_suffix('へ')) {
        // は and はは (mother) alone are words.
        (Some(rest), _) if !(alone && matches!(rest, "" | "は")) => format!("{rest}わ"),
        (_, Some(rest)) if !(alone && rest.is_empty()) => format!("{rest}え"),
        _ => tail,
    }
}

fn phrase_words(phrase: &Phrase) -> Vec<SpeechWord> {
    let said = particles_said(phrase);
    let (kana, last) = split_particle(&said, !phrase.heads.is_empty());
    let ending = ENDINGS.iter().find_map(|(written, words, falls)| Some((kana.strip_suffix(written)?, *words, *falls)));
    let (stem, words, falls) = ending.unwrap_or((kana, &[], 0));
    let mut heads = phrase.heads.clone();
    let mut class = WordClass::NOUN;
    if !stem.is_empty() {
        let sounds = pronounced(stem, VowelLengthening::Ending);
        let head = heads.pop().unwrap_or_default();
        heads.push(format!("{head}{sounds}"));
        // ます and its kin stand behind verbs, です behind anything.
        class = if words.first().is_some_and(|word| word.starts_with('マ')) { WordClass::VERB } else { class };
    }
    let heads = heads.iter().flat_map(|head| cut_sounds(head, LONGEST_HEAD));
    let mut all: Vec<SpeechWord> = heads.map(|head| SpeechWord::new(head, Accent::Chained, class)).collect();
    let moras: usize = all.iter().map(SpeechWord::moras).sum();
    all.extend(words.iter().map(|sounds| SpeechWord::new(*sounds, Accent::Chained, WordClass::AUXILIARY)));
    all.extend(last.map(|particle| {
        SpeechWord::new(pronounced(particle, VowelLengthening::Ending), Accent::Chained, WordClass::PARTICLE)
    }));
    if let Some(first) = all.first_mut() {
        first.accent = Accent::Falls(if words.is_empty() { 0 } else { moras + falls });
    }
    all
}

/// Splits off the particle at the end of a unit, if something stands before it.
fn split_particle(tail: &str, has_head: bool) -> (&str, Option<&'static str>) {
    let found = PARTICLES.iter().find_map(|particle| Some((tail.strip_suffix(particle)?, *particle)));
    match found {
        Some((rest, particle)) if has_head && rest.is_empty() => (rest, Some(particle)),
        Some((rest, particle)) if ENDINGS.iter().any(|(written, ..)| rest.ends_with(written)) => (rest, Some(particle)),
        Some(_) | None => (tail, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Phrases with `|` between them, pauses as `/`, whispered vowels as if they had a voice.
    fn sounds(source: &str) -> String {
        let groups = words_by_rule(&RichText::parse(source).unwrap()).unwrap();
        let said = groups.iter().map(|group| {
            let mut line = String::new();
            for word in group {
                let joint = if word.accent == Accent::Chained || line.is_empty() { "" } else { "|" };
                line.push_str(joint);
                line.push_str(&word.sounds.replace('’', ""));
            }
            line
        });
        said.collect::<Vec<_>>().join("/")
    }

    #[test]
    fn particles_are_said_as_they_sound_with_spaces_and_without() {
        for (source, said) in [
            ("｜保険証《ほけんしょう》は ｜使《つか》えます", "ホケンショーワ|ツカエマス"),
            ("｜保険証《ほけんしょう》は｜使《つか》えます", "ホケンショーワ|ツカエマス"),
            ("もとの ページへ もどる", "モトノ|ページエ|モドル"),
            ("｜職員《しょくいん》への ｜伝言《でんごん》", "ショクインエノ|デンゴン"),
            ("はいは 1ばん", "ハイワ|イチバン"),
            ("｜申《もう》し｜込《こ》みでは ありません", "モーシ|コミデワ|アリマセン"),
            ("｜届《とど》けではありません", "トドケデワアリマセン"),
            ("お｜知《し》らせを ｜見《み》る", "オシラセオ|ミル"),
            ("あなたのご｜家族《かぞく》", "アナタノ|ゴカゾク"),
            ("はは", "ハハ"),
        ] {
            assert_eq!(sounds(source), said, "{source}");
        }
    }

    #[test]
    fn numbers_dates_and_codes_are_said_by_the_table() {
        for (source, said) in [
            ("12ページの 3", "ジューニページノ|サン"),
            ("2024｜年《ねん》12｜月《がつ》｜2日《ふつか》", "ニセンニジューヨネンジューニガツフツカ"),
            ("0000 1234", "ゼロ|ゼロ|ゼロ|ゼロ/イチ|ニー|サン|ヨン"),
            ("0120-95-0178", "ゼロ|イチ|ニー|ゼロ/キュー|ゴー/ゼロ|イチ|ナナ|ハチ"),
        ] {
            assert_eq!(sounds(source), said, "{source}");
        }
    }

    #[test]
    fn the_pitch_of_polite_endings_falls_where_it_falls_in_japanese() {
        let falls = |source: &str| match words_by_rule(&RichText::parse(source).unwrap()).unwrap()[0][0].accent {
            Accent::Falls(after) => after,
            Accent::Chained => panic!("a phrase does not begin with a chained word"),
        };
        assert_eq!(falls("｜使《つか》います"), 4);
        assert_eq!(falls("｜使《つか》いませんか"), 5);
        assert_eq!(falls("カードです"), 4);
        assert_eq!(falls("カードを"), 0);
    }

    #[test]
    fn whispered_vowels_lose_their_voice() {
        let groups = words_by_rule(&RichText::plain("です")).unwrap();
        assert_eq!(groups[0][0].sounds, "デス’");
    }
}
