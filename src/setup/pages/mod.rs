//! The table of set-up's pages: which there are, and what each holds. What one asks and does is in its own file.

mod ending;
mod identity;
mod language;
mod name;
mod profile;
mod rows;
mod screen;
mod secret_words;
mod staff;
mod summary;

use crate::screens::screens;

screens! {
    /// The page on which set-up is.
    pub enum SetUpScreen, set_up_page_in {
        /// Everything is being made.
        Creating(CreatingPage),
        /// How many digits the facility's number has.
        Digits(DigitsPage),
        /// Everything is made and proved.
        Done(DonePage),
        /// The system could not make it: one line says why, and what to do.
        Failed(FailedPage { why: String }),
        /// How a record is tied to a person.
        Identity(IdentityPage),
        /// Which language.
        Language(LanguagePage),
        /// The facility's name is typed.
        Name(NamePage),
        /// Whether the name that was typed in Latin letters is meant in kana.
        NameInKana(NameInKanaPage),
        /// The passphrase is shown.
        Passphrase(SetUpPassphrasePage),
        /// This word of the passphrase is asked for.
        PassphraseProof(PassphraseProofPage { asked: usize }),
        /// The PIN of the first member of staff is typed.
        Pin(SetUpPinPage),
        /// The same PIN is typed once more.
        PinAgain(SetUpPinAgainPage),
        /// This question of the pack about the facility.
        Profile(ProfilePage { at: usize }),
        /// The reading of what was typed for this question of the pack.
        ProfileReading(ProfileReadingPage { at: usize, text: String }),
        /// The reading of the facility's name is typed.
        Reading(ReadingPage),
        /// Words of the recovery sheet, from this one on.
        Recovery(RecoveryPage { from: usize }),
        /// This word of the recovery sheet is asked for.
        RecoveryProof(RecoveryProofPage { asked: usize }),
        /// How large the screen is, in inches.
        ScreenSize(ScreenSizePage),
        /// The name of the first member of staff is typed.
        StaffName(StaffNamePage),
        /// Whether the name of staff that was typed in Latin letters is meant in kana.
        StaffNameInKana(StaffNameInKanaPage),
        /// The summary of all answers.
        Summary(SummaryPage),
        /// From how far the screen is read, in centimetres.
        ViewingDistance(ViewingDistancePage),
    }
}
