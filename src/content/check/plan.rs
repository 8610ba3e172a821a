//! The pack itself: steps, conditions, gates, details, dates and sources (rules L5, L19, docs/rules.md).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::content::Pack;
use crate::content::pack::{
    Chapter, Condition, Confidence, GateKind, Opt, ProfileKind, Screen, Statement, Status, Step, Subject, Wants,
};

use super::super::load::Source;
use super::{Finding, Spot};

/// Most sentences of a screen (L5).
const MOST_SENTENCES: usize = 6;
/// Details that the operator gate asks.
const ROLES: [&str; 2] = ["helper-role", "other-role"];

pub(super) fn check(source: &Source, pack: &Pack, today: Date) -> Vec<Finding> {
    let plan = Plan { source, pack, today };
    let mut found = plan.ids_twice();
    found.extend(plan.conditions());
    found.extend(plan.gates());
    found.extend(plan.details());
    found.extend(plan.lists());
    found.extend(plan.steps());
    found.extend(plan.statements());
    found.extend(plan.facts());
    found
}

struct Plan<'a> {
    source: &'a Source,
    pack: &'a Pack,
    today: Date,
}

impl<'a> Plan<'a> {
    /// Returns the place where a text first occurs in a file of the pack.
    fn spot(&self, file: &str, needle: &str) -> Spot {
        let text = self.source.text(file).unwrap_or_default();
        let line = text.lines().position(|line| line.contains(needle)).map_or(1, |at| at + 1);
        Spot { file: self.source.name_of(file), line }
    }

    fn step_spot(&self, chapter: &Chapter, id: &str) -> Spot {
        self.spot(&format!("chapters/{}.toml", chapter.id), &format!("id = \"{id}\""))
    }

