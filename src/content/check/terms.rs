//! Official terms: right spellings (rule L10, docs/rules.md) and one gloss for one term (L11).

use std::collections::BTreeMap;

use crate::content::Pack;
use furigana::RichText;

use super::catalogue::{Catalogue, Said};
use super::finding::Finding;

pub(super) fn check(pack: &Pack, catalogues: &[Catalogue]) -> Vec<Finding> {
    let mut found = misspelt(pack, catalogues);
    // Only easy Japanese explains terms so; elsewhere 〈…〉 holds a year of the Japanese calendar.
    for catalogue in catalogues.iter().filter(|catalogue| catalogue.lang.tag() == "ja-simple") {
        found.extend(glosses(catalogue));
    }
    found
}

fn misspelt(pack: &Pack, catalogues: &[Catalogue]) -> Vec<Finding> {
    let wrong = &pack.file().misspellings;
    let said = catalogues.iter().flat_map(|catalogue| &catalogue.said);
    let bad = said.flat_map(|said| {
        let written = said.text.as_ref().map(RichText::written).unwrap_or_default();
        wrong.iter().filter(move |(wrong, _)| written.contains(wrong.as_str())).map(move |pair| (said, pair))
    });
    bad.map(|(said, (wrong, right))| {
        said.spot.error("L10", format!("{}: 「{wrong}」 is spelt 「{right}」", said.name()))
    })
    .collect()
}

/// Returns the terms that are explained with other words than elsewhere.
fn glosses(catalogue: &Catalogue) -> Vec<Finding> {
    let mut first: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut found = Vec::new();
    let terms: Vec<String> = catalogue.terms.values().map(|(source, _)| source.clone()).collect();
    for said in &catalogue.said {
        for (term, gloss) in glossed(said, &terms) {
            let (known, place) = first.entry(term.clone()).or_insert_with(|| (gloss.clone(), said.name()));
            if *known != gloss {
                let written = RichText::parse(&term).map(|term| term.written()).unwrap_or_default();
                let what = format!(
                    "{}: 「{written}」 is explained in other words than in {place}: use the same words",
                    said.name()
                );
                found.push(said.spot.warning("L11", what));
            }
        }
    }
    found
}

/// Returns the terms of a text that have a 〈gloss〉 behind them.
fn glossed(said: &Said, terms: &[String]) -> Vec<(String, String)> {
    let pairs = terms.iter().filter_map(|term| {
        let (_, after) = said.source.split_once(term.as_str())?;
        let gloss = after.trim_start().strip_prefix('〈')?.split_once('〉')?.0;
        Some((term.clone(), gloss.to_owned()))
    });
    pairs.collect()
}
