//! A page as plain lines: one row a line, the number first, nothing that is only decoration (R5, R6).

use crate::page::{Page, Readings, Role, Row};
use crate::ruby::RichText;

/// The words of a text as this person wants their readings.
pub fn words(text: &RichText, readings: Readings) -> String {
    match readings {
        Readings::Hidden => text.written(),
        Readings::Kana => text.kana(),
        Readings::Shown => text.annotated(),
    }
}

/// One row as a line: `1: はい`.
pub fn line<A>(row: &Row<A>, readings: Readings) -> String {
    let words = words(&row.text, readings);
    match &row.choice {
        Some(choice) => format!("{}: {words}", choice.number),
        None => words,
    }
}

/// All rows of a page but the fixed line of help.
pub fn lines<A>(page: &Page<A>, readings: Readings) -> Vec<String> {
    page.rows.iter().filter(|row| row.role != Role::Help).map(|row| line(row, readings)).collect()
}