    fn all_steps(&self) -> impl Iterator<Item = (&'a Chapter, &'a Step)> + use<'a> {
        self.pack.chapters().iter().flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    }

    fn ids_twice(&self) -> Vec<Finding> {
        let mut seen = BTreeSet::new();
        let steps = self.all_steps().map(|(chapter, step)| (step.id(), self.step_spot(chapter, step.id())));
        let details =
            self.pack.details().iter().map(|detail| (detail.id.as_str(), self.spot("details.toml", &detail.id)));
        let asked =
            self.pack.questions().iter().map(|asked| (asked.id.as_str(), self.spot("questions.toml", &asked.id)));
        let twice = steps.chain(details).chain(asked).filter(|(id, _)| !seen.insert(*id));
        twice.map(|(id, spot)| spot.error("pack", format!("{id:?} is the id of two things: rename one"))).collect()
    }

    /// Returns the lists that ask for wishes, answers or questions which are not there.
    fn lists(&self) -> Vec<Finding> {
        let options = |id: &str| match self.pack.step(id) {
            Some(Step::Wish(wish)) => Some(wish.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>()),
            Some(Step::Ask(_) | Step::Check(_) | Step::Gate(_) | Step::Screen(_)) | None => None,
        };
        let picks = |id: &str| self.pack.detail(id).map(|detail| detail.options.iter().map(String::as_str).collect());
        let mut found = Vec::new();
        for list in &self.pack.file().lists {
            let spot = || self.spot("pack.toml", &format!("id = \"{}\"", list.id));
            let picked = list.picked.iter().map(|(id, wanted)| (id, picks(id), wanted));
            let none = Vec::new();
            let also = list.also.iter().map(|id| (id, options(id), &none));
            for (id, there, wanted) in
                [(&list.wish, options(&list.wish), &list.answers)].into_iter().chain(picked).chain(also)
            {
                let there = there.unwrap_or_default();
                if there.is_empty() || wanted.iter().any(|one| !there.contains(&one.as_str())) {
                    let what = format!("the list {:?} asks {id:?} for {wanted:?}: its answers are {there:?}", list.id);
                    found.push(spot().error("pack", what));
                }
            }
        }
        found
    }

    fn conditions(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut known = Known::new(self.pack);
        found.extend(self.wrong_conditions("pack.toml", &known, &self.pack.file().opens_when));
        for chapter in self.pack.chapters() {
            let file = format!("chapters/{}.toml", chapter.id);
            found.extend(self.wrong_conditions(&file, &known, &chapter.when));
            for step in &chapter.steps {
                let at_once: Vec<Condition> = chapter.when.iter().chain(step.when()).cloned().collect();
                // Before the step itself is known: it cannot depend on its own answer.
                found.extend(self.wrong_conditions(&file, &known, step.when()));
                found.extend(self.never_holds(chapter, step, &at_once));
                if let Step::Screen(screen) = step {
                    let own = screen.statements.iter().flat_map(|statement| &statement.when);
                    found.extend(own.filter_map(|condition| self.wrong_condition(&file, &known, condition)));
                }
                known.asked(self.pack, step);
            }
        }
        let details = self.pack.details().iter().flat_map(|detail| detail.when.values().flatten());
        found.extend(details.filter_map(|condition| self.wrong_condition("details.toml", &known, condition)));
        found.extend(self.conditions_of_questions(&known));
        found
    }

    fn conditions_of_questions(&self, known: &Known) -> Vec<Finding> {
        let asked = self.pack.questions().iter();
        let all = asked.flat_map(|asked| asked.when.iter().chain(asked.statements.iter().flat_map(|own| &own.when)));
        all.filter_map(|condition| self.wrong_condition("questions.toml", known, condition)).collect()
    }

    fn wrong_conditions(&self, file: &str, known: &Known, conditions: &[Condition]) -> Vec<Finding> {
        conditions.iter().filter_map(|condition| self.wrong_condition(file, known, condition)).collect()
    }

    fn wrong_condition(&self, file: &str, known: &Known, condition: &Condition) -> Option<Finding> {
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
    fn never_holds(&self, chapter: &Chapter, step: &Step, at_once: &[Condition]) -> Option<Finding> {
        let pairs = at_once.iter().flat_map(|one| at_once.iter().map(move |other| (one, other)));
        let (one, _) = pairs.into_iter().find(|(one, other)| excludes(one, other))?;
        let what = format!("{:?} is never shown: its conditions on {:?} exclude each other", step.id(), one.key);
        Some(self.step_spot(chapter, step.id()).error("pack", what))
    }

    fn gates(&self) -> Vec<Finding> {
        let spot = self.spot("pack.toml", "chapters");
        let at = |kind: GateKind| {
            self.all_steps().position(|(_, step)| matches!(step, Step::Gate(gate) if gate.gate == kind))
        };
        let first_wish = self.all_steps().position(|(_, step)| matches!(step, Step::Wish(_)));
        let last_wish =
            self.all_steps().collect::<Vec<_>>().iter().rposition(|(_, step)| matches!(step, Step::Wish(_)));
        let mut found = Vec::new();
        for kind in [GateKind::Keep, GateKind::Operator, GateKind::Confirm] {
            let many =
                self.all_steps().filter(|(_, step)| matches!(step, Step::Gate(gate) if gate.gate == kind)).count();
            if many != 1 {
                found.push(
                    spot.error("pack", format!("{many} gates of kind {kind:?}: a pack has exactly one of each kind")),
                );
            }
        }
        let (keep, operator, confirm) = (at(GateKind::Keep), at(GateKind::Operator), at(GateKind::Confirm));
        // A gate that is missing is named above already; as `None` it is before every place.
        if keep > operator || first_wish.is_some_and(|first| operator > Some(first)) || last_wish > confirm {
            let what = "the gates stand in the wrong order: keep, then operator, then the wishes, then confirm";
            found.push(spot.error("pack", what));
        }
        if first_wish.is_none() {
            found.push(spot.error("pack", "the pack asks for no wish: a kiosk without a question keeps no record"));
        }
        found
    }

    fn details(&self) -> Vec<Finding> {
        let followed: BTreeSet<&str> = self.follows().map(|(_, follow)| follow).chain(ROLES).collect();
        let exists = |id: &str| self.pack.detail(id).is_some();
        let missing = self.follows().filter(|(_, follow)| !exists(follow));
        let missing = missing.map(|(by, follow)| {
            self.spot("details.toml", "")
                .error("pack", format!("{by:?} follows {follow:?}, which details.toml does not have: add it"))
        });
        let roles = ROLES.iter().filter(|role| !exists(role)).map(|role| {
            self.spot("details.toml", "")
                .error("pack", format!("the operator gate asks {role:?}: add it to details.toml"))
        });
        let unused = self.pack.details().iter().filter(|detail| !followed.contains(detail.id.as_str()));
        let unused = unused.map(|detail| {
            self.spot("details.toml", &detail.id)
                .error("pack", format!("nothing follows {:?}: take it away, or follow it", detail.id))
        });
        missing.chain(roles).chain(unused).collect()
    }

    /// Returns what follows what: (the question, the one that follows).
    fn follows(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let steps = self.all_steps().flat_map(|(_, step)| {
            options(step).iter().filter_map(|option| Some((step.id(), option.follow.as_deref()?)))
        });
        let details =
            self.pack.details().iter().filter_map(|detail| Some((detail.id.as_str(), detail.follow.as_deref()?)));
        steps.chain(details)
    }

    fn steps(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for chapter in self.pack.chapters().iter().filter(|chapter| chapter.steps.is_empty()) {
            found.push(
                self.step_spot(chapter, &chapter.id)
                    .error("pack", "the chapter has no step: add one, or take it out of pack.toml"),
            );
        }
        for (chapter, step) in self.all_steps() {
            let spot = self.step_spot(chapter, step.id());
            found.extend(wrong_step(step).map(|what| spot.error("pack", what)));
            if let Step::Screen(screen) = step {
                found.extend(wrong_count(screen).map(|what| spot.error("L5", what)));
            }
        }
        found
    }

    /// Returns every statement with its file and what it belongs to.
    fn all_statements(&self) -> impl Iterator<Item = (String, &'a str, &'a Statement)> + use<'a> {
        let screens = self.all_steps().filter_map(|(chapter, step)| match step {
            Step::Screen(screen) => {
                Some((format!("chapters/{}.toml", chapter.id), screen.id.as_str(), &screen.statements))
            }
            Step::Ask(_) | Step::Check(_) | Step::Gate(_) | Step::Wish(_) => None,
        });
        let asked = self
            .pack
            .questions()
            .iter()
            .map(|asked| ("questions.toml".to_owned(), asked.id.as_str(), &asked.statements));
        screens.chain(asked).flat_map(|(file, id, own)| own.iter().map(move |statement| (file.clone(), id, statement)))
    }

    fn statements(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (file, id, statement) in self.all_statements() {
            let spot = self.spot(&file, &format!("id = \"{id}\""));
            let name = format!("{id}.{}", statement.id);
            found.extend(self.wrong_dates(&name, statement).into_iter().map(|what| spot.error("dates", what)));
            found.extend(self.overdue(&name, statement).map(|what| spot.warning("dates", what)));
            found.extend(self.wrong_sources(&name, statement).into_iter().map(|what| spot.error("sources", what)));
        }
        found
    }

    fn wrong_dates(&self, name: &str, statement: &Statement) -> Vec<String> {
        let mut wrong = Vec::new();
        // Without a fallback the screen would have a hole on the day after, and nobody would see it coming.
        let dated = statement.valid_from.is_some() || statement.valid_until.is_some() || statement.review_by.is_some();
        if dated && (statement.review_by.is_none() || statement.fallback.is_none()) {
            wrong.push(format!("{name} has a date: give it review_by and a fallback"));
        }
        if statement.valid_from.zip(statement.valid_until).is_some_and(|(from, until)| from > until) {
            wrong.push(format!("{name} ends before it begins: mend valid_from or valid_until"));
        }
        if statement.review_by.is_some_and(|review| review < self.pack.built()) {
            wrong.push(format!(
                "{name} was due for review before the pack was built: check the fact, then move review_by"
            ));
        }
        if statement.as_of.is_some_and(|seen| seen > self.pack.built()) {
            wrong.push(format!("{name} was seen after the pack was built: mend as_of or built"));
        }
        if statement.status != Status::Promise && statement.as_of.is_none() {
            wrong.push(format!("{name} is a fact without a date: add as_of"));
        }
        wrong
    }

    fn overdue(&self, name: &str, statement: &Statement) -> Option<String> {
        let last = statement.review_by.into_iter().chain(statement.valid_until).min()?;
        (self.today > last).then(|| {
            format!("{name} is out of date since {last}: its fallback is shown; check the fact and move review_by")
        })
    }

    fn wrong_sources(&self, name: &str, statement: &Statement) -> Vec<String> {
        let sources = &self.pack.sources().source;
        let mut wrong = Vec::new();
        if statement.status != Status::Promise && statement.facts.is_empty() && statement.sources.is_empty() {
            wrong.push(format!("{name} rests on nothing: name its fact or its source, or make it a promise"));
        }
        for id in statement.facts.iter().chain(&statement.sources) {
            match sources.get(id) {
                // A fact of the manual needs no entry in sources.toml: the manual is its source.
                None if !self.pack.file().facts.contains(id) => {
                    wrong.push(format!("{name} names {id:?}, which sources.toml does not have: add it"));
                }
                Some(source) if source.confidence == Confidence::Unverified => {
                    wrong.push(format!(
                        "{name} rests on {id:?}, which nobody has verified: find a page that says so, or take it away"
                    ));
                }
                Some(_) | None => {}
            }
        }
        wrong
    }

    /// Returns facts that the pack promises and that have no place (L19), and sources that nothing uses.
    fn facts(&self) -> Vec<Finding> {
        let used: BTreeSet<&str> = self.used().collect();
        let spot = self.spot("pack.toml", "facts");
        let unplaced = self.pack.file().facts.iter().filter(|fact| !used.contains(fact.as_str()));
        let unplaced = unplaced
            .map(|fact| spot.error("L19", format!("fact {fact} has no place: give it one, or take it out of facts")));
        let unused = self.pack.sources().source.keys().filter(|id| !used.contains(id.as_str()));
        let unused = unused.map(|id| {
            self.spot("sources.toml", id).error("L19", format!("source {id} is used by nothing: take it away"))
        });
        unplaced.chain(unused).collect()
    }

    fn used(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let statements = self.all_statements().flat_map(|(_, _, own)| own.facts.iter().chain(&own.sources));
        let steps = self.all_steps().flat_map(|(_, step)| match step {
            Step::Check(check) => check.facts.iter().chain(&check.sources),
            Step::Wish(wish) => wish.facts.iter().chain(&wish.sources),
            Step::Gate(gate) => [].iter().chain(&gate.sources),
            Step::Ask(_) | Step::Screen(_) => [].iter().chain(&[]),
        });
        statements.chain(steps).map(String::as_str)
    }
}

