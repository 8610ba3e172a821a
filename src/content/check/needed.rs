//! Ids both ways: what the pack needs and no language has, what a language has and nothing needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::Pack;
use crate::content::pack::{Check, Gate, Opt, ProfileKind, Question, Screen, Statement, Step, Wish};

use super::super::load::Source;
use super::catalogue::{Catalogue, Said};
use super::finding::{Finding, Spot};

/// Answers whose words may be common to all questions: `choice-yes` …
const COMMON: [&str; 4] = ["yes", "no", "later", "talk"];
/// Parts that may be written as several sentences: `again-1`, `again-2` …
const MANY: &str = "-*";

/// What a pack needs: the message and its part, and what needs it.
#[derive(Default)]
struct Needed(BTreeMap<(String, Option<String>), String>);

pub(super) fn check(source: &Source, pack: &Pack, catalogues: &[Catalogue]) -> Vec<Finding> {
    let mut found = Vec::new();
    for catalogue in catalogues {
        let needed = Needed::by(pack, catalogue);
        found.extend(missing(source, &needed, catalogue));
        found.extend(left_over(pack, &needed, catalogue));
        found.extend(unknown_variables(pack, catalogue));
    }
    found
}

fn missing(source: &Source, needed: &Needed, catalogue: &Catalogue) -> Vec<Finding> {
    let lang = &catalogue.lang;
    let absent = needed.0.iter().filter(|((id, part), _)| !has(catalogue, id, part.as_deref()));
    let said = absent.map(|((id, part), by)| {
        let name = part.as_ref().map_or_else(|| id.clone(), |part| format!("{id}.{}", part.replace(MANY, "")));
        let spot = Spot { file: source.words_of(lang), line: 1 };
        spot.error(
            "ids",
            format!("{lang}: {name:?} is missing, and {by} needs it: write it in the .ftl files of {lang}"),
        )
    });
    said.collect()
}

fn has(catalogue: &Catalogue, id: &str, part: Option<&str>) -> bool {
    match part.and_then(|part| part.strip_suffix(MANY)) {
        Some(prefix) => catalogue
            .said
            .iter()
            .any(|said| said.id == id && said.part.as_deref().is_some_and(|own| is_one_of(own, prefix))),
        None => catalogue.get(id, part).is_some(),
    }
}

/// Returns whether `name` is `prefix`, or `prefix-` and a number.
fn is_one_of(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(|n| n.parse::<u8>().is_ok()))
}

fn left_over(pack: &Pack, needed: &Needed, catalogue: &Catalogue) -> Vec<Finding> {
    let own = catalogue.said.iter().filter(|said| said.of_pack);
    let unused = own.filter(|said| !needed.wants(said) && !is_value(pack, said));
    let words = unused.map(|said| {
        said.spot.error("ids", format!("{:?} is used by nothing: take it away, or name it in the pack", said.name()))
    });
    let terms = catalogue.terms.iter().filter(|(id, _)| !catalogue.used_terms.contains(*id));
    let terms =
        terms.map(|(id, (_, spot))| spot.error("ids", format!("the term \"-{id}\" is used by nothing: take it away")));
    words.chain(terms).collect()
}

/// Returns whether this is `value-<key>` with the words of a profile value, which any sentence may use as a variable.
fn is_value(pack: &Pack, said: &Said) -> bool {
    let Some(key) = said.id.strip_prefix("value-") else { return false };
    let kind = pack.file().profile.get(&key.replace('-', "_"));
    kind.is_some_and(|kind| said.part.as_ref().is_none_or(|part| kind.values.contains(part)))
}

fn unknown_variables(pack: &Pack, catalogue: &Catalogue) -> Vec<Finding> {
    let known = |name: &String| name == "facility" || pack.file().profile.contains_key(name);
    let own = catalogue.said.iter().filter(|said| said.of_pack);
    let unknown = own.flat_map(|said| said.variables.iter().filter(|name| !known(name)).map(move |name| (said, name)));
    let mend = "use $facility or a key of the facility profile in pack.toml";
    unknown
        .map(|(said, name)| said.spot.error("ids", format!("{}: nobody knows ${name}: {mend}", said.name())))
        .collect()
}

impl Needed {
    fn by(pack: &Pack, catalogue: &Catalogue) -> Self {
        let mut needed = Self::default();
        for chapter in pack.chapters() {
            needed.add(&format!("chapter-{}", chapter.id), None, "the chapter");
            for step in &chapter.steps {
                needed.step(step, catalogue);
            }
        }
        for detail in pack.details() {
            needed.add(&detail.id, None, "the question that follows");
            needed.options(&detail.id, detail.options.iter().map(String::as_str), catalogue);
        }
        for question in pack.questions() {
            needed.question(question);
        }
        if catalogue.is_for_staff() {
            needed.staff(pack);
        }
        needed
    }

