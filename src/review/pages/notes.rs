//! The notes for staff on the screens of the pack: by chapter, and beside the answer that they are about.

use crate::content::pack_file::{Chapter, InfoStep};
use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::pages::{ChapterNotesPage, DutiesPage, NotesPage, ShownWordsPage, SourcesPage, WishNotesPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, back_row, more_row};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::Permission;
use furigana::RichText;

impl StaffPage for NotesPage {
    fn id(&self) -> String {
        format!("review-notes-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let chapters = context.content.pack().chapters();
        // The questions that people ask come behind the last chapter.
        let all = chapters.len() + 1;
        sheet.asks();
        sheet.row("review-notes", RowRole::Question)?;
        for (number, chapter) in (1u8..).zip((self.from..all).take(ENTRIES_PER_PAGE)) {
            let text = chapter_title(context, chapters.get(chapter))?;
            sheet.choose(format!("chapter.{chapter}"), number, ReviewAction::open(ChapterNotesPage { chapter }), text);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, all), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0 })
        } else {
            ReviewAction::return_to(DutiesPage { from: 0 })
        }
    }
}

/// Returns the title of a chapter; without one, that of the questions that people ask.
fn chapter_title(context: &ReviewContext<'_>, chapter: Option<&Chapter>) -> Result<RichText, ContentError> {
    match chapter {
        Some(chapter) => context.source_rows().pack_text(&format!("chapter-{}", chapter.id)),
        None => context.words.part("review-notes", "questions", &MessageArgs::new()),
    }
}

impl StaffPage for ChapterNotesPage {
    fn id(&self) -> String {
        format!("review-notes-of-{}", self.chapter)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let chapter = context.content.pack().chapters().get(self.chapter);
        sheet.asks();
        sheet.with("chapter", chapter_title(context, chapter)?);
        sheet.row("staff-notes-of", RowRole::Question)?;
        let screens: Vec<&InfoStep> = chapter.into_iter().flat_map(Chapter::screens_with_notes).collect();
        note_rows(context, sheet, &screens)?;
        if screens.is_empty() {
            sheet.part("staff-notes-of", "none", RowRole::Statement)?;
        }
        let sources = SourcesPage { chapter: self.chapter, screen: 0 };
        sheet.choice_part(1, ReviewAction::open(sources), "staff-notes-of", "sources")?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(NotesPage { from: self.chapter / ENTRIES_PER_PAGE * ENTRIES_PER_PAGE })
    }
}

impl StaffPage for WishNotesPage {
    fn id(&self) -> String {
        format!("review-answer-notes-{}", self.wish)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let wish = context.wish(self.wish).map(|answered| answered.wish.as_str());
        sheet.row("review-answer-notes", RowRole::Heading)?;
        note_rows(context, sheet, &screens_about(context, wish.unwrap_or_default()))?;
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

/// Returns the screens with a note that explain what a wish is about: those of its chapter.
pub(super) fn screens_about<'a>(context: &ReviewContext<'a>, wish: &str) -> Vec<&'a InfoStep> {
    let chapters = context.content.pack().chapters().iter();
    chapters
        .filter(|chapter| chapter.steps.iter().any(|step| step.id() == wish))
        .flat_map(Chapter::screens_with_notes)
        .collect()
}

/// Writes each note with what it rests on; behind the last one, the sources of all.
fn note_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    screens: &[&InfoStep],
) -> Result<(), ContentError> {
    let rows = context.source_rows();
    rows.write_notes(sheet, screens)?;
    rows.write_sources(sheet, rows.evidence_of_notes(screens))
}