/// Returns whether two conditions can never hold together.
fn excludes(one: &Condition, other: &Condition) -> bool {
    // A detail may have several answers at once, so both may hold.
    let same = one.subject == other.subject && one.key == other.key && one.subject != Subject::Detail;
    let common = one.values.iter().any(|value| other.values.contains(value));
    same && match (one.wants, other.wants) {
        (Wants::OneOf, Wants::OneOf) => !common,
        (Wants::OneOf, Wants::NoneOf) => one.values.iter().all(|value| other.values.contains(value)),
        (Wants::NoneOf, _) => false,
    }
}

fn options(step: &Step) -> &[Opt] {
    match step {
        Step::Ask(ask) => &ask.options,
        Step::Wish(wish) => &wish.options,
        Step::Check(_) | Step::Gate(_) | Step::Screen(_) => &[],
    }
}

/// Digits 7, 8 and 9 are taken by every page of a question.
const MOST_OPTIONS: usize = 6;

fn wrong_step(step: &Step) -> Option<String> {
    let id = step.id();
    let ids: BTreeSet<&str> = options(step).iter().map(|option| option.id.as_str()).collect();
    match step {
        Step::Ask(_) | Step::Wish(_) if options(step).len() < 2 => {
            Some(format!("{id:?} offers no choice: give it two options or more"))
        }
        Step::Ask(_) | Step::Wish(_) if options(step).len() > MOST_OPTIONS => {
            Some(format!("{id:?} has more than {MOST_OPTIONS} options: 7, 8 and 9 are other keys"))
        }
        Step::Ask(_) | Step::Wish(_) if ids.len() < options(step).len() => {
            Some(format!("{id:?} has one option twice: take one away"))
        }
        Step::Wish(_) if !ids.contains("talk") => {
            Some(format!("{id:?} does not offer to talk with staff: add the option \"talk\""))
        }
        Step::Check(check) if check.right == 0 || check.right > check.options => {
            Some(format!("{id:?}: right = {} is none of its {} options", check.right, check.options))
        }
        Step::Ask(_) | Step::Check(_) | Step::Gate(_) | Step::Screen(_) | Step::Wish(_) => None,
    }
}

