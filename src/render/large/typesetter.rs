//! How pieces are set on lines and lines on a screen, in the units of a drawing: cells of a terminal, or pixels.

use crate::page::{RowRole, TextSize};

use super::frame::ColumnWidths;
use super::pieces::{TextPiece, cell_width};

/// The size of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterSize {
    /// What a page says.
    Large,
    /// Signs that are on every page: how far the visit has come, what the keys do.
    Small,
}

/// Whether something is on the line, or above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum RubyLayer {
    /// On the line.
    Word,
    /// Above it.
    Reading,
}

/// A text at its place on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct PlacedTextRef<'a> {
    pub(in crate::render) layer: RubyLayer,
    pub(in crate::render) at: usize,
    pub(in crate::render) text: &'a str,
}

/// The rules by which a drawing sets its lines. Lengths are in its own units.
pub(in crate::render) trait Typesetter {
    /// Returns how large the letters of such a row are.
    fn letter_size(&self, role: RowRole) -> LetterSize;

    /// Returns the columns before the text, and half the width of a kana.
    fn column_widths(&self) -> ColumnWidths;

    /// Returns how much of a line a text takes.
    fn text_width(&self, letters: LetterSize, text: &str) -> usize;

    /// Returns the height of a line: `read` with readings above it, `beside` if another line of its row has some.
    fn line_height(&self, letters: LetterSize, read: bool, beside: bool) -> usize;

    /// Returns the next place from the top at which a row of the page may begin.
    fn snap(&self, top: usize) -> usize;

    /// Returns what is left free between rows of a page where there is room.
    fn row_gap(&self) -> usize;

    /// Returns how many sentences are shown at a time at this size; `None` for as many as fit.
    fn sentences_at_once(&self, amount: TextSize) -> Option<usize>;

    /// Sets pieces from the beginning of a line, and gives how much of it they take.
    fn typeset(&self, letters: LetterSize, pieces: &[&TextPiece], put: &mut dyn FnMut(PlacedTextRef<'_>)) -> usize;
}

/// Cells of a terminal: readings as large as their words, so that a word is kept solid under its reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellTypesetter;

impl Typesetter for CellTypesetter {
    fn letter_size(&self, _role: RowRole) -> LetterSize {
        LetterSize::Large
    }

    fn column_widths(&self) -> ColumnWidths {
        ColumnWidths { cell: 1, gutter: 3, number: 4 }
    }

    fn text_width(&self, _letters: LetterSize, text: &str) -> usize {
        cell_width(text)
    }

    fn line_height(&self, _letters: LetterSize, read: bool, _beside: bool) -> usize {
        if read { 2 } else { 1 }
    }

    fn snap(&self, top: usize) -> usize {
        top
    }

    fn row_gap(&self) -> usize {
        1
    }

    /// Shows fewer sentences at a time, for letters of a terminal do not grow.
    fn sentences_at_once(&self, amount: TextSize) -> Option<usize> {
        amount.sentences_at_once()
    }

    fn typeset(&self, _letters: LetterSize, pieces: &[&TextPiece], put: &mut dyn FnMut(PlacedTextRef<'_>)) -> usize {
        let mut pen = CellRubyPlacer::default();
        for piece in pieces {
            pen.place(piece, put);
        }
        pen.end()
    }
}

/// How far a line is filled, in cells.
#[derive(Clone, Copy, Debug, Default)]
struct CellRubyPlacer {
    word_end: usize,
    reading_end: usize,
    space: usize,
    drawn: bool,
}

impl CellRubyPlacer {
    /// Moves behind the piece. A reading hangs over a space beside its word, never over another
    /// character, and never touches the reading on the other side of the space (W3C simple ruby).
    fn place(&mut self, piece: &TextPiece, put: &mut dyn FnMut(PlacedTextRef<'_>)) {
        if piece.is_blank() {
            self.space += if self.drawn && piece.text != "\n" { cell_width(&piece.text) } else { 0 };
            return;
        }
        let word = cell_width(&piece.text);
        let reading = piece.ruby.as_deref().map_or(0, cell_width);
        // The word stays solid and is centred: in cells, spreading 健康保険証 tore it into single letters (seen).
        let over = reading.saturating_sub(word) / 2;
        let begin = (self.word_end + self.space).max(self.reading_end).max(self.first_free_cell() + over);
        put(PlacedTextRef { layer: RubyLayer::Word, at: begin, text: &piece.text });
        self.word_end = begin + word;
        if let Some(text) = &piece.ruby {
            let at = begin - over + word.saturating_sub(reading) / 2;
            put(PlacedTextRef { layer: RubyLayer::Reading, at, text });
            self.reading_end = at + reading;
        }
        (self.space, self.drawn) = (0, true);
    }

    /// Returns the first cell that a reading may take.
    fn first_free_cell(&self) -> usize {
        let gap = usize::from(self.space > 0 && self.reading_end > 0);
        self.word_end.max(self.reading_end + gap)
    }

    fn end(&self) -> usize {
        self.word_end.max(self.reading_end)
    }
}
