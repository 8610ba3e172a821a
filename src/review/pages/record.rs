//! One record: whose, when, by whom, each answer and what became of it.

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::pages::{
    AnswersPage, FollowUpPage, InboxPage, MoreActionsPage, RecordPage, ShownWordsPage, StaffScreen,
};
use crate::review::rows::{ENTRIES_PER_PAGE, MORE_KEY, ReviewPageBuilder, back_and_end_rows, back_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::consent::{Operator, RecordStanding, VisitorIdentity};
use consent_log::{AgreementEntry, DecryptedRecord, DecryptedWish, Permission};
use furigana::RichText;
use jiff::civil::Date;

/// Keys of a record's page behind those of its wishes.
const OTHER_ANSWERS_KEY: u8 = 5;
const MORE_ACTIONS_KEY: u8 = 6;
const TALKED_OVER_KEY: u8 = 7;
/// Wishes of a record whose words can be opened from its page.
const WISHES_WITH_KEYS: usize = 5;

impl StaffPage for RecordPage {
    fn id(&self) -> String {
        "review-record".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.open_record() else { return back_row(sheet) };
        sheet.asks();
        heading(context, sheet, opened)?;
        identity_rows(context, sheet, opened)?;
        answer_rows(context, sheet, opened)?;
        outcome_rows(context, sheet, opened)?;
        visit_rows(context, sheet, opened)?;
        sheet.choice_part(MORE_ACTIONS_KEY, ReviewAction::open(MoreActionsPage), "review-more", "go")?;
        sheet.choice(TALKED_OVER_KEY, ReviewAction::open(FollowUpPage), "review-do-talked-over")?;
        back_and_end_rows(sheet)
    }

    /// Leads to the list from which the record was opened; the inbox is read again.
    fn back(&self, review: &Review) -> ReviewAction {
        match review.open_record.as_ref().map(|opened| opened.from.clone()) {
            Some(list) if !matches!(list, StaffScreen::Inbox(_)) => ReviewAction::Return(list),
            Some(_) | None => ReviewAction::open(InboxPage { from: 0 }),
        }
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::Read)
    }
}

fn heading(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    sheet.with("receipt", plain_text(opened.receipt));
    sheet.row("review-record", RowRole::Heading)?;
    let standing = match opened.standing {
        RecordStanding::MessageToStaff => "review-standing-message",
        RecordStanding::Wish => "review-standing-wish",
    };
    sheet.row(standing, RowRole::Statement)?;
    let own = context.review.records.iter().find(|record| record.summary.entry.receipt == opened.receipt);
    if let Some(record) = own.filter(|record| !record.flags.is_empty()) {
        sheet.with("flags", context.flags(record)?);
        sheet.row("review-record-flags", RowRole::Statement)?;
    }
    Ok(())
}

/// Writes whose it is, when it was made, and who pressed the keys.
fn identity_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    sheet.with("when", context.date_and_time(opened.at));
    sheet.row("review-recorded-at", RowRole::Statement)?;
    let (id, person) = match (&opened.linked, &opened.person) {
        (Some(person), _) => ("review-person-linked", context.person(Some(person))?),
        (None, VisitorIdentity::Number(number)) => ("review-person-number", plain_text(number)),
        (None, VisitorIdentity::StartedByStaff { number, .. }) => ("review-person-started", plain_text(number)),
        (None, VisitorIdentity::Ticket) => ("review-person-ticket", RichText::default()),
    };
    sheet.with("number", person);
    sheet.row(id, RowRole::Statement)?;
    let (id, role) = match &opened.operator {
        Operator::Assisted(role) => ("review-operator-assisted", role.as_str()),
        Operator::Other(role) => ("review-operator-other", role.as_str()),
        Operator::Person => ("review-operator-person", ""),
    };
    let known = format!("role-{role}");
    sheet.with("role", if context.words.has(&known) { context.text(&known)? } else { plain_text(role) });
    sheet.row(id, RowRole::Statement)
}

/// Writes each answer with a key to its words; with more answers than keys, the last key leads to the rest.
fn answer_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    // The last of these keys is the one to the rest, where there is a rest.
    let with_keys = if opened.wishes.len() > WISHES_WITH_KEYS { WISHES_WITH_KEYS - 1 } else { WISHES_WITH_KEYS };
    for (number, (wish, answered)) in (1u8..).zip(opened.wishes.iter().enumerate()) {
        let (id, text) = (format!("wish.{}", answered.wish), answer(context, answered)?);
        if wish < with_keys {
            sheet.choose(id, number, ReviewAction::open(ShownWordsPage { wish }), text);
        } else {
            sheet.push(PageRow::text(id, RowRole::Statement, text));
        }
    }
    if opened.wishes.len() > with_keys {
        sheet.choice(OTHER_ANSWERS_KEY, ReviewAction::open(AnswersPage { from: with_keys }), "review-other-answers")?;
    }
    Ok(())
}