fn wrong_count(screen: &Screen) -> Option<String> {
    let many = screen.statements.len();
    (many == 0 || many > MOST_SENTENCES)
        .then(|| format!("{:?} has {many} sentences: 1 to {MOST_SENTENCES} fit one idea; make two screens", screen.id))
}

/// Keys that conditions may use, as far as they are known at a step.
struct Known {
    profile: BTreeMap<String, BTreeSet<String>>,
    answers: BTreeMap<String, BTreeSet<String>>,
    details: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn new(pack: &Pack) -> Self {
        let values = |kind: ProfileKind, values: &[String]| match kind {
            ProfileKind::OneOf => values.iter().cloned().collect(),
            ProfileKind::Months | ProfileKind::Text => BTreeSet::new(),
        };
        let profile = pack.file().profile.iter().map(|(key, own)| (key.clone(), values(own.kind, &own.values)));
        Self { profile: profile.collect(), answers: BTreeMap::new(), details: BTreeMap::new() }
    }

    /// Adds what is known once a step was asked.
    fn asked(&mut self, pack: &Pack, step: &Step) {
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
            Subject::Answer => self.answers.get(&condition.key).cloned(),
            Subject::Detail => self.details.get(&condition.key).cloned(),
            Subject::Profile => self.profile.get(&condition.key).cloned(),
            Subject::System => {
                (condition.key == "voice").then(|| ["yes", "no"].map(str::to_owned).into_iter().collect())
            }
        }
    }
}
