//! Rules for Japanese that a program can check (docs/rules.md#easy-japanese): L1, L3–L9, L12–L15, L20.

use unicode_width::UnicodeWidthStr;

use crate::content::Pack;
use furigana::{RichText, RubySpan, is_kanji};

use super::finding::ContentFinding;
use super::language_catalogue::{CheckedMessage, LanguageCatalogue};
use furigana::kana::is_katakana;

/// Most characters of a sentence in easy Japanese, and in plain Japanese (L3).
const MAX_SENTENCE_CHARS: [usize; 2] = [30, 50];
/// Most morae of a sentence in easy Japanese (L4).
const MAX_MORAE: usize = 30;
/// Most columns of a unit that is not broken, with its readings (L13).
const MAX_UNIT_COLUMNS: usize = 40;
/// Kanji in a row that only an official term may have (L8).
const KANJI_RUN_LENGTH: usize = 5;
/// How a sentence may end (L6).
const SENTENCE_ENDINGS: [&str; 12] = [
    "ましたか",
    "ましょうか",
    "です",
    "ます",
    "ません",
    "ください",
    "ですか",
    "ますか",
    "ませんか",
    "でした",
    "ました",
    "ましょう",
];
/// Double negatives and vague words that are errors (L7).
const FORBIDDEN_PHRASES: [&str; 9] = [
    "なければなりません",
    "なければ なりません",
    "ないわけでは",
    "ないことは",
    "ない ことは",
    "かもしれません",
    "おそれが",
    "ざるを",
    "ずには",
];
/// Passive and vague words that somebody should look at (L7).
const DISCOURAGED_PHRASES: [&str; 4] = ["られます", "されます", "されました", "など"];
/// Passive and potential forms that are daily words (L7).
const EVERYDAY_PASSIVES: [&str; 11] = [
    "止められます",
    "替えられます",
    "見られます",
    "来られます",
    "変えられます",
    "受けられます",
    "聞かれます",
    "得られます",
    "覚えられます",
    "続けられます",
    "やめられます",
];
/// Katakana words that everybody knows (L9).
const KNOWN_KATAKANA: [&str; 36] = [
    "カード",
    "マイナンバー",
    "マイナ",
    "コンビニ",
    "インターネット",
    "ロッカー",
    "ボタン",
    "マイナポータル",
    "キー",
    "ページ",
    "エンター",
    "サービス",
    "パソコン",
    "スマートフォン",
    "スマホ",
    "テレビ",
    "トイレ",
    "メモ",
    "コピー",
    "ケア",
    "マネージャー",
    "センター",
    "ポスト",
    "アレルギー",
    "スープ",
    "パン",
    "ワクチン",
    "インフルエンザ",
    "ホーム",
    "ドア",
    "イヤホン",
    "スピーカー",
    "スイッチ",
    "ソフト",
    "コード",
    "パスコード",
];
/// Words in which は or へ is a letter of the word and no particle (L14).
const WORDS_WITH_HA_OR_HE: [&str; 6] = ["おはよう", "ごはん", "はは", "へや", "はじめ", "はい"];
/// Counters before which a number is written in digits (L15).
const COUNTERS: &str = "回日月年枚歳円分人時";

pub(super) fn check(catalogue: &LanguageCatalogue, pack: &Pack) -> Vec<ContentFinding> {
    if !catalogue.lang.is_japanese() {
        return Vec::new();
    }
    let rules = JapaneseRules {
        easy: catalogue.lang.tag() == "ja-simple",
        terms: written_terms(catalogue),
        keys: key_names(catalogue),
        katakana: &pack.file().katakana,
    };
    catalogue.messages.iter().flat_map(|said| rules.check_message(said)).collect()
}

/// Returns what is written of every term: the only long runs of kanji.
fn written_terms(catalogue: &LanguageCatalogue) -> Vec<String> {
    let written = |source: &String| RichText::parse(source).map(|text| text.written()).ok();
    catalogue.terms.values().filter_map(|(source, _)| written(source)).collect()
}

