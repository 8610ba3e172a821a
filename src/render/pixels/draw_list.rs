//! What is to be seen on one picture, before any pixel of it is drawn: the key by which pictures are kept.

use zeroize::Zeroize;

/// A colour.
pub type Rgb = [u8; 3];

/// A picture in words: areas of colour, then words on them, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DrawList {
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// Pixels above it that are no part of it: the places of areas and words are counted from their top.
    pub above: usize,
    /// Where nothing else is.
    pub ground: Rgb,
    /// Areas of one colour.
    pub areas: Vec<ColourArea>,
    /// What is written.
    pub words: Vec<TextRun>,
}

/// An area of one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ColourArea {
    /// Pixels from the left edge.
    pub left: usize,
    /// Pixels from the top.
    pub top: usize,
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// Its colour.
    pub colour: Rgb,
}

/// A text in letters of one size and colour.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextRun {
    /// Pixels from the left edge.
    pub left: usize,
    /// Pixels from the top to the square of its letters.
    pub top: usize,
    /// The size of its letters in pixels.
    pub em: usize,
    /// The text.
    pub text: String,
    /// The colour of its letters.
    pub ink: Rgb,
    /// The colour behind them, with which their edges are mixed.
    pub ground: Rgb,
}

impl DrawList {
    /// Divides it at this height into what is above and what is below. Letters that reach over that height are on both.
    pub(super) fn split_at(self, height: usize) -> (Self, Self) {
        let (width, ground) = (self.width, self.ground);
        let over = |top: usize| top < height;
        // Ink may reach a little below the square of its letter.
        let below: Vec<TextRun> =
            self.words.iter().filter(|words| words.top + words.em * 9 / 8 > height).cloned().collect();
        // So far up that no letter of the lower part begins above it: its upper part would be lost.
        let lifted = below.iter().map(|words| words.top).min().unwrap_or(height).min(height);
        let lower = Self {
            width,
            height: self.height.saturating_sub(height),
            above: height - lifted,
            ground,
            areas: self.areas.iter().filter_map(|area| area.moved_up(lifted)).collect(),
            words: below.into_iter().map(|words| words.moved_up(lifted)).collect(),
        };
        let areas = self.areas.into_iter().filter(|area| over(area.top)).collect();
        let words = self.words.into_iter().filter(|words| over(words.top)).collect();
        (Self { width, height, above: 0, ground, areas, words }, lower)
    }
}

impl ColourArea {
    /// Returns the same nearer to the top, as much of it as is left there.
    fn moved_up(self, by: usize) -> Option<Self> {
        let bottom = (self.top + self.height).checked_sub(by).filter(|bottom| *bottom > 0)?;
        let top = self.top.saturating_sub(by);
        Some(Self { top, height: bottom - top, ..self })
    }
}

impl TextRun {
    /// Returns the same nearer to the top.
    fn moved_up(mut self, by: usize) -> Self {
        self.top = self.top.saturating_sub(by);
        self
    }
}

impl Drop for TextRun {
    /// Overwrites what a person typed and answered: it must not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.text.zeroize();
    }
}
