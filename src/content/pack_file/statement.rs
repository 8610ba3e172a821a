//! One sentence of a pack: the facts and sources that it rests on, and the dates between which it may be shown.

use std::collections::BTreeMap;

use furigana::Lang;
use jiff::civil::Date;
use serde::Deserialize;

use super::condition::Condition;

/// One sentence and what it rests on. Its words are the attribute `id` of the page's message.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The attribute that holds its words, `s1` … `s6`.
    pub id: String,
    /// Facts of the manual that it carries.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Later sources by their ids in `sources.toml`.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What kind of statement it is.
    pub status: StatementStatus,
    /// For whom it holds.
    pub scope: StatementScope,
    /// Date of the newest source that supports it; a promise has none, nor has what rests on pages without a date.
    pub as_of: Option<Date>,
    /// First day on which it is true.
    pub valid_from: Option<Date>,
    /// Last day on which it is true.
    pub valid_until: Option<Date>,
    /// Last day on which it may be shown unchecked.
    pub review_by: Option<Date>,
    /// Message shown instead outside its dates.
    pub fallback: Option<String>,
    /// When it is shown; all must hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Message shown instead when `when` does not hold; without one the sentence is left out.
    pub otherwise: Option<String>,
}

/// What a note for staff rests on. Its words are the message `note-<screen>`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffNote {
    /// What kind of note it is.
    pub status: StatementStatus,
    /// Facts of the manual that it carries.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Later sources by their ids.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Date of the newest source that supports it.
    pub as_of: Option<Date>,
    /// Last day on which it may be trusted unchecked.
    pub review_by: Option<Date>,
}

/// What words rest on, be it a sentence for residents or a note for staff.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// What kind of words they are.
    pub status: StatementStatus,
    /// Facts of the manual.
    pub facts: &'a [String],
    /// Later sources.
    pub sources: &'a [String],
    /// Date of the newest source.
    pub as_of: Option<Date>,
    /// Last day before it is checked again.
    pub review_by: Option<Date>,
}

impl<'a> Evidence<'a> {
    /// Returns every fact and source, facts first.
    pub fn ids(self) -> impl Iterator<Item = &'a String> {
        self.facts.iter().chain(self.sources)
    }
}

impl Statement {
    /// Returns what it rests on.
    pub fn evidence(&self) -> Evidence<'_> {
        let Self { status, facts, sources, as_of, review_by, .. } = self;
        Evidence { status: *status, facts, sources, as_of: *as_of, review_by: *review_by }
    }
}

impl StaffNote {
    /// Returns what it rests on.
    pub fn evidence(&self) -> Evidence<'_> {
        let Self { status, facts, sources, as_of, review_by } = self;
        Evidence { status: *status, facts, sources, as_of: *as_of, review_by: *review_by }
    }
}

/// What a statement is, compared with the ministries' manual of 2023-08.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum StatementStatus {
    /// True now, and different from what the manual says.
    ChangedSinceManual,
    /// As the manual says.
    Manual,
    /// Not in the manual.
    New,
    /// A promise of the facility or of this program, no outside fact.
    Promise,
}

/// Whom a statement holds for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum StatementScope {
    /// This facility.
    Facility,
    /// One insurer.
    Insurer,
    /// One municipality.
    Municipality,
    /// The whole country.
    National,
    /// One prefecture.
    Prefecture,
}

/// `sources.toml`: where the facts were seen, and what the notes for staff rest on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// The sources by id, `X01` …
    pub source: BTreeMap<String, FactSource>,
    /// What each note for staff rests on, by the id of its screen.
    #[serde(default, rename = "note")]
    pub notes: BTreeMap<String, StaffNote>,
}

/// One source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// What it says, in one line.
    pub fact: String,
    /// Publisher and title.
    pub from: SourceTitle,
    /// Date of the newest page itself; none where no page has a date.
    pub as_of: Option<Date>,
    /// Day on which a page without a date was looked up.
    pub seen: Option<Date>,
    /// How well it is supported. A source marked `unverified` may not be used.
    pub confidence: Confidence,
}

/// Publisher and title of a source: one for every reader, or one a language (`from.ja`, `from.en`).
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected a title as text, or in a table `from` one for each language")]
pub enum SourceTitle {
    /// The same in every language.
    Same(String),
    /// By the tag of the language; a variant (`ja-simple`) takes that of its language (`ja`).
    ByLanguage(BTreeMap<String, String>),
}

impl SourceTitle {
    /// Returns the title for a language; none where this language has none.
    pub fn in_language(&self, lang: &Lang) -> Option<&str> {
        match self {
            Self::Same(title) => Some(title),
            Self::ByLanguage(titles) => {
                let language = lang.tag().split('-').next();
                titles.get(lang.tag()).or_else(|| language.and_then(|tag| titles.get(tag))).map(String::as_str)
            }
        }
    }

    /// Returns every title that is written.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let (same, by_language) = match self {
            Self::Same(title) => (Some(title), None),
            Self::ByLanguage(titles) => (None, Some(titles.values())),
        };
        same.into_iter().chain(by_language.into_iter().flatten()).map(String::as_str)
    }
}

/// How well a source is supported.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Written by a ministry, a city or an insurer.
    Official,
    /// Seen in more than one public page.
    Several,
    /// Seen in one public page.
    Single,
    /// Own knowledge: may not be shipped as a fact.
    Unverified,
}
