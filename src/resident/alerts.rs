//! The one calm sentence that is said when something was not chosen, or was changed.

use crate::content::ContentError;
use crate::page::{FuriganaMode, TextSize, Theme};
use crate::page_builder::mistakes::{mistake, wrong_id};
use consent_log::privacy::PrivacyError;
use furigana::RichText;

use super::context::PageContext;
use super::key_words;
use super::message::ResidentAlert;
use super::resident_page::ResidentPageBuilder;

/// Returns the words of an alert on this page.
pub(super) fn text(
    context: &PageContext<'_>,
    alert: &ResidentAlert,
    builder: &ResidentPageBuilder<'_>,
) -> Result<RichText, ContentError> {
    if let ResidentAlert::Wrong(wrong) = alert {
        return mistake(builder, wrong);
    }
    let mut args = builder.args().clone();
    if let ResidentAlert::WrongLength(digits) = alert {
        args = args.with("digits", RichText::plain(digits.to_string()));
    }
    if let ResidentAlert::Key(tried) = alert {
        args = key_words::args(builder.words(), *tried, context.walk.visit.circumstances.voice)?;
    }
    if let ResidentAlert::Proof(line) = alert {
        args = args.with("proof", RichText::plain(line));
    }
    builder.words().text(id(alert), &args)
}

fn id(alert: &ResidentAlert) -> &'static str {
    match alert {
        ResidentAlert::Amount(TextSize::Full) => "alert-amount-full",
        ResidentAlert::Amount(TextSize::Larger) => "alert-amount-larger",
        ResidentAlert::Amount(TextSize::Largest) => "alert-amount-largest",
        ResidentAlert::Amount(TextSize::OneSentence) => "alert-amount-one",
        ResidentAlert::CallAnswered => "alert-call-answered",
        ResidentAlert::CallTakenBack => "alert-call-taken-back",
        ResidentAlert::CodeUnknown => "alert-code-unknown",
        ResidentAlert::Key(_) => "alert-key",
        ResidentAlert::NothingBefore => "alert-nothing-before",
        ResidentAlert::NothingPicked => "alert-nothing-picked",
        ResidentAlert::PausedNotDeleted => "alert-paused-not-deleted",
        ResidentAlert::PausedUnknown => "alert-paused-unknown",
        ResidentAlert::PausedUnreadable => "alert-paused-unreadable",
        ResidentAlert::Proof(_) => "alert-proof",
        ResidentAlert::Readings(FuriganaMode::Hidden) => "alert-readings-hidden",
        ResidentAlert::Readings(FuriganaMode::Kana) => "alert-readings-kana",
        ResidentAlert::Readings(FuriganaMode::Shown) => "alert-readings-shown",
        ResidentAlert::Refused(PrivacyError::MyNumber | PrivacyError::TwelveDigits) => "alert-refused-number",
        ResidentAlert::Refused(PrivacyError::FourDigits | PrivacyError::Pin) => "alert-refused-pin",
        ResidentAlert::StaffUnknown => "alert-staff-unknown",
        ResidentAlert::Theme(Theme::BlackOnWhite) => "alert-theme-black-on-white",
        ResidentAlert::Theme(Theme::WhiteOnBlack) => "alert-theme-white-on-black",
        ResidentAlert::Theme(Theme::YellowOnBlack) => "alert-theme-yellow-on-black",
        ResidentAlert::TimedOut => "alert-timed-out",
        ResidentAlert::WordsChanged => "alert-words-changed",
        ResidentAlert::Wrong(wrong) => wrong_id(wrong),
        ResidentAlert::WrongLength(_) => "alert-wrong-length",
    }
}
