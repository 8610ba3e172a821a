//! The name of the facility: as it is written, in kana, and how it is read.

use crate::content::ContentError;
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{IdentityPage, NameInKanaPage, NamePage, ReadingPage};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;
use furigana::romaji::hiragana;
use furigana::{RichText, is_kanji};

use super::rows::{NAME_ENTRY, kana_or_latin, typed_question};

impl SetUpPage for NamePage {
    fn id(&self) -> String {
        "setup-name".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-name", NAME_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, name: &str) -> SetUpAction {
        if name.is_empty() {
            return SetUpAction::Say(SetUpAlert::EMPTY);
        }
        // The reading is put around the name later, in this notation (`facility()`).
        if RichText::parse(name).is_err() || name.contains('｜') {
            return SetUpAction::Say(SetUpAlert::REFUSED);
        }
        name.clone_into(&mut setup.answers.name);
        // A name that is typed again must not keep the reading of the one before.
        setup.answers.reading.clear();
        if setup.name_in_kana(name).is_some() {
            return SetUpAction::open(NameInKanaPage);
        }
        if name.chars().any(is_kanji) { SetUpAction::open(ReadingPage) } else { SetUpAction::open(IdentityPage) }
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("name", self.id(), "\"青空苑\""))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "123456789018", "｜青空《あおぞら》", "aozora", "あおぞらほーむ", "青空ホーム"]
    }
}

impl SetUpPage for NameInKanaPage {
    fn id(&self) -> String {
        "setup-name-written".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        kana_or_latin(context.setup, sheet, &context.setup.answers.name)
    }

    fn on_choice(&self, setup: &mut SetUp, name: String) -> SetUpAction {
        setup.answers.name = name;
        SetUpAction::open(IdentityPage)
    }
}

impl SetUpPage for ReadingPage {
    fn id(&self) -> String {
        "setup-reading".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-reading", NAME_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, reading: &str) -> SetUpAction {
        match hiragana(reading) {
            Err(wrong) => SetUpAction::Say(SetUpAlert::NotKana(wrong)),
            Ok(kana) if kana.trim().is_empty() => SetUpAction::Say(SetUpAlert::EMPTY),
            Ok(kana) => {
                // A reading is hiragana only (rule L1, docs/rules.md): a space between words would be refused.
                setup.answers.reading = kana.replace(' ', "");
                SetUpAction::open(IdentityPage)
            }
        }
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("reading", self.id(), "\"あおぞらえん\""))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "青空", "あおぞらほーむ"]
    }
}
