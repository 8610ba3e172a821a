//! Rows for staff, in review and at the kiosk: notes on the pack, and what its words rest on with dates and sources.

use std::collections::BTreeSet;

use crate::content::pack_file::{Confidence, Evidence, FactSource, InfoStep, StaffNote, Statement, StatementStatus};
use crate::content::{Circumstances, ContentError, MessageArgs, MessageBundle, Pack};
use crate::page::{PageRow, RowRole};
use furigana::RichText;

use super::PageBuilder;
use super::phrases::{day_with_year, joined, sentences};

/// What rows about sources are written from.
#[derive(Clone, Copy)]
pub(crate) struct SourceRows<'a> {
    pub(crate) pack: &'a Pack,
    /// The words of staff.
    pub(crate) words: &'a MessageBundle,
    pub(crate) circumstances: &'a Circumstances,
}

impl<'a> SourceRows<'a> {
    /// Returns words of the pack as this facility says them; their id, where a pack has none in this language of staff.
    pub(crate) fn pack_text(self, id: &str) -> Result<RichText, ContentError> {
        if self.words.has(id) {
            self.words.text(id, &self.circumstances.args(self.words)?)
        } else {
            Ok(RichText::plain(id))
        }
    }

    /// Returns the same of a part of a message.
    pub(crate) fn pack_part(self, id: &str, part: &str) -> Result<RichText, ContentError> {
        if self.words.has_part(id, part) {
            self.words.part(id, part, &self.circumstances.args(self.words)?)
        } else {
            Ok(RichText::plain(format!("{id}.{part}")))
        }
    }

    /// Returns a sentence as this facility says it: the one that stands in its place, where a condition on the facility
    /// does not hold. A name that nobody gave would leave a hole in the other.
    pub(crate) fn sentence_here(self, (screen, statement): (&str, &Statement)) -> Result<RichText, ContentError> {
        match &statement.otherwise {
            Some(message) if !self.circumstances.facility_allows(&statement.when) => self.pack_text(message),
            Some(_) | None => self.pack_part(screen, &statement.id),
        }
    }

    /// Writes a sentence, and below it what it rests on and whether residents are shown another one today.
    pub(crate) fn write_sentence<A>(
        self,
        builder: &mut PageBuilder<'_, A>,
        (row, sentence): (&str, RichText),
        statement: &Statement,
    ) -> Result<(), ContentError> {
        builder.push(PageRow::text(row, RowRole::Statement, sentence));
        builder.push(PageRow::text(format!("{row}.basis"), RowRole::Statement, self.statement_text(statement)?));
        Ok(())
    }

    /// Writes each note with the title of its screen and what it rests on.
    pub(crate) fn write_notes<A>(
        self,
        builder: &mut PageBuilder<'_, A>,
        screens: &[&InfoStep],
    ) -> Result<(), ContentError> {
        for screen in screens {
            let id = format!("note-{}", screen.id);
            let args = MessageArgs::new().with("page", self.pack_text(&screen.id)?).with("note", self.pack_text(&id)?);
            builder.push(PageRow::text(&id, RowRole::Statement, self.words.text("staff-note", &args)?));
            if let Some(note) = self.note(screen) {
                let basis = self.evidence_text(note.evidence())?;
                builder.push(PageRow::text(format!("{id}.basis"), RowRole::Statement, basis));
            }
        }
        Ok(())
    }

    /// Returns the evidence of the notes on these screens.
    pub(crate) fn evidence_of_notes(self, screens: &[&InfoStep]) -> impl Iterator<Item = Evidence<'a>> {
        screens.iter().filter_map(move |screen| self.note(screen)).map(StaffNote::evidence)
    }

    fn note(self, screen: &InfoStep) -> Option<&'a StaffNote> {
        self.pack.sources().notes.get(&screen.id)
    }

    /// Writes every source of these words, each once.
    pub(crate) fn write_sources<'e, A>(
        self,
        builder: &mut PageBuilder<'_, A>,
        words: impl Iterator<Item = Evidence<'e>>,
    ) -> Result<(), ContentError> {
        let sources = &self.pack.sources().source;
        let named: BTreeSet<&String> = words.flat_map(Evidence::ids).collect();
        for (id, source) in named.into_iter().filter_map(|id| Some((id, sources.get(id)?))) {
            let text = self.source_text((id, source))?;
            builder.push(PageRow::text(format!("source.{id}"), RowRole::Statement, text));
        }
        Ok(())
    }

    fn statement_text(self, statement: &Statement) -> Result<RichText, ContentError> {
        let basis = self.evidence_text(statement.evidence())?;
        if !self.circumstances.is_out_of_date(statement, self.pack.built()) {
            return Ok(basis);
        }
        let over = self.words.text("staff-basis-over", &MessageArgs::new())?;
        Ok(sentences(self.words.lang(), [basis, over]))
    }

    /// Returns what words rest on, and when they are checked again.
    fn evidence_text(self, words: Evidence<'_>) -> Result<RichText, ContentError> {
        let lang = self.words.lang();
        let about = |id: &str, name: &str, value: RichText| self.words.text(id, &MessageArgs::new().with(name, value));
        let mut said = vec![self.words.text(status_id(words.status), &MessageArgs::new())?];
        let rests_on: Vec<RichText> = words.ids().map(|id| RichText::plain(id.as_str())).collect();
        if !rests_on.is_empty() {
            said.push(about("staff-basis-sources", "sources", joined(lang, rests_on))?);
        }
        for (id, day) in [("staff-basis-as-of", words.as_of), ("staff-basis-review-by", words.review_by)] {
            if let Some(day) = day {
                said.push(about(id, "date", day_with_year(lang, day))?);
            }
        }
        Ok(sentences(lang, said))
    }

    /// Returns where a source was seen, its date, and how well it is supported.
    fn source_text(self, (id, source): (&str, &FactSource)) -> Result<RichText, ContentError> {
        // Publishers stand in a list; a semicolon between them has no sign in Japanese braille.
        let between = if self.words.lang().is_japanese() { "、" } else { "; " };
        let from = source.from.in_language(self.words.lang()).unwrap_or(id).replace("; ", between);
        // A pack of somebody else may hold signs of the notation that are none.
        let from = RichText::parse(&from).unwrap_or_else(|_| RichText::plain(from));
        let args = MessageArgs::new().with("id", RichText::plain(id)).with("from", from);
        let mut said = vec![self.words.text("staff-source", &args)?];
        for (part, day) in [("as-of", source.as_of), ("seen", source.seen)] {
            if let Some(day) = day {
                let args = MessageArgs::new().with("date", day_with_year(self.words.lang(), day));
                said.push(self.words.part("staff-source", part, &args)?);
            }
        }
        said.push(self.words.part("staff-source", confidence_part(source.confidence), &MessageArgs::new())?);
        Ok(sentences(self.words.lang(), said))
    }
}

fn status_id(status: StatementStatus) -> &'static str {
    match status {
        StatementStatus::ChangedSinceManual => "staff-basis-changed",
        StatementStatus::Manual => "staff-basis-manual",
        StatementStatus::New => "staff-basis-new",
        StatementStatus::Promise => "staff-basis-promise",
    }
}

fn confidence_part(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Official => "official",
        Confidence::Several => "several",
        Confidence::Single => "single",
        Confidence::Unverified => "unverified",
    }
}
