//! Braille of a text from its stored readings: Japanese six-dot braille, and uncontracted English.
//!
//! The rules are those of 日本点字表記法 (Japan Braille Committee, 2018) as they are given by the sources that
//! `tests/tables/SOURCES.md` names; the book itself was not at hand. Nobody who reads braille has checked the dots.

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct TenjiReadme;

mod cells;
mod english;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod japanese;
mod kana;
mod spacing;
mod spelling;
mod token;

use furigana::RichText;

pub use cells::BrailleCells;
pub use kana::{dots, spell};

/// Which braille a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrailleCode {
    /// Uncontracted Unified English Braille.
    English,
    /// Japanese six-dot kana braille.
    Japanese,
}

/// Translates a text into braille.
pub fn translate(text: &RichText, code: BrailleCode) -> BrailleCells {
    match code {
        BrailleCode::English => english::cells(text),
        BrailleCode::Japanese => japanese::cells(&braille_spelling(text)),
    }
}

/// Returns a Japanese text as braille spells it, still in kana: long vowels, わ and え, a space between words.
pub fn braille_spelling(text: &RichText) -> String {
    spacing::add_spaces(&token::tokens(text.spans()))
}

/// Returns characters of a text that have no braille here; they are written as a masked character.
pub fn untranslatable(text: &RichText, code: BrailleCode) -> Vec<char> {
    let known = |c: &char| match code {
        BrailleCode::English => english::has_cells(*c) || kana::dots(*c).is_some(),
        BrailleCode::Japanese => japanese::has_cells(*c),
    };
    braille_spelling(text).chars().filter(|c| !known(c)).collect()
}
