//! What is written to the terminal: whole rows that changed, from left to right, in one write, and
//! nothing at all when nothing changed (rule R3; the stock backend makes screen readers stutter).

use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use zeroize::Zeroize;

use crate::present::large::Painted;
use crate::present::plain::Written;

use super::letters::Sixel;

/// Empties the screen and what can be scrolled back to.
const WIPE: &str = "\x1b[0m\x1b[2J\x1b[3J\x1b[H";
/// A row with nothing in it.
const EMPTY_ROW: &str = "\x1b[K";
/// Before pictures, and behind them.
const HIDE_CURSOR: &str = "\x1b[?25l";
const SHOW_CURSOR: &str = "\x1b[?25h";
/// Readers wait with drawing until all rows of a page are there.
const TOGETHER: (&str, &str) = ("\x1b[?2026h", "\x1b[?2026l");

/// A picture at its place, in cells.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) col: usize,
    pub(super) row: usize,
    /// How many rows it stands on.
    pub(super) rows: usize,
    /// Its width in pixels.
    pub(super) width: usize,
    pub(super) sixel: Rc<Sixel>,
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.covers(other) && (Rc::ptr_eq(&self.sixel, &other.sixel) || self.sixel == other.sixel)
    }
}

impl Placed {
    /// Whether it takes exactly the place of the other: every dot of it is drawn over.
    fn covers(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.col, one.row, one.rows, one.width);
        place(self) == place(other)
    }

    fn stands_on(&self, rows: &[bool]) -> bool {
        rows.iter().skip(self.row).take(self.rows).any(|on| *on)
    }

    fn mark(&self, rows: &mut [bool]) {
        rows.iter_mut().skip(self.row).take(self.rows).for_each(|on| *on = true);
    }
}

/// The rows as they stand on the terminal.
pub(super) struct Rows<W> {
    output: W,
    together: bool,
    /// The last frame; `None` where it is unknown what stands there.
    last: Option<Frame>,
}

/// Rows as they are sent, the pictures on them, and the cursor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    cols: u16,
    rows: Vec<String>,
    pictures: Vec<Placed>,
    cursor: Option<(u16, u16)>,
}

impl Drop for Frame {
    /// What a person typed and answered does not stay in memory (notes/records.md).
    fn drop(&mut self) {
        self.rows.zeroize();
    }
}

impl<W: Write> Rows<W> {
    /// Rows on this output; `together` where the terminal may be told which writes are one picture.
    pub(super) fn new(output: W, together: bool) -> Self {
        Self { output, together, last: None }
    }

    /// Forgets what stands on the terminal: the next picture is written whole.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }

    /// Forgets what stands in these rows: they are written again even where they did not change.
    pub(super) fn renew(&mut self, rows: Range<usize>) {
        let last = self.last.iter_mut().flat_map(|last| last.rows.iter_mut().enumerate());
        for (_, row) in last.filter(|(at, row)| rows.contains(at) && row.as_str() != EMPTY_ROW) {
            row.zeroize();
        }
    }

    /// Brings the terminal to this picture.
    pub(super) fn show(&mut self, frame: Frame) -> io::Result<()> {
        let mut bytes = self.changes(&frame);
        if bytes.is_empty() {
            return Ok(());
        }
        // Until the write has succeeded nobody knows what stands there.
        self.last = None;
        let written = self.send(&bytes);
        bytes.zeroize();
        written?;
        self.last = Some(frame);
        Ok(())
    }

    /// Bytes that are no part of the picture, such as a bell.
    pub(super) fn send(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }

    /// Takes everything from the screen and its scrollback.
    pub(super) fn wipe(&mut self) -> io::Result<()> {
        self.last = None;
        self.send(WIPE)
    }

