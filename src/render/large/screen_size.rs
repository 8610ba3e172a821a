//! The size of a screen.

/// The size of a screen in the units of its drawing: cells, or pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScreenSize {
    /// From left to right.
    pub cols: usize,
    /// From top to bottom.
    pub rows: usize,
}

impl ScreenSize {
    /// Makes a size of so many columns and rows.
    pub fn new(cols: u16, rows: u16) -> Self {
        Self { cols: cols.into(), rows: rows.into() }
    }
}
