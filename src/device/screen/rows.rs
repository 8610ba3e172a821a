//! What is written to the terminal: whole rows that changed, from left to right, in one write, and
//! nothing at all when nothing changed (rule R3, docs/rules.md; the stock backend makes screen readers stutter).

use std::fmt::Write as _;
use std::io::{self, Write};
use std::mem;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellWidth};
use zeroize::Zeroize;

use crate::render::large::PaintedSheet;
use crate::render::plain;

use super::placed_picture::PlacedPicture;
use super::sgr::CellStyle;

/// Empties the screen and what can be scrolled back to.
const CLEAR_ALL: &str = "\x1b[0m\x1b[2J\x1b[3J\x1b[H";
/// A row with nothing in it.
const EMPTY_ROW: &str = "\x1b[K";
/// So many spaces are longer than to go past them, and so many longer than to erase them and go past them.
const MIN_SKIPPED_SPACES: usize = 6;
const MIN_ERASED_SPACES: usize = 12;
/// Before pictures, and behind them.
const HIDE_CURSOR: &str = "\x1b[?25l";
const SHOW_CURSOR: &str = "\x1b[?25h";
/// Readers wait with drawing until all rows of a page are there.
const SYNCHRONIZED_OUTPUT: (&str, &str) = ("\x1b[?2026h", "\x1b[?2026l");

/// The rows as they stand on the terminal.
pub(super) struct RowWriter<W> {
    output: W,
    synchronized: bool,
    /// The last frame; `None` where it is unknown what stands there.
    last_frame: Option<ScreenFrame>,
    /// What the terminal is asked with the next write.
    query: &'static str,
}

/// One row as it is sent, and how the terminal looks before its first character and behind its last: rows that follow
/// each other in one write need not say again what they have in common.
#[derive(Clone, Debug, PartialEq)]
struct EncodedRow {
    first_style: CellStyle,
    text: String,
    last_style: CellStyle,
}

impl EncodedRow {
    fn plain(text: String) -> Self {
        Self { first_style: CellStyle::PLAIN, text, last_style: CellStyle::PLAIN }
    }

    fn is_empty(&self) -> bool {
        self.text == EMPTY_ROW
    }
}

impl Drop for EncodedRow {
    /// Wipes it: what a person typed and answered does not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// Rows as they are sent, the pictures on them, and the cursor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ScreenFrame {
    cols: u16,
    rows: Vec<EncodedRow>,
    pictures: Vec<PlacedPicture>,
    cursor: Option<(u16, u16)>,
}

impl<W: Write> RowWriter<W> {
    /// Rows on this output; `together` where the terminal may be told which writes are one picture.
    pub(super) fn new(output: W, together: bool) -> Self {
        Self { output, synchronized: together, last_frame: None, query: "" }
    }

    /// Forgets what stands on the terminal: the next picture is written whole.
    pub(super) fn forget(&mut self) {
        self.last_frame = None;
    }

    /// Forgets what stands in these rows: they are written again even where they did not change.
    pub(super) fn rewrite(&mut self, rows: Range<usize>) {
        let last = self.last_frame.iter_mut().flat_map(|last| last.rows.iter_mut().enumerate());
        for (_, row) in last.filter(|(at, row)| rows.contains(at) && !row.is_empty()) {
            // An empty text is equal to no row, so the row is written again.
            row.text.zeroize();
        }
    }

    /// Brings the terminal to this picture.
    pub(super) fn show(&mut self, frame: ScreenFrame) -> io::Result<()> {
        let mut bytes = self.changes(&frame);
        if bytes.is_empty() {
            return Ok(());
        }
        // Behind the page, so that it is drawn before the terminal answers.
        bytes.push_str(mem::take(&mut self.query));
        // Until the write has succeeded nobody knows what stands there.
        self.last_frame = None;
        let written = self.send(&bytes);
        // Before the error is looked at, so that nothing stays whatever came of it.
        bytes.zeroize();
        written?;
        self.last_frame = Some(frame);
        Ok(())
    }

