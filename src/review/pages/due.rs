//! Records that somebody promised to look at again, the earliest first.

use jiff::civil::Date;

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{DuePage, WorkPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use crate::review::triage::TriagedRecord;
use consent_log::{FollowUp, Permission};
use furigana::RichText;

impl StaffPage for DuePage {
    fn id(&self) -> String {
        format!("review-due-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let due = due(context.review);
        sheet.asks();
        sheet.with("many", plain_text(due.len()));
        sheet.row("review-due", RowRole::Question)?;
        context.unreadable_rows(sheet, &context.review.unread)?;
        if due.is_empty() {
            sheet.part("review-due", "none", RowRole::Statement)?;
        }
        for (number, (day, record)) in (1u8..).zip(due.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let receipt = record.summary.entry.receipt;
            let text = line(context, *day, record)?;
            sheet.choose(format!("record.{receipt}"), number, ReviewAction::Ask(ReviewEffect::Open(receipt)), text);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, due.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(WorkPage) }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }

    /// Reads the list again when it is shown from its beginning.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        if self.from == 0 { vec![ReviewEffect::ListRecords] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn due(review: &Review) -> Vec<(Date, &TriagedRecord)> {
    let day = |record: &TriagedRecord| {
        record.summary.entry.follow_up.filter(|FollowUp { done, .. }| !done).and_then(|follow_up| follow_up.due)
    };
    let mut due: Vec<_> = review.records.iter().filter_map(|record| Some((day(record)?, record))).collect();
    due.sort_by_key(|(day, _)| *day);
    due
}

fn line(context: &ReviewContext<'_>, day: Date, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let args = MessageArgs::new()
        .with("day", context.short_day(day))
        .with("person", context.person(record.summary.person.as_ref())?)
        .with("receipt", plain_text(record.summary.entry.receipt));
    context.words.text("review-due-line", &args)
}
