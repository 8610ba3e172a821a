//! The one calm sentence that is said when something was not chosen, or was changed.

use crate::content::{Args, ContentError, Words};
use crate::page::{Amount, Readings, Theme};
use crate::place::{Unclear, Wrong};
use crate::walkthrough::Alert;
use consent_log::privacy::Refused;
use furigana::RichText;

use super::Scene;
use super::Sheet;
use super::keys;
use super::sheet;

/// Why nothing was chosen on a page, in words: what was typed, and what is there to choose.
pub(crate) fn mistake<A>(sheet: &sheet::Sheet<'_, A>, wrong: &Wrong) -> Result<RichText, ContentError> {
    let mut args = sheet.args().clone();
    if let Wrong::NoSuchNumber(typed) = wrong {
        args = args.with("typed", RichText::plain(repeatable(typed))).with("numbers", sheet.numbers());
    }
    sheet.words().text(wrong_id(wrong), &args)
}

/// That something is no kana, by its name.
pub(crate) fn not_kana(words: &Words, wrong: char) -> Result<RichText, ContentError> {
    let args = Args::new().with("character", RichText::plain(repeatable(&wrong.to_string())));
    words.text("alert-not-kana", &args)
}

/// The words of an alert on this page.
pub(super) fn text(scene: &Scene<'_>, alert: &Alert, sheet: &Sheet<'_>) -> Result<RichText, ContentError> {
    if let Alert::Wrong(wrong) = alert {
        return mistake(sheet, wrong);
    }
    let mut args = sheet.args().clone();
    if let Alert::WrongLength(digits) = alert {
        args = args.with("digits", scene.digits(u32::from(*digits)));
    }
    if let Alert::Key(tried) = alert {
        args = keys::told(sheet.words(), *tried, scene.walk.circumstances().voice)?;
    }
    if let Alert::Proof(line) = alert {
        args = args.with("proof", RichText::plain(line));
    }
    sheet.words().text(id(alert), &args)
}

/// What was typed, without anything that is notation in our texts.
fn repeatable(typed: &str) -> String {
    typed.chars().filter(|c| !matches!(c, '｜' | '《' | '》')).collect()
}

fn id(alert: &Alert) -> &'static str {
    match alert {
        Alert::Amount(Amount::Full) => "alert-amount-full",
        Alert::Amount(Amount::Larger) => "alert-amount-larger",
        Alert::Amount(Amount::Largest) => "alert-amount-largest",
        Alert::Amount(Amount::OneSentence) => "alert-amount-one",
        Alert::CallAnswered => "alert-call-answered",
        Alert::CallTakenBack => "alert-call-taken-back",
        Alert::CodeUnknown => "alert-code-unknown",
        Alert::Key(_) => "alert-key",
        Alert::NothingBefore => "alert-nothing-before",
        Alert::NothingPicked => "alert-nothing-picked",
        Alert::Proof(_) => "alert-proof",
        Alert::Readings(Readings::Hidden) => "alert-readings-hidden",
        Alert::Readings(Readings::Kana) => "alert-readings-kana",
        Alert::Readings(Readings::Shown) => "alert-readings-shown",
        Alert::Refused(Refused::MyNumber | Refused::TwelveDigits) => "alert-refused-number",
        Alert::Refused(Refused::FourDigits | Refused::Pin) => "alert-refused-pin",
        Alert::StaffUnknown => "alert-staff-unknown",
        Alert::Theme(Theme::BlackOnWhite) => "alert-theme-black-on-white",
        Alert::Theme(Theme::WhiteOnBlack) => "alert-theme-white-on-black",
        Alert::Theme(Theme::YellowOnBlack) => "alert-theme-yellow-on-black",
        Alert::TimedOut => "alert-timed-out",
        Alert::Wrong(wrong) => wrong_id(wrong),
        Alert::WrongLength(_) => "alert-wrong-length",
    }
}

/// The id of the words of a mistake.
pub(crate) fn wrong_id(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::Full => "alert-entry-full",
        Wrong::NoSuchNumber(_) => "alert-no-such-number",
        Wrong::NothingChosen => "alert-nothing-chosen",
        Wrong::OnlyDigits => "alert-only-digits",
        Wrong::Rested => "alert-rested",
        Wrong::Unclear(Unclear::Burst) => "alert-unclear-burst",
        Wrong::Unclear(Unclear::NotText | Unclear::TooLong) => "alert-unclear-text",
        Wrong::Unclear(Unclear::OtherKey) => "alert-unclear-key",
    }
}
