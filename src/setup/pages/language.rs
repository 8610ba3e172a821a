//! The first page: which language, and the prepared file that was found.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::setup::message::SetUpAction;
use crate::setup::pages::{LanguagePage, NamePage};
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;
use furigana::RichText;

use super::rows::back_row;

/// The key of a prepared file, behind those of the languages.
const PREPARED_KEY: u8 = 5;

impl SetUpPage for LanguagePage {
    fn id(&self) -> String {
        "setup-language".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-language", RowRole::Question)?;
        for (number, lang) in (1u8..).zip(context.content.staff_languages()) {
            let name = context.content.staff_messages(lang)?.text("language-name", &MessageArgs::new())?;
            let action = SetUpAction::Language(lang.clone(), NamePage.into());
            sheet.choose(format!("language.{lang}"), number, action, name);
        }
        found_file_rows(context.setup, sheet)?;
        if context.setup.may_be_left() { back_row(sheet) } else { Ok(()) }
    }
}

/// Offers the prepared file that was found, or names its mistakes.
fn found_file_rows(setup: &SetUp, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
    let Some((file, said)) = &setup.found_file else { return Ok(()) };
    sheet.with("file", RichText::plain(file.clone()));
    match said {
        Ok(_) => sheet.choice(PREPARED_KEY, SetUpAction::TakePrepared, "setup-prepared"),
        Err(mistakes) => {
            sheet.with("mistakes", RichText::plain(mistakes.clone()));
            sheet.row("setup-prepared-wrong", RowRole::Statement)
        }
    }
}
