//! One word in kanji has one reading across the words of all languages (rule L2, docs/rules.md), but for those that
//! Japanese reads in two ways.

use std::collections::BTreeMap;

use furigana::is_kanji;

use super::finding::ContentFinding;
use super::language_catalogue::{CheckedMessage, LanguageCatalogue};

/// Kanji whose reading depends on the word that they stand in.
const KANJI_WITH_SEVERAL_READINGS: [&str; 24] = [
    "来", "人", "日", "月", "年", "間", "前", "後", "上", "下", "中", "方", "何", "一", "入", "出", "開", "行", "時",
    "分", "家", "話", "明日", "他",
];

pub(super) fn check(catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
    let mut first: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    let mut found = Vec::new();
    for said in catalogues.iter().flat_map(|catalogue| &catalogue.messages) {
        for (base, reading) in kanji_readings(said) {
            let (known, where_seen) = first.entry(base).or_insert_with(|| (reading, said.name()));
            if *known != reading && !KANJI_WITH_SEVERAL_READINGS.contains(&base) {
                let what = format!(
                    "{}: 「{base}」 is read 《{reading}》 here and 《{known}》 in {where_seen}: read it in one way, or write one of them in kana",
                    said.name()
                );
                found.push(said.location.error("L2", what));
            }
        }
    }
    found
}

fn kanji_readings(said: &CheckedMessage) -> impl Iterator<Item = (&str, &str)> {
    let spans = said.text.iter().flat_map(furigana::RichText::spans);
    // With a digit it is a number and its counter, and those are read by a table (docs/rules.md#numbers).
    let kanji = |base: &str| base.chars().any(is_kanji) && !base.chars().any(|c| c.is_ascii_digit());
    spans.filter_map(|span| Some((span.base.as_str(), span.reading.as_deref()?))).filter(move |(base, _)| kanji(base))
}
