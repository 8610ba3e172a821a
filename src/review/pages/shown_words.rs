//! The words that the person saw when they answered, as they were shown.

use std::collections::BTreeSet;

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::context::Context;
use crate::review::rows::{Sheet, back, plain};
use crate::review::{Action, Review};
use consent_log::consent::{Notice, Presented};
use consent_log::{DecryptedRecord, Permission};
use furigana::RichText;

use super::correction::{CorrectPage, TakeBackPage};
use super::record::RecordPage;
use super::{Access, StaffPage};

/// The words that were shown for this wish of the open record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShownWordsPage {
    pub(super) wish: usize,
}

impl StaffPage for ShownWordsPage {
    fn id(&self) -> String {
        format!("review-words-{}", self.wish)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let (Some(opened), Some(wish)) = (context.opened(), context.wish(self.wish)) else { return back(sheet) };
        sheet.asks();
        sheet.row("review-words", Role::Heading)?;
        sheet.with("lang", plain(&wish.notice.lang));
        sheet.with("edition", plain(&wish.notice.edition));
        sheet.row("review-words-lang", Role::Statement)?;
        shown(context, sheet, (opened, &wish.notice))?;
        let aloud = opened.read_aloud.contains(&wish.wish);
        sheet.row(if aloud { "review-read-aloud" } else { "review-read-back" }, Role::Statement)?;
        // Otherwise it is no answer any more: there is nothing to take back or to correct.
        if wish.withdrawn.is_none() && wish.replaced_by.is_none() {
            sheet.choice_part(1, Action::open(TakeBackPage { wish: self.wish }), "review-take-back", "go")?;
            sheet.choice_part(2, Action::open(CorrectPage { wish: self.wish }), "review-correct", "go")?;
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

/// Writes how long the page was shown, its words, and which of them our voice said to their end.
fn shown(
    context: &Context<'_>,
    sheet: &mut Sheet<'_>,
    (opened, notice): (&DecryptedRecord, &Notice),
) -> Result<(), ContentError> {
    // A page may have been shown several times, as after a way back.
    let times: Vec<&Presented> = opened.presented.iter().filter(|page| page.notice.page == notice.page).collect();
    sheet.with("seconds", plain(times.iter().map(|page| u64::from(page.seconds)).sum::<u64>()));
    sheet.with("repeats", plain(times.iter().map(|page| u64::from(page.repeats)).sum::<u64>()));
    sheet.row("review-words-stood", Role::Statement)?;
    let heard: BTreeSet<&str> = times.iter().flat_map(|page| &page.heard).map(String::as_str).collect();
    for (row, (id, text)) in rows_kept(&notice.body).into_iter().enumerate() {
        let args = Args::new().with("words", text);
        let mark = if heard.contains(id.as_str()) { "review-words-heard" } else { "review-words-seen" };
        sheet.push(Row::text(format!("shown.{row}"), Role::Statement, context.words.text(mark, &args)?));
    }
    Ok(())
}

/// Returns the rows of a stored page, as `script` wrote them: id, then number and words with their readings.
fn rows_kept(body: &[u8]) -> Vec<(String, RichText)> {
    let rows: Vec<serde_json::Value> = serde_json::from_slice(body).unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let id = row.get("id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let source = row.get("text")?.as_str()?;
        let text = RichText::parse(source).unwrap_or_else(|_| plain(source));
        let number = row.get("number").and_then(serde_json::Value::as_u64);
        Some((id, number.map_or_else(RichText::default, |number| plain(format!("{number}: "))).then(text)))
    };
    rows.iter().filter_map(row).collect()
}
