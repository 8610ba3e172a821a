//! What a pack says: chapters, their steps, and for every statement its facts, sources and dates.
//!
//! The words are elsewhere (`words`); here is only what is asked in which order, and when it may be shown.

mod condition;
mod consent;
mod promise;
mod statement;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

pub use condition::{Condition, ConditionOperator, ConditionSubject};
pub use consent::ConsentInformation;
pub use promise::{NoPromise, Promise, PromisesFile};
pub use statement::{
    Confidence, Evidence, FactSource, SourcesFile, StaffNote, Statement, StatementScope, StatementStatus,
};

/// `pack.toml`: one topic that a kiosk explains.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// The pack's id, e.g. `mynumber`.
    pub id: String,
    /// Its edition; every record names it.
    pub edition: String,
    /// The day on which its facts were last checked: on a clock before it, no dated statement is shown.
    pub built: Date,
    /// Language tags in the order in which they are offered.
    pub languages: Vec<String>,
    /// Chapter ids in order; each is `chapters/<id>.toml`.
    pub chapters: Vec<String>,
    /// Steps of the short way, for a person who wants only the most important things; none where there is no short way.
    #[serde(default)]
    pub short: Vec<String>,
    /// What is told before it is asked whether a record may be kept.
    pub consent: Option<ConsentInformation>,
    /// Facts that must all have a place (`F01` … `F47` for the card).
    #[serde(default)]
    pub facts: Vec<String>,
    /// Without these a kiosk does not open to residents, e.g. a promise that nobody has confirmed.
    #[serde(default)]
    pub opens_when: Vec<Condition>,
    /// Wrong spellings of official terms, each with the right one (rule L10, docs/rules.md).
    #[serde(default)]
    pub misspellings: BTreeMap<String, String>,
    /// Katakana words that this pack explains or that everybody knows (rule L9).
    #[serde(default)]
    pub katakana: Vec<String>,
    /// Facility profile keys that conditions and words may use, with the values they may have.
    #[serde(default)]
    pub profile: BTreeMap<String, ProfileKey>,
    /// Lists of people for a hand-over.
    #[serde(default, rename = "list")]
    pub lists: Vec<consent_log::HandOverDefinition>,
}

/// One key of the facility profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProfileKey {
    /// What kind of value it holds.
    pub kind: ProfileKind,
    /// The values that are allowed, for `kind = "one-of"`.
    #[serde(default)]
    pub values: Vec<String>,
    /// The value before anybody answered.
    #[serde(default)]
    pub default: String,
}

/// The kinds of profile values.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileKind {
    /// A number of months.
    Months,
    /// One of `values`.
    OneOf,
    /// Free text (refused if it holds a My Number or a PIN).
    Text,
}

/// `chapters/<id>.toml`. Its title is the message `chapter-<id>`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// The id, equal to the file's name.
    pub id: String,
    /// Conditions under which the chapter is offered at all.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// What happens in it, in order.
    #[serde(rename = "step", default)]
    pub steps: Vec<PackStep>,
}

/// One step of a chapter.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PackStep {
    /// A question that leads the way and is no wish, e.g. whether the person has a card.
    Ask(AskStep),
    /// A question that shows whether it was explained well enough.
    Check(CheckStep),
    /// A question about the visit itself: may a record be kept, who presses the keys, is it right.
    Gate(GateStep),
    /// A screen of sentences.
    Screen(InfoStep),
    /// A question about what the person wishes.
    Wish(WishStep),
}

impl Chapter {
    /// Returns the screens on which there is a note for staff.
    pub fn screens_with_notes(&self) -> impl Iterator<Item = &InfoStep> {
        self.steps.iter().filter_map(|step| match step {
            PackStep::Screen(screen) if screen.staff_note => Some(screen),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_) | PackStep::Wish(_) => None,
        })
    }
}

impl PackStep {
    /// Returns the step's id, which is also the id of its message.
    pub fn id(&self) -> &str {
        match self {
            Self::Ask(ask) => &ask.id,
            Self::Check(check) => &check.id,
            Self::Gate(gate) => &gate.id,
            Self::Screen(screen) => &screen.id,
            Self::Wish(wish) => &wish.id,
        }
    }

