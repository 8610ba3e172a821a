//! The state of set-up: its page, the answers so far, the words of the keys.

use std::sync::Arc;

use crate::content::pack_file::ProfileKey;
use crate::content::{Circumstances, Pack};
use furigana::Lang;
use furigana::romaji::hiragana;

use super::message::{SetUpAlert, SetUpAnswers};
use super::pages::{DonePage, LanguagePage, SetUpScreen};
use super::prepared::PreparedAnswers;

/// The state of set-up.
#[derive(Clone, Debug)]
pub struct SetUp {
    pub(super) pack: Arc<Pack>,
    pub(super) lang: Lang,
    pub(super) screen: SetUpScreen,
    /// The pages to which the way back leads, the last one first.
    pub(super) past: Vec<SetUpScreen>,
    pub(super) alert: Option<SetUpAlert>,
    pub(super) answers: SetUpAnswers,
    pub(super) passphrase: String,
    pub(super) recovery: String,
    /// Whether the words are proved to be written down.
    pub(super) words_proven: bool,
    /// Whether it runs on the screen of the kiosk, which waits behind it.
    pub(super) for_kiosk: bool,
    /// Prepared answers that no page has taken yet.
    pub(super) prepared: PreparedAnswers,
    /// A prepared file that was found, and what it says or what is wrong with it.
    pub(super) found_file: Option<(String, Result<PreparedAnswers, String>)>,
}

impl SetUp {
    /// Starts at the first page.
    pub fn new(pack: Arc<Pack>, lang: Lang) -> Self {
        Self {
            pack,
            lang,
            screen: LanguagePage.into(),
            past: Vec::new(),
            alert: None,
            answers: SetUpAnswers::default(),
            passphrase: String::new(),
            recovery: String::new(),
            words_proven: false,
            for_kiosk: false,
            prepared: PreparedAnswers::default(),
            found_file: None,
        }
    }

    /// Runs on the screen of the kiosk, which begins to serve afterwards; the first page leads back to it.
    #[must_use]
    pub fn for_kiosk(self) -> Self {
        Self { for_kiosk: true, ..self }
    }

    /// Offers a prepared file that was found, or says what is wrong with it.
    #[must_use]
    pub fn with_found(self, file: String, prepared: Result<PreparedAnswers, String>) -> Self {
        Self { found_file: Some((file, prepared)), ..self }
    }

    /// Returns whether it may end by itself: nothing was answered yet, and the page of residents is behind it.
    pub fn may_be_left(&self) -> bool {
        self.for_kiosk && matches!(self.screen, SetUpScreen::Language(_))
    }

    /// Adds prepared answers, which are given where they are asked for.
    #[must_use]
    pub fn with_prepared(self, prepared: PreparedAnswers) -> Self {
        Self { prepared, ..self }
    }

    /// Starts at the last page: an earlier set-up was proved, and the power was cut before it could say so.
    #[must_use]
    pub fn after_proven_words(self) -> Self {
        Self { screen: DonePage.into(), words_proven: true, ..self }
    }

    /// Returns the page that is shown.
    pub fn screen(&self) -> &SetUpScreen {
        &self.screen
    }

    /// Returns the language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns in kana a Japanese name that was typed in Latin letters, as it is where there is no input method.
    pub(super) fn name_in_kana(&self, name: &str) -> Option<String> {
        let latin = name.chars().any(|c| c.is_ascii_alphabetic());
        (latin && self.lang.is_japanese()).then(|| hiragana(name).ok()).flatten()
    }

    /// Returns the profile questions without whose answer the kiosk does not open to residents.
    pub(super) fn open_questions(&self) -> Vec<&str> {
        let Ok(profile) = self.answers.facility(&self.pack).profile(&self.pack) else { return Vec::new() };
        // As the kiosk asks when it starts (`open_profile`): what set-up promises must hold there.
        let circumstances = Circumstances::new(self.pack.built(), profile, false);
        let conditions = self.pack.file().opens_when.iter();
        let open = conditions.filter(|condition| !circumstances.holds(std::slice::from_ref(*condition)));
        open.map(|condition| condition.key.as_str()).collect()
    }

    /// Returns key and kind of a profile question.
    pub(super) fn profile_key(&self, at: usize) -> Option<(&String, &ProfileKey)> {
        self.pack.file().profile.iter().nth(at)
    }

    pub(super) fn passphrase_words(&self) -> Vec<&str> {
        self.passphrase.split_whitespace().collect()
    }

    pub(super) fn recovery_words(&self) -> Vec<&str> {
        self.recovery.split_whitespace().collect()
    }
}
