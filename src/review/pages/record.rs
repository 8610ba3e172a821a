//! One record: whose, when, by whom, each answer and what became of it.

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::rows::{LISTED_AT_ONCE, MORE, Sheet, back, back_and_end, plain};
use crate::review::{Action, Review, StaffScreen};
use consent_log::consent::{Operator, Person, Standing};
use consent_log::{DecryptedRecord, DecryptedWish, Permission};
use furigana::RichText;

use super::follow_up::FollowUpPage;
use super::inbox::InboxPage;
use super::more::MoreActionsPage;
use super::shown_words::ShownWordsPage;
use super::{Access, StaffPage};

/// Keys of a record's page behind those of its wishes.
const OTHERS: u8 = 5;
const MORE_TO_DO: u8 = 6;
const TALKED_OVER: u8 = 7;
/// Wishes of a record whose words can be opened from its page.
const WISHES_WITH_KEYS: usize = 5;

/// The record that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordPage;

impl StaffPage for RecordPage {
    fn id(&self) -> String {
        "review-record".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.opened() else { return back(sheet) };
        sheet.asks();
        heading(context, sheet, opened)?;
        about(context, sheet, opened)?;
        answers(context, sheet, opened)?;
        outcomes(context, sheet, opened)?;
        visit(context, sheet, opened)?;
        sheet.choice_part(MORE_TO_DO, Action::open(MoreActionsPage), "review-more", "go")?;
        sheet.choice(TALKED_OVER, Action::open(FollowUpPage), "review-do-talked-over")?;
        back_and_end(sheet)
    }

    /// Leads to the list from which the record was opened; the inbox is read again.
    fn back(&self, review: &Review) -> Action {
        match review.opened.as_ref().map(|opened| opened.from.clone()) {
            Some(list) if !matches!(list, StaffScreen::Inbox(_)) => Action::Return(list),
            Some(_) | None => Action::open(InboxPage { from: 0 }),
        }
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::Read)
    }
}

fn heading(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    sheet.with("receipt", plain(opened.receipt));
    sheet.row("review-record", Role::Heading)?;
    let standing = match opened.standing {
        Standing::MessageToStaff => "review-standing-message",
        Standing::Wish => "review-standing-wish",
    };
    sheet.row(standing, Role::Statement)?;
    let own = context.review.records.iter().find(|record| record.gist.line.receipt == opened.receipt);
    if let Some(record) = own.filter(|record| !record.flags.is_empty()) {
        sheet.with("flags", context.flags(record)?);
        sheet.row("review-record-flags", Role::Statement)?;
    }
    Ok(())
}

/// Writes whose it is, when it was made, and who pressed the keys.
fn about(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    sheet.with("when", context.when(opened.at));
    sheet.row("review-recorded-at", Role::Statement)?;
    let (id, person) = match (&opened.linked, &opened.person) {
        (Some(person), _) => ("review-person-linked", context.person(Some(person))?),
        (None, Person::Number(number)) => ("review-person-number", plain(number)),
        (None, Person::StartedByStaff { number, .. }) => ("review-person-started", plain(number)),
        (None, Person::Ticket) => ("review-person-ticket", RichText::default()),
    };
    sheet.with("number", person);
    sheet.row(id, Role::Statement)?;
    let (id, role) = match &opened.operator {
        Operator::Assisted(role) => ("review-operator-assisted", role.as_str()),
        Operator::Other(role) => ("review-operator-other", role.as_str()),
        Operator::Person => ("review-operator-person", ""),
    };
    let known = format!("role-{role}");
    sheet.with("role", if context.words.has(&known) { context.text(&known)? } else { plain(role) });
    sheet.row(id, Role::Statement)
}

/// Writes each answer with a key to its words; with more answers than keys, the last key leads to the rest.
fn answers(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    // The last of these keys is the one to the rest, where there is a rest.
    let with_keys = if opened.wishes.len() > WISHES_WITH_KEYS { WISHES_WITH_KEYS - 1 } else { WISHES_WITH_KEYS };
    for (number, (wish, answered)) in (1u8..).zip(opened.wishes.iter().enumerate()) {
        let (id, text) = (format!("wish.{}", answered.wish), answer(context, answered)?);
        if wish < with_keys {
            sheet.choose(id, number, Action::open(ShownWordsPage { wish }), text);
        } else {
            sheet.push(Row::text(id, Role::Statement, text));
        }
    }
    if opened.wishes.len() > with_keys {
        sheet.choice(OTHERS, Action::open(AnswersPage { from: with_keys }), "review-other-answers")?;
    }
    Ok(())
}

