//! Each sentence of a screen with the facts and sources that it rests on, their dates, and when it is checked again.

use crate::content::pack_file::{PackStep, Statement};
use crate::content::{ContentError, Pack};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::pages::{ChapterNotesPage, SourcesPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, more_row};
use crate::review::staff_page::StaffPage;
use crate::review::state::Review;

/// A heading of the pack and the sentences below it.
type Section<'a> = (&'a str, &'a [Statement]);

impl StaffPage for SourcesPage {
    fn id(&self) -> String {
        format!("review-sources-{}-{}", self.chapter, self.screen)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let sections = sections(context.content.pack(), self.chapter);
        if let Some((id, statements)) = sections.get(self.screen) {
            let rows = context.source_rows();
            sheet.with("page", rows.pack_text(id)?);
            sheet.row("staff-sources", RowRole::Heading)?;
            for statement in *statements {
                let row = format!("{id}.{}", statement.id);
                rows.write_sentence(sheet, (&row, rows.sentence_here((id, statement))?), statement)?;
            }
            rows.write_sources(sheet, statements.iter().map(Statement::evidence))?;
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
