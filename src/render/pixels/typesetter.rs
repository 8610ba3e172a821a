//! How words and their readings are set in pixels: the W3C's "Rules for Simple Placement of Japanese Ruby".

use crate::page::{RowRole, TextSize};

use super::super::large::{ColumnWidths, LetterSize, PlacedTextRef, RubyLayer, TextPiece, Typesetter};
use super::font::Font;

/// Half of an em is the least that a line needs beside the letters (WCAG 1.4.8 asks for 1.5 lines); with readings
/// above, these are most of it.
const LINE_PITCH: (usize, usize) = (14, 10);
const RUBY_LINE_PITCH: (usize, usize) = (16, 10);
/// The gap between two readings, as a part of their size: closer together they are taken for one word.
const READING_GAP_DIVISOR: usize = 4;

/// Letters of one size on a terminal with cells of this height.
#[derive(Clone, Copy, Debug)]
pub(super) struct PixelTypesetter<'f> {
    font: &'f Font,
    em: usize,
    cell_height: usize,
}

impl<'f> PixelTypesetter<'f> {
    pub(super) fn new(font: &'f Font, em: usize, cell_height: usize) -> Self {
        // Even, so that readings are exactly half; never 0, so that text always advances.
        Self { font, em: (em / 2 * 2).max(4), cell_height: cell_height.max(1) }
    }

    pub(super) fn font(&self) -> &'f Font {
        self.font
    }

    /// Returns the size of letters in pixels; even, so that readings are half of it.
    pub(super) fn em(&self, letters: LetterSize) -> usize {
        match letters {
            LetterSize::Large => self.em,
            LetterSize::Small => self.em * 5 / 16 * 2,
        }
    }

    /// Returns the distance from the top of a line to that of its words.
    pub(super) fn words_top(&self, letters: LetterSize, height: usize) -> usize {
        let em = self.em(letters);
        let (part, whole) = RUBY_LINE_PITCH;
        if height >= em * part / whole { em / 2 + em / 32 } else { em / 5 }
    }
}

impl Typesetter for PixelTypesetter<'_> {
    fn letter_size(&self, role: RowRole) -> LetterSize {
        match role {
            RowRole::Help | RowRole::Mark | RowRole::Progress => LetterSize::Small,
            RowRole::Alert | RowRole::Choice | RowRole::Heading | RowRole::Question | RowRole::Statement => {
                LetterSize::Large
            }
        }
    }

    fn column_widths(&self) -> ColumnWidths {
        ColumnWidths { cell: self.em / 2, gutter: 2, number: 3 }
    }

    fn text_width(&self, letters: LetterSize, text: &str) -> usize {
        self.font.width(text, self.em(letters))
    }

    /// Returns the height of a line. The lines of one row of a page are equally far from each other, whether each has
    /// readings or not.
    fn line_height(&self, letters: LetterSize, read: bool, beside: bool) -> usize {
        let (part, whole) = if read || beside { RUBY_LINE_PITCH } else { LINE_PITCH };
        self.em(letters) * part / whole
    }

    fn snap(&self, top: usize) -> usize {
        top.div_ceil(self.cell_height) * self.cell_height
    }

    fn row_gap(&self) -> usize {
        self.snap(self.em * 2 / 5)
    }

    /// Shows one sentence at a time only at the largest step: at the others letters grow instead.
    fn sentences_at_once(&self, amount: TextSize) -> Option<usize> {
        (amount == TextSize::OneSentence).then_some(1)
    }

    fn typeset(&self, letters: LetterSize, pieces: &[&TextPiece], put: &mut dyn FnMut(PlacedTextRef<'_>)) -> usize {
        let mut pen = PixelRubyPlacer {
            font: self.font,
            em: self.em(letters),
            end: 0,
            ink_end: 0,
            reading_end: 0,
            space: 0,
            put,
        };
        let mut rest = pieces;
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            if first.is_blank() {
                pen.place_space(first);
            } else if first.ruby.is_none() {
                pen.place_plain(&first.text);
            } else {
                let (compound, behind) = leading_compound(behind);
                rest = behind;
                pen.place_compound(first, compound, rest);
            }
        }
        pen.end.max(pen.reading_end)
    }
}

/// Splits off the words with readings that follow without anything between: together they are one compound.
fn leading_compound<'a, 'p>(behind: &'a [&'p TextPiece]) -> (&'a [&'p TextPiece], &'a [&'p TextPiece]) {
    let many = behind.iter().take_while(|piece| piece.ruby.is_some()).count();
    behind.split_at(many)
}

/// How far a line is set, in pixels.
struct PixelRubyPlacer<'a> {
    font: &'a Font,
    em: usize,
    /// Where the last word ends.
    end: usize,
    /// Where its ink ends: a mark such as 。 leaves the second half of its square free.
    ink_end: usize,
    /// Where the last reading ends.
    reading_end: usize,
    /// Spaces behind the last word.
    space: usize,
    put: &'a mut dyn FnMut(PlacedTextRef<'_>),
}

