//! For staff beside a resident: what each sentence of the page below rests on, and the notes on its chapter.

use crate::content::pack_file::{Chapter, Evidence, InfoStep, PackStep, Statement};
use crate::content::{ContentError, MessageArgs, StatementChoice};
use crate::page::{PageRow, RowRole};
use crate::page_builder::sources::SourceRows;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::StaffSourcesPage;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder, page_of};
use crate::resident::rows::MORE;
use crate::resident::walkthrough::Walkthrough;
use furigana::RichText;

/// What this page is about.
struct Subject<'a> {
    /// The id of the page that is explained here.
    id: &'a str,
    /// The sentences of the pack on it; a question has none.
    statements: &'a [Statement],
    /// Its chapter; questions that people ask have none.
    chapter: Option<&'a Chapter>,
}

impl<'a> Subject<'a> {
    fn of(page: &StaffSourcesPage, walk: &'a Walkthrough) -> Option<Self> {
        if let Some(question) = page.question {
            let asked = walk.pack().questions().get(question)?;
            return Some(Self { id: &asked.id, statements: &asked.statements, chapter: None });
        }
        let at = page_of(walk.base()).step()?;
        let step = walk.step(at)?;
        let statements = match step {
            PackStep::Screen(screen) => screen.statements.as_slice(),
            PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Wish(_) => &[],
        };
        Some(Self { id: step.id(), statements, chapter: walk.pack().chapters().get(at.chapter) })
    }

    fn screens_with_notes(&self) -> Vec<&'a InfoStep> {
        self.chapter.into_iter().flat_map(Chapter::screens_with_notes).collect()
    }
}

impl ResidentPage for StaffSourcesPage {
    fn id(&self, walk: &Walkthrough) -> String {
        format!("staff-sources-{}", Subject::of(self, walk).map_or("none", |subject| subject.id))
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(subject) = Subject::of(self, context.walk) else { return builder.back() };
        let rows = source_rows(context)?;
        let title = MessageArgs::new().with("page", context.text(subject.id)?);
        let title = rows.words.text("staff-sources", &title)?;
        builder.push(PageRow::text("staff-sources", RowRole::Heading, title));
        let notes = subject.screens_with_notes();
        let said = sentences(context, builder, (rows, &subject))?;
        if let Some(chapter) = subject.chapter {
            notes_of_chapter(builder, rows, (chapter, &notes))?;
        }
        rows.write_sources(builder, said.into_iter().chain(rows.evidence_of_notes(&notes)))?;
        builder.choice(1, ResidentAction::Resume, "go-resume")?;
        self.write_way_to_questions(context, builder, rows)?;
        builder.back()
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::NotKept
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample { reads_step_below: self.question.is_none(), ..GalleryExample::default() }
    }
}

impl StaffSourcesPage {
    /// Writes the key to what the answers of questions that people ask rest on, one question after the other.
    fn write_way_to_questions(
        &self,
        context: &PageContext<'_>,
        builder: &mut ResidentPageBuilder<'_>,
        rows: SourceRows<'_>,
    ) -> Result<(), ContentError> {
        let listed = context.walk.questions_shown();
        let is_ahead = |question: &usize| self.question.is_none_or(|shown| *question > shown);
        let Some(next) = listed.into_iter().find(is_ahead) else { return Ok(()) };
        let lead = ResidentAction::open(Self { question: Some(next) });
        if self.question.is_some() {
            return builder.choice(MORE, lead, "go-more");
        }
        let text = rows.words.part("staff-sources", "questions", &MessageArgs::new())?;
        builder.choose("staff-sources.questions", MORE, lead, text);
        Ok(())
    }
}

fn source_rows<'a>(context: &PageContext<'a>) -> Result<SourceRows<'a>, ContentError> {
    Ok(SourceRows {
        pack: context.content.pack(),
        words: context.content.staff_messages_beside(context.walk.lang())?,
        circumstances: &context.walk.visit.circumstances,
    })
}

/// Writes each sentence as it stands on the page below, with what it rests on; returns the evidence of all.
fn sentences<'a>(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    (rows, subject): (SourceRows<'_>, &Subject<'a>),
) -> Result<Vec<Evidence<'a>>, ContentError> {
    let (mut said, mut before) = (Vec::new(), String::new());
    for statement in subject.statements {
        let Some((row, sentence)) = sentence(context, (subject.id, statement))? else { continue };
        said.push(statement.evidence());
        // Two sentences in a row that nobody may say here have one stand-in on the page, and one here.
        if before != row {
            rows.write_sentence(builder, (&row, sentence), statement)?;
        }
        before = row;
    }
    Ok(said)
}

/// Returns the id of the row and the words that stand on the page for a sentence today, here, for this person.
fn sentence(
    context: &PageContext<'_>,
    (id, statement): (&str, &Statement),
) -> Result<Option<(String, RichText)>, ContentError> {
    Ok(match context.shown(statement) {
        StatementChoice::AsWritten => {
            let text = context.words.part(id, &statement.id, &context.args)?;
            Some((format!("{id}.{}", statement.id), text))
        }
        StatementChoice::LeftOut => None,
        // Outside its dates a sentence is shown to nobody, so it does not stand here either.
        StatementChoice::Replaced(message) => {
            let text = context.text(&message)?;
            Some((message, text))
        }
    })
}

fn notes_of_chapter(
    builder: &mut ResidentPageBuilder<'_>,
    rows: SourceRows<'_>,
    (chapter, screens): (&Chapter, &[&InfoStep]),
) -> Result<(), ContentError> {
    let title = MessageArgs::new().with("chapter", rows.pack_text(&format!("chapter-{}", chapter.id))?);
    let text = rows.words.text("staff-notes-of", &title)?;
    builder.push(PageRow::text("staff-notes-of", RowRole::Statement, text));
    if screens.is_empty() {
        let none = rows.words.part("staff-notes-of", "none", &MessageArgs::new())?;
        builder.push(PageRow::text("staff-notes-of.none", RowRole::Statement, none));
    }
    rows.write_notes(builder, screens)
}
