//! The state of set-up: the facility, its keys, the first member of staff. Pure, like the walkthrough.

mod message;
mod pages;
mod prepared;

use std::sync::Arc;

use crate::content::pack_file::ProfileKey;
use crate::content::{Circumstances, Pack};
use crate::focus::PageCommand;
use consent_log::privacy;
use furigana::Lang;
use furigana::romaji::hiragana;

pub use message::{SetUpAction, SetUpAlert, SetUpAnswers, SetUpEffect, SetUpMsg};
pub use pages::{SetUpScreen, page};
pub use prepared::{PreparedAnswers, example};

use pages::ending::{DonePage, FailedPage};
use pages::language::LanguagePage;
use pages::secret_words::SetUpPassphrasePage;

/// The state of set-up.
#[derive(Debug)]
pub struct SetUp {
    pack: Arc<Pack>,
    lang: Lang,
    screen: SetUpScreen,
    /// The pages to which the way back leads, the last one first.
    past: Vec<SetUpScreen>,
    alert: Option<SetUpAlert>,
    answers: SetUpAnswers,
    passphrase: String,
    recovery: String,
    /// Whether the words are proved to be written down.
    words_proven: bool,
    /// Whether it runs on the screen of the kiosk, which waits behind it.
    for_kiosk: bool,
    /// Prepared answers that no page has taken yet.
    prepared: PreparedAnswers,
    /// A prepared file that was found, and what it says or what is wrong with it.
    found_file: Option<(String, Result<PreparedAnswers, String>)>,
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

    /// Takes what happened and returns the effects to perform.
    pub fn update(&mut self, msg: SetUpMsg) -> Vec<SetUpEffect> {
        self.alert = None;
        let effects = self.take(msg);
        self.answer_prepared();
        effects
    }

    fn take(&mut self, msg: SetUpMsg) -> Vec<SetUpEffect> {
        match msg {
            SetUpMsg::Closed => return vec![SetUpEffect::End],
            SetUpMsg::Command(PageCommand::Back | PageCommand::AskBack) => return self.back(),
            SetUpMsg::Created { passphrase, recovery } => {
                (self.passphrase, self.recovery) = (passphrase, recovery);
                // The answers are built into keys and files now: no page before this one can change them.
                self.past.clear();
                self.screen = SetUpPassphrasePage.into();
            }
            SetUpMsg::Act(action) => return self.act(action),
            SetUpMsg::Failed(why) => self.screen = FailedPage { why }.into(),
            SetUpMsg::Idle if self.may_be_left() => return vec![SetUpEffect::End],
            // What other keys do is not for set-up; a new command is to change nothing here.
            SetUpMsg::Idle | SetUpMsg::Command(_) => {}
            SetUpMsg::Settled => self.screen = DonePage.into(),
            SetUpMsg::Typed(text) => return self.typed(text.trim()),
            SetUpMsg::Wrong(wrong) => self.alert = Some(SetUpAlert::Wrong(wrong)),
        }
        Vec::new()
    }

    fn act(&mut self, action: SetUpAction) -> Vec<SetUpEffect> {
        match action {
            SetUpAction::Ask(effect) => return vec![effect],
            SetUpAction::Back => return self.back(),
            SetUpAction::Choose(answer) => return self.choose(answer),
            SetUpAction::Each(actions) => return actions.into_iter().flat_map(|action| self.act(action)).collect(),
            SetUpAction::Language(lang, screen) => {
                self.lang = lang;
                self.open(screen);
            }
            SetUpAction::Open(screen) => self.open(screen),
            SetUpAction::Replace(screen) => self.screen = screen,
            SetUpAction::Say(alert) => self.alert = Some(alert),
            SetUpAction::Stay => {}
            SetUpAction::TakePrepared => self.take_prepared(),
        }
        Vec::new()
    }

    fn choose(&mut self, answer: String) -> Vec<SetUpEffect> {
        let action = self.screen.clone().page().on_choice(self, answer);
        self.act(action)
    }

    fn typed(&mut self, text: &str) -> Vec<SetUpEffect> {
        // A page takes `self` to write its answer into, so it cannot be borrowed from there.
        let screen = self.screen.clone();
        // Here and not in each page: a page that is added later refuses a My Number as well.
        let action = if !screen.page().takes_any_number() && privacy::refuse_private_numbers(text).is_err() {
            SetUpAction::Say(SetUpAlert::REFUSED)
        } else {
            screen.page().on_text(self, text)
        };
        self.act(action)
    }

    fn open(&mut self, screen: SetUpScreen) {
        self.past.push(std::mem::replace(&mut self.screen, screen));
    }

    fn back(&mut self) -> Vec<SetUpEffect> {
        match self.past.pop() {
            Some(before) => self.screen = before,
            None if self.may_be_left() => return vec![SetUpEffect::End],
            None => self.alert = Some(SetUpAlert::NOTHING_BEFORE),
        }
        Vec::new()
    }

    fn take_prepared(&mut self) {
        if let Some((_, Ok(found))) = self.found_file.take() {
            self.prepared = found;
            self.alert = Some(SetUpAlert::PREPARED);
        }
    }

    /// Returns in kana a Japanese name that was typed in Latin letters, as it is where there is no input method.
    fn name_in_kana(&self, name: &str) -> Option<String> {
        let latin = name.chars().any(|c| c.is_ascii_alphabetic());
        (latin && self.lang.is_japanese()).then(|| hiragana(name).ok()).flatten()
    }

    /// Returns the profile questions without whose answer the kiosk does not open to residents.
    fn open_questions(&self) -> Vec<&str> {
        let Ok(profile) = self.answers.facility(&self.pack).profile(&self.pack) else { return Vec::new() };
        // As the kiosk asks when it starts (`open_profile`): what set-up promises must hold there.
        let circumstances = Circumstances::new(self.pack.built(), profile, false);
        let conditions = self.pack.file().opens_when.iter();
        let open = conditions.filter(|condition| !circumstances.holds(std::slice::from_ref(*condition)));
        open.map(|condition| condition.key.as_str()).collect()
    }

    /// Returns key and kind of a profile question.
    fn profile_key(&self, at: usize) -> Option<(&String, &ProfileKey)> {
        self.pack.file().profile.iter().nth(at)
    }

    fn passphrase_words(&self) -> Vec<&str> {
        self.passphrase.split_whitespace().collect()
    }

    fn recovery_words(&self) -> Vec<&str> {
        self.recovery.split_whitespace().collect()
    }
}