    fn add(&mut self, id: &str, part: Option<&str>, by: &str) {
        self.0.entry((id.to_owned(), part.map(ToOwned::to_owned))).or_insert_with(|| by.to_owned());
    }

    fn wants(&self, said: &Said) -> bool {
        let exact = self.0.contains_key(&(said.id.clone(), said.part.clone()));
        let many = || {
            let prefix = said
                .part
                .as_deref()
                .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-'));
            // With and without the number, for the id of an option may end with a digit itself.
            prefix.is_some_and(|prefix| {
                [prefix, said.part.as_deref().unwrap_or_default()]
                    .iter()
                    .any(|prefix| self.0.contains_key(&(said.id.clone(), Some(format!("{prefix}{MANY}")))))
            })
        };
        exact || many()
    }

    /// Adds what set-up asks about the facility, notes on screens, lists for a hand-over.
    fn staff(&mut self, pack: &Pack) {
        for list in &pack.file().lists {
            for part in [None, Some("note")] {
                self.add(&format!("list-{}", list.id), part, "the list");
            }
        }
        for (key, own) in &pack.file().profile {
            let id = format!("profile-{}", key.replace('_', "-"));
            self.add(&id, None, "set-up");
            for value in own.values.iter().filter(|_| own.kind == ProfileKind::OneOf) {
                self.add(&id, Some(value), "set-up");
            }
        }
        for step in pack.chapters().iter().flat_map(|chapter| &chapter.steps) {
            if let Step::Screen(Screen { id, staff_note: true, .. }) = step {
                self.add(&format!("note-{id}"), None, "the screen");
            }
        }
    }

    fn step(&mut self, step: &Step, catalogue: &Catalogue) {
        match step {
            Step::Ask(ask) => {
                self.add(&ask.id, None, "the question");
                self.options(&ask.id, ids(&ask.options), catalogue);
            }
            Step::Check(check) => self.check(check),
            Step::Gate(gate) => self.gate(gate, catalogue),
            Step::Screen(screen) => self.screen(screen),
            Step::Wish(wish) => self.wish(wish, catalogue),
        }
    }

    fn screen(&mut self, screen: &Screen) {
        self.add(&screen.id, None, "the screen");
        self.statements(&screen.id, &screen.statements);
    }

    fn question(&mut self, question: &Question) {
        self.add(&question.id, None, "the question that people ask");
        self.statements(&question.id, &question.statements);
    }

    fn statements(&mut self, id: &str, statements: &[Statement]) {
        for statement in statements {
            self.add(id, Some(&statement.id), "the statement");
            for message in [&statement.fallback, &statement.otherwise].into_iter().flatten() {
                self.add(message, None, &format!("{id}.{}", statement.id));
            }
        }
    }

    fn check(&mut self, check: &Check) {
        self.add(&check.id, None, "the check");
        for option in 1..=check.options {
            self.add(&check.id, Some(&format!("o{option}")), "the check");
        }
        for part in ["right", "again"] {
            self.add(&check.id, Some(&format!("{part}{MANY}")), "the check");
        }
    }

    fn wish(&mut self, wish: &Wish, catalogue: &Catalogue) {
        self.add(&wish.id, None, "the wish");
        self.options(&wish.id, ids(&wish.options), catalogue);
        for option in &wish.options {
            self.add(&wish.id, Some(&format!("next-{}{MANY}", option.id)), "the wish");
        }
        for part in ["recorded", "take-back"] {
            self.add(&wish.id, Some(&format!("{part}{MANY}")), "the wish");
        }
    }

    fn gate(&mut self, gate: &Gate, catalogue: &Catalogue) {
        self.add(&gate.id, None, "the gate");
        self.options(&gate.id, gate.gate.options().into_iter(), catalogue);
    }

    /// Adds a question's own words for its options, or the common ones.
    fn options<'a>(&mut self, id: &str, options: impl Iterator<Item = &'a str>, catalogue: &Catalogue) {
        let options: BTreeSet<&str> = options.collect();
        for option in options {
            let own = catalogue.get(id, Some(option)).is_some();
            if own || !COMMON.contains(&option) {
                self.add(id, Some(option), "the question");
            } else {
                self.add(&format!("choice-{option}"), None, id);
            }
        }
    }
}

fn ids(options: &[Opt]) -> impl Iterator<Item = &str> {
    options.iter().map(|option| option.id.as_str())
}