    /// Asks the terminal something with the next write, so that nothing is asked while nothing happens.
    pub(super) fn query(&mut self, question: &'static str) {
        self.query = question;
    }

    /// Writes bytes that are no part of the picture, such as a bell.
    pub(super) fn send(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }

    /// Takes everything from the screen and its scrollback.
    pub(super) fn clear_all(&mut self) -> io::Result<()> {
        self.last_frame = None;
        self.send(CLEAR_ALL)
    }

    fn changes(&self, frame: &ScreenFrame) -> String {
        let before =
            self.last_frame.as_ref().filter(|last| last.cols == frame.cols && last.rows.len() == frame.rows.len());
        let mut bytes = String::new();
        if before.is_none() {
            bytes.push_str("\x1b[0m\x1b[2J");
        }
        let changed = frame.changed_rows(before);
        let mut look = CellStyle::PLAIN;
        for (at, row) in frame.rows.iter().enumerate().filter(|(at, _)| changed.get(*at) == Some(&true)) {
            let _ = write!(bytes, "\x1b[{};1H", at + 1);
            if !(row.is_empty() && look.erases_as(row.first_style)) {
                look.write_change(row.first_style, &mut bytes);
            }
            bytes.push_str(&row.text);
            look = if row.is_empty() { look } else { row.last_style };
        }
        look.write_change(CellStyle::PLAIN, &mut bytes);
        // Rows are written first, for that takes away what stood there.
        let stays = |picture: &PlacedPicture| before.is_some_and(|last| last.pictures.contains(picture));
        let drawn_anew = |picture: &&PlacedPicture| picture.touches(&changed) || !stays(picture);
        let mut pictures = frame.pictures.iter().filter(drawn_anew).peekable();
        let drawn = pictures.peek().is_some();
        if drawn {
            // xterm draws the cell under its cursor again, over the corner of the picture that begins there.
            bytes.insert_str(0, HIDE_CURSOR);
        }
        for picture in pictures {
            let _ = write!(bytes, "\x1b[{};{}H{}", picture.row + 1, picture.col + 1, picture.sixel.text());
        }
        let moved = !bytes.is_empty() || before.is_none_or(|last| last.cursor != frame.cursor);
        if moved && let Some((col, row)) = frame.cursor {
            let _ = write!(bytes, "\x1b[{};{}H", row + 1, col + 1);
        }
        if drawn {
            bytes.push_str(SHOW_CURSOR);
        }
        if self.synchronized && !bytes.is_empty() {
            let (begin, end) = SYNCHRONIZED_OUTPUT;
            return format!("{begin}{bytes}{end}");
        }
        bytes
    }
}

impl From<&PaintedSheet> for ScreenFrame {
    fn from(painted: &PaintedSheet) -> Self {
        let area = painted.cells.area;
        let rows = (0..area.height).map(|row| encode_row(&painted.cells, row, area.width)).collect();
        Self { cols: area.width, rows, pictures: Vec::new(), cursor: painted.cursor }
    }
}

impl ScreenFrame {
    /// Returns the same with pictures on it.
    pub(super) fn with_pictures(mut self, pictures: Vec<PlacedPicture>) -> Self {
        self.pictures = pictures;
        self
    }

    /// Returns the rows that are to be written: those that changed, and those on which a picture came or went and is
    /// not drawn over by another, with all rows of every picture that stands on one of them.
    fn changed_rows(&self, before: Option<&Self>) -> Vec<bool> {
        let Some(before) = before else { return vec![true; self.rows.len()] };
        let mut changed: Vec<bool> = self.rows.iter().zip(&before.rows).map(|(row, last)| row != last).collect();
        let covered = |one: &PlacedPicture, by: &[PlacedPicture]| by.iter().any(|other| other.covers(one));
        for gone in before.pictures.iter().filter(|last| !covered(last, &self.pictures)) {
            gone.mark(&mut changed);
        }
        for come in self.pictures.iter().filter(|picture| !covered(picture, &before.pictures)) {
            come.mark(&mut changed);
        }
        loop {
            let many = changed.iter().filter(|on| **on).count();
            // Writing a row erases the part of a picture on it, and drawing that picture again needs its other rows, on
            // which another may stand.
            for picture in self.pictures.iter().filter(|picture| picture.touches(&changed)).collect::<Vec<_>>() {
                picture.mark(&mut changed);
            }
            if changed.iter().filter(|on| **on).count() == many {
                return changed;
            }
        }
    }
}

