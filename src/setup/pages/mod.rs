//! The pages of set-up: what each asks, and what its answers do.

mod ending;
mod identity;
mod language;
mod name;
mod profile;
mod rows;
mod screen;
mod secret_words;
mod staff;
mod summary;

use crate::content::{Content, ContentError, MessageArgs, MessageBundle, Pack};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::page_builder::mistakes::{mistake, not_kana, wrong_id};
use furigana::RichText;

use super::message::{SetUpAction, SetUpAlert};
use super::screen::{
    DigitsPage, IdentityPage, NamePage, ProfilePage, ReadingPage, ScreenSizePage, SetUpScreen, StaffNamePage,
    ViewingDistancePage, set_up_page_in,
};
use super::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use super::state::SetUp;

impl SetUpScreen {
    /// Returns the page that this is.
    pub(super) fn page(&self) -> &dyn SetUpPage {
        set_up_page_in!(self)
    }
}

/// Returns the pages that a prepared file can answer, in the order of its example.
pub(super) fn preparable_screens(pack: &Pack) -> impl Iterator<Item = SetUpScreen> {
    let own = [
        NamePage.into(),
        ReadingPage.into(),
        IdentityPage.into(),
        DigitsPage.into(),
        StaffNamePage.into(),
        ScreenSizePage.into(),
        ViewingDistancePage.into(),
    ];
    own.into_iter().chain((0..pack.file().profile.len()).map(|at| ProfilePage { at }.into()))
}

/// Returns the page that set-up shows now.
pub fn page(setup: &SetUp, content: &Content) -> Result<ActionPage<SetUpAction>, ContentError> {
    let words = content.staff_messages(&setup.lang)?;
    let name = setup.answers.facility(&setup.pack).name;
    let args = MessageArgs::new().with("name", RichText::parse(&name).unwrap_or_else(|_| RichText::plain(&name)));
    let mut sheet = SetUpPageBuilder::new(words, args);
    let page = setup.screen.page();
    page.write(&SetUpContext { setup, content }, &mut sheet)?;
    if let Some(alert) = &setup.alert {
        // Only the page knows which numbers it has; the check of a prepared file has no page.
        let text =
            if let SetUpAlert::Wrong(wrong) = alert { mistake(&sheet, wrong)? } else { alert_text(alert, words)? };
        sheet.push(PageRow::text("alert", RowRole::Alert, text));
    }
    sheet.row("staff-help-line", RowRole::Help)?;
    Ok(sheet.finish(page.id(), setup.lang.clone()))
}

/// Returns the text of an alert.
pub(super) fn alert_text(alert: &SetUpAlert, words: &MessageBundle) -> Result<RichText, ContentError> {
    match alert {
        SetUpAlert::NotKana(wrong) => not_kana(words, *wrong),
        SetUpAlert::Words(id) => words.text(id, &MessageArgs::new()),
        SetUpAlert::Wrong(wrong) => words.text(wrong_id(wrong), &MessageArgs::new()),
    }
}
