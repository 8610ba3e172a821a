//! Text that knows its readings: Aozora furigana, `｜漢字《かんじ》`, parsed once and rendered as
//! written text, as text with readings, and as what is said aloud.

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct FuriganaReadme;

mod counted;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod kana;
mod kanji;
mod lang;
mod numbers;
mod rich_text;
pub mod romaji;
mod span;
mod spoken;
pub mod width;

pub use counted::{counted, date, time_of_day};
pub use kana::is_reading_kana;
pub use kanji::is_kanji;
pub use lang::Lang;
pub use numbers::{Counter, spoken_digits};
pub use rich_text::{RichText, RubyError};
pub use span::RubySpan;
pub use spoken::{RunOrigin, SpokenRun};