/// Returns what keys are called: a person with one under the finger knows its name.
fn key_names(catalogue: &LanguageCatalogue) -> Vec<String> {
    let names = catalogue.messages.iter().filter(|said| said.id == "key");
    let written = names.filter_map(|said| said.text.as_ref().ok()).map(RichText::written);
    written.flat_map(|name| katakana_words(&name).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Returns the words in katakana; one letter is no word.
fn katakana_words(written: &str) -> impl Iterator<Item = &str> {
    written.split(|c| !is_katakana(c) && c != 'ー').filter(|word| word.chars().count() > 1)
}

struct JapaneseRules<'a> {
    easy: bool,
    terms: Vec<String>,
    keys: Vec<String>,
    katakana: &'a [String],
}

impl JapaneseRules<'_> {
    fn check_message(&self, said: &CheckedMessage) -> Vec<ContentFinding> {
        let Ok(text) = &said.text else { return Vec::new() };
        let written = text.written();
        let mut found = vec![kanji_without_reading(said, text), unsayable(said, text)];
        found.push(self.long_run_of_kanji(said, &written));
        found.extend(self.unknown_katakana(said, &written).into_iter().map(Some));
        found.extend([
            number_in_kanji(said, &written),
            time_of_24_hours(said, &written),
            missing_japanese_year(said, &written),
        ]);
        // Plain Japanese has no spaces between units, so no place to look for a particle.
        found.push(if self.easy { inner_particle(said, text) } else { None });
        found.push(self.unit_too_wide(said, text));
        for sentence in sentences(&written) {
            found.extend([
                self.too_long(said, sentence),
                wrong_ending(said, sentence),
                forbidden_phrase(said, sentence),
            ]);
            found.push(discouraged_phrase(said, sentence));
        }
        found.push(self.too_many_morae(said, text));
        found.into_iter().flatten().collect()
    }

    fn too_long(&self, said: &CheckedMessage, sentence: &str) -> Option<ContentFinding> {
        let longest = if self.easy { MAX_SENTENCE_CHARS[0] } else { MAX_SENTENCE_CHARS[1] };
        // Glosses explain a word; counted, every explained term would make a sentence too long.
        let long = without_glosses(sentence).chars().filter(|c| !c.is_whitespace()).count();
        let what = || format!("{}: a sentence of {long} characters, at most {longest}: make two of it", said.name());
        (long > longest).then(|| said.location.error("L3", what()))
    }

    fn too_many_morae(&self, said: &CheckedMessage, text: &RichText) -> Option<ContentFinding> {
        let spoken = without_glosses(&text.spoken()).into_owned();
        let most = spoken.split('。').map(morae).max().unwrap_or_default();
        let what = || format!("{}: {most} morae, better at most {MAX_MORAE}: make it shorter", said.name());
        (self.easy && most > MAX_MORAE).then(|| said.location.warning("L4", what()))
    }

    fn long_run_of_kanji(&self, said: &CheckedMessage, written: &str) -> Option<ContentFinding> {
        let mut rest = written.to_owned();
        for term in &self.terms {
            // A space, so that the kanji around the term do not become one run.
            rest = rest.replace(term.as_str(), " ");
        }
        let run = rest.split(|c| !is_kanji(c)).find(|run| run.chars().count() >= KANJI_RUN_LENGTH)?.to_owned();
        let what = format!(
            "{}: 「{run}」 is {KANJI_RUN_LENGTH} kanji or more in a row: say it in easier words, or make it a term",
            said.name()
        );
        Some(said.location.error("L8", what))
    }

    fn unknown_katakana(&self, said: &CheckedMessage, written: &str) -> Vec<ContentFinding> {
        if !self.easy {
            return Vec::new();
        }
        let own = |word: &str| self.keys.iter().chain(self.katakana).any(|own| own == word);
        let unknown = katakana_words(written).filter(|word| !KNOWN_KATAKANA.contains(word) && !own(word));
        let mend = "use a daily word, or add it to katakana in pack.toml";
        unknown
            .map(|word| said.location.warning("L9", format!("{}: 「{word}」 may be unknown: {mend}", said.name())))
            .collect()
    }

    fn unit_too_wide(&self, said: &CheckedMessage, text: &RichText) -> Option<ContentFinding> {
        let widest = widest_unit(text);
        let what = || {
            format!(
                "{}: a unit of {widest} columns cannot be broken on a narrow screen: put a space into it",
                said.name()
            )
        };
        (self.easy && widest > MAX_UNIT_COLUMNS).then(|| said.location.warning("L13", what()))
    }
}

