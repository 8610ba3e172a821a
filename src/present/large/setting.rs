//! How pieces are set on lines and lines on a screen, in the units of a drawing: cells of a terminal, or pixels.

use crate::page::{Amount, Role};

use super::frame::Columns;
use super::pieces::{Piece, cells};

/// The size of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Letters {
    /// What a page says.
    Large,
    /// Signs that are on every page: how far the visit has come, what the keys do.
    Small,
}

/// Whether something is on the line, or above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::present) enum Layer {
    /// On the line.
    Word,
    /// Above it.
    Reading,
}

/// A text at its place on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::present) struct Spot<'a> {
    pub(in crate::present) layer: Layer,
    pub(in crate::present) at: usize,
    pub(in crate::present) text: &'a str,
}

/// The rules by which a drawing sets its lines. Lengths are in its own units.
pub(in crate::present) trait Setting {
    /// Returns how large the letters of such a row are.
    fn letters(&self, role: Role) -> Letters;

    /// Returns the columns before the text, and half the width of a kana.
    fn columns(&self) -> Columns;

    /// Returns how much of a line a text takes.
    fn width(&self, letters: Letters, text: &str) -> usize;

    /// Returns the height of a line: `read` with readings above it, `beside` if another line of its row has some.
    fn height(&self, letters: Letters, read: bool, beside: bool) -> usize;

    /// Returns the next place from the top at which a row of the page may begin.
    fn snap(&self, top: usize) -> usize;

    /// Returns what is left free between rows of a page where there is room.
    fn gap(&self) -> usize;

    /// Returns how many sentences are shown at a time at this size; `None` for as many as fit.
    fn at_once(&self, amount: Amount) -> Option<usize>;

    /// Sets pieces from the beginning of a line, and gives how much of it they take.
    fn set(&self, letters: Letters, pieces: &[&Piece], put: &mut dyn FnMut(Spot<'_>)) -> usize;
}

/// Cells of a terminal: readings as large as their words, so that a word is kept solid under its reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells;

impl Setting for Cells {
    fn letters(&self, _role: Role) -> Letters {
        Letters::Large
    }

    fn columns(&self) -> Columns {
        Columns { cell: 1, gutter: 3, number: 4 }
    }

    fn width(&self, _letters: Letters, text: &str) -> usize {
        cells(text)
    }

    fn height(&self, _letters: Letters, read: bool, _beside: bool) -> usize {
        if read { 2 } else { 1 }
    }

    fn snap(&self, top: usize) -> usize {
        top
    }

    fn gap(&self) -> usize {
        1
    }

    /// Shows fewer sentences at a time, for letters of a terminal do not grow.
    fn at_once(&self, amount: Amount) -> Option<usize> {
        amount.sentences()
    }

    fn set(&self, _letters: Letters, pieces: &[&Piece], put: &mut dyn FnMut(Spot<'_>)) -> usize {
        let mut pen = Pen::default();
        for piece in pieces {
            pen.place(piece, put);
        }
        pen.end()
    }
}

/// How far a line is filled, in cells.
#[derive(Clone, Copy, Debug, Default)]
struct Pen {
    word_end: usize,
    reading_end: usize,
    space: usize,
    drawn: bool,
}

impl Pen {
    /// Moves behind the piece. A reading hangs over a space beside its word, never over another
    /// character, and never touches the reading on the other side of the space (W3C simple ruby).
    fn place(&mut self, piece: &Piece, put: &mut dyn FnMut(Spot<'_>)) {
        if piece.is_blank() {
            self.space += if self.drawn && piece.text != "\n" { cells(&piece.text) } else { 0 };
            return;
        }
        let word = cells(&piece.text);
        let reading = piece.ruby.as_deref().map_or(0, cells);
        // The word stays solid and is centred: in cells, spreading 健康保険証 tore it into single letters (seen).
        let over = reading.saturating_sub(word) / 2;
        let begin = (self.word_end + self.space).max(self.reading_end).max(self.free() + over);
        put(Spot { layer: Layer::Word, at: begin, text: &piece.text });
        self.word_end = begin + word;
        if let Some(text) = &piece.ruby {
            let at = begin - over + word.saturating_sub(reading) / 2;
            put(Spot { layer: Layer::Reading, at, text });
            self.reading_end = at + reading;
        }
        (self.space, self.drawn) = (0, true);
    }

    /// Returns the first cell that a reading may take.
    fn free(&self) -> usize {
        let gap = usize::from(self.space > 0 && self.reading_end > 0);
        self.word_end.max(self.reading_end + gap)
    }

    fn end(&self) -> usize {
        self.word_end.max(self.reading_end)
    }
}