    fn changes(&self, frame: &Frame) -> String {
        let before = self.last.as_ref().filter(|last| last.cols == frame.cols && last.rows.len() == frame.rows.len());
        let mut bytes = String::new();
        if before.is_none() {
            bytes.push_str("\x1b[0m\x1b[2J");
        }
        let changed = frame.changed(before);
        for (at, row) in frame.rows.iter().enumerate().filter(|(at, _)| changed.get(*at) == Some(&true)) {
            let _ = write!(bytes, "\x1b[{};1H{row}", at + 1);
        }
        // Rows are written first, for that takes away what stood there.
        let stays = |picture: &Placed| before.is_some_and(|last| last.pictures.contains(picture));
        let drawn_anew = |picture: &&Placed| picture.stands_on(&changed) || !stays(picture);
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
        if self.together && !bytes.is_empty() {
            let (begin, end) = TOGETHER;
            return format!("{begin}{bytes}{end}");
        }
        bytes
    }
}

impl From<&Painted> for Frame {
    fn from(painted: &Painted) -> Self {
        let area = painted.cells.area;
        let rows = (0..area.height).map(|row| encoded(&painted.cells, row, area.width)).collect();
        Self { cols: area.width, rows, pictures: Vec::new(), cursor: painted.cursor }
    }
}

impl Frame {
    /// The same with pictures on it.
    pub(super) fn with(mut self, pictures: Vec<Placed>) -> Self {
        self.pictures = pictures;
        self
    }

    /// The rows that are to be written: those that changed, and those on which a picture came or went and is not
    /// drawn over by another, with all rows of every picture that stands on one of them.
    fn changed(&self, before: Option<&Self>) -> Vec<bool> {
        let Some(before) = before else { return vec![true; self.rows.len()] };
        let mut changed: Vec<bool> = self.rows.iter().zip(&before.rows).map(|(row, last)| row != last).collect();
        let covered = |one: &Placed, by: &[Placed]| by.iter().any(|other| other.covers(one));
        for gone in before.pictures.iter().filter(|last| !covered(last, &self.pictures)) {
            gone.mark(&mut changed);
        }
        for come in self.pictures.iter().filter(|picture| !covered(picture, &before.pictures)) {
            come.mark(&mut changed);
        }
        loop {
            let many = changed.iter().filter(|on| **on).count();
            for picture in self.pictures.iter().filter(|picture| picture.stands_on(&changed)).collect::<Vec<_>>() {
                picture.mark(&mut changed);
            }
            if changed.iter().filter(|on| **on).count() == many {
                return changed;
            }
        }
    }
}

impl From<&Written> for Frame {
    /// Plain rows: their text, then nothing to the end of the row.
    fn from(written: &Written) -> Self {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let row = |text: &String| {
            let full = usize::from(text.cell_width()) >= written.cols;
            if full { text.clone() } else { format!("{text}{EMPTY_ROW}") }
        };
        let cursor = written.cursor.map(|(col, row)| (side(col), side(row)));
        let rows = written.rows.iter().map(row).collect();
        Self { cols: side(written.cols), rows, pictures: Vec::new(), cursor }
    }
}

/// One row as it is sent: its text with its colours, then its ground to the end of the row.
fn encoded(cells: &Buffer, row: u16, cols: u16) -> String {
    let (end, ground) = written_end(cells, row, cols);
    let mut text = String::new();
    let mut last = Look::PLAIN;
    let mut col = 0;
    while let Some(cell) = cells.cell((col, row)).filter(|_| col < end) {
        last.change(Look::of(cell), &mut text);
        text.push_str(cell.symbol());
        col += cell.cell_width().max(1);
    }
    // Behind the last column an erase would take the last character with it.
    if end < cols {
        if last.ground != ground || last.reversed {
            last.change(Look { ground, ..Look::PLAIN }, &mut text);
        }
        text.push_str(EMPTY_ROW);
    }
    last.change(Look::PLAIN, &mut text);
    text
}

/// Behind the last cell that is more than an empty one of the ground at the end of the row, and that ground: an
/// erase fills the rest of the row with it, in every terminal that knows colours.
fn written_end(cells: &Buffer, row: u16, cols: u16) -> (u16, Ground) {
    let at = |col: u16| cells.cell((col, row));
    let ground = cols.checked_sub(1).and_then(at).and_then(|cell| Look::of(cell).ground);
    let empty = |cell: &Cell| {
        let look = Look::of(cell);
        cell.symbol() == " " && !look.reversed && look.ground == ground
    };
    let last = (0..cols).rev().find_map(|col| at(col).filter(|cell| !empty(cell)).map(|cell| (col, cell)));
    (last.map_or(0, |(col, cell)| (col + cell.cell_width().max(1)).min(cols)), ground)
}

