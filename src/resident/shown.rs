//! The page as it is shown, and what of it is kept with a record.

use crate::content::ContentError;
use crate::page::{ActionPage, Page, PageRow, RowRole};
use consent_log::consent::Notice;
use furigana::RichText;

use super::alerts;
use super::call::CallReach;
use super::context::{PageContext, PageSettings};
use super::message::{ResidentAction, ShownPage};
use super::pages::ResidentScreen;
use super::position::StepPosition;
use super::resident_page::{PagePrivacy, ResidentPageBuilder, page_of};
use super::walkthrough::Walkthrough;

/// Returns the page that the walkthrough shows now, in the words of its language.
///
/// # Errors
/// Words that are missing; the content check would have said so.
pub fn page(walk: &Walkthrough, settings: PageSettings<'_>) -> Result<ActionPage<ResidentAction>, ContentError> {
    // The rows are written in the order in which they are read: marks first, help last.
    let context = PageContext::new(walk, settings)?;
    let own = page_of(walk.here());
    let mut builder = ResidentPageBuilder::new(context.words, context.args.clone());
    if settings.demo {
        builder.row("mark-demo", RowRole::Mark)?;
    }
    if let Some(mark) = call_mark(walk) {
        builder.row(mark, RowRole::Mark)?;
    }
    if let Some(step) = own.step() {
        progress(&context, &mut builder, step)?;
    }
    own.write(&context, &mut builder)?;
    if let Some(alert) = walk.alert() {
        let text = alerts::text(&context, alert, &builder)?;
        builder.push(PageRow::text("alert", RowRole::Alert, text));
    }
    if let Some(help) = own.help() {
        builder.row(help, RowRole::Help)?;
    }
    Ok(builder.finish(own.id(walk), walk.lang().clone()))
}

/// Returns what every page but its own says of an open call: whoever goes on sees what has become of it.
fn call_mark(walk: &Walkthrough) -> Option<&'static str> {
    let call = walk.call().filter(|_| !matches!(walk.here(), ResidentScreen::StaffCalled(_)))?;
    Some(match call.reach() {
        CallReach::Called => "mark-staff-called",
        CallReach::Late => "mark-staff-late",
        CallReach::Nobody => "mark-staff-not-called",
        CallReach::Waiting => "mark-staff-calling",
    })
}

/// Writes the chapter, and which of its steps this is.
fn progress(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    at: StepPosition,
) -> Result<(), ContentError> {
    let Some(chapter) = context.walk.pack().chapters().get(at.chapter) else { return Ok(()) };
    let (here, all) = context.walk.number_in_chapter(at);
    let args = (builder.args().clone())
        .with("chapter", context.text(&format!("chapter-{}", chapter.id))?)
        .with("here", RichText::plain(here.to_string()))
        .with("all", RichText::plain(all.to_string()));
    let text = context.words.text("progress", &args)?;
    builder.push(PageRow::text("progress", RowRole::Progress, text));
    Ok(())
}

/// Returns what the walkthrough is told about a page that was shown: its words, and what it read back.
pub fn shown(walk: &Walkthrough, page: &Page) -> ShownPage {
    let own = page_of(walk.here());
    let is_kept = match own.privacy() {
        PagePrivacy::AsksAboutPerson | PagePrivacy::Public => page.entry.is_none(),
        PagePrivacy::AboutPerson | PagePrivacy::NotKept => false,
    };
    ShownPage { notice: is_kept.then(|| notice(walk, page)), read_back: own.read_back(walk, page) }
}

/// The very words of a page, as they are kept with a record: ids, words with readings, what is said.
///
/// Fixed rows (help, alerts, where the page stands) are left out: they are no part of what is explained.
fn notice(walk: &Walkthrough, page: &Page) -> Notice {
    let is_explained =
        |row: &&PageRow| !matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark | RowRole::Progress);
    let rows: Vec<serde_json::Value> = page.rows.iter().filter(is_explained).map(row_kept).collect();
    Notice {
        page: page.id.clone(),
        edition: format!("{}/{}", walk.pack().id(), walk.pack().edition()),
        lang: page.lang.tag().to_owned(),
        body: serde_json::Value::Array(rows).to_string().into_bytes(),
    }
}

fn row_kept(row: &PageRow) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "number": row.number,
        "text": row.text.source(),
        "said": row.text.spoken(),
    })
}
