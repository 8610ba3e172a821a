//! What is to be seen on one picture, before any pixel of it is drawn: the key by which pictures are kept.

use zeroize::Zeroize;

/// A colour.
pub type Rgb = [u8; 3];

/// A picture in words: areas of colour, then words on them, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sketch {
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// Where nothing else is.
    pub ground: Rgb,
    /// Areas of one colour.
    pub areas: Vec<Area>,
    /// What is written.
    pub words: Vec<Words>,
}

/// An area of one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
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
pub struct Words {
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

impl Drop for Words {
    /// What a person typed and answered does not stay in memory (notes/records.md).
    fn drop(&mut self) {
        self.text.zeroize();
    }
}
