//! Statements of a pack: their dates, and the facts and sources that they rest on (rule L19, docs/rules.md).

use std::collections::BTreeSet;

use furigana::{Lang, RichText, is_kanji};

use crate::content::pack_file::{Confidence, Evidence, PackStep, StaffNote, Statement, StatementStatus};

use super::super::finding::ContentFinding;
use super::PackChecker;

impl<'a> PackChecker<'a> {
    /// Returns every statement with its file and what it belongs to.
    fn all_statements(&self) -> impl Iterator<Item = (String, &'a str, &'a Statement)> + use<'a> {
        let screens = self.all_steps().filter_map(|(chapter, step)| match step {
            PackStep::Screen(screen) => {
                Some((format!("chapters/{}.toml", chapter.id), screen.id.as_str(), &screen.statements))
            }
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Wish(_) => None,
        });
        let asked = self
            .pack
            .questions()
            .iter()
            .map(|asked| ("questions.toml".to_owned(), asked.id.as_str(), &asked.statements));
        screens.chain(asked).flat_map(|(file, id, own)| own.iter().map(move |statement| (file.clone(), id, statement)))
    }

    /// Returns what is wrong with dates and sources of statements.
    pub(super) fn wrong_statements(&self) -> Vec<ContentFinding> {
        let mut found = Vec::new();
        for (file, id, statement) in self.all_statements() {
            let spot = self.spot(&file, &format!("id = \"{id}\""));
            let name = format!("{id}.{}", statement.id);
            found.extend(self.wrong_dates(&name, statement).into_iter().map(|what| spot.error("dates", what)));
            found.extend(self.overdue(&name, statement).map(|what| spot.warning("dates", what)));
            found.extend(
                self.wrong_sources(&name, statement.evidence()).into_iter().map(|what| spot.error("sources", what)),
            );
        }
        found.extend(self.wrong_notes());
        found
    }

    /// Returns what is wrong with what the notes for staff rest on.
    fn wrong_notes(&self) -> Vec<ContentFinding> {
        let (notes, screens) = (&self.pack.sources().notes, self.screens_with_notes());
        let mut found = Vec::new();
        for id in screens.iter().filter(|id| !notes.contains_key(**id)) {
            let what = format!("note-{id} rests on nothing: write [note.{id}] with its facts or sources");
            found.push(self.spot("sources.toml", "[source").error("sources", what));
        }
        for (id, note) in notes {
            let (spot, name) = (self.spot("sources.toml", &format!("[note.{id}]")), format!("note-{id}"));
            if !screens.contains(id.as_str()) {
                found.push(spot.error("sources", format!("no screen has {name}: take [note.{id}] away")));
            }
            found.extend(self.wrong_note_dates(&name, note).map(|what| spot.error("dates", what)));
            found.extend(self.overdue_note(&name, note).map(|what| spot.warning("dates", what)));
            found
                .extend(self.wrong_sources(&name, note.evidence()).into_iter().map(|what| spot.error("sources", what)));
        }
        found
    }

    fn screens_with_notes(&self) -> BTreeSet<&'a str> {
        let flagged = self.all_steps().filter_map(|(_, step)| match step {
            PackStep::Screen(screen) => screen.staff_note.then_some(screen.id.as_str()),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Wish(_) => None,
        });
        flagged.collect()
    }

    /// Returns which date a note lacks, or that it was due before the pack was built.
    fn wrong_note_dates(&self, name: &str, note: &StaffNote) -> Option<String> {
        let is_dated = note.as_of.is_some() && note.review_by.is_some();
        if note.status != StatementStatus::Promise && !is_dated {
            return Some(format!("{name} is a fact without dates: add as_of and review_by"));
        }
        let was_due = note.review_by.is_some_and(|review| review < self.pack.built());
        was_due.then(|| format!("{name} was due for review before the pack was built: check it, then move review_by"))
    }

    fn overdue_note(&self, name: &str, note: &StaffNote) -> Option<String> {
        let last = note.review_by.filter(|last| self.today > *last)?;
        Some(format!("{name} is out of date since {last}: check it and move review_by"))
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
        if statement.status != StatementStatus::Promise
            && statement.as_of.is_none()
            && !self.rests_on_undated(statement)
        {
            wrong.push(format!("{name} is a fact without a date: add as_of"));
        }
        wrong
    }

    /// Returns whether no page behind a statement has a date of its own.
    fn rests_on_undated(&self, statement: &Statement) -> bool {
        let sources = &self.pack.sources().source;
        let undated = |id: &String| sources.get(id).is_some_and(|source| source.as_of.is_none());
        statement.facts.is_empty() && !statement.sources.is_empty() && statement.sources.iter().all(undated)
    }

    fn overdue(&self, name: &str, statement: &Statement) -> Option<String> {
        let last = statement.review_by.into_iter().chain(statement.valid_until).min()?;
        (self.today > last).then(|| {
            format!("{name} is out of date since {last}: its fallback is shown; check the fact and move review_by")
        })
    }

    fn wrong_sources(&self, name: &str, words: Evidence<'_>) -> Vec<String> {
        let sources = &self.pack.sources().source;
        let mut wrong = Vec::new();
        if words.status != StatementStatus::Promise && words.ids().next().is_none() {
            wrong.push(format!("{name} rests on nothing: name its fact or its source, or make it a promise"));
        }
        for id in words.ids() {
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
    pub(super) fn unplaced_facts(&self) -> Vec<ContentFinding> {
        let used: BTreeSet<&str> = self.used_sources().collect();
        let spot = self.spot("pack.toml", "facts");
        let unplaced = self.pack.file().facts.iter().filter(|fact| !used.contains(fact.as_str()));
        let unplaced = unplaced
            .map(|fact| spot.error("L19", format!("fact {fact} has no place: give it one, or take it out of facts")));
        let unused = self.pack.sources().source.keys().filter(|id| !used.contains(id.as_str()));
        let unused = unused.map(|id| {
            self.spot("sources.toml", id).error("L19", format!("source {id} is used by nothing: take it away"))
        });
        unplaced
            .chain(unused)
            .chain(self.undated_sources())
            .chain(self.untitled_sources())
            .chain(self.unread_sources())
            .collect()
    }

    /// Returns sources of which nobody can tell how old they are, or that have a day of looking beside their own date.
    fn undated_sources(&self) -> impl Iterator<Item = ContentFinding> {
        let wrong = self.pack.sources().source.iter().filter(|(_, own)| own.as_of.is_some() == own.seen.is_some());
        wrong.map(|(id, _)| {
            let what = format!("source {id}: give it as_of, the date of its page, or, where that has none, seen");
            self.spot("sources.toml", id).error("sources", what)
        })
    }

    /// Returns sources that have no title in a language of the pack.
    fn untitled_sources(&self) -> impl Iterator<Item = ContentFinding> {
        let sources = self.pack.sources().source.iter();
        let languages = self.pack.languages();
        let pairs = sources.flat_map(move |(id, own)| languages.iter().map(move |tag| (id, own, tag)));
        pairs.filter(|(_, own, tag)| own.from.in_language(&Lang::new(*tag)).is_none()).map(|(id, _, tag)| {
            let what = format!("source {id} has no title in {tag}: write from.{tag}");
            self.spot("sources.toml", id).error("sources", what)
        })
    }

    /// Returns sources whose title no voice of staff could say.
    fn unread_sources(&self) -> impl Iterator<Item = ContentFinding> {
        let wrong = self
            .pack
            .sources()
            .source
            .iter()
            .filter(|(_, own)| own.from.titles().any(|title| !has_all_readings(title)));
        wrong.map(|(id, _)| {
            let what = format!("source {id}: write the kanji in `from` with their readings, ｜漢字《かんじ》");
            self.spot("sources.toml", id).error("L1", what)
        })
    }

    fn used_sources(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let statements = self.all_statements().flat_map(|(_, _, own)| own.facts.iter().chain(&own.sources));
        let steps = self.all_steps().flat_map(|(_, step)| match step {
            PackStep::Check(check) => check.facts.iter().chain(&check.sources),
            PackStep::Wish(wish) => wish.facts.iter().chain(&wish.sources),
            PackStep::Gate(gate) => [].iter().chain(&gate.sources),
            PackStep::Ask(_) | PackStep::Screen(_) => [].iter().chain(&[]),
        });
        let notes = self.pack.sources().notes.values().flat_map(|note| note.facts.iter().chain(&note.sources));
        statements.chain(steps).chain(notes).map(String::as_str)
    }
}

fn has_all_readings(text: &str) -> bool {
    let is_unread =
        |text: &RichText| text.spans().iter().any(|span| span.reading.is_none() && span.base.chars().any(is_kanji));
    RichText::parse(text).is_ok_and(|text| !is_unread(&text))
}
