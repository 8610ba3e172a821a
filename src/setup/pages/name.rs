//! The name of the facility: as it is written, in kana, and how it is read.

use crate::content::ContentError;
use crate::setup::prepared::PreparedQuestion;
use crate::setup::{Action, Alert, SetUp};
use furigana::romaji::hiragana;
use furigana::{RichText, is_kanji};

use super::identity::IdentityPage;
use super::rows::{NAME_ENTRY, kana_or_latin, typing};
use super::{Context, SetUpPage, Sheet};

/// The facility's name is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NamePage;

impl SetUpPage for NamePage {
    fn id(&self) -> String {
        "setup-name".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-name", NAME_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, name: &str) -> Action {
        if name.is_empty() {
            return Action::Say(Alert::EMPTY);
        }
        // The reading is put around the name later, in this notation (`facility()`).
        if RichText::parse(name).is_err() || name.contains('｜') {
            return Action::Say(Alert::REFUSED);
        }
        name.clone_into(&mut setup.asked.name);
        // A name that is typed again must not keep the reading of the one before.
        setup.asked.reading.clear();
        if setup.in_kana(name).is_some() {
            return Action::open(NameInKanaPage);
        }
        if name.chars().any(is_kanji) { Action::open(ReadingPage) } else { Action::open(IdentityPage) }
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("name", self.id(), "\"青空苑\""))
    }
}

/// Whether the name that was typed in Latin letters is meant in kana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameInKanaPage;

impl SetUpPage for NameInKanaPage {
    fn id(&self) -> String {
        "setup-name-written".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        kana_or_latin(context.setup, sheet, &context.setup.asked.name)
    }

    fn chosen(&self, setup: &mut SetUp, name: String) -> Action {
        setup.asked.name = name;
        Action::open(IdentityPage)
    }
}

/// The reading of the facility's name is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReadingPage;

impl SetUpPage for ReadingPage {
    fn id(&self) -> String {
        "setup-reading".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-reading", NAME_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, reading: &str) -> Action {
        match hiragana(reading) {
            Err(wrong) => Action::Say(Alert::NotKana(wrong)),
            Ok(kana) if kana.trim().is_empty() => Action::Say(Alert::EMPTY),
            Ok(kana) => {
                setup.asked.reading = kana.replace(' ', "");
                Action::open(IdentityPage)
            }
        }
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("reading", self.id(), "\"あおぞらえん\""))
    }
}
