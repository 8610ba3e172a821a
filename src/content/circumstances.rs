//! What it depends on whether something is shown: the date, the facility, the machine, the answers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use furigana::{Counter, RichText, counted};

use super::error::ContentError;
use super::message_bundle::{MessageArgs, MessageBundle};
use super::pack::Pack;
use super::pack_file::{Condition, ConditionOperator, ConditionSubject, ProfileKey, ProfileKind, Statement};

/// The name of an empty value of the profile, in conditions.
const UNSET: &str = "unset";

/// What a facility said about itself at set-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacilityProfile {
    name: RichText,
    values: BTreeMap<String, String>,
    kinds: BTreeMap<String, ProfileKind>,
}

impl FacilityProfile {
    /// Makes a profile with these values; what nobody answered has the pack's default.
    pub fn new(pack: &Pack, name: RichText, values: &BTreeMap<String, String>) -> Result<Self, ContentError> {
        let known = &pack.file().profile;
        if let Some((key, value)) = values.iter().find(|(key, _)| !known.contains_key(*key)) {
            let mend = format!("the pack knows {}", known.keys().cloned().collect::<Vec<_>>().join(", "));
            return Err(ContentError::Profile { key: key.clone(), value: value.clone(), mend });
        }
        let mut all = BTreeMap::new();
        for (key, kind) in known {
            let value = values.get(key).unwrap_or(&kind.default);
            check_profile_value(key, kind, value)?;
            all.insert(key.clone(), value.clone());
        }
        let kinds = known.iter().map(|(key, kind)| (key.clone(), kind.kind)).collect();
        Ok(Self { name, values: all, kinds })
    }

    /// Returns the facility's name with its readings.
    pub fn name(&self) -> &RichText {
        &self.name
    }

    /// Returns every value by its key.
    pub fn values(&self) -> &BTreeMap<String, String> {
        &self.values
    }

    /// Returns the value of a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }
}

fn check_profile_value(key: &str, kind: &ProfileKey, value: &str) -> Result<(), ContentError> {
    let mend = match kind.kind {
        ProfileKind::Months if value.is_empty() || value.parse::<u8>().is_ok_and(|months| months > 0) => return Ok(()),
        ProfileKind::Months => "write a number of months from 1 to 255".to_owned(),
        ProfileKind::OneOf if kind.values.iter().any(|own| own == value) => return Ok(()),
        ProfileKind::OneOf => format!("write one of {}", kind.values.join(", ")),
        ProfileKind::Text => return Ok(()),
    };
    Err(ContentError::Profile { key: key.to_owned(), value: value.to_owned(), mend })
}

/// Everything that decides what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The date in Japan, confirmed by staff.
    pub today: Date,
    /// The facility.
    pub profile: FacilityProfile,
    /// Whether this machine has a voice.
    pub voice: bool,
    /// Answers to wishes and leading questions of this visit.
    pub answers: BTreeMap<String, Vec<String>>,
    /// Answers to the questions that followed.
    pub details: BTreeMap<String, Vec<String>>,
}

/// What is shown of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementChoice {
    /// Another message stands in its place.
    Replaced(String),
    /// The statement itself.
    AsWritten,
    /// Nothing.
    LeftOut,
}

impl Circumstances {
    /// Begins a visit at this facility on this day.
    pub fn new(today: Date, profile: FacilityProfile, voice: bool) -> Self {
        Self { today, profile, voice, answers: BTreeMap::new(), details: BTreeMap::new() }
    }

