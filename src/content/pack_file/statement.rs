//! One sentence of a pack: the facts and sources that it rests on, and the dates between which it may be shown.

use std::collections::BTreeMap;

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

/// `sources.toml`: where the facts were seen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// The sources by id, `X01` …
    pub source: BTreeMap<String, FactSource>,
}

/// One source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// What it says, in one line.
    pub fact: String,
    /// Publisher and title.
    pub from: String,
    /// Date of the newest page itself; none where no page has a date.
    pub as_of: Option<Date>,
    /// Day on which a page without a date was looked up.
    pub seen: Option<Date>,
    /// How well it is supported. A source marked `unverified` may not be used.
    pub confidence: Confidence,
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