/// Returns an answer and what happened to it.
fn answer(context: &ReviewContext<'_>, wish: &DecryptedWish) -> Result<RichText, ContentError> {
    // The order decides: an answer that was taken back is said to be so, whatever was corrected before.
    let mut args =
        MessageArgs::new().with("wish", context.text_or_id(&wish.wish)?).with("answer", context.answer(wish));
    let mut id = "review-wish";
    if let Some(corrected) = wish.corrections.last() {
        args = args
            .with("when", context.date_and_time(corrected.at))
            .with("right", context.option(&wish.wish, &corrected.correction.answer))
            .with("reason", plain_text(&corrected.correction.reason));
        id = "review-wish-corrected";
    }
    if let Some(asked) = &wish.others_asked {
        args = args.with("when", context.date_and_time(asked.at));
        id = "review-wish-others-asked";
    }
    if let Some(taken_back) = &wish.withdrawn {
        args = args.with("when", context.date_and_time(taken_back.at));
        id = if taken_back.staff.is_some() { "review-wish-taken-back-by" } else { "review-wish-taken-back" };
        args = args.with("staff", taken_back.staff.as_ref().map(|staff| context.staff_name(staff)).unwrap_or_default());
    }
    context.words.text(id, &args)
}

/// Writes the outcomes of talking it over, the latest last.
fn outcome_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    for (at, read) in opened.outcomes.iter().enumerate() {
        let what = format!("review-came-{}", read.outcome.what);
        let args = MessageArgs::new()
            .with("when", context.date_and_time(read.at))
            .with("staff", context.staff_name(&read.staff))
            .with("what", context.text_or_id(&what)?)
            .with("day", read.outcome.due.map(|day| context.short_day(day)).unwrap_or_default());
        let id = if read.outcome.due.is_some() { "review-came-due" } else { "review-came" };
        sheet.push(PageRow::text(format!("came.{at}"), RowRole::Statement, context.words.text(id, &args)?));
    }
    Ok(())
}

/// Writes how the pages were presented, what was explained again, and where the visit stopped.
fn visit_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    sheet.with("form", form(context, &opened.form)?);
    sheet.with("lang", plain_text(&opened.lang));
    sheet.with("pack", plain_text(format!("{} {}", opened.pack, opened.edition)));
    sheet.row("review-form", RowRole::Statement)?;
    agreement_row(context, sheet, opened)?;
    checks_row(sheet, opened)?;
    if let Some(chapter) = &opened.visit.stopped_in {
        sheet.with("chapter", context.text_or_id(&format!("chapter-{chapter}"))?);
        sheet.row("review-stopped", RowRole::Statement)?;
    }
    sittings_row(context, sheet, &opened.visit.earlier_sittings)?;
    if let Some(left_on) = opened.left_on {
        sheet.with("day", context.day(left_on));
        sheet.row("review-left-on", RowRole::Statement)?;
    }
    if let Some(receipt) = &opened.visit.replaces {
        sheet.with("receipt", plain_text(receipt));
        sheet.row("review-replaces", RowRole::Statement)?;
    }
    Ok(())
}

/// Writes on which days the visit was begun and paused, where it took more than one sitting.
fn sittings_row(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    earlier: &[Date],
) -> Result<(), ContentError> {
    let between = if context.review.lang.is_japanese() { "、" } else { ", " };
    let listed = earlier.iter().map(|day| context.short_day(*day));
    let Some(days) = listed.reduce(|days, day| days.then(plain_text(between)).then(day)) else { return Ok(()) };
    sheet.with("days", days);
    sheet.row("review-sittings", RowRole::Statement)
}

/// Writes the answer that the record may be kept, and with which words it was asked.
fn agreement_row(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    let Some(AgreementEntry { answer, notice }) = &opened.agreement else { return Ok(()) };
    sheet.with("question", context.text_or_id(&notice.page)?);
    sheet.with("answer", context.option(&notice.page, answer));
    sheet.with("edition", plain_text(&notice.edition));
    sheet.with("lang", plain_text(&notice.lang));
    sheet.row("review-agreement", RowRole::Statement)
}

/// Writes how many checks were asked and how many explained again, where the facility has that recorded.
fn checks_row(sheet: &mut ReviewPageBuilder<'_>, opened: &DecryptedRecord) -> Result<(), ContentError> {
    if opened.visit.checks.is_empty() {
        return Ok(());
    }
    let again = opened.visit.checks.iter().filter(|check| check.explained_again).count();
    sheet.with("again", plain_text(again));
    sheet.with("all", plain_text(opened.visit.checks.len()));
    sheet.row("review-checks", RowRole::Statement)
}

/// Returns in words how pages were presented.
fn form(context: &ReviewContext<'_>, form: &str) -> Result<RichText, ContentError> {
    let mut all = RichText::default();
    for (at, part) in form.split('+').enumerate() {
        let known = format!("review-form-{part}");
        let part = if context.words.has(&known) { context.text(&known)? } else { plain_text(part) };
        all = if at > 0 { all.then(plain_text(" + ")) } else { all }.then(part);
    }
    Ok(all)
}

impl StaffPage for AnswersPage {
    fn id(&self) -> String {
        format!("review-answers-{}", self.from)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.open_record() else { return back_row(sheet) };
        sheet.asks();
        sheet.row("review-other-answers", RowRole::Question)?;
        let shown = opened.wishes.iter().enumerate().skip(self.from).take(ENTRIES_PER_PAGE);
        for (number, (wish, answered)) in (1u8..).zip(shown) {
            let text = answer(context, answered)?;
            sheet.choose(format!("wish.{}", answered.wish), number, ReviewAction::open(ShownWordsPage { wish }), text);
        }
        let next = self.from + ENTRIES_PER_PAGE;
        if next < opened.wishes.len() {
            sheet.choice(MORE_KEY, ReviewAction::open(Self { from: next }), "staff-more")?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(RecordPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}
