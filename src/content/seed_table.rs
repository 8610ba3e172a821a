//! The seed table: each line of the text from which a pack was made, and where residents and staff meet it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::circumstances::{Circumstances, FacilityProfile};
use super::content_source::ContentSource;
use super::error::ContentError;
use super::pack::{Pack, parse};
use super::visit_walker::{MetSentences, met_sentences};
use furigana::RichText;

/// The file of a pack that holds the lines.
const SEED_FILE: &str = "seed.toml";

/// `seed.toml`: the lines, and the facilities for which each is looked up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedFile {
    /// What the text is, for the head of the table.
    text: String,
    /// Facilities that differ in what they offer.
    #[serde(rename = "facility")]
    facilities: Vec<SeedFacility>,
    /// The lines of the text.
    #[serde(rename = "line")]
    lines: Vec<SeedLine>,
}

/// A facility for which the lines are looked up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedFacility {
    /// Its name in the head of the table.
    name: String,
    /// What it said at set-up.
    profile: BTreeMap<String, String>,
}

/// One line of the text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedLine {
    /// Its number in the text.
    number: String,
    /// Its words.
    text: String,
    /// The facts of the pack that it holds; each has to be met.
    facts: Vec<String>,
}

/// Where each line is met in each facility.
#[derive(Clone, Debug)]
pub struct SeedTable {
    file: SeedFile,
    /// Facts of the pack that are in no line.
    left_out: Vec<String>,
    /// For each facility, in order, where each fact is met.
    met: Vec<BTreeMap<String, Vec<String>>>,
}

impl SeedTable {
    /// Walks through the pack of this source for each facility, on the day on which its facts were last checked.
    ///
    /// # Errors
    /// The pack cannot be read, or has no `seed.toml`.
    pub fn new(source: &ContentSource) -> Result<Self, ContentError> {
        let (pack, file) = (Pack::read(source)?, parse::<SeedFile>(source, SEED_FILE)?);
        let lines: BTreeSet<&String> = file.lines.iter().flat_map(|line| &line.facts).collect();
        let left_out = pack.file().facts.iter().filter(|fact| !lines.contains(fact)).cloned().collect();
        let met = file.facilities.iter().map(|facility| places_by_fact(&pack, facility));
        Ok(Self { left_out, met: met.collect::<Result<_, _>>()?, file })
    }

    /// Returns what is told to nobody, one sentence each; none where every line is met in every facility.
    pub fn gaps(&self) -> Vec<String> {
        let left_out = self.left_out.iter().map(|fact| format!("fact {fact} is in no line of {SEED_FILE}: add it"));
        let mut gaps: Vec<String> = left_out.collect();
        for (facility, met) in self.file.facilities.iter().zip(&self.met) {
            for line in &self.file.lines {
                let unmet = line.facts.iter().filter(|fact| !met.contains_key(*fact));
                gaps.extend(unmet.map(|fact| {
                    let (number, name) = (&line.number, &facility.name);
                    format!("line {number}: nobody meets {fact} where the facility is {name:?}: give it a sentence or a note that is shown there")
                }));
            }
        }
        gaps
    }

    /// Returns each facility for which the lines are looked up: its name, and what it said at set-up.
    pub fn facilities(&self) -> impl Iterator<Item = (&str, &BTreeMap<String, String>)> {
        self.file.facilities.iter().map(|facility| (facility.name.as_str(), &facility.profile))
    }

    /// Returns the table as Markdown.
    pub fn markdown(&self) -> String {
        let names: Vec<&str> = self.file.facilities.iter().map(|facility| facility.name.as_str()).collect();
        // Writing to a String cannot fail.
        let mut table = format!("# {}\n\n", self.file.text);
        let _ = writeln!(
            table,
            "Where each line is met: `page.sentence` by residents, `note-page` by staff in review. The columns are facilities."
        );
        let _ = writeln!(
            table,
            "Written by `madoguchi content seed`, which walks through the conditions of the pack; a test compares.\n"
        );
        let _ = writeln!(table, "| line | words | {} |", names.join(" | "));
        let _ = writeln!(table, "|---|---|{}", "---|".repeat(names.len()));
        for line in &self.file.lines {
            let cells: Vec<String> = self.met.iter().map(|met| places(line, met).join(", ")).collect();
            let _ = writeln!(table, "| {} | {} | {} |", line.number, line.text, cells.join(" | "));
        }
        table
    }
}

/// Returns where a line is met, each place once.
fn places(line: &SeedLine, met: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for place in line.facts.iter().filter_map(|fact| met.get(fact)).flatten() {
        let place = format!("`{place}`");
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Returns where each fact is met in a facility: sentences in the order of the pack, then notes.
fn places_by_fact(pack: &Pack, facility: &SeedFacility) -> Result<BTreeMap<String, Vec<String>>, ContentError> {
    let profile = FacilityProfile::new(pack, RichText::default(), &facility.profile)?;
    let MetSentences(sentences) = met_sentences(pack, &Circumstances::new(pack.built(), profile, true));
    let said = sentences.into_iter().map(|(page, own)| (format!("{page}.{}", own.id), &own.facts));
    let notes = pack.sources().notes.iter().map(|(screen, note)| (format!("note-{screen}"), &note.facts));
    let mut met: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (place, facts) in said.chain(notes) {
        for fact in facts {
            met.entry(fact.clone()).or_default().push(place.clone());
        }
    }
    Ok(met)
}
