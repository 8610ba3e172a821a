//! The inbox: every record in one line with its flags, the most urgent first.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::review::context::Context;
use crate::review::rows::{BACK, END, LISTED_AT_ONCE, Sheet, more, plain};
use crate::review::{Action, Alert, Effect, Review, TriagedRecord};
use consent_log::Permission;
use consent_log::consent::Standing;
use furigana::RichText;

use super::work::WorkPage;
use super::{Access, StaffPage};

/// The inbox, from this record on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InboxPage {
    pub(in crate::review) from: usize,
}

impl StaffPage for InboxPage {
    fn id(&self) -> String {
        format!("review-inbox-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Review { records, unread, .. } = context.review;
        sheet.asks();
        sheet.with("todo", plain(records.iter().filter(|record| !record.is_done).count()));
        sheet.with("all", plain(records.len() + unread.len()));
        sheet.row("review-inbox", Role::Question)?;
        context.call_rows(sheet)?;
        context.unread_rows(sheet, unread)?;
        if !records.is_empty() {
            sheet.part("review-inbox", "s1", Role::Statement)?;
        } else if unread.is_empty() {
            sheet.row("review-inbox-empty", Role::Statement)?;
        }
        for (number, record) in (1u8..).zip(records.iter().skip(self.from).take(LISTED_AT_ONCE)) {
            let receipt = record.gist.line.receipt;
            let text = line(context, record)?;
            sheet.choose(format!("record.{receipt}"), number, Action::Ask(Effect::Open(receipt)), text);
        }
        more(sheet, (self.from, LISTED_AT_ONCE, records.len()), |from| Self { from })?;
        // Members who may read begin here: instead of a way back, its key leads to all other work.
        sheet.choice_part(BACK, Action::open(WorkPage), "review-inbox", "other")?;
        sheet.choice(END, Action::End, "review-end")
    }

    fn back(&self, _review: &Review) -> Action {
        if self.from > 0 { Action::return_to(Self { from: 0 }) } else { Action::Say(Alert::NOTHING_BEFORE) }
    }

    fn access(&self) -> Access {
        Access::With(Permission::Read)
    }

    /// Reads calls and records again when it is shown from its beginning.
    fn opening(&self, _review: &mut Review) -> Vec<Effect> {
        if self.from == 0 { vec![Effect::Calls, Effect::List] } else { Vec::new() }
    }

    fn lists_records(&self) -> bool {
        true
    }
}

fn line(context: &Context<'_>, record: &TriagedRecord) -> Result<RichText, ContentError> {
    let line = &record.gist.line;
    let args = Args::new()
        .with("state", context.state(line.state)?)
        .with("when", context.when(line.at))
        .with("many", plain(line.wishes))
        .with("person", context.person(record.gist.person.as_ref())?)
        .with("flags", context.flags(record)?)
        .with("receipt", plain(line.receipt));
    let id = match (line.standing, record.flags.is_empty()) {
        (Standing::Wish, true) => "review-line",
        (Standing::Wish, false) => "review-line-flagged",
        (Standing::MessageToStaff, _) => "review-line-message",
    };
    context.words.text(id, &args)
}
