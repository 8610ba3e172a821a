//! The inbox: every record in one line with its flags, the most urgent first.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{InboxPage, WorkPage};
use crate::review::rows::{BACK_KEY, END_KEY, ENTRIES_PER_PAGE, ReviewPageBuilder, more_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use crate::review::triage::TriagedRecord;
use consent_log::Permission;
use consent_log::consent::RecordStanding;
use furigana::RichText;

impl StaffPage for InboxPage {
    fn id(&self) -> String {
        format!("review-inbox-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Review { records, unread, .. } = context.review;
        sheet.asks();
        sheet.with("todo", plain_text(records.iter().filter(|record| !record.is_done).count()));
        sheet.with("all", plain_text(records.len() + unread.len()));
        sheet.row("review-inbox", RowRole::Question)?;
        context.call_rows(sheet)?;
        context.unreadable_rows(sheet, unread)?;
        if !records.is_empty() {
            sheet.part("review-inbox", "s1", RowRole::Statement)?;
        } else if unread.is_empty() {
            sheet.row("review-inbox-empty", RowRole::Statement)?;
        }
        for (number, record) in (1u8..).zip(records.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let receipt = record.summary.entry.receipt;
            let text = line(context, record)?;
            sheet.choose(format!("record.{receipt}"), number, ReviewAction::Ask(ReviewEffect::Open(receipt)), text);
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, records.len()), |from| Self { from })?;
        // Members who may read begin here: instead of a way back, its key leads to all other work.
        sheet.choice_part(BACK_KEY, ReviewAction::open(WorkPage), "review-inbox", "other")?;
        sheet.choice(END_KEY, ReviewAction::End, "review-end")
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 {
            ReviewAction::return_to(Self { from: 0 })
        } else {
            ReviewAction::Say(ReviewAlert::NOTHING_BEFORE)
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Read)
    }

    /// Reads calls and records again when it is shown from its beginning.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        if self.from == 0 { vec![ReviewEffect::Calls, ReviewEffect::ListRecords] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn line(context: &ReviewContext<'_>, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let line = &record.summary.entry;
    let args = MessageArgs::new()
        .with("state", context.state(line.state)?)
        .with("when", context.date_and_time(line.at))
        .with("many", plain_text(line.wishes))
        .with("person", context.person(record.summary.person.as_ref())?)
        .with("flags", context.flags(record)?)
        .with("receipt", plain_text(line.receipt));
    let id = match (line.standing, record.flags.is_empty()) {
        (RecordStanding::Wish, true) => "review-line",
        (RecordStanding::Wish, false) => "review-line-flagged",
        // A message always has the flag of one, so it has no line without flags.
        (RecordStanding::MessageToStaff, _) => "review-line-message",
    };
    context.words.text(id, &args)
}
