//! The one calm sentence that is said when something was not chosen, or was changed.

use crate::content::ContentError;
use crate::page::{FuriganaMode, TextSize, Theme};
use crate::page_builder::mistakes::{mistake, wrong_id};
use consent_log::privacy::PrivacyError;
use furigana::RichText;

use super::context::PageContext;
use super::key_words;
use super::message::Alert;
use super::resident_page::PageBuilder;

/// Returns the words of an alert on this page.
pub(super) fn text(
    context: &PageContext<'_>,
    alert: &Alert,
    builder: &PageBuilder<'_>,
) -> Result<RichText, ContentError> {
    if let Alert::Wrong(wrong) = alert {
        return mistake(builder, wrong);
    }
    let mut args = builder.args().clone();
    if let Alert::WrongLength(digits) = alert {
        args = args.with("digits", RichText::plain(digits.to_string()));
    }
    if let Alert::Key(tried) = alert {
        args = key_words::args(builder.words(), *tried, context.walk.visit.circumstances.voice)?;
    }
    if let Alert::Proof(line) = alert {
        args = args.with("proof", RichText::plain(line));
    }
    builder.words().text(id(alert), &args)
}

fn id(alert: &Alert) -> &'static str {
    match alert {
        Alert::Amount(TextSize::Full) => "alert-amount-full",
        Alert::Amount(TextSize::Larger) => "alert-amount-larger",
        Alert::Amount(TextSize::Largest) => "alert-amount-largest",
        Alert::Amount(TextSize::OneSentence) => "alert-amount-one",
        Alert::CallAnswered => "alert-call-answered",
        Alert::CallTakenBack => "alert-call-taken-back",
        Alert::CodeUnknown => "alert-code-unknown",
        Alert::Key(_) => "alert-key",
        Alert::NothingBefore => "alert-nothing-before",
        Alert::NothingPicked => "alert-nothing-picked",
        Alert::Proof(_) => "alert-proof",
        Alert::Readings(FuriganaMode::Hidden) => "alert-readings-hidden",
        Alert::Readings(FuriganaMode::Kana) => "alert-readings-kana",
        Alert::Readings(FuriganaMode::Shown) => "alert-readings-shown",
        Alert::Refused(PrivacyError::MyNumber | PrivacyError::TwelveDigits) => "alert-refused-number",
        Alert::Refused(PrivacyError::FourDigits | PrivacyError::Pin) => "alert-refused-pin",
        Alert::StaffUnknown => "alert-staff-unknown",
        Alert::Theme(Theme::BlackOnWhite) => "alert-theme-black-on-white",
        Alert::Theme(Theme::WhiteOnBlack) => "alert-theme-white-on-black",
        Alert::Theme(Theme::YellowOnBlack) => "alert-theme-yellow-on-black",
        Alert::TimedOut => "alert-timed-out",
        Alert::Wrong(wrong) => wrong_id(wrong),
        Alert::WrongLength(_) => "alert-wrong-length",
    }
}
