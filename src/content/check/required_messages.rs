//! Ids both ways: what the pack needs and no language has, what a language has and nothing needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::Pack;
use crate::content::pack_file::{
    AnswerOption, CheckStep, FrequentQuestion, GateStep, InfoStep, PackStep, ProfileKind, Statement, WishStep,
};

use super::super::content_source::ContentSource;
use super::finding::{ContentFinding, SourceLocation};
use super::language_catalogue::{CheckedMessage, LanguageCatalogue};

/// Answers whose words may be common to all questions: `choice-yes` …
const SHARED_OPTIONS: [&str; 4] = ["yes", "no", "later", "talk"];
/// Parts that may be written as several sentences: `again-1`, `again-2` …
const NUMBERED_SUFFIX: &str = "-*";

/// What a pack needs: the message and its part, and what needs it.
#[derive(Default)]
struct RequiredMessages(BTreeMap<(String, Option<String>), String>);

pub(super) fn check(source: &ContentSource, pack: &Pack, catalogues: &[LanguageCatalogue]) -> Vec<ContentFinding> {
    let mut found = Vec::new();
    for catalogue in catalogues {
        let needed = RequiredMessages::for_pack(pack, catalogue);
        found.extend(missing_messages(source, &needed, catalogue));
        found.extend(unused_messages(pack, &needed, catalogue));
        found.extend(unknown_variables(pack, catalogue));
    }
    found
}

fn missing_messages(
    source: &ContentSource,
    needed: &RequiredMessages,
    catalogue: &LanguageCatalogue,
) -> Vec<ContentFinding> {
    let lang = &catalogue.lang;
    let absent = needed.0.iter().filter(|((id, part), _)| !is_present(catalogue, id, part.as_deref()));
    let said = absent.map(|((id, part), by)| {
        let name =
            part.as_ref().map_or_else(|| id.clone(), |part| format!("{id}.{}", part.replace(NUMBERED_SUFFIX, "")));
        let spot = SourceLocation { file: source.words_dir_name(lang), line: 1 };
        spot.error(
            "ids",
            format!("{lang}: {name:?} is missing, and {by} needs it: write it in the .ftl files of {lang}"),
        )
    });
    said.collect()
}

fn is_present(catalogue: &LanguageCatalogue, id: &str, part: Option<&str>) -> bool {
    match part.and_then(|part| part.strip_suffix(NUMBERED_SUFFIX)) {
        Some(prefix) => catalogue
            .messages
            .iter()
            .any(|said| said.id == id && said.part.as_deref().is_some_and(|own| is_numbered(own, prefix))),
        None => catalogue.get(id, part).is_some(),
    }
}

/// Returns whether `name` is `prefix`, or `prefix-` and a number.
fn is_numbered(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(|n| n.parse::<u8>().is_ok()))
}

fn unused_messages(pack: &Pack, needed: &RequiredMessages, catalogue: &LanguageCatalogue) -> Vec<ContentFinding> {
    let own = catalogue.messages.iter().filter(|said| said.of_pack);
    let unused = own.filter(|said| !needed.requires(said) && !is_profile_value(pack, said));
    let words = unused.map(|said| {
        said.location
            .error("ids", format!("{:?} is used by nothing: take it away, or name it in the pack", said.name()))
    });
    let terms = catalogue.terms.iter().filter(|(id, _)| !catalogue.used_terms.contains(*id));
    let terms =
        terms.map(|(id, (_, spot))| spot.error("ids", format!("the term \"-{id}\" is used by nothing: take it away")));
    words.chain(terms).collect()
}

/// Returns whether this is `value-<key>` with the words of a profile value, which any sentence may use as a variable.
fn is_profile_value(pack: &Pack, said: &CheckedMessage) -> bool {
    let Some(key) = said.id.strip_prefix("value-") else { return false };
    let kind = pack.file().profile.get(&key.replace('-', "_"));
    kind.is_some_and(|kind| said.part.as_ref().is_none_or(|part| kind.values.contains(part)))
}

fn unknown_variables(pack: &Pack, catalogue: &LanguageCatalogue) -> Vec<ContentFinding> {
    let known = |name: &String| name == "facility" || pack.file().profile.contains_key(name);
    let own = catalogue.messages.iter().filter(|said| said.of_pack);
    let unknown = own.flat_map(|said| said.variables.iter().filter(|name| !known(name)).map(move |name| (said, name)));
    let mend = "use $facility or a key of the facility profile in pack.toml";
    unknown
        .map(|(said, name)| said.location.error("ids", format!("{}: nobody knows ${name}: {mend}", said.name())))
        .collect()
}

impl RequiredMessages {
    fn for_pack(pack: &Pack, catalogue: &LanguageCatalogue) -> Self {
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

    fn requires(&self, said: &CheckedMessage) -> bool {
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
                    .any(|prefix| self.0.contains_key(&(said.id.clone(), Some(format!("{prefix}{NUMBERED_SUFFIX}")))))
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
            if let PackStep::Screen(InfoStep { id, staff_note: true, .. }) = step {
                self.add(&format!("note-{id}"), None, "the screen");
            }
        }
    }

    fn step(&mut self, step: &PackStep, catalogue: &LanguageCatalogue) {
        match step {
            PackStep::Ask(ask) => {
                self.add(&ask.id, None, "the question");
                self.options(&ask.id, option_ids(&ask.options), catalogue);
            }
            PackStep::Check(check) => self.check(check),
            PackStep::Gate(gate) => self.gate(gate, catalogue),
            PackStep::Screen(screen) => self.screen(screen),
            PackStep::Wish(wish) => self.wish(wish, catalogue),
        }
    }

    fn screen(&mut self, screen: &InfoStep) {
        self.add(&screen.id, None, "the screen");
        self.statements(&screen.id, &screen.statements);
    }

    fn question(&mut self, question: &FrequentQuestion) {
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

    fn check(&mut self, check: &CheckStep) {
        self.add(&check.id, None, "the check");
        for option in 1..=check.options {
            self.add(&check.id, Some(&format!("o{option}")), "the check");
        }
        for part in ["right", "again"] {
            self.add(&check.id, Some(&format!("{part}{NUMBERED_SUFFIX}")), "the check");
        }
    }

    fn wish(&mut self, wish: &WishStep, catalogue: &LanguageCatalogue) {
        self.add(&wish.id, None, "the wish");
        self.options(&wish.id, option_ids(&wish.options), catalogue);
        for option in &wish.options {
            self.add(&wish.id, Some(&format!("next-{}{NUMBERED_SUFFIX}", option.id)), "the wish");
        }
        for part in ["recorded", "take-back"] {
            self.add(&wish.id, Some(&format!("{part}{NUMBERED_SUFFIX}")), "the wish");
        }
    }

    fn gate(&mut self, gate: &GateStep, catalogue: &LanguageCatalogue) {
        self.add(&gate.id, None, "the gate");
        self.options(&gate.id, gate.gate.options().into_iter(), catalogue);
    }

    /// Adds a question's own words for its options, or the common ones.
    fn options<'a>(&mut self, id: &str, options: impl Iterator<Item = &'a str>, catalogue: &LanguageCatalogue) {
        let options: BTreeSet<&str> = options.collect();
        for option in options {
            let own = catalogue.get(id, Some(option)).is_some();
            if own || !SHARED_OPTIONS.contains(&option) {
                self.add(id, Some(option), "the question");
            } else {
                self.add(&format!("choice-{option}"), None, id);
            }
        }
    }
}

fn option_ids(options: &[AnswerOption]) -> impl Iterator<Item = &str> {
    options.iter().map(|option| option.id.as_str())
}
