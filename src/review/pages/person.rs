//! The records of one person as a history, the oldest first.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::review::context::Context;
use crate::review::rows::{Sheet, back_and_end, more};
use crate::review::{Action, Effect, Review, TriagedRecord};
use consent_log::{Permission, Resident};
use furigana::RichText;

use super::search::SearchPage;
use super::{Access, StaffPage};

/// The key that prints everything of a person, behind those of the records.
const PRINT: u8 = 6;
/// Records of a person on one page.
const RECORDS_AT_ONCE: usize = 5;

/// The records of this person, from this one on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonPage {
    pub(super) resident: Resident,
    pub(super) from: usize,
}

impl StaffPage for PersonPage {
    fn id(&self) -> String {
        format!("review-person-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let records = self.records(context.review);
        sheet.asks();
        sheet.with("person", context.person(Some(&self.resident))?);
        sheet.row("review-person", Role::Question)?;
        sheet.part("review-person", "s1", Role::Statement)?;
        context.unread_rows(sheet, &context.review.unread)?;
        for (number, record) in (1u8..).zip(records.iter().skip(self.from).take(RECORDS_AT_ONCE)) {
            let receipt = record.gist.line.receipt;
            let text = line(context, record)?;
            sheet.choose(format!("record.{receipt}"), number, Action::Ask(Effect::Open(receipt)), text);
        }
        if context.review.may(Permission::Print) {
            sheet.choice_part(PRINT, print(&records), "review-person", "print")?;
        }
        more(sheet, (self.from, RECORDS_AT_ONCE, records.len()), |from| Self { from, ..self.clone() })?;
        back_and_end(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0, ..self.clone() }) } else { Action::return_to(SearchPage) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }

    fn lists_records(&self) -> bool {
        true
    }
}

impl PersonPage {
    /// Returns the records of the person, the oldest first.
    fn records<'a>(&self, review: &'a Review) -> Vec<&'a TriagedRecord> {
        let is_own = |record: &&TriagedRecord| {
            record.gist.person.as_ref().is_some_and(|person| person.is_same_person(&self.resident))
        };
        let mut own: Vec<&TriagedRecord> = review.records.iter().filter(is_own).collect();
        // `records` has the order of urgency.
        own.sort_by_key(|record| record.gist.line.at);
        own
    }
}

fn print(records: &[&TriagedRecord]) -> Action {
    let receipts: Vec<_> = records.iter().map(|record| record.gist.line.receipt).collect();
    // To print nothing would still be noted in the log as a print.
    if receipts.is_empty() { Action::Stay } else { Action::Ask(Effect::Print(receipts)) }
}

fn line(context: &Context<'_>, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let line = &record.gist.line;
    let mut marks = vec![context.state(line.state)?, context.kind(line)?];
    if let Some(due) = line.follow_up.filter(|left| !left.done).and_then(|left| left.due) {
        marks.push(context.words.text("review-due-on", &Args::new().with("day", context.short_day(due)))?);
    }
    for (ids, id) in [(&line.withdrawn, "review-flag-taken-back"), (&line.replaced, "review-answered-anew")] {
        if !ids.is_empty() {
            marks.push(context.text(id)?);
        }
    }
    context.history_line(line, marks)
}