    /// Returns whether all conditions hold. What was not answered is none of the values.
    pub fn holds(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.is_met(condition))
    }

    /// Returns whether this facility is one for which the conditions can hold: those on a visit or a machine are taken
    /// as met, for staff read without either.
    pub fn facility_allows(&self, conditions: &[Condition]) -> bool {
        let mut of_facility = conditions.iter().filter(|condition| condition.subject == ConditionSubject::Profile);
        of_facility.all(|condition| self.is_met(condition))
    }

    fn is_met(&self, condition: &Condition) -> bool {
        let among = self.values(condition).iter().any(|value| condition.values.contains(value));
        match condition.wants {
            ConditionOperator::OneOf => among,
            ConditionOperator::NoneOf => !among,
        }
    }

    fn values(&self, condition: &Condition) -> Vec<String> {
        let key = &condition.key;
        match condition.subject {
            ConditionSubject::Answer => self.answers.get(key).cloned().unwrap_or_default(),
            ConditionSubject::Detail => self.details.get(key).cloned().unwrap_or_default(),
            ConditionSubject::Profile => {
                self.profile.values.get(key).map(|value| value_name(value)).into_iter().collect()
            }
            ConditionSubject::System if key == "voice" => vec![if self.voice { "yes" } else { "no" }.to_owned()],
            ConditionSubject::System => Vec::new(),
        }
    }

    /// Returns what is shown of a statement of a pack that was last checked on `built`.
    ///
    /// A statement outside its dates is never shown; its fallback is.
    pub fn statement_choice(&self, statement: &Statement, built: Date) -> StatementChoice {
        let instead =
            |message: &Option<String>| message.clone().map_or(StatementChoice::LeftOut, StatementChoice::Replaced);
        if !self.holds(&statement.when) {
            return instead(&statement.otherwise);
        }
        if self.is_out_of_date(statement, built) { instead(&statement.fallback) } else { StatementChoice::AsWritten }
    }

    /// Returns whether a statement is outside its dates. A clock before the day of the pack cannot be right: then
    /// nothing that depends on a date is shown.
    pub fn is_out_of_date(&self, statement: &Statement, built: Date) -> bool {
        let today = self.today;
        let from = statement.valid_from;
        let until = [statement.valid_until, statement.review_by];
        let dated = from.is_some() || until.iter().any(Option::is_some);
        let over = until.iter().flatten().any(|last| today > *last);
        dated && (today < built || from.is_some_and(|first| today < first) || over)
    }

    /// Returns the values for the variables that the pack's words may use: `$facility` and every profile key.
    pub fn args(&self, words: &MessageBundle) -> Result<MessageArgs, ContentError> {
        let mut args = MessageArgs::new().with("facility", self.profile.name.clone());
        for (key, value) in &self.profile.values {
            args = args.with(key, self.profile_text(key, value, words)?);
        }
        Ok(args)
    }

    fn profile_text(&self, key: &str, value: &str, words: &MessageBundle) -> Result<RichText, ContentError> {
        // Keys of TOML have underscores, ids of messages have hyphens.
        let message = format!("value-{key}").replace('_', "-");
        match self.profile.kinds.get(key) {
            Some(ProfileKind::Months) => Ok(months(value, words.lang().is_japanese())),
            Some(ProfileKind::OneOf) if words.has_part(&message, value) => {
                words.part(&message, value, &MessageArgs::new())
            }
            // Names have readings in them, as the name of the facility has.
            Some(ProfileKind::Text) => Ok(RichText::parse(value).unwrap_or_else(|_| RichText::plain(value))),
            Some(ProfileKind::OneOf) | None => Ok(RichText::plain(value)),
        }
    }
}

/// Returns the name of a value; what nobody has answered yet has one too, so that conditions can ask for it.
fn value_name(value: &str) -> String {
    if value.is_empty() { UNSET.to_owned() } else { value.to_owned() }
}

/// Returns a number of months as people say it: whole years are years.
fn months(value: &str, japanese: bool) -> RichText {
    let Ok(number) = value.parse::<u32>() else { return RichText::default() };
    let (count_of, counter, name) = match number % 12 {
        0 => (number / 12, Counter::Year, "year"),
        _ => (number, Counter::Months, "month"),
    };
    match (japanese, count_of) {
        (true, _) => counted(count_of, counter),
        (false, 1) => RichText::plain(format!("1 {name}")),
        (false, _) => RichText::plain(format!("{count_of} {name}s")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn whole_years_are_said_as_years_and_anything_else_as_months() {
        for (value, japanese, english) in [
            ("60", "｜5年《ごねん》", "5 years"),
            ("12", "｜1年《いちねん》", "1 year"),
            ("18", "｜18か月《じゅうはっかげつ》", "18 months"),
            ("1", "｜1か月《いっかげつ》", "1 month"),
        ] {
            assert_eq!(months(value, true).source(), japanese);
            assert_eq!(months(value, false).source(), english);
        }
    }
}
