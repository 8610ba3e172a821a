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

use crate::content::{Content, ContentError, MessageArgs, MessageBundle, Pack};
use crate::page::{ActionPage, PageRow, RowRole};
use crate::page_builder::PageBuilder;
use crate::page_builder::mistakes::{mistake, not_kana, wrong_id};
use crate::screens::screens;
use furigana::RichText;

use super::prepared::PreparedQuestion;
use super::{SetUp, SetUpAction, SetUpAlert};

type SetUpPageBuilder<'a> = PageBuilder<'a, SetUpAction>;

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
        Passphrase(secret_words::SetUpPassphrasePage),
        PassphraseProof(secret_words::PassphraseProofPage),
        Pin(staff::SetUpPinPage),
        PinAgain(staff::SetUpPinAgainPage),
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
pub(super) fn preparable_screens(pack: &Pack) -> impl Iterator<Item = SetUpScreen> {
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

    /// Returns how a prepared file answers it, if one can.
    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        None
    }
}

/// What a page is written from.
pub(super) struct SetUpContext<'a> {
    setup: &'a SetUp,
    content: &'a Content,
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
