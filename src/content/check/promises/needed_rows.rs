//! Which sentences promise: by their place in the pack, or by their words.

use std::collections::BTreeSet;

use crate::content::Pack;
use crate::content::pack_file::{PackStep, Statement, StatementStatus};
use furigana::{Lang, RichText};

use super::super::language_catalogue::{CheckedMessage, LanguageCatalogue};

/// Words by which a sentence promises, one row each: language, words, why, with tabs between.
const WORDS: &str = include_str!("../../../../assets/promise-words.tsv");
/// Parts of a wish that say what the program or the house does.
const PARTS_OF_WISHES: [&str; 3] = ["next-", "recorded", "take-back"];
/// Parts of a check that explain.
const PARTS_OF_CHECKS: [&str; 2] = ["right", "again"];

/// A sentence that needs a row, and by what it promises.
pub(super) struct NeededRow<'a> {
    pub(super) said: &'a CheckedMessage,
    pub(super) why: String,
}

/// The sentences that need a row.
pub(super) struct NeededRows<'a> {
    pub(super) rows: Vec<NeededRow<'a>>,
}

impl<'a> NeededRows<'a> {
    pub(super) fn new(pack: &Pack, catalogues: &'a [LanguageCatalogue]) -> Self {
        let places = SentencePlaces::new(pack);
        let of_language = |one: &'a LanguageCatalogue| {
            let words = promise_words(&one.lang);
            let row = |said| Some(NeededRow { said, why: places.promise(said, &words)? });
            one.messages.iter().filter_map(row).collect::<Vec<_>>()
        };
        Self { rows: catalogues.iter().flat_map(of_language).collect() }
    }
}

/// What the pack says of its sentences: which are promises, and which rest on facts.
struct SentencePlaces {
    promises: BTreeSet<String>,
    facts: BTreeSet<String>,
    wishes: BTreeSet<String>,
    checks: BTreeSet<String>,
}

impl SentencePlaces {
    fn new(pack: &Pack) -> Self {
        let steps = || pack.chapters().iter().flat_map(|chapter| &chapter.steps);
        let screens = steps().filter_map(|step| match step {
            PackStep::Screen(screen) => Some((&screen.id, &screen.statements)),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Wish(_) => None,
        });
        let asked = pack.questions().iter().map(|asked| (&asked.id, &asked.statements));
        let all: Vec<(&String, &Statement)> =
            screens.chain(asked).flat_map(|(id, own)| own.iter().map(move |one| (id, one))).collect();
        let is_promise = |own: &Statement| own.status == StatementStatus::Promise;
        let names = |wanted: bool| {
            let own = all.iter().filter(move |(_, own)| is_promise(own) == wanted);
            own.flat_map(|(id, own)| [Some(format!("{id}.{}", own.id)), own.otherwise.clone()]).flatten()
        };
        Self {
            promises: names(true).collect(),
            facts: names(false).collect(),
            wishes: ids(pack, is_wish),
            checks: ids(pack, is_check_of_facts),
        }
    }

    /// Returns by what a sentence promises; none where it does not.
    fn promise(&self, said: &CheckedMessage, words: &[&str]) -> Option<String> {
        let name = said.name();
        let part_of = |steps: &BTreeSet<String>, parts: &[&str]| {
            let part = said.part.as_deref().unwrap_or_default();
            steps.contains(&said.id) && parts.iter().any(|own| part.starts_with(own))
        };
        if self.promises.contains(&name) {
            return Some("its statement is a promise".to_owned());
        }
        if part_of(&self.wishes, &PARTS_OF_WISHES) {
            return Some("it says what comes of an answer".to_owned());
        }
        let rests_on_facts = self.facts.contains(&name) || part_of(&self.checks, &PARTS_OF_CHECKS);
        (!rests_on_facts).then(|| promise_word(said, words)).flatten()
    }
}

/// Returns the ids of the steps of a kind.
fn ids(pack: &Pack, is_wanted: impl Fn(&PackStep) -> bool) -> BTreeSet<String> {
    let steps = pack.chapters().iter().flat_map(|chapter| &chapter.steps);
    steps.filter(|step| is_wanted(step)).map(|step| step.id().to_owned()).collect()
}

fn is_wish(step: &PackStep) -> bool {
    matches!(step, PackStep::Wish(_))
}

fn is_check_of_facts(step: &PackStep) -> bool {
    matches!(step, PackStep::Check(check) if !check.facts.is_empty() || !check.sources.is_empty())
}

/// Returns the words by which a sentence of this language promises.
fn promise_words(lang: &Lang) -> Vec<&'static str> {
    let rows = WORDS.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t'));
    let of_language = rows.filter_map(|mut row| (row.next() == lang.tag().split('-').next()).then(|| row.next())?);
    of_language.collect()
}

/// Returns the words by which one of the sentences of a message promises.
fn promise_word(said: &CheckedMessage, words: &[&str]) -> Option<String> {
    let written = said.text.as_ref().map(RichText::written).unwrap_or_default();
    let sentences = stated_sentences(&written, said.part.is_some());
    let word = words.iter().find(|word| sentences.iter().any(|sentence| sentence.has(word)))?;
    Some(format!("“{word}”"))
}

/// Returns what a text states: no questions, and of a part no labels, for those are what the person says.
fn stated_sentences(text: &str, is_part: bool) -> Vec<StatedSentence> {
    let sentences = text.split_inclusive(['。', '.', '？', '?']).map(str::trim);
    let states = |sentence: &&str| !["か。", "？", "?"].iter().any(|end| sentence.ends_with(end));
    let is_whole = |sentence: &&str| !is_part || sentence.ends_with(['。', '.']);
    sentences.filter(states).filter(is_whole).map(StatedSentence::new).collect()
}

/// A sentence in small letters, with the spaces between its words and without.
struct StatedSentence {
    spaced: String,
    // Easy Japanese has spaces in the middle of what is one word to us.
    joined: String,
}

impl StatedSentence {
    fn new(sentence: &str) -> Self {
        let spaced = format!(" {}", sentence.to_lowercase());
        Self { joined: spaced.chars().filter(|c| !c.is_whitespace()).collect(), spaced }
    }

    /// Returns whether it has these words; in English a word begins where they do.
    fn has(&self, words: &str) -> bool {
        if words.is_ascii() { self.spaced.contains(&format!(" {words}")) } else { self.joined.contains(words) }
    }
}
