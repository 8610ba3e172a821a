//! Why nothing was chosen or taken, in words: the same sentences for residents and for staff.

use crate::content::{ContentError, MessageArgs, MessageBundle};
use crate::focus::{InputError, RejectedInput};
use furigana::RichText;

use super::PageBuilder;

/// Returns why nothing was chosen on a page: what was typed, and what is there to choose.
pub(crate) fn mistake<A>(builder: &PageBuilder<'_, A>, wrong: &InputError) -> Result<RichText, ContentError> {
    let mut args = builder.args().clone();
    if let InputError::NoSuchNumber(typed) = wrong {
        args = args.with("typed", RichText::plain(repeatable(typed))).with("numbers", builder.numbers());
    }
    builder.words().text(wrong_id(wrong), &args)
}

/// Returns that something is no kana, by its name.
pub(crate) fn not_kana(words: &MessageBundle, wrong: char) -> Result<RichText, ContentError> {
    let args = MessageArgs::new().with("character", RichText::plain(repeatable(&wrong.to_string())));
    words.text("alert-not-kana", &args)
}

/// Returns the id of the words of a mistake.
pub(crate) fn wrong_id(wrong: &InputError) -> &'static str {
    match wrong {
        InputError::EntryFull => "alert-entry-full",
        InputError::NoSuchNumber(_) => "alert-no-such-number",
        InputError::NothingChosen => "alert-nothing-chosen",
        InputError::OnlyDigits => "alert-only-digits",
        InputError::ScanPaused => "alert-rested",
        InputError::Rejected(RejectedInput::Burst) => "alert-unclear-burst",
        InputError::Rejected(RejectedInput::NotText | RejectedInput::TooLong) => "alert-unclear-text",
        InputError::Rejected(RejectedInput::OtherKey) => "alert-unclear-key",
    }
}

/// Leaves out what is notation in our texts: whoever typed it would see and hear something else repeated.
fn repeatable(typed: &str) -> String {
    typed.chars().filter(|c| !matches!(c, '｜' | '《' | '》')).collect()
}
