//! The pages of set-up as values: on which page it is. What each page asks and does is in `pages`.

use crate::screens::screens;

screens! {
    /// The page on which set-up is.
    pub enum SetUpScreen, set_up_page_in {
        Creating(CreatingPage),
        Digits(DigitsPage),
        Done(DonePage),
        Failed(FailedPage),
        Identity(IdentityPage),
        Language(LanguagePage),
        Name(NamePage),
        NameInKana(NameInKanaPage),
        Passphrase(SetUpPassphrasePage),
        PassphraseProof(PassphraseProofPage),
        Pin(SetUpPinPage),
        PinAgain(SetUpPinAgainPage),
        Profile(ProfilePage),
        ProfileReading(ProfileReadingPage),
        Reading(ReadingPage),
        Recovery(RecoveryPage),
        RecoveryProof(RecoveryProofPage),
        ScreenSize(ScreenSizePage),
        StaffName(StaffNamePage),
        StaffNameInKana(StaffNameInKanaPage),
        Summary(SummaryPage),
        ViewingDistance(ViewingDistancePage),
    }
}

/// Everything is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreatingPage;

/// Everything is made and proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DonePage;

/// The system could not make it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FailedPage {
    /// One line that says why and what to do.
    pub(super) why: String,
}

/// How a record is tied to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IdentityPage;

/// How many digits the facility's number has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DigitsPage;

/// Which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguagePage;

/// The facility's name is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NamePage;

/// Whether the name that was typed in Latin letters is meant in kana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameInKanaPage;

/// The reading of the facility's name is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReadingPage;

/// This question of the pack about the facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProfilePage {
    pub(super) at: usize,
}

/// The reading of what was typed for this question of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProfileReadingPage {
    pub(super) at: usize,
    pub(super) text: String,
}

/// How large the screen is, in inches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScreenSizePage;

/// From how far the screen is read, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ViewingDistancePage;

/// The passphrase is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SetUpPassphrasePage;

/// This word of the passphrase is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassphraseProofPage {
    pub(super) asked: usize,
}

/// Words of the recovery sheet, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecoveryPage {
    pub(super) from: usize,
}

/// This word of the recovery sheet is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecoveryProofPage {
    pub(super) asked: usize,
}

/// The name of the first member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffNamePage;

/// Whether the name of staff that was typed in Latin letters is meant in kana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffNameInKanaPage;

/// The PIN of the first member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SetUpPinPage;

/// The same PIN is typed once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SetUpPinAgainPage;

/// The summary of all answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SummaryPage;
