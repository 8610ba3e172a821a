//! Records that somebody promised to look at again, the earliest first.

use jiff::civil::Date;

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::review::context::Context;
use crate::review::rows::{LISTED_AT_ONCE, Sheet, back_and_end, more, plain};
use crate::review::{Action, Effect, Review, TriagedRecord};
use consent_log::{FollowUp, Permission};
use furigana::RichText;

use super::work::WorkPage;
use super::{Access, StaffPage};

/// Records that are due again, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DuePage {
    pub(super) from: usize,
}

impl StaffPage for DuePage {
    fn id(&self) -> String {
        format!("review-due-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let due = due(context.review);
        sheet.asks();
        sheet.with("many", plain(due.len()));
        sheet.row("review-due", Role::Question)?;
        context.unread_rows(sheet, &context.review.unread)?;
        if due.is_empty() {
            sheet.part("review-due", "none", Role::Statement)?;
        }
        for (number, (day, record)) in (1u8..).zip(due.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let receipt = record.gist.line.receipt;
            let text = line(context, *day, record)?;
            sheet.choose(format!("record.{receipt}"), number, Action::Ask(Effect::Open(receipt)), text);
        }
        more(sheet, (self.from, LISTED_AT_ONCE, due.len()), |from| Self { from })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::return_to(WorkPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }

    /// Reads the list again when it is shown from its beginning.
    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        if self.from == 0 { vec![Effect::List] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn due(review: &Review) -> Vec<(Date, &TriagedRecord)> {
    let day = |record: &TriagedRecord| {
        record.gist.line.follow_up.filter(|FollowUp { done, .. }| !done).and_then(|follow_up| follow_up.due)
    };
    let mut due: Vec<_> = review.records.iter().filter_map(|record| Some((day(record)?, record))).collect();
    due.sort_by_key(|(day, _)| *day);
    due
}

fn line(context: &Context<'_>, day: Date, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let args = Args::new()
        .with("day", context.short_day(day))
        .with("person", context.person(record.gist.person.as_ref())?)
        .with("receipt", plain(record.gist.line.receipt));
    context.words.text("review-due-line", &args)
}
