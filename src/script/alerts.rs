//! The one calm sentence that is said when something was not chosen, or was changed.

use crate::content::ContentError;
use crate::page::{Amount, Readings, Theme};
use crate::page_builder::mistakes::{mistake, wrong_id};
use crate::walkthrough::Alert;
use consent_log::privacy::Refused;
use furigana::RichText;

use super::Scene;
use super::Sheet;
use super::keys;

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
