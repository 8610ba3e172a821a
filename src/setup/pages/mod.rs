//! The pages of set-up. Each is one type that says everything of itself; here each is named once.

pub(super) mod ending;
mod identity;
pub(super) mod language;
mod name;
mod profile;
mod rows;
mod screen;
pub(super) mod secret_words;
mod staff;
mod summary;

use crate::content::{Args, Content, ContentError, Pack, Words};
use crate::page::{ActionPage, Role, Row};
use crate::page_builder::PageBuilder;
use crate::page_builder::mistakes::{mistake, not_kana, wrong_id};
use crate::screens::screens;
use furigana::RichText;

use super::prepared::PreparedQuestion;
use super::{Action, Alert, SetUp};

type Sheet<'a> = PageBuilder<'a, Action>;

screens! {
    /// The page on which set-up is.
    pub enum SetUpScreen: SetUpPage {
        Creating(ending::CreatingPage),
        Digits(identity::DigitsPage),
        Done(ending::DonePage),
        Failed(ending::FailedPage),
        Identity(identity::IdentityPage),
        Language(language::LanguagePage),
        Name(name::NamePage),
        NameInKana(name::NameInKanaPage),
        Passphrase(secret_words::PassphrasePage),
        PassphraseProof(secret_words::PassphraseProofPage),
        Pin(staff::PinPage),
        PinAgain(staff::PinAgainPage),
        Profile(profile::ProfilePage),
        Reading(name::ReadingPage),
        Recovery(secret_words::RecoveryPage),
        RecoveryProof(secret_words::RecoveryProofPage),
        ScreenSize(screen::ScreenSizePage),
        StaffName(staff::StaffNamePage),
        StaffNameInKana(staff::StaffNameInKanaPage),
        Summary(summary::SummaryPage),
        ViewingDistance(screen::ViewingDistancePage),
    }
}

/// Returns the pages that a prepared file can answer, in the order of its example.
pub(super) fn preparable(pack: &Pack) -> impl Iterator<Item = SetUpScreen> {
    let own = [
        name::NamePage.into(),
        name::ReadingPage.into(),
        identity::IdentityPage.into(),
        identity::DigitsPage.into(),
        staff::StaffNamePage.into(),
        screen::ScreenSizePage.into(),
        screen::ViewingDistancePage.into(),
    ];
    own.into_iter().chain((0..pack.file().profile.len()).map(|at| profile::ProfilePage { at }.into()))
}

/// Everything that one page of set-up says of itself. The way back leads to the page before.
pub(super) trait SetUpPage {
    /// Returns its id.
    fn id(&self) -> String;

    /// Writes its rows; each choice holds what it does.
    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError>;

    /// Takes the answer that was chosen.
    fn chosen(&self, _setup: &mut SetUp, _answer: String) -> Action {
        Action::Stay
    }

    /// Takes what was typed, without the gaps around it.
    fn typed(&self, _setup: &mut SetUp, _text: &str) -> Action {
        Action::Stay
    }

    /// Returns whether typed text may look like a My Number or a PIN: it is a secret or may be a phone number.
    fn takes_any_number(&self) -> bool {
        false
    }

    /// Returns how a prepared file answers it, if one can.
    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        None
    }
}

/// What a page is written from.
pub(super) struct Context<'a> {
    setup: &'a SetUp,
    content: &'a Content,
}

/// Returns the page that set-up shows now.
pub fn page(setup: &SetUp, content: &Content) -> Result<ActionPage<Action>, ContentError> {
    let words = content.staff_words(&setup.lang)?;
    let name = setup.asked.facility(&setup.pack).name;
    let args = Args::new().with("name", RichText::parse(&name).unwrap_or_else(|_| RichText::plain(&name)));
    let mut sheet = Sheet::new(words, args);
    let page = setup.screen.page();
    page.write(&Context { setup, content }, &mut sheet)?;
    if let Some(alert) = &setup.alert {
        // Only the page knows which numbers it has; the check of a prepared file has no page.
        let text = if let Alert::Wrong(wrong) = alert { mistake(&sheet, wrong)? } else { alert_text(alert, words)? };
        sheet.push(Row::text("alert", Role::Alert, text));
    }
    sheet.row("staff-help-line", Role::Help)?;
    Ok(sheet.finish(page.id(), setup.lang.clone()))
}

/// Returns the text of an alert.
pub(super) fn alert_text(alert: &Alert, words: &Words) -> Result<RichText, ContentError> {
    match alert {
        Alert::NotKana(wrong) => not_kana(words, *wrong),
        Alert::Words(id) => words.text(id, &Args::new()),
        Alert::Wrong(wrong) => words.text(wrong_id(wrong), &Args::new()),
    }
}
