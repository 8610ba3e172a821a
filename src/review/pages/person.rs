//! The records of one person as a history, the oldest first.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{PersonPage, SearchPage};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, more_row};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use crate::review::triage::TriagedRecord;
use consent_log::Permission;
use furigana::RichText;

/// The key that prints everything of a person, behind those of the records.
const PRINT_KEY: u8 = 6;
/// Records of a person on one page.
const RECORDS_AT_ONCE: usize = 5;

impl StaffPage for PersonPage {
    fn id(&self) -> String {
        format!("review-person-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let records = self.records(context.review);
        sheet.asks();
        sheet.with("person", context.person(Some(&self.resident))?);
        sheet.row("review-person", RowRole::Question)?;
        sheet.part("review-person", "s1", RowRole::Statement)?;
        context.unreadable_rows(sheet, &context.review.unread)?;
        for (number, record) in (1u8..).zip(records.iter().skip(self.from).take(RECORDS_AT_ONCE)) {
            let receipt = record.summary.entry.receipt;
            let text = line(context, record)?;
            sheet.choose(format!("record.{receipt}"), number, ReviewAction::Ask(ReviewEffect::Open(receipt)), text);
        }
        if context.review.may(Permission::Print) {
            sheet.choice_part(PRINT_KEY, print(&records), "review-person", "print")?;
        }
        more_row(sheet, (self.from, RECORDS_AT_ONCE, records.len()), |from| Self { from, ..self.clone() })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0, ..self.clone() })
        } else {
            ReviewAction::return_to(SearchPage)
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }

    fn lists_records(&self) -> bool {
        true
    }
}

impl PersonPage {
    /// Returns the records of the person, the oldest first.
    fn records<'a>(&self, review: &'a Review) -> Vec<&'a TriagedRecord> {
        let is_own = |record: &&TriagedRecord| {
            record.summary.person.as_ref().is_some_and(|person| person.is_same_person(&self.resident))
        };
        let mut own: Vec<&TriagedRecord> = review.records.iter().filter(is_own).collect();
        // `records` has the order of urgency.
        own.sort_by_key(|record| record.summary.entry.at);
        own
    }
}

fn print(records: &[&TriagedRecord]) -> ReviewAction {
    let receipts: Vec<_> = records.iter().map(|record| record.summary.entry.receipt).collect();
    // To print nothing would still be noted in the log as a print.
    if receipts.is_empty() { ReviewAction::Stay } else { ReviewAction::Ask(ReviewEffect::Print(receipts)) }
}

fn line(context: &ReviewContext<'_>, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let line = &record.summary.entry;
    let mut marks = vec![context.state(line.state)?, context.kind(line)?];
    if let Some(due) = line.follow_up.filter(|left| !left.done).and_then(|left| left.due) {
        marks.push(context.words.text("review-due-on", &MessageArgs::new().with("day", context.short_day(due)))?);
    }
    for (ids, id) in [(&line.withdrawn, "review-flag-taken-back"), (&line.replaced, "review-answered-anew")] {
        if !ids.is_empty() {
            marks.push(context.text(id)?);
        }
    }
    context.history_line(line, marks)
}
