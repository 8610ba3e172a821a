//! The words that the person saw when they answered, as they were shown.

use std::collections::BTreeSet;

use crate::content::{ContentError, MessageArgs};
use crate::page::{PageRow, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::ReviewAction;
use crate::review::pages::{CorrectPage, RecordPage, ShownWordsPage, TakeBackPage, WishNotesPage};
use crate::review::rows::{ReviewPageBuilder, back_row, plain_text};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::consent::{Notice, PageUsage, PresentedPage};
use consent_log::{DecryptedRecord, Permission};
use furigana::RichText;

use super::notes::screens_about;

impl StaffPage for ShownWordsPage {
    fn id(&self) -> String {
        format!("review-words-{}", self.wish)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let (Some(opened), Some(wish)) = (context.open_record(), context.wish(self.wish)) else {
            return back_row(sheet);
        };
        sheet.asks();
        sheet.row("review-words", RowRole::Heading)?;
        sheet.with("lang", plain_text(&wish.notice.lang));
        sheet.with("edition", plain_text(&wish.notice.edition));
        sheet.row("review-words-lang", RowRole::Statement)?;
        shown_rows(context, sheet, (opened, &wish.notice))?;
        let aloud = opened.visit.read_aloud.contains(&wish.wish);
        sheet.row(if aloud { "review-read-aloud" } else { "review-read-back" }, RowRole::Statement)?;
        // Otherwise it is no answer any more: there is nothing to take back or to correct.
        if wish.withdrawn.is_none() && wish.replaced_by.is_none() {
            sheet.choice_part(1, ReviewAction::open(TakeBackPage { wish: self.wish }), "review-take-back", "go")?;
            sheet.choice_part(2, ReviewAction::open(CorrectPage { wish: self.wish }), "review-correct", "go")?;
        }
        if !screens_about(context, &wish.wish).is_empty() {
            sheet.choice(3, ReviewAction::open(WishNotesPage { wish: self.wish }), "review-answer-notes")?;
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

/// Writes how long the page was shown, where that is recorded, its words, and which of them our voice said to their end.
fn shown_rows(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    (opened, notice): (&DecryptedRecord, &Notice),
) -> Result<(), ContentError> {
    // A page may have been shown several times, as after a way back.
    let times: Vec<&PresentedPage> = opened.presented.iter().filter(|page| page.notice.page == notice.page).collect();
    let usages: Vec<PageUsage> = times.iter().filter_map(|page| page.usage).collect();
    if !usages.is_empty() {
        sheet.with("seconds", plain_text(usages.iter().map(|usage| u64::from(usage.seconds)).sum::<u64>()));
        sheet.with("repeats", plain_text(usages.iter().map(|usage| u64::from(usage.repeats)).sum::<u64>()));
        sheet.row("review-words-stood", RowRole::Statement)?;
    }
    let heard: BTreeSet<&str> = times.iter().flat_map(|page| &page.heard).map(String::as_str).collect();
    for (row, (id, text)) in notice_rows(&notice.body).into_iter().enumerate() {
        let args = MessageArgs::new().with("words", text);
        let mark = if heard.contains(id.as_str()) { "review-words-heard" } else { "review-words-seen" };
        sheet.push(PageRow::text(format!("shown.{row}"), RowRole::Statement, context.words.text(mark, &args)?));
    }
    Ok(())
}

/// Returns the rows of a stored page, as `resident::shown` wrote them: id, then number and words with their readings.
fn notice_rows(body: &[u8]) -> Vec<(String, RichText)> {
    let rows: Vec<serde_json::Value> = serde_json::from_slice(body).unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let id = row.get("id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let source = row.get("text")?.as_str()?;
        let text = RichText::parse(source).unwrap_or_else(|_| plain_text(source));
        let number = row.get("number").and_then(serde_json::Value::as_u64);
        Some((id, number.map_or_else(RichText::default, |number| plain_text(format!("{number}: "))).then(text)))
    };
    rows.iter().filter_map(row).collect()
}