impl From<&plain::PlainSheet> for ScreenFrame {
    /// Plain rows: their text, then nothing to the end of the row.
    fn from(written: &plain::PlainSheet) -> Self {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let row = |text: &String| {
            // Behind the last column the cursor stands on the last letter, and an erase would take it away.
            let full = usize::from(text.cell_width()) >= written.cols;
            EncodedRow::plain(if full { text.clone() } else { format!("{text}{EMPTY_ROW}") })
        };
        let cursor = written.cursor.map(|(col, row)| (side(col), side(row)));
        let rows = written.rows.iter().map(row).collect();
        Self { cols: side(written.cols), rows, pictures: Vec::new(), cursor }
    }
}

/// Encodes one row as it is sent: erased to its ground first, then its text with its colours.
fn encode_row(cells: &Buffer, row: u16, cols: u16) -> EncodedRow {
    let look = |col: u16| cells.cell((col, row)).map_or(CellStyle::PLAIN, CellStyle::of);
    let rest = cols.checked_sub(1).map_or(CellStyle::PLAIN, look);
    // Of a space there is only its ground to be seen.
    let blank = |col: u16, as_here: CellStyle| {
        cells.cell((col, row)).is_some_and(|cell| cell.symbol() == " " && CellStyle::of(cell).erases_as(as_here))
    };
    let Some(first) = (0..cols).find(|col| !blank(*col, rest)) else {
        return EncodedRow { first_style: rest, text: EMPTY_ROW.to_owned(), last_style: rest };
    };
    let begins = Some(look(first)).filter(|letter| letter.erases_as(rest)).unwrap_or(rest);
    let end = (first..cols).rev().find(|col| !blank(*col, rest)).map_or(0, |last| last + 1);
    let mut written = RowEncoder { text: EMPTY_ROW.to_owned(), look: begins, rest };
    let mut col = 0;
    while let Some(cell) = cells.cell((col, row)).filter(|_| col < end) {
        let here = CellStyle::of(cell);
        let spaces = (col..end).take_while(|col| blank(*col, here)).count();
        if spaces > 0 {
            written.push_spaces(spaces, here);
            col += u16::try_from(spaces).unwrap_or(u16::MAX);
        } else {
            written.push_symbol(cell.symbol(), here);
            col += cell.cell_width().max(1);
        }
    }
    EncodedRow { first_style: begins, text: written.text, last_style: written.look }
}

/// A row in the making.
struct RowEncoder {
    text: String,
    look: CellStyle,
    /// What the whole row was erased to.
    rest: CellStyle,
}

impl RowEncoder {
    fn push_symbol(&mut self, symbol: &str, look: CellStyle) {
        self.look.write_change(look, &mut self.text);
        self.text.push_str(symbol);
    }

    /// Goes past many spaces, for they are there already, or erases them.
    fn push_spaces(&mut self, many: usize, look: CellStyle) {
        let skipped = look.erases_as(self.rest);
        if !skipped && !self.look.erases_as(look) {
            self.look.write_change(look, &mut self.text);
        }
        let _ = match (skipped, many) {
            (true, MIN_SKIPPED_SPACES..) => write!(self.text, "\x1b[{many}C"),
            (false, MIN_ERASED_SPACES..) => write!(self.text, "\x1b[{many}X\x1b[{many}C"),
            (true | false, _) => write!(self.text, "{:many$}", ""),
        };
    }
}

#[cfg(test)]
mod tests;