fn kanji_without_reading(said: &CheckedMessage, text: &RichText) -> Option<ContentFinding> {
    let bare = text.spans().iter().find(|span| span.reading.is_none() && span.base.chars().any(is_kanji))?;
    let kanji: String = bare.base.chars().filter(|c| is_kanji(*c)).take(4).collect();
    Some(said.location.error("L1", format!("{}: 「{kanji}」 has no reading: write ｜{kanji}《よみ》", said.name())))
}

/// Returns the first kanji or digit left in what is said aloud, which must be kana (L20); Latin letters are spelt.
fn unsayable(said: &CheckedMessage, text: &RichText) -> Option<ContentFinding> {
    let spoken = text.spoken();
    let bad = spoken.chars().find(|c| is_kanji(*c) || c.is_ascii_digit() || ('０'..='９').contains(c))?;
    let what = format!(
        "{}: 「{bad}」 cannot be said: give the number with its counter a reading, ｜12日《じゅうににち》",
        said.name()
    );
    Some(said.location.error("L20", what))
}

/// Returns the first unit with は or へ inside: as particles they are at the end of a unit, so that voices and braille
/// know them (L14).
fn inner_particle(said: &CheckedMessage, text: &RichText) -> Option<ContentFinding> {
    // What has a reading is a word, whatever kana its reading has: only written kana can be a particle.
    let kana = |span: &RubySpan| if span.reading.is_some() { "漢".to_owned() } else { span.base.clone() };
    let marked: String = text.spans().iter().map(kana).collect();
    let marked = WORDS_WITH_HA_OR_HE.iter().fold(marked, |rest, word| rest.replace(word, "語"));
    let ends = |c: char| c.is_whitespace() || "、。」』〉）？！：・".contains(c);
    let mut units = marked.split(ends);
    let bad = units.find(|unit| has_inner_particle(unit))?;
    Some(
        said.location
            .error("L14", format!("{}: は or へ inside 「{bad}」: put a space behind the particle", said.name())),
    )
}

fn has_inner_particle(unit: &str) -> bool {
    let letters: Vec<char> = unit.chars().collect();
    // At the beginning of a unit it is a letter of the word, at its end it is the particle that is wanted.
    let inner =
        letters.iter().enumerate().filter(|(at, c)| matches!(c, 'は' | 'へ') && *at > 0 && at + 1 < letters.len());
    let mut bad = inner.filter(|(at, c)| {
        !(is_start_of_word(&letters, *at) || **c == 'へ' && matches!(letters.get(at + 1), Some('の' | 'は')))
    });
    bad.next().is_some()
}

/// Returns whether a word begins here, behind an opening bracket.
fn is_start_of_word(letters: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(|c| "「『〈（".contains(*c))
}

fn number_in_kanji(said: &CheckedMessage, written: &str) -> Option<ContentFinding> {
    let letters: Vec<char> = written.chars().collect();
    let pair = letters.windows(2).find(|pair| matches!(pair, [number, counter] if "二三四五六七八九十百千".contains(*number) && COUNTERS.contains(*counter)))?;
    let pair: String = pair.iter().collect();
    Some(said.location.error("L15", format!("{}: 「{pair}」: write the number in digits", said.name())))
}

fn time_of_24_hours(said: &CheckedMessage, written: &str) -> Option<ContentFinding> {
    let (number, _) = numbers_before(written, "時")
        .into_iter()
        .find(|(number, rest)| (13..=24).contains(number) && !rest.starts_with('間'))?;
    Some(said.location.error("L15", format!("{}: {number}時: write ｜午後《ごご》 and the hour up to 12", said.name())))
}

