//! A page as it is said aloud: label first, then the number by which it is chosen.

use crate::page::{Lang, Page, Role, Row};
use crate::ruby::{Counter, count};

/// What is said for one row; numbers of choices as 1番, since a lone いち is not understood (notes/speech.md).
pub fn utterance<A>(row: &Row<A>, lang: &Lang) -> String {
    let words = if lang.is_japanese() { row.text.said() } else { row.text.written() };
    match &row.choice {
        Some(choice) if lang.is_japanese() => {
            format!("{}、{words}", count(u32::from(choice.number), Counter::Number).said())
        }
        Some(choice) => format!("{}, {words}", choice.number),
        None => words,
    }
}

/// All that is said of a page, a row an utterance; the fixed line of help is said on its own key only.
pub fn utterances<A>(page: &Page<A>) -> Vec<String> {
    let spoken = |row: &&Row<A>| row.role != Role::Help;
    page.rows.iter().filter(spoken).map(|row| utterance(row, &page.lang)).collect()
}
