//! Each sentence of a screen with the facts and sources that it rests on, their dates, and when it is checked again.

use std::collections::BTreeSet;

use crate::content::pack_file::{Confidence, Evidence, FactSource, PackStep, Statement, StatementStatus};
use crate::content::{ContentError, MessageArgs, Pack};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::screen::notes::{ChapterNotesPage, SourcesPage};
use crate::review::staff_page::StaffPage;
use crate::review::state::Review;
use furigana::RichText;

/// A heading of the pack and the sentences below it.
type Section<'a> = (&'a str, &'a [Statement]);

impl StaffPage for SourcesPage {
    fn id(&self) -> String {
        format!("review-sources-{}-{}", self.chapter, self.screen)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let sections = sections(context.content.pack(), self.chapter);
        if let Some((id, statements)) = sections.get(self.screen) {
            sheet.with("page", context.pack_text(id)?);
            sheet.row("review-sources", RowRole::Heading)?;
            for statement in *statements {
                sentence_rows(context, sheet, (id, statement))?;
            }
            source_rows(context, sheet, statements.iter().map(Statement::evidence))?;
        }
        more_row(sheet, (self.screen, 1, sections.len()), |screen| Self { screen, ..*self })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ChapterNotesPage { chapter: self.chapter })
    }
}

/// Returns the screens of a chapter; behind the last chapter, the questions that people ask.
fn sections(pack: &Pack, chapter: usize) -> Vec<Section<'_>> {
    let Some(chapter) = pack.chapters().get(chapter) else {
        return pack.questions().iter().map(|asked| (asked.id.as_str(), asked.statements.as_slice())).collect();
    };
    let sections = chapter.steps.iter().filter_map(|step| match step {
        PackStep::Screen(screen) => Some((screen.id.as_str(), screen.statements.as_slice())),
        PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Wish(_) => None,
    });
    sections.collect()
}

/// Writes a sentence as residents read it, and below it what it rests on.
fn sentence_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    (id, statement): (&str, &Statement),
) -> Result<(), ContentError> {
    let row = format!("{id}.{}", statement.id);
    sheet.push(PageRow::text(&row, RowRole::Statement, context.pack_part(id, &statement.id)?));
    sheet.push(PageRow::text(format!("{row}.basis"), RowRole::Statement, basis_text(context, statement)?));
    Ok(())
}

/// Returns what a sentence rests on, and whether residents are shown another one today.
fn basis_text(context: &ReviewContext<'_>, statement: &Statement) -> Result<RichText, ContentError> {
    let basis = evidence_text(context, statement.evidence())?;
    let is_over = context.review.circumstances.is_out_of_date(statement, context.content.pack().built());
    if !is_over {
        return Ok(basis);
    }
    Ok(context.sentences([basis, context.text("review-basis-over")?]))
}

/// Returns what words rest on, and when they are checked again.
pub(super) fn evidence_text(context: &ReviewContext<'_>, words: Evidence<'_>) -> Result<RichText, ContentError> {
    let mut said = vec![context.text(status_id(words.status))?];
    let about = |id: &str, name: &str, value: RichText| context.words.text(id, &MessageArgs::new().with(name, value));
    let rests_on: Vec<RichText> = words.ids().map(plain_text).collect();
    if !rests_on.is_empty() {
        said.push(about("review-basis-sources", "sources", context.joined(rests_on))?);
    }
    if let Some(as_of) = words.as_of {
        said.push(about("review-basis-as-of", "date", context.day_with_year(as_of))?);
    }
    if let Some(review_by) = words.review_by {
        said.push(about("review-basis-review-by", "date", context.day_with_year(review_by))?);
    }
    Ok(context.sentences(said))
}

fn status_id(status: StatementStatus) -> &'static str {
    match status {
        StatementStatus::ChangedSinceManual => "review-basis-changed",
        StatementStatus::Manual => "review-basis-manual",
        StatementStatus::New => "review-basis-new",
        StatementStatus::Promise => "review-basis-promise",
    }
}

/// Writes every source of these words, each once.
pub(super) fn source_rows<'a>(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    words: impl Iterator<Item = Evidence<'a>>,
) -> Result<(), ContentError> {
    let sources = &context.content.pack().sources().source;
    let named: BTreeSet<&String> = words.flat_map(Evidence::ids).collect();
    for (id, source) in named.into_iter().filter_map(|id| Some((id, sources.get(id)?))) {
        sheet.push(PageRow::text(format!("source.{id}"), RowRole::Statement, source_text(context, (id, source))?));
    }
    Ok(())
}

/// Returns where a source was seen, its date, and how well it is supported.
fn source_text(context: &ReviewContext<'_>, (id, source): (&str, &FactSource)) -> Result<RichText, ContentError> {
    // A pack of somebody else may hold signs of the notation that are none.
    let from = RichText::parse(&source.from).unwrap_or_else(|_| plain_text(&source.from));
    let args = MessageArgs::new().with("id", plain_text(id)).with("from", from);
    let mut said = vec![context.words.text("review-source", &args)?];
    for (part, day) in [("as-of", source.as_of), ("seen", source.seen)] {
        if let Some(day) = day {
            let args = MessageArgs::new().with("date", context.day_with_year(day));
            said.push(context.words.part("review-source", part, &args)?);
        }
    }
    said.push(context.words.part("review-source", confidence_part(source.confidence), &MessageArgs::new())?);
    Ok(context.sentences(said))
}

fn confidence_part(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Official => "official",
        Confidence::Several => "several",
        Confidence::Single => "single",
        Confidence::Unverified => "unverified",
    }
}
