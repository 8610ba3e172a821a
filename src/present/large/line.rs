//! Lines of text with their readings above: where each character stands, and where a line ends.

use super::pieces::{Break, Piece, cells};

/// A text at a cell of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Cells from the beginning of the line.
    pub at: usize,
    /// What stands there.
    pub text: String,
}

/// A line: its words, and their readings on the row above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, from left to right.
    pub words: Vec<Glyphs>,
    /// Their readings, from left to right; empty where no word of the line has one.
    pub readings: Vec<Glyphs>,
}

impl Line {
    /// Rows on the screen: one more where there are readings.
    pub fn height(&self) -> usize {
        if self.readings.is_empty() { 1 } else { 2 }
    }

    /// Cells from the beginning of the line to its end.
    pub fn width(&self) -> usize {
        let end = |row: &[Glyphs]| row.last().map_or(0, |last| last.at + cells(&last.text));
        end(&self.words).max(end(&self.readings))
    }

    /// The words as one text, a space where cells are free between them.
    pub fn written(&self) -> String {
        let mut written = String::new();
        let mut end = 0;
        for glyphs in &self.words {
            if glyphs.at > end && end > 0 {
                written.push(' ');
            }
            written.push_str(&glyphs.text);
            end = glyphs.at + cells(&glyphs.text);
        }
        written
    }
}

/// Breaks pieces into lines of so many cells: at spaces between words first, then where UAX 14
/// allows, and inside a word only where the word alone is larger than a line.
pub(super) fn lines(pieces: &[Piece], width: usize) -> Vec<Line> {
    let mut page = Filling { width: width.max(1), pen: Pen::default(), line: Line::default(), done: Vec::new() };
    for phrase in parts(pieces, |before| matches!(before, Break::Space | Break::Must)) {
        page.phrase(phrase);
    }
    page.end_line();
    page.done
}

/// Pieces up to the next one before which `begins` holds.
fn parts(pieces: &[Piece], begins: impl Fn(Break) -> bool) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(move |_, next| !begins(next.before))
}

/// How far a line is filled, in cells.
#[derive(Clone, Copy, Debug, Default)]
struct Pen {
    word_end: usize,
    reading_end: usize,
    space: usize,
    drawn: bool,
}

/// Where a piece stands: the cell of its word and the cell of its reading.
struct Spot {
    word: usize,
    reading: usize,
}

impl Pen {
    /// Moves behind the piece. A reading hangs over a space beside its word, never over another
    /// character, and never touches the reading on the other side of the space (W3C simple ruby).
    fn place(&mut self, piece: &Piece) -> Option<Spot> {
        if piece.is_space() || piece.text == "\n" {
            self.space += if self.drawn && piece.text != "\n" { cells(&piece.text) } else { 0 };
            return None;
        }
        let word = cells(&piece.text);
        let reading = piece.ruby.as_deref().map_or(0, cells);
        let over = reading.saturating_sub(word) / 2;
        let begin = (self.word_end + self.space).max(self.reading_end).max(self.free() + over);
        let spot = Spot { word: begin, reading: begin - over + word.saturating_sub(reading) / 2 };
        self.word_end = begin + word;
        if reading > 0 {
            self.reading_end = spot.reading + reading;
        }
        (self.space, self.drawn) = (0, true);
        Some(spot)
    }

    /// The first cell that a reading may take.
    fn free(&self) -> usize {
        let gap = usize::from(self.space > 0 && self.reading_end > 0);
        self.word_end.max(self.reading_end + gap)
    }

    fn end(&self) -> usize {
        self.word_end.max(self.reading_end)
    }
}

struct Filling {
    width: usize,
    pen: Pen,
    line: Line,
    done: Vec<Line>,
}

impl Filling {
    fn phrase(&mut self, phrase: &[Piece]) {
        if phrase.first().is_some_and(|first| first.before == Break::Must) {
            self.end_line();
        }
        if self.take_on_this_or_next(phrase) {
            return;
        }
        for segment in parts(phrase, |before| before != Break::Never) {
            if !self.take_on_this_or_next(segment) {
                self.larger_than_a_line(segment);
            }
        }
    }

    fn take_on_this_or_next(&mut self, part: &[Piece]) -> bool {
        if !self.fits(self.pen, part) {
            if !self.fits(Pen::default(), part) {
                return false;
            }
            self.end_line();
        }
        self.take(part);
        true
    }

    fn fits(&self, mut pen: Pen, part: &[Piece]) -> bool {
        for piece in part {
            pen.place(piece);
        }
        pen.end() <= self.width
    }

    fn take(&mut self, part: &[Piece]) {
        for piece in part {
            let Some(spot) = self.pen.place(piece) else { continue };
            self.line.words.push(Glyphs { at: spot.word, text: piece.text.clone() });
            if let Some(reading) = &piece.ruby {
                self.line.readings.push(Glyphs { at: spot.reading, text: reading.clone() });
            }
        }
    }

    /// Something that no line can hold: a character at a time, and still no 。 at the beginning of a line.
    fn larger_than_a_line(&mut self, segment: &[Piece]) {
        self.end_line();
        let mut shares: Vec<Piece> = segment.iter().flat_map(Piece::shares).collect();
        while !shares.is_empty() {
            let most = self.most(&shares).max(1);
            let many = (1..=most).rev().find(|many| may_end(&shares, *many)).unwrap_or(most);
            let rest = shares.split_off(many);
            self.take(&shares);
            shares = rest;
            if !shares.is_empty() {
                self.end_line();
            }
        }
    }

    /// How many of the pieces an empty line holds.
    fn most(&self, shares: &[Piece]) -> usize {
        let mut pen = Pen::default();
        let held = shares.iter().take_while(|share| {
            pen.place(share);
            pen.end() <= self.width
        });
        held.count()
    }

    fn end_line(&mut self) {
        self.pen = Pen::default();
        let line = std::mem::take(&mut self.line);
        if !line.words.is_empty() {
            self.done.push(line);
        }
    }
}

/// Whether a line may end behind so many pieces, by kinsoku alone.
fn may_end(pieces: &[Piece], many: usize) -> bool {
    let last = many.checked_sub(1).and_then(|at| pieces.get(at)).and_then(|piece| piece.text.chars().last());
    let next = pieces.get(many).and_then(|piece| piece.text.chars().next());
    !last.is_some_and(never_last) && !next.is_some_and(never_first)
}

/// Characters that never begin a line (JIS X 4051, kinsoku shori).
pub fn never_first(c: char) -> bool {
    "、。，．,.・：；:;？！?!ー〜～…‥’”）〕］｝〉》」』】)]}ゝゞヽヾ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
        .contains(c)
}

/// Characters that never end a line.
pub fn never_last(c: char) -> bool {
    "‘“（〔［｛〈《「『【([{".contains(c)
}
