//! Official terms: right spellings (rule L10, docs/rules.md) and one gloss for one term (L11).

use std::collections::BTreeMap;

use crate::content::Pack;
use furigana::RichText;

use super::finding::ContentFinding;
use super::language_catalogue::{CheckedMessage, LanguageCatalogue};

pub(super) fn check(pack: &Pack, catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
    let mut found = misspellings(pack, catalogues);
    // Only easy Japanese explains terms so; elsewhere 〈…〉 holds a year of the Japanese calendar.
    for catalogue in catalogues.iter().filter(|catalogue| catalogue.lang.tag() == "ja-simple") {
        found.extend(gloss_differences(catalogue));
    }
    found
}

fn misspellings(pack: &Pack, catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
    let wrong = &pack.file().misspellings;
    let said = catalogues.iter().flat_map(|catalogue| &catalogue.messages);
    let bad = said.flat_map(|said| {
        let written = said.text.as_ref().map(RichText::written).unwrap_or_default();
        wrong.iter().filter(move |(wrong, _)| written.contains(wrong.as_str())).map(move |pair| (said, pair))
    });
    bad.map(|(said, (wrong, right))| {
        said.location.error("L10", format!("{}: 「{wrong}」 is spelt 「{right}」", said.name()))
    })
    .collect()
}

/// Returns the terms that are explained with other words than elsewhere.
fn gloss_differences(catalogue: &LanguageCatalogue) -> Vec<ContentFinding> {
    let mut first: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut found = Vec::new();
    let terms: Vec<String> = catalogue.terms.values().map(|(source, _)| source.clone()).collect();
    for said in &catalogue.messages {
        for (term, gloss) in terms_with_gloss(said, &terms) {
            let (known, place) = first.entry(term.clone()).or_insert_with(|| (gloss.clone(), said.name()));
            if *known != gloss {
                let written = RichText::parse(&term).map(|term| term.written()).unwrap_or_default();
                let what = format!(
                    "{}: 「{written}」 is explained in other words than in {place}: use the same words",
                    said.name()
                );
                found.push(said.location.warning("L11", what));
            }
        }
    }
    found
}

/// Returns the terms of a text that have a 〈gloss〉 behind them.
fn terms_with_gloss(said: &CheckedMessage, terms: &[String]) -> Vec<(String, String)> {
    let pairs = terms.iter().filter_map(|term| {
        let (_, after) = said.source.split_once(term.as_str())?;
        let gloss = after.trim_start().strip_prefix('〈')?.split_once('〉')?.0;
        Some((term.clone(), gloss.to_owned()))
    });
    pairs.collect()
}
