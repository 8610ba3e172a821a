//! The register: what the log says openly about every record.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{RegisterPage, WorkPage};
use crate::review::rows::{ENTRIES_PER_PAGE, ReviewPageBuilder, back_and_end_rows, more_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{InboxEntry, PartialRead, Permission};
use furigana::RichText;

impl StaffPage for RegisterPage {
    fn id(&self) -> String {
        format!("review-register-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let PartialRead { read: lines, unread } = &context.review.register_entries;
        sheet.asks();
        sheet.with("many", plain_text(lines.len() + unread.len()));
        sheet.row("review-register", RowRole::Question)?;
        sheet.part("review-register", "s1", RowRole::Statement)?;
        context.unreadable_rows(sheet, unread)?;
        for (number, line) in (1u8..).zip(lines.iter().skip(self.from).take(ENTRIES_PER_PAGE)) {
            let (id, text) = (format!("record.{}", line.receipt), text(context, line)?);
            // Guides see the register too, without a key to open anything.
            if context.review.may(Permission::Read) && !line.is_erased {
                sheet.choose(id, number, ReviewAction::Ask(ReviewEffect::Open(line.receipt)), text);
            } else {
                sheet.push(PageRow::text(id, RowRole::Statement, text));
            }
        }
        more_row(sheet, (self.from, ENTRIES_PER_PAGE, lines.len()), |from| Self { from })?;
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        if self.from > 0 { ReviewAction::return_to(Self { from: 0 }) } else { ReviewAction::return_to(WorkPage) }
    }

    fn access(&self) -> PageAccess {
        PageAccess::With(Permission::Guide)
    }

    /// Reads the register again when it is shown from its beginning.
    fn on_open(&self, _review: &mut Review) -> Vec<ReviewEffect> {
        if self.from == 0 { vec![ReviewEffect::ReadRegister] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn text(context: &ReviewContext<'_>, line: &InboxEntry) -> Result<RichText, ContentError> {
    let mut marks = vec![context.kind(line)?, context.state(line.state)?];
    for (has, id) in [(line.is_held, "review-is-held"), (line.is_erased, "review-is-erased")] {
        if has {
            marks.push(context.text(id)?);
        }
    }
    context.history_line(line, marks)
}
