//! The first page: which language, and the prepared file that was found.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::setup::{Action, SetUp};
use furigana::RichText;

use super::name::NamePage;
use super::rows::back;
use super::{Context, SetUpPage, Sheet};

/// The key of a prepared file, behind those of the languages.
const PREPARED: u8 = 5;

/// Which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguagePage;

impl SetUpPage for LanguagePage {
    fn id(&self) -> String {
        "setup-language".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-language", Role::Question)?;
        for (number, lang) in (1u8..).zip(context.content.staff_languages()) {
            let name = context.content.staff_words(lang)?.text("language-name", &Args::new())?;
            let action = Action::Language(lang.clone(), NamePage.into());
            sheet.choose(format!("language.{lang}"), number, action, name);
        }
        found(context.setup, sheet)?;
        if context.setup.may_be_left() { back(sheet) } else { Ok(()) }
    }
}

/// Offers the prepared file that was found, or names its mistakes.
fn found(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    let Some((file, said)) = &setup.found else { return Ok(()) };
    sheet.with("file", RichText::plain(file.clone()));
    match said {
        Ok(_) => sheet.choice(PREPARED, Action::TakePrepared, "setup-prepared"),
        Err(mistakes) => {
            sheet.with("mistakes", RichText::plain(mistakes.clone()));
            sheet.row("setup-prepared-wrong", Role::Statement)
        }
    }
}
