//! Texts that are put together as a language does it: lists, sentences in a row, days.

use jiff::civil::Date;

use furigana::{Lang, RichText};

/// Joins texts as a list inside a sentence.
pub(crate) fn joined(lang: &Lang, texts: impl IntoIterator<Item = RichText>) -> RichText {
    joined_by(if lang.is_japanese() { "、" } else { ", " }, texts)
}

/// Joins whole sentences.
pub(crate) fn sentences(lang: &Lang, texts: impl IntoIterator<Item = RichText>) -> RichText {
    joined_by(if lang.is_japanese() { "" } else { " " }, texts)
}

fn joined_by(between: &str, texts: impl IntoIterator<Item = RichText>) -> RichText {
    let mut all = RichText::default();
    for text in texts {
        if !all.is_empty() {
            all.push(RichText::plain(between));
        }
        all.push(text);
    }
    all
}

/// Returns a day in Japanese with its reading.
pub(crate) fn japanese_day(day: Date) -> RichText {
    // jiff counts in signed numbers; years, months and days of our time are never negative.
    furigana::date(
        u32::from(day.year().unsigned_abs()),
        u32::from(day.month().unsigned_abs()),
        u32::from(day.day().unsigned_abs()),
    )
}

/// Returns a day with its year and without a weekday, as that of a source.
pub(crate) fn day_with_year(lang: &Lang, day: Date) -> RichText {
    if lang.is_japanese() { japanese_day(day) } else { RichText::plain(day.strftime("%-d %B %Y").to_string()) }
}
