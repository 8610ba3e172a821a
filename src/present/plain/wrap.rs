//! A row of text in lines of so many columns, broken between words.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::large::{never_first, never_last};
use super::super::lines::GAP;
use furigana::width::narrow;

/// A line that is narrower has no room for two wide characters.
const LEAST_TO_CARRY: usize = 4;

/// Columns that a text takes; ambiguous widths are narrow.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// Returns the lines of a text: never none, none longer than `width`, a word broken only where it alone is longer.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    // A kana takes two columns: no line of one column could hold it.
    let mut lines = Lines { width: width.max(2), done: Vec::new(), line: String::new() };
    for unit in units(text) {
        lines.take(unit);
    }
    lines.end();
    if lines.done.is_empty() {
        lines.done.push(String::new());
    }
    lines.done
}

/// Returns the text up to each place where a line may end: behind a space, between words, behind a comma.
fn units(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\u{3000}', '\n', '、', '。', GAP])
}

struct Lines {
    width: usize,
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn take(&mut self, unit: &str) {
        let word: String = unit.chars().filter(|c| *c != GAP).map(seen).collect();
        if !self.fits(word.trim_end()) {
            self.end();
        }
        if self.fits(word.trim_end()) {
            self.line.push_str(&word);
            return;
        }
        word.chars().for_each(|c| self.character(c));
    }

    fn fits(&self, word: &str) -> bool {
        columns(&self.line) + columns(word) <= self.width
    }

    /// Adds a character of a word that no line holds; a line still begins with no 。 and ends with no 「.
    fn character(&mut self, c: char) {
        if columns(&self.line) + c.width().unwrap_or(0) > self.width {
            let carried = if self.must_carry(c) { self.line.pop() } else { None };
            self.end();
            self.line.extend(carried);
        }
        self.line.push(c);
    }

    /// Returns whether the last character must go to the next line with this one.
    fn must_carry(&self, c: char) -> bool {
        let bound = never_first(c) || self.line.chars().last().is_some_and(never_last);
        bound && self.width >= LEAST_TO_CARRY && self.line.chars().count() > 1
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.done.push(line.to_owned());
        }
    }
}

/// Returns the character as it is written: nothing moves a cursor, digits and letters are half-width, and signs that
/// voices do not know are the nearest that they do (rule R13, docs/rules.md).
fn seen(c: char) -> char {
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