/// Returns the first western year without its Japanese year behind it (L12).
fn missing_japanese_year(said: &CheckedMessage, written: &str) -> Option<ContentFinding> {
    let years = numbers_before(written, "年").into_iter().filter(|(number, _)| (2019..=2099).contains(number));
    // 2019 was the first year of 令和.
    let wanted = |number: u32| format!("〈令和{}年〉", number - 2018);
    let (number, _) = years.into_iter().find(|(number, rest)| !rest.starts_with(&wanted(*number)))?;
    Some(said.location.error("L12", format!("{}: {number}年 needs {} behind it", said.name(), wanted(number))))
}

/// Returns the numbers before a counter, each with what follows the counter.
fn numbers_before<'a>(written: &'a str, counter: &'a str) -> Vec<(u32, &'a str)> {
    let places = written.match_indices(counter);
    let read = |(at, _): (usize, &str)| {
        let (before, after) = written.split_at_checked(at)?;
        let number = before.get(before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..)?;
        Some((number.parse().ok()?, after.strip_prefix(counter)?))
    };
    places.filter_map(read).collect()
}

/// Returns the sentences of a text; what has no 。 is no sentence.
fn sentences(written: &str) -> impl Iterator<Item = &str> {
    let ended = written.rfind('。').and_then(|at| written.get(..at)).unwrap_or_default();
    ended.split('。').filter(|sentence| !sentence.trim().is_empty())
}

fn wrong_ending(said: &CheckedMessage, sentence: &str) -> Option<ContentFinding> {
    let plain = without_glosses(sentence);
    let end = plain.trim_end_matches(['」', '）', ' ']);
    // One word is no sentence that could have an ending: まちがい。
    let one_word = !end.contains(' ') && end.chars().count() <= 8;
    let good = one_word || SENTENCE_ENDINGS.iter().any(|ending| end.ends_with(ending));
    (!good).then(|| {
        said.location
            .error("L6", format!("{}: 「{}」 does not end in です, ます, ません or ください", said.name(), end.trim()))
    })
}

fn forbidden_phrase(said: &CheckedMessage, sentence: &str) -> Option<ContentFinding> {
    let word = FORBIDDEN_PHRASES.iter().find(|word| sentence.contains(**word))?;
    Some(said.location.error("L7", format!("{}: 「{word}」 is hard to understand: say it straight", said.name())))
}

fn discouraged_phrase(said: &CheckedMessage, sentence: &str) -> Option<ContentFinding> {
    // Taken out first, for られます is part of them.
    let daily = EVERYDAY_PASSIVES.iter().fold(sentence.to_owned(), |rest, word| rest.replace(word, ""));
    let word = DISCOURAGED_PHRASES.iter().find(|word| daily.contains(**word))?;
    Some(said.location.warning("L7", format!("{}: 「{word}」: say who does it, or what exactly", said.name())))
}

fn without_glosses(sentence: &str) -> std::borrow::Cow<'_, str> {
    let (Some(start), Some(end)) = (sentence.find('〈'), sentence.find('〉')) else { return sentence.into() };
    let (before, after) = (sentence.get(..start).unwrap_or_default(), sentence.get(end..).unwrap_or_default());
    let rest = after.strip_prefix('〉').unwrap_or_default();
    format!("{before}{}", without_glosses(rest)).into()
}

fn morae(kana: &str) -> usize {
    // A small ゃ belongs to the mora before it; っ, ん and ー are morae of their own.
    let counts = |c: &char| matches!(c, '\u{3041}'..='\u{30fc}') && !"ゃゅょぁぃぅぇぉャュョァィゥェォ".contains(*c);
    kana.chars().filter(counts).count()
}

/// Returns the widest run between two places where a line may be broken, in columns; a reading counts with its own
/// width.
fn widest_unit(text: &RichText) -> usize {
    let (mut widest, mut unit) = (0, 0);
    for span in text.spans() {
        let Some(reading) = &span.reading else {
            for piece in span.base.split_inclusive([' ', '、', '。', '〉']) {
                unit += piece.trim_end().width();
                widest = widest.max(unit);
                if piece.ends_with([' ', '、', '。', '〉']) {
                    unit = 0;
                }
            }
            continue;
        };
        unit += span.base.width().max(reading.width());
        widest = widest.max(unit);
    }
    widest
}
