//! The hand-over lists: people who wish something that somebody from outside carries out.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::hand_over_list::HandOverList;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{CardsMenuPage, HandOverPage, ListsPage, WorkPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, back_row, more_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{HandOverDefinition, HandOverEntry, PartialRead, Permission, Resident};
use furigana::RichText;

/// People of a list on one page: the key after them writes it to files.
const PEOPLE_AT_ONCE: usize = 5;
/// The key that writes the list to files, behind those of its people.
const WRITE_KEY: u8 = 6;

impl StaffPage for ListsPage {
    fn id(&self) -> String {
        "review-lists".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-lists", RowRole::Question)?;
        // 8 is the way back.
        for (number, list) in (1u8..8).zip(&context.content.pack().file().lists) {
            let title = HandOverList { list, words: context.words }.title()?;
            let action = ReviewAction::open(HandOverPage { list: list.id.clone(), from: 0 });
            sheet.choose(format!("list.{}", list.id), number, action, title);
        }
        back_and_end_rows(sheet)
    }

    fn back(&self, review: &Review) -> ReviewAction {
        if review.may(Permission::Cards) {
            ReviewAction::open(CardsMenuPage)
        } else {
            ReviewAction::return_to(WorkPage)
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }
}

impl StaffPage for HandOverPage {
    fn id(&self) -> String {
        format!("review-list-{}-{}", self.list, self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(list) = self.list(context) else { return back_row(sheet) };
        let (list, people) = (HandOverList { list, words: context.words }, &context.review.hand_over_entries.read);
        self.heading(context, sheet, &list)?;
        for (number, person) in (1u8..).zip(people.iter().skip(self.from).take(PEOPLE_AT_ONCE)) {
            let text = line(context, &list, person)?;
            let action = ReviewAction::Ask(ReviewEffect::Open(person.receipt));
            sheet.choose(format!("record.{}", person.receipt), number, action, text);
        }
        if context.review.may(Permission::Print) && !people.is_empty() {
            let action = ReviewAction::Ask(ReviewEffect::WriteList(self.list.clone()));
            sheet.choice_part(WRITE_KEY, action, "review-list-many", "write")?;
        }
        more_row(sheet, (self.from, PEOPLE_AT_ONCE, people.len()), |from| Self { from, ..self.clone() })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0, ..self.clone() })
        } else {
            ReviewAction::open(ListsPage)
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }

    /// Makes the list again when it is shown from its beginning, which the log notes.
    fn on_open(&self, review: &mut Review) -> Vec<ReviewEffect> {
        if self.from > 0 {
            return Vec::new();
        }
        // If this list cannot be made, the people of another one must not be seen under its heading.
        review.hand_over_entries = PartialRead::default();
        vec![ReviewEffect::HandOver(self.list.clone())]
    }

    fn lists_records(&self) -> bool {
        true
    }
}

impl HandOverPage {
    fn list<'a>(&self, context: &ReviewContext<'a>) -> Option<&'a HandOverDefinition> {
        context.content.pack().file().lists.iter().find(|list| list.id == self.list)
    }

    fn heading(
        &self,
        context: &ReviewContext<'_>,
        sheet: &mut ReviewPageBuilder<'_>,
        list: &HandOverList<'_>,
    ) -> Result<(), ContentError> {
        let PartialRead { read: people, unread } = &context.review.hand_over_entries;
        sheet.asks();
        sheet.push(PageRow::text("list", RowRole::Question, list.title()?));
        sheet.push(PageRow::text("list.note", RowRole::Statement, list.note()?));
        sheet.with("many", plain_text(people.len()));
        sheet.row("review-list-many", RowRole::Statement)?;
        context.unreadable_rows(sheet, unread)
    }
}

fn line(
    context: &ReviewContext<'_>,
    list: &HandOverList<'_>,
    person: &HandOverEntry,
) -> Result<RichText, ContentError> {
    let HandOverEntry { number, name, room, answers, receipt, .. } = person.clone();
    let is_known = !(number.is_empty() && name.is_empty());
    let resident = Resident { number, name, kana: String::new(), room };
    let mut parts = vec![context.person(is_known.then_some(&resident))?];
    for answered in &answers {
        parts.push(list.answer_text(answered));
    }
    parts.push(plain_text(receipt));
    Ok(context.joined(parts))
}
