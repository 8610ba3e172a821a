//! Cells of six dots, and the forms in which displays, paper and embossers take them.

/// Six-dot cells in reading order; bit 0 is dot 1, bit 5 is dot 6, and 0 is an empty cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BrailleCells(Vec<u8>);

/// ASCII braille in the order of the dot patterns, as embossers take it (North American ASCII braille).
const ASCII: &[u8; 64] = b" A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=";

impl BrailleCells {
    /// Returns no cells.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the cells as bytes, dot 1 the lowest bit.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns how many cells there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds cells written as Unicode braille; anything else in `pattern` is left out.
    pub fn write(&mut self, pattern: &str) {
        self.0.extend(pattern.chars().filter_map(parse_cell));
    }

    /// Adds so many empty cells, unless the line is still empty or already has as many at its end.
    pub(crate) fn space(&mut self, wanted: usize) {
        let there = self.0.iter().rev().take_while(|cell| **cell == 0).count();
        if !self.0.is_empty() {
            self.0.extend(std::iter::repeat_n(0, wanted.saturating_sub(there)));
        }
    }

    /// Returns these cells without empty ones at the end.
    pub(crate) fn trimmed(mut self) -> Self {
        let end = self.0.iter().rposition(|cell| *cell != 0).map_or(0, |last| last + 1);
        self.0.truncate(end);
        self
    }

    /// Returns these cells, one empty cell, then others.
    #[must_use]
    pub fn followed_by(mut self, other: &Self) -> Self {
        self.space(1);
        self.0.extend_from_slice(&other.0);
        self
    }

    /// Returns these cells with dots 7 and 8 raised under them: a mark that displays have and paper has not.
    #[must_use]
    pub fn underlined(&self) -> Self {
        Self(self.0.iter().map(|cell| cell | 0b1100_0000).collect())
    }

    /// Returns these cells behind so many empty ones.
    #[must_use]
    pub fn indented(&self, empty: usize) -> Self {
        Self(std::iter::repeat_n(0, empty).chain(self.0.iter().copied()).collect())
    }

    /// Returns them as Unicode braille patterns, U+2800 for an empty cell.
    pub fn unicode(&self) -> String {
        self.0.iter().filter_map(|cell| char::from_u32(0x2800 + u32::from(*cell))).collect()
    }

    /// Returns them as the letters that an embosser takes (BRF).
    pub fn brf(&self) -> String {
        self.0.iter().filter_map(|cell| ASCII.get(usize::from(*cell))).map(|byte| char::from(*byte)).collect()
    }

    /// Returns lines of at most `width` cells, broken between words; a word longer than a line is cut.
    pub fn wrapped(&self, width: usize) -> Vec<Self> {
        // A line of no cells would take nothing, and the loop would not end.
        let width = width.max(1);
        let mut lines = Vec::new();
        let mut rest = self.0.as_slice();
        while !rest.is_empty() {
            let end = line_end(rest, width);
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            lines.push(Self(line.to_vec()).trimmed());
            let gap = after.iter().take_while(|cell| **cell == 0).count();
            rest = after.get(gap..).unwrap_or_default();
        }
        lines
    }
}

/// Returns where a line of this width ends: behind its last whole word.
fn line_end(rest: &[u8], width: usize) -> usize {
    // An empty cell right behind the line: its last word fits as a whole.
    if rest.len() <= width || rest.get(width) == Some(&0) {
        return width.min(rest.len());
    }
    let fits = rest.get(..width).unwrap_or(rest);
    let indent = fits.iter().take_while(|cell| **cell == 0).count();
    // Not inside the indent: such a line would be empty, and so would the next one.
    fits.iter().rposition(|cell| *cell == 0).filter(|gap| *gap >= indent.max(1)).unwrap_or(width)
}

fn parse_cell(c: char) -> Option<u8> {
    u32::from(c).checked_sub(0x2800).and_then(|dots| u8::try_from(dots).ok()).filter(|dots| *dots < 64)
}
