//! A row of text in lines of so many columns, broken between words.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::large::{is_never_first, is_never_last};
use super::super::lines::WORD_GAP;
use furigana::width::narrow;

/// A line that is narrower has no room for two wide characters.
const LEAST_COLUMNS_TO_CARRY: usize = 4;

/// Columns that a text takes; ambiguous widths are narrow.
pub(super) fn column_width(text: &str) -> usize {
    text.width()
}

/// Returns the lines of a text: never none, none longer than `width`, a word broken only where it alone is longer.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    // A kana takes two columns: no line of one column could hold it.
    let mut lines = LineWrapper { width: width.max(2), lines: Vec::new(), line: String::new() };
    for unit in break_units(text) {
        lines.add_unit(unit);
    }
    lines.end_line();
    if lines.lines.is_empty() {
        lines.lines.push(String::new());
    }
    lines.lines
}

/// Returns the text up to each place where a line may end: behind a space, between words, behind a comma.
fn break_units(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\u{3000}', '\n', '、', '。', WORD_GAP])
}

struct LineWrapper {
    width: usize,
    lines: Vec<String>,
    line: String,
}

impl LineWrapper {
    fn add_unit(&mut self, unit: &str) {
        let word: String = unit.chars().filter(|c| *c != WORD_GAP).map(readable_char).collect();
        if !self.fits(word.trim_end()) {
            self.end_line();
        }
        if self.fits(word.trim_end()) {
            self.line.push_str(&word);
            return;
        }
        word.chars().for_each(|c| self.add_character(c));
    }

    fn fits(&self, word: &str) -> bool {
        column_width(&self.line) + column_width(word) <= self.width
    }

    /// Adds a character of a word that no line holds; a line still begins with no 。 and ends with no 「.
    fn add_character(&mut self, c: char) {
        if column_width(&self.line) + c.width().unwrap_or(0) > self.width {
            let carried = if self.must_carry(c) { self.line.pop() } else { None };
            self.end_line();
            self.line.extend(carried);
        }
        self.line.push(c);
    }

    /// Returns whether the last character must go to the next line with this one.
    fn must_carry(&self, c: char) -> bool {
        let bound = is_never_first(c) || self.line.chars().last().is_some_and(is_never_last);
        bound && self.width >= LEAST_COLUMNS_TO_CARRY && self.line.chars().count() > 1
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
    }
}

/// Returns the character as it is written: nothing moves a cursor, digits and letters are half-width, and signs that
/// voices do not know are the nearest that they do (rule R13, docs/rules.md).
fn readable_char(c: char) -> char {
    match c {
        '→' => ':',
        '〈' => '（',
        '〉' => '）',
        '“' | '”' => '"',
        c if c.is_control() => ' ',
        c if narrow(c).is_ascii_alphanumeric() => narrow(c),
        c => c,
    }
}
