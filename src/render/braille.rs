//! A page in braille: a row a paragraph, the number first, for a display and for an embosser.

use crate::page::{Page, PageRow, RowRole};
use furigana::Lang;
use furigana::RichText;
use furigana::kana::{is_hiragana, is_katakana};
use tenji::{BrailleCells, BrailleCode, translate};

/// A sheet of an embosser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbosserSheet {
    /// Cells in a line; Japanese embossers take 32.
    pub cells: usize,
    /// Lines on a sheet; Japanese embossers take 18 to 22.
    pub lines: usize,
}

/// Returns the braille that a text is written in: that of its script; where both scripts meet, that of the page's
/// language.
pub fn code_of(text: &RichText, lang: &Lang) -> BrailleCode {
    let plain = || text.spans().iter().filter(|span| span.reading.is_none()).flat_map(|span| span.base.chars());
    let kana = text.spans().iter().any(|span| span.reading.is_some()) || plain().any(is_kana);
    // Capitals alone are no English: signs such as PIN are written within Japanese braille.
    let words = plain().any(|c| c.is_ascii_lowercase());
    match (kana, words) {
        (true, false) => BrailleCode::Japanese,
        (true, true) | (false, false) if lang.is_japanese() => BrailleCode::Japanese,
        (_, true) | (false, false) => BrailleCode::English,
    }
}

fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

/// Returns the cells of one row: `1. はい`; the number of a choice has a full stop and one empty cell behind it.
pub fn row_cells(row: &PageRow, lang: &Lang) -> BrailleCells {
    let words = translate(&row.text, code_of(&row.text, lang));
    match row.number {
        None => words,
        Some(number) => {
            let number = translate(&RichText::plain(format!("{number}.")), BrailleCode::English);
            number.followed_by(&words)
        }
    }
}

/// Returns all rows of a page but the fixed line of help, as a display shows them.
pub fn page_cells(page: &Page) -> Vec<BrailleCells> {
    page.rows.iter().filter(|own| own.role != RowRole::Help).map(|own| row_cells(own, &page.lang)).collect()
}

/// Returns all rows on paper: headings from the fifth cell, paragraphs from the third, further lines from the first.
pub fn page_lines(page: &Page, sheet: EmbosserSheet) -> Vec<String> {
    let shown = page.rows.iter().filter(|own| own.role != RowRole::Help);
    shown
        .flat_map(|own| paragraph_lines(&row_cells(own, &page.lang), paragraph_indent(own.role), sheet.cells))
        .collect()
}

fn paragraph_indent(role: RowRole) -> usize {
    match role {
        RowRole::Heading => 4,
        RowRole::Alert
        | RowRole::Choice
        | RowRole::Help
        | RowRole::Mark
        | RowRole::Progress
        | RowRole::Question
        | RowRole::Statement => 2,
    }
}

fn paragraph_lines(cells: &BrailleCells, indent: usize, width: usize) -> Vec<String> {
    // On a narrow sheet an indent would leave no room for a word.
    let indent = if width > 2 * indent { indent } else { 0 };
    let lines = cells.indented(indent).wrapped(width);
    lines.iter().map(BrailleCells::brf).collect()
}

/// Returns pages as an embosser takes them: lines of ASCII braille, a form feed behind each sheet; each page begins on
/// a sheet of its own.
pub fn pages_brf<'a>(pages: impl IntoIterator<Item = &'a Page>, sheet: EmbosserSheet) -> String {
    let mut out = String::new();
    for page in pages {
        for sheet in page_lines(page, sheet).chunks(sheet.lines.max(1)) {
            for line in sheet {
                out.push_str(line);
                out.push_str("\r\n");
            }
            out.push('\u{c}');
        }
    }
    out
}
