//! A page as it is said aloud: label first, then the number by which it is chosen.

use crate::page::{Page, PageRow, RowRole};
use furigana::Lang;
use furigana::{Counter, RichText, counted};

/// Returns the words of one row as a voice says them; numbers of choices as 1番, since a lone いち is not understood
/// (docs/decisions/0016-voice-in-the-program.md).
pub fn spoken_text(row: &PageRow, lang: &Lang) -> RichText {
    match row.number {
        Some(number) if lang.is_japanese() => {
            counted(u32::from(number), Counter::Number).then(RichText::plain("、")).then(row.text.clone())
        }
        Some(number) => RichText::plain(format!("{number}, ")).then(row.text.clone()),
        None => row.text.clone(),
    }
}

/// Returns what is said for one row, written out.
pub fn utterance(row: &PageRow, lang: &Lang) -> String {
    let words = spoken_text(row, lang);
    if lang.is_japanese() { words.spoken() } else { words.written() }
}

/// Returns all that is said of a page, an utterance for each row; the fixed line of help is said on its own key only.
pub fn utterances(page: &Page) -> Vec<String> {
    let spoken = |row: &&PageRow| row.role != RowRole::Help;
    page.rows.iter().filter(spoken).map(|row| utterance(row, &page.lang)).collect()
}