/// A colour as red, green, blue; `None` for the terminal's own.
type Ground = Option<(u8, u8, u8)>;

/// The colours of a cell; written out only where they change, for most cells look like the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    bold: bool,
    reversed: bool,
    ink: Ground,
    ground: Ground,
}

impl Look {
    /// That of the terminal itself.
    const PLAIN: Self = Self { bold: false, reversed: false, ink: None, ground: None };

    /// Writes what makes the terminal look like this, if it does not already.
    fn change(&mut self, look: Self, text: &mut String) {
        if *self == look {
            return;
        }
        let _ = match look {
            Self::PLAIN => write!(text, "\x1b[0m"),
            look => write!(text, "\x1b[0{look}m"),
        };
        *self = look;
    }

    fn of(cell: &Cell) -> Self {
        let rgb = |colour| if let Color::Rgb(red, green, blue) = colour { Some((red, green, blue)) } else { None };
        Self {
            bold: cell.modifier.contains(Modifier::BOLD),
            reversed: cell.modifier.contains(Modifier::REVERSED),
            ink: rgb(cell.fg),
            ground: rgb(cell.bg),
        }
    }
}

impl fmt::Display for Look {
    /// As parameters of an SGR sequence.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.bold {
            out.write_str(";1")?;
        }
        if self.reversed {
            out.write_str(";7")?;
        }
        for (kind, colour) in [(38, self.ink), (48, self.ground)] {
            if let Some((red, green, blue)) = colour {
                write!(out, ";{kind};2;{red};{green};{blue}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn painted(lines: &[&str], cursor: (u16, u16)) -> Painted {
        let mut cells = Buffer::empty(Rect::new(0, 0, 12, u16::try_from(lines.len()).unwrap()));
        for (row, line) in (0u16..).zip(lines) {
            cells.set_string(0, row, line, Style::new());
        }
        Painted { cells, cursor: Some(cursor) }
    }

    fn rows() -> Rows<Vec<u8>> {
        Rows::new(Vec::new(), false)
    }

    fn sent(rows: &mut Rows<Vec<u8>>, painted: &Painted) -> String {
        rows.output.clear();
        rows.show(painted.into()).unwrap();
        String::from_utf8(rows.output.clone()).unwrap()
    }

    #[test]
    fn the_same_picture_again_is_no_byte() {
        let mut rows = rows();
        let picture = painted(&["1: はい", "2: いいえ"], (0, 0));
        assert!(!sent(&mut rows, &picture).is_empty());
        assert_eq!(sent(&mut rows, &picture), "");
    }

    #[test]
    fn a_changed_row_is_sent_whole_and_alone() {
        let mut rows = rows();
        sent(&mut rows, &painted(&["1: はい", "はいります。", "help"], (0, 0)));
        let bytes = sent(&mut rows, &painted(&["1: はい", "はいりません。", "help"], (0, 1)));
        assert_eq!(bytes, "\x1b[2;1Hはいりません\x1b[2;1H");
    }

    #[test]
    fn a_focus_that_moves_is_a_cursor_that_moves() {
        let mut rows = rows();
        sent(&mut rows, &painted(&["1: はい", "2: いいえ"], (0, 0)));
        assert_eq!(sent(&mut rows, &painted(&["1: はい", "2: いいえ"], (0, 1))), "\x1b[2;1H");
    }

    #[test]
    fn the_cursor_is_never_moved_inside_a_row() {
        let bytes = sent(&mut rows(), &painted(&["マイナンバー", "2: いいえ"], (0, 0)));
        assert_eq!(bytes, "\x1b[0m\x1b[2J\x1b[1;1Hマイナンバー\x1b[2;1H2: いいえ\x1b[K\x1b[1;1H");
    }

    #[test]
    fn another_size_is_a_new_picture() {
        let mut rows = rows();
        sent(&mut rows, &painted(&["a", "b"], (0, 0)));
        assert!(sent(&mut rows, &painted(&["a"], (0, 0))).starts_with("\x1b[0m\x1b[2J"));
        let nothing = Painted { cells: Buffer::empty(Rect::new(0, 0, 0, 0)), cursor: None };
        sent(&mut rows, &nothing);
        assert_eq!(sent(&mut rows, &nothing), "");
    }

    #[test]
    fn colours_begin_and_end_in_their_row() {
        let mut picture = painted(&["ab"], (0, 0));
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD);
        picture.cells.set_style(Rect::new(0, 0, 1, 1), style);
        assert!(sent(&mut rows(), &picture).contains("\x1b[1;1H\x1b[0;1;38;2;1;2;3ma\x1b[0mb\x1b[K"));
    }

    fn picture(row: usize, rows: usize, text: &str) -> Placed {
        Placed { col: 2, row, rows, width: 9, sixel: Sixel::of(text) }
    }

    fn pictured(rows: &mut Rows<Vec<u8>>, pictures: Vec<Placed>) -> String {
        rows.output.clear();
        rows.show(Frame::from(&painted(&["", "", "", "", "", "", "last"], (0, 6))).with(pictures)).unwrap();
        String::from_utf8(rows.output.clone()).unwrap()
    }

    #[test]
    fn a_picture_that_stays_is_no_byte_and_one_that_changes_takes_only_its_rows() {
        let mut rows = rows();
        let first = pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<B>"), picture(4, 2, "<C>")]);
        assert!(first.contains("\x1b[1;3H<A>") && first.contains("\x1b[5;3H<C>"), "{first:?}");
        assert_eq!(pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<B>"), picture(4, 2, "<C>")]), "");
        let next = pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<D>"), picture(4, 2, "<C>")]);
        assert_eq!(next, "\x1b[?25l\x1b[3;3H<D>\x1b[7;1H\x1b[?25h", "it covers the one before");
    }

    #[test]
    fn where_a_picture_was_nothing_is_left_of_it() {
        let mut rows = rows();
        pictured(&mut rows, vec![picture(0, 3, "<A>"), picture(3, 2, "<B>")]);
        let moved = pictured(&mut rows, vec![picture(0, 2, "<A>")]);
        for row in 1..=5 {
            assert!(moved.contains(&format!("\x1b[{row};1H\x1b[K")), "row {row}: {moved:?}");
        }
        assert!(!moved.contains("<B>") && moved.contains("<A>"));
    }

    #[test]
    fn a_picture_beside_one_that_changes_is_drawn_again_for_its_row_was_erased() {
        let mut rows = rows();
        let count = |text, width| Placed { width, ..picture(1, 1, text) };
        pictured(&mut rows, vec![picture(0, 2, "<help>"), count("<1/2>", 7), picture(4, 1, "<C>")]);
        let next = pictured(&mut rows, vec![picture(0, 2, "<help>"), count("<2/2>", 5), picture(4, 1, "<C>")]);
        assert!(next.contains("<help>") && next.contains("<2/2>") && !next.contains("<C>"), "{next:?}");
    }

    #[test]
    fn the_ground_to_the_end_of_a_row_is_an_erase_and_no_spaces() {
        let mut picture = painted(&["ab"], (0, 0));
        picture.cells.set_style(Rect::new(0, 0, 12, 1), Style::new().fg(Color::Rgb(9, 9, 9)).bg(Color::Rgb(1, 2, 3)));
        assert!(sent(&mut rows(), &picture).contains("\x1b[0;38;2;9;9;9;48;2;1;2;3mab\x1b[K\x1b[0m"));
        picture.cells.set_style(Rect::new(0, 0, 12, 1), Style::new().add_modifier(Modifier::REVERSED));
        assert!(sent(&mut rows(), &picture).contains("mab          \x1b[0m"), "an erase is not reversed");
    }

    #[test]
    fn a_write_that_fails_leaves_the_next_picture_to_be_sent_whole() {
        struct Broken;
        impl Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::from_raw_os_error(5))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut rows = Rows::new(Broken, true);
        assert!(rows.show((&painted(&["a"], (0, 0))).into()).is_err());
        assert!(rows.last.is_none());
    }
}
