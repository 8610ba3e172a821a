//! Conditions of a pack: each looks at a key that is known where it is asked, and no two exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::Pack;
use crate::content::pack_file::{Chapter, Condition, ConditionOperator, ConditionSubject, PackStep, ProfileKind};

use super::super::finding::ContentFinding;
use super::{PackChecker, options};

impl PackChecker<'_> {
    /// Returns the conditions that can never hold.
    pub(super) fn all_wrong_conditions(&self) -> Vec<ContentFinding> {
        let mut found = Vec::new();
        let mut known = KnownConditionKeys::new(self.pack);
        found.extend(self.wrong_conditions("pack.toml", &known, &self.pack.file().opens_when));
        for chapter in self.pack.chapters() {
            let file = format!("chapters/{}.toml", chapter.id);
            found.extend(self.wrong_conditions(&file, &known, &chapter.when));
            for step in &chapter.steps {
                let at_once: Vec<Condition> = chapter.when.iter().chain(step.when()).cloned().collect();
                // Before the step itself is known: it cannot depend on its own answer.
                found.extend(self.wrong_conditions(&file, &known, step.when()));
                found.extend(self.never_holds(chapter, step, &at_once));
                if let PackStep::Screen(screen) = step {
                    let own = screen.statements.iter().flat_map(|statement| &statement.when);
                    found.extend(own.filter_map(|condition| self.wrong_condition(&file, &known, condition)));
                }
                known.learn_step(self.pack, step);
            }
        }
        let details = self.pack.details().iter().flat_map(|detail| detail.when.values().flatten());
        found.extend(details.filter_map(|condition| self.wrong_condition("details.toml", &known, condition)));
        found.extend(self.conditions_of_questions(&known));
        found
    }

    fn conditions_of_questions(&self, known: &KnownConditionKeys) -> Vec<ContentFinding> {
        let asked = self.pack.questions().iter();
        let all = asked.flat_map(|asked| asked.when.iter().chain(asked.statements.iter().flat_map(|own| &own.when)));
        all.filter_map(|condition| self.wrong_condition("questions.toml", known, condition)).collect()
    }

    fn wrong_conditions(
        &self,
        file: &str,
        known: &KnownConditionKeys,
        conditions: &[Condition],
    ) -> Vec<ContentFinding> {
        conditions.iter().filter_map(|condition| self.wrong_condition(file, known, condition)).collect()
    }

    fn wrong_condition(&self, file: &str, known: &KnownConditionKeys, condition: &Condition) -> Option<ContentFinding> {
        let subject: &str = condition.subject.into();
        let spot = self.spot(file, &format!("{subject}.{}", condition.key));
        let Some(values) = known.values(condition) else {
            let what = format!(
                "nothing before this asks for {subject}.{}: this can never hold; ask it before, or mend the name",
                condition.key
            );
            return Some(spot.error("pack", what));
        };
        let wrong = condition.values.iter().find(|value| !values.is_empty() && !values.contains(*value))?;
        let all = values.iter().cloned().collect::<Vec<_>>().join(", ");
        Some(spot.error("pack", format!("{subject}.{} is never {wrong:?}: it is one of {all}", condition.key)))
    }

    /// Returns a step that is never reached, for two conditions on one key exclude each other.
    fn never_holds(&self, chapter: &Chapter, step: &PackStep, at_once: &[Condition]) -> Option<ContentFinding> {
        let pairs = at_once.iter().flat_map(|one| at_once.iter().map(move |other| (one, other)));
        let (one, _) = pairs.into_iter().find(|(one, other)| excludes(one, other))?;
        let what = format!("{:?} is never shown: its conditions on {:?} exclude each other", step.id(), one.key);
        Some(self.step_spot(chapter, step.id()).error("pack", what))
    }
}

/// Returns whether two conditions can never hold together.
fn excludes(one: &Condition, other: &Condition) -> bool {
    // A detail may have several answers at once, so both may hold.
    let same = one.subject == other.subject && one.key == other.key && one.subject != ConditionSubject::Detail;
    let common = one.values.iter().any(|value| other.values.contains(value));
    same && match (one.wants, other.wants) {
        (ConditionOperator::OneOf, ConditionOperator::OneOf) => !common,
        (ConditionOperator::OneOf, ConditionOperator::NoneOf) => {
            one.values.iter().all(|value| other.values.contains(value))
        }
        (ConditionOperator::NoneOf, _) => false,
    }
}

/// Keys that conditions may use, as far as they are known at a step.
struct KnownConditionKeys {
    profile: BTreeMap<String, BTreeSet<String>>,
    answers: BTreeMap<String, BTreeSet<String>>,
    details: BTreeMap<String, BTreeSet<String>>,
}

impl KnownConditionKeys {
    fn new(pack: &Pack) -> Self {
        let values = |kind: ProfileKind, values: &[String]| match kind {
            ProfileKind::OneOf => values.iter().cloned().collect(),
            ProfileKind::Months | ProfileKind::Text => BTreeSet::new(),
        };
        let profile = pack.file().profile.iter().map(|(key, own)| (key.clone(), values(own.kind, &own.values)));
        Self { profile: profile.collect(), answers: BTreeMap::new(), details: BTreeMap::new() }
    }

    /// Adds what is known once a step was asked.
    fn learn_step(&mut self, pack: &Pack, step: &PackStep) {
        let own = options(step);
        if own.is_empty() {
            return;
        }
        self.answers.insert(step.id().to_owned(), own.iter().map(|option| option.id.clone()).collect());
        let mut follows: Vec<&str> = own.iter().filter_map(|option| option.follow.as_deref()).collect();
        while let Some(detail) = follows.pop().and_then(|id| pack.detail(id)) {
            self.details.insert(detail.id.clone(), detail.options.iter().cloned().collect());
            // Only what is new: questions that follow each other in a circle would never end.
            follows.extend(detail.follow.as_deref().filter(|next| !self.details.contains_key(*next)));
        }
    }

    /// Returns the values that a key can have; none where anything can be written. `None` for an unknown key.
    fn values(&self, condition: &Condition) -> Option<BTreeSet<String>> {
        match condition.subject {
            ConditionSubject::Answer => self.answers.get(&condition.key).cloned(),
            ConditionSubject::Detail => self.details.get(&condition.key).cloned(),
            ConditionSubject::Profile => self.profile.get(&condition.key).cloned(),
            ConditionSubject::System => {
                (condition.key == "voice").then(|| ["yes", "no"].map(str::to_owned).into_iter().collect())
            }
        }
    }
}