    /// Returns the conditions under which it is shown; all must hold.
    pub fn when(&self) -> &[Condition] {
        match self {
            Self::Ask(ask) => &ask.when,
            Self::Check(check) => &check.when,
            Self::Gate(_) => &[],
            Self::Screen(screen) => &screen.when,
            Self::Wish(wish) => &wish.when,
        }
    }
}

/// A screen: message value = heading, one attribute a statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfoStep {
    /// Its id.
    pub id: String,
    /// When it is shown.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Whether the languages of staff have a note on it (message `note-<id>`).
    #[serde(default)]
    pub staff_note: bool,
    /// Its sentences in order.
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
}

/// A check: message value = question, `.o1` … = options, `.right`, `.again-1` … = explained again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckStep {
    /// Its id.
    pub id: String,
    /// Number of options.
    pub options: u8,
    /// The option that is right, from 1.
    pub right: u8,
    /// When it is asked.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Facts it asks about.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Sources it asks about.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A wish: message value = question; `.<option>` or the common message `choice-<option>` = an option;
/// `.next-<option>` = what happens next; `.recorded`; `.take-back`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishStep {
    /// Its id.
    pub id: String,
    /// The answers, all equal, in the order in which they are offered.
    #[serde(rename = "option")]
    pub options: Vec<AnswerOption>,
    /// When it is asked.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Facts the decision rests on.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Sources the decision rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A question that leads the way: message value = question, options as for a wish.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskStep {
    /// Its id.
    pub id: String,
    /// The answers.
    #[serde(rename = "option")]
    pub options: Vec<AnswerOption>,
    /// When it is asked.
    #[serde(default)]
    pub when: Vec<Condition>,
}

/// One answer to a wish, a gate or a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Its id, e.g. `yes`.
    pub id: String,
    /// A question that is asked when this answer is given (`[[detail]]` of `details.toml`).
    pub follow: Option<String>,
    /// When this answer is offered.
    #[serde(default)]
    pub when: Vec<Condition>,
}

/// A gate; what its answers do is fixed by the program, its words are the pack's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateStep {
    /// Its id.
    pub id: String,
    /// Which gate it is.
    pub gate: GateKind,
    /// Sources it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The three gates of a visit.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum GateKind {
    /// Is what was read back right? Options: `right`, `change`, `drop`, `talk`.
    Confirm,
    /// May a record be kept? Options: `yes`, `no`, `later`, `talk`.
    Keep,
    /// Who presses the keys? Options: `self`, `helper`, `other`, `staff`.
    Operator,
}

impl GateKind {
    /// Returns the answers of the gate, in the order in which they are offered.
    pub fn options(self) -> [&'static str; 4] {
        match self {
            Self::Confirm => ["right", "change", "drop", "talk"],
            Self::Keep => ["yes", "no", "later", "talk"],
            Self::Operator => ["self", "helper", "other", "staff"],
        }
    }
}

/// `details.toml`: questions that follow an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailsFile {
    /// The questions.
    #[serde(rename = "detail", default)]
    pub details: Vec<DetailQuestion>,
}

/// A question that follows an answer: message value = question, `.<option>` = options.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailQuestion {
    /// Its id.
    pub id: String,
    /// Its options.
    pub options: Vec<String>,
    /// When an option is offered; those that are not named always are.
    #[serde(default)]
    pub when: BTreeMap<String, Vec<Condition>>,
    /// Whether more than one may be taken.
    #[serde(default)]
    pub many: bool,
    /// A question that follows this one.
    pub follow: Option<String>,
}

/// `questions.toml`: what people ask at any time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsFile {
    /// The questions in the order in which they are listed.
    #[serde(rename = "question", default)]
    pub questions: Vec<FrequentQuestion>,
}

/// A question that people ask: message value = question, one attribute a statement of the answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrequentQuestion {
    /// Its id.
    pub id: String,
    /// When it is listed.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// The answer.
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
}
