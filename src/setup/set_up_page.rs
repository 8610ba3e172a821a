//! What one page of set-up says of itself, from what it is written, and how it is shown.

use crate::content::{Content, ContentError, MessageArgs, MessageBundle};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::page_builder::PageBuilder;
use crate::page_builder::mistakes::{mistake, not_kana, wrong_id};
use furigana::RichText;

use super::message::{SetUpAction, SetUpAlert};
use super::pages::{SetUpScreen, set_up_page_in};
use super::prepared::PreparedQuestion;
use super::state::SetUp;

/// A page of set-up while it is being written.
pub(super) type SetUpPageBuilder<'a> = PageBuilder<'a, SetUpAction>;

/// Everything that one page of set-up says of itself. The way back leads to the page before.
pub(super) trait SetUpPage {
    /// Returns its id.
    fn id(&self) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError>;

    /// Takes the answer that was chosen.
    fn on_choice(&self, _setup: &mut SetUp, _answer: String) -> SetUpAction {
        SetUpAction::Stay
    }

    /// Takes what was typed, without the gaps around it.
    fn on_text(&self, _setup: &mut SetUp, _text: &str) -> SetUpAction {
        SetUpAction::Stay
    }

    /// Returns whether typed text may look like a My Number or a PIN: it is a secret or may be a phone number.
    fn takes_any_number(&self) -> bool {
        false
    }

    /// Returns what the gallery types on it; the last of it leads on.
    fn examples(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns how a prepared file answers it, if one can.
    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        None
    }
}

/// What a page is written from.
pub(super) struct SetUpContext<'a> {
    pub(super) setup: &'a SetUp,
    pub(super) content: &'a Content,
}

impl SetUpScreen {
    /// Returns the page that this is.
    pub(super) fn page(&self) -> &dyn SetUpPage {
        set_up_page_in!(self)
    }
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