/// Returns an answer and what happened to it.
fn answer(context: &Context<'_>, wish: &DecryptedWish) -> Result<RichText, ContentError> {
    // The order decides: an answer that was taken back is said to be so, whatever was corrected before.
    let mut args = Args::new().with("wish", context.named(&wish.wish)?).with("answer", context.answer(wish));
    let mut id = "review-wish";
    if let Some(corrected) = wish.corrections.last() {
        args = args
            .with("when", context.when(corrected.at))
            .with("right", context.option(&wish.wish, &corrected.correction.answer))
            .with("reason", plain(&corrected.correction.reason));
        id = "review-wish-corrected";
    }
    if let Some(asked) = &wish.others_asked {
        args = args.with("when", context.when(asked.at));
        id = "review-wish-others-asked";
    }
    if let Some(taken_back) = &wish.withdrawn {
        args = args.with("when", context.when(taken_back.at));
        id = if taken_back.staff.is_some() { "review-wish-taken-back-by" } else { "review-wish-taken-back" };
        args = args.with("staff", taken_back.staff.as_ref().map(|staff| context.member(staff)).unwrap_or_default());
    }
    context.words.text(id, &args)
}

/// Writes the outcomes of talking it over, the latest last.
fn outcomes(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    for (at, read) in opened.outcomes.iter().enumerate() {
        let what = format!("review-came-{}", read.outcome.what);
        let args = Args::new()
            .with("when", context.when(read.at))
            .with("staff", context.member(&read.staff))
            .with("what", context.named(&what)?)
            .with("day", read.outcome.due.map(|day| context.short_day(day)).unwrap_or_default());
        let id = if read.outcome.due.is_some() { "review-came-due" } else { "review-came" };
        sheet.push(Row::text(format!("came.{at}"), Role::Statement, context.words.text(id, &args)?));
    }
    Ok(())
}

/// Writes how the pages were presented, what was explained again, and where the visit stopped.
fn visit(context: &Context<'_>, sheet: &mut Sheet<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    sheet.with("form", form(context, &opened.form)?);
    sheet.with("lang", plain(&opened.lang));
    sheet.with("pack", plain(format!("{} {}", opened.pack, opened.edition)));
    sheet.row("review-form", Role::Statement)?;
    let again = opened.checks.iter().filter(|check| check.explained_again).count();
    sheet.with("again", plain(again));
    sheet.with("all", plain(opened.checks.len()));
    sheet.row("review-checks", Role::Statement)?;
    if let Some(chapter) = &opened.stopped_in {
        sheet.with("chapter", context.named(&format!("chapter-{chapter}"))?);
        sheet.row("review-stopped", Role::Statement)?;
    }
    if let Some(receipt) = &opened.replaces {
        sheet.with("receipt", plain(receipt));
        sheet.row("review-replaces", Role::Statement)?;
    }
    Ok(())
}

/// Returns in words how pages were presented.
fn form(context: &Context<'_>, form: &str) -> Result<RichText, ContentError> {
    let mut all = RichText::default();
    for (at, part) in form.split('+').enumerate() {
        let known = format!("review-form-{part}");
        let part = if context.words.has(&known) { context.text(&known)? } else { plain(part) };
        all = if at > 0 { all.then(plain(" + ")) } else { all }.then(part);
    }
    Ok(all)
}

/// Answers of the open record that have no key on its page, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnswersPage {
    from: usize,
}

impl StaffPage for AnswersPage {
    fn id(&self) -> String {
        format!("review-answers-{}", self.from)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.opened() else { return back(sheet) };
        sheet.asks();
        sheet.row("review-other-answers", Role::Question)?;
        let shown = opened.wishes.iter().enumerate().skip(self.from).take(LISTED_AT_ONCE);
        for (number, (wish, answered)) in (1u8..).zip(shown) {
            let text = answer(context, answered)?;
            sheet.choose(format!("wish.{}", answered.wish), number, Action::open(ShownWordsPage { wish }), text);
        }
        let next = self.from + LISTED_AT_ONCE;
        if next < opened.wishes.len() {
            sheet.choice(MORE, Action::open(Self { from: next }), "staff-more")?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(RecordPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}
