//! A page as it is said aloud: label first, then the number by which it is chosen.

use crate::page::{Page, Role, Row};
use furigana::Lang;
use furigana::{Counter, RichText, count};

/// The words of one row as a voice says them; numbers of choices as 1番, since a lone いち is not understood
/// (notes/speech.md).
pub fn aloud<A>(row: &Row<A>, lang: &Lang) -> RichText {
    match &row.choice {
        Some(choice) if lang.is_japanese() => {
            count(u32::from(choice.number), Counter::Number).then(RichText::plain("、")).then(row.text.clone())
        }
        Some(choice) => RichText::plain(format!("{}, ", choice.number)).then(row.text.clone()),
        None => row.text.clone(),
    }
}

/// What is said for one row, written out.
pub fn utterance<A>(row: &Row<A>, lang: &Lang) -> String {
    let words = aloud(row, lang);
    if lang.is_japanese() { words.said() } else { words.written() }
}

/// All that is said of a page, a row an utterance; the fixed line of help is said on its own key only.
pub fn utterances<A>(page: &Page<A>) -> Vec<String> {
    let spoken = |row: &&Row<A>| row.role != Role::Help;
    page.rows.iter().filter(spoken).map(|row| utterance(row, &page.lang)).collect()
}