impl PixelRubyPlacer<'_> {
    /// Adds a space; at the beginning of a line it takes no room.
    fn place_space(&mut self, piece: &TextPiece) {
        if self.end > 0 && piece.text != "\n" {
            self.space += self.font.width(&piece.text, self.em);
        }
    }

    fn place_plain(&mut self, text: &str) {
        let at = self.end + self.space;
        (self.put)(PlacedTextRef { layer: RubyLayer::Word, at, text });
        self.end_word(at + self.font.width(text, self.em), text);
    }

    fn end_word(&mut self, end: usize, text: &str) {
        let half = text.chars().last().filter(|c| has_blank_end(*c)).map_or(0, |c| self.font.advance(c, self.em) / 2);
        (self.end, self.ink_end, self.space) = (end, end - half, 0);
    }

    /// Sets each word of a compound under its own reading where all are wide enough; otherwise the readings share the
    /// compound (jukugo ruby).
    fn place_compound(&mut self, first: &TextPiece, more: &[&TextPiece], next: &[&TextPiece]) {
        let narrow = |piece: &TextPiece| self.reading_width(piece) > self.font.width(&piece.text, self.em);
        if more.is_empty() || (!narrow(first) && !more.iter().any(|piece| narrow(piece))) {
            self.place_group(&first.text, first.ruby.as_deref().unwrap_or_default(), next);
            for piece in more {
                self.place_group(&piece.text, piece.ruby.as_deref().unwrap_or_default(), next);
            }
            return;
        }
        let all = || std::iter::once(first).chain(more.iter().copied());
        let text: String = all().map(|piece| piece.text.as_str()).collect();
        let ruby: String = all().filter_map(|piece| piece.ruby.as_deref()).collect();
        self.place_group(&text, &ruby, next);
    }

    fn reading_width(&self, piece: &TextPiece) -> usize {
        piece.ruby.as_deref().map_or(0, |ruby| self.font.width(ruby, self.em / 2))
    }

    /// Sets a word with its reading. A longer reading hangs over what is free on both sides, and the word is spread
    /// under the rest of it; at the beginning and the end of a line their edges are flush.
    fn place_group(&mut self, text: &str, ruby: &str, next: &[&TextPiece]) {
        let at = self.end + self.space;
        let word = self.font.width(text, self.em);
        let reading = self.font.width(ruby, self.em / 2);
        let over = reading.saturating_sub(word);
        let free = if self.reading_end > 0 {
            self.ink_end.max(self.reading_end + self.em / 2 / READING_GAP_DIVISOR)
        } else {
            self.ink_end
        };
        let apart = if self.space > 0 && self.reading_end > 0 { free.saturating_sub(at) } else { 0 };
        let at = at + apart;
        let left = (over / 2).min(at.saturating_sub(free));
        let right = (over - over / 2).min(self.overhang_after(next));
        let width = word.max(reading - left.min(reading) - right);
        self.spread(RubyLayer::Word, text, at, width);
        self.spread(RubyLayer::Reading, ruby, at - left, reading.max(word));
        self.end_word(at + width, text);
        self.reading_end = at - left + reading.max(word);
    }

    /// Returns what a reading may hang over behind its word: a space within the line, or the blank half of a bracket.
    fn overhang_after(&self, next: &[&TextPiece]) -> usize {
        let spaces = next.iter().take_while(|piece| piece.is_space());
        let space: usize = spaces.map(|piece| self.font.width(&piece.text, self.em)).sum();
        let follows = next.iter().find(|piece| !piece.is_space()).filter(|piece| piece.text != "\n");
        match follows.and_then(|piece| piece.text.chars().next()) {
            Some(c) if has_blank_start(c) => space + self.font.advance(c, self.em) / 2,
            Some(_) => space,
            // The end of the line: nothing behind it, so reading and line end together.
            None => 0,
        }
    }

    /// Spreads a text over a width: one part before it, two between its letters, one behind (JIS X 4051).
    fn spread(&mut self, layer: RubyLayer, text: &str, at: usize, width: usize) {
        let em = if layer == RubyLayer::Word { self.em } else { self.em / 2 };
        let many = text.chars().count().max(1);
        let free = width.saturating_sub(self.font.width(text, em));
        if free == 0 {
            (self.put)(PlacedTextRef { layer, at, text });
            return;
        }
        let mut used = 0;
        let mut bytes = [0; 4];
        for (place, c) in text.chars().enumerate() {
            // Reckoned from the beginning each time: rounded steps that are added up would drift.
            let before = free * (2 * place + 1) / (2 * many);
            (self.put)(PlacedTextRef { layer, at: at + before + used, text: c.encode_utf8(&mut bytes) });
            used += self.font.advance(c, em);
        }
    }
}

/// Returns whether a full-width sign has a blank second half.
fn has_blank_end(c: char) -> bool {
    "、。，．）〕］｝〉》」』】’”".contains(c)
}

/// Returns whether a full-width sign has a blank first half.
fn has_blank_start(c: char) -> bool {
    "（〔［｛〈《「『【‘“".contains(c)
}
