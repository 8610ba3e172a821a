//! Why nothing was chosen or taken, in words: the same sentences for residents and for staff.

use crate::content::{Args, ContentError, Words};
use crate::place::{Unclear, Wrong};
use furigana::RichText;

use super::PageBuilder;

/// Returns why nothing was chosen on a page: what was typed, and what is there to choose.
pub(crate) fn mistake<A>(builder: &PageBuilder<'_, A>, wrong: &Wrong) -> Result<RichText, ContentError> {
    let mut args = builder.args().clone();
    if let Wrong::NoSuchNumber(typed) = wrong {
        args = args.with("typed", RichText::plain(repeatable(typed))).with("numbers", builder.numbers());
    }
    builder.words().text(wrong_id(wrong), &args)
}

/// Returns that something is no kana, by its name.
pub(crate) fn not_kana(words: &Words, wrong: char) -> Result<RichText, ContentError> {
    let args = Args::new().with("character", RichText::plain(repeatable(&wrong.to_string())));
    words.text("alert-not-kana", &args)
}

/// Returns the id of the words of a mistake.
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

/// Leaves out what is notation in our texts: whoever typed it would see and hear something else repeated.
fn repeatable(typed: &str) -> String {
    typed.chars().filter(|c| !matches!(c, '｜' | '《' | '》')).collect()
}
