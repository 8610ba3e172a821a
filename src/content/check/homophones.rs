//! Phrases of easy Japanese that are heard, or read in kana, as another word (rule L21, docs/rules.md): 日と is ひと, a person.

use std::collections::{BTreeMap, BTreeSet};

use furigana::RichText;

use super::finding::ContentFinding;
use super::language_catalogue::{CheckedMessage, LanguageCatalogue};

/// Daily words by their kana, one row each: kana, a tab, the words.
const WORDS: &str = include_str!("../../../assets/speech/homophones.tsv");
/// Phrases that are kept although they sound like another word: the phrase, a tab, why nobody is misled.
const KEPT: &str = include_str!("../../../assets/speech/homophones-kept.tsv");
/// Particles that are not said as they are written.
const PARTICLES: [(&str, &str); 3] = [("は", "わ"), ("へ", "え"), ("を", "お")];

pub(super) fn check(catalogue: &LanguageCatalogue) -> Vec<ContentFinding> {
    // Only easy Japanese has spaces between its phrases; elsewhere nobody knows where a word ends.
    if catalogue.lang.tag() != "ja-simple" {
        return Vec::new();
    }
    let words: BTreeMap<&str, Vec<&str>> =
        rows(WORDS).map(|(kana, words)| (kana, words.split(' ').collect())).collect();
    let kept: BTreeSet<&str> = rows(KEPT).map(|(phrase, _)| phrase).collect();
    catalogue.messages.iter().flat_map(|said| misheard(said, &words, &kept)).collect()
}

/// Returns the rows of a table: what is before the first tab, and what is behind it.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn misheard(said: &CheckedMessage, words: &BTreeMap<&str, Vec<&str>>, kept: &BTreeSet<&str>) -> Vec<ContentFinding> {
    let Ok(text) = &said.text else { return Vec::new() };
    let heard_as = |phrase: &Phrase| {
        let others = words.get(phrase.kana.as_str())?.iter().filter(|word| **word != phrase.written);
        let others = others.copied().collect::<Vec<_>>().join("、");
        (!others.is_empty()).then_some(others)
    };
    let phrases = phrases(text).into_iter().filter(|phrase| !kept.contains(phrase.written.as_str()));
    let misheard = phrases.filter_map(|phrase| Some((heard_as(&phrase)?, phrase)));
    misheard
        .map(|(other, Phrase { written, kana })| {
            let mend = "use another word, or say in assets/speech/homophones-kept.tsv why nobody is misled";
            said.location.warning("L21", format!("{}: 「{written}」 ({kana}) sounds like {other}: {mend}", said.name()))
        })
        .collect()
}

/// What stands between two spaces, as it is written and as it is heard.
#[derive(Default)]
struct Phrase {
    written: String,
    kana: String,
}

/// Returns the phrases of a text that have a kanji in them: what is written in kana means what it sounds like.
fn phrases(text: &RichText) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut phrase = Phrase::default();
    let mut has_reading = false;
    let mut end = |phrase: &mut Phrase, has_reading: &mut bool| {
        let whole = std::mem::take(phrase);
        if std::mem::take(has_reading) {
            found.push(whole);
        }
    };
    for span in text.spans() {
        if let Some(reading) = &span.reading {
            phrase.written.push_str(&span.base);
            phrase.kana.push_str(reading);
            has_reading = true;
            continue;
        }
        let mut pieces = span.base.split(|c: char| c.is_whitespace() || "、。「」『』〈〉（）：？！・".contains(c));
        let first = pieces.next().unwrap_or_default();
        phrase.written.push_str(first);
        phrase.kana.push_str(as_said(first, has_reading));
        for piece in pieces {
            end(&mut phrase, &mut has_reading);
            phrase.written.push_str(piece);
            phrase.kana.push_str(piece);
        }
    }
    end(&mut phrase, &mut has_reading);
    found
}

/// Returns kana behind a word as they are said.
fn as_said(kana: &str, is_behind_word: bool) -> &str {
    let particle = PARTICLES.iter().find(|(written, _)| is_behind_word && *written == kana);
    particle.map_or(kana, |(_, said)| said)
}
