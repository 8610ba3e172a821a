//! The register: what the log says openly about every record.

use crate::content::ContentError;
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back_and_end, more, plain};
use crate::review::{Action, Effect, Review};
use consent_log::{InboxEntry, PartialRead, Permission};
use furigana::RichText;

use super::work::WorkPage;
use super::{Access, StaffPage};

/// All records in the order in which they came, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegisterPage {
    pub(super) from: usize,
}

impl StaffPage for RegisterPage {
    fn id(&self) -> String {
        format!("review-register-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let PartialRead { read: lines, unread } = &context.review.lines;
        sheet.asks();
        sheet.with("many", plain(lines.len() + unread.len()));
        sheet.row("review-register", Role::Question)?;
        sheet.part("review-register", "s1", Role::Statement)?;
        context.unread_rows(sheet, unread)?;
        for (number, line) in (1u8..).zip(lines.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let (id, text) = (format!("record.{}", line.receipt), text(context, line)?);
            // Guides see the register too, without a key to open anything.
            if context.review.may(Permission::Read) && !line.is_erased {
                sheet.choose(id, number, Action::Ask(Effect::Open(line.receipt)), text);
            } else {
                sheet.push(Row::text(id, Role::Statement, text));
            }
        }
        more(sheet, (self.from, LISTED_AT_ONCE, lines.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(WorkPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Guide)
    }

    /// Reads the register again when it is shown from its beginning.
    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        if self.from == 0 { vec![Effect::Register] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn text(context: &Context<'_>, line: &InboxEntry) -> Result<RichText, ContentError> {
    let mut marks = vec![context.kind(line)?, context.state(line.state)?];
    for (has, id) in [(line.is_held, "review-is-held"), (line.is_erased, "review-is-erased")] {
        if has {
            marks.push(context.text(id)?);
        }
    }
    context.history_line(line, marks)
}
