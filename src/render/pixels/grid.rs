//! The cells of a screen, and the pixels of a cell.

use super::super::large::ScreenSize;

/// What a screen of pixels is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PixelGrid {
    /// Cells from left to right.
    pub cols: usize,
    /// Cells from top to bottom; the last row is no place for pictures.
    pub rows: usize,
    /// Pixels of a cell from left to right.
    pub cell_width: usize,
    /// Pixels of a cell from top to bottom.
    pub cell_height: usize,
    /// Whether cells are exactly as large. Otherwise they may be a little larger, and there are gaps between pictures
    /// that follow each other from cell to cell.
    pub has_exact_cells: bool,
}

impl PixelGrid {
    /// Returns the pixels on which pictures may be: a picture that touches the last row would scroll the screen.
    pub fn canvas_size(self) -> ScreenSize {
        ScreenSize { cols: self.cols * self.cell_width, rows: self.rows.saturating_sub(1) * self.cell_height }
    }
}
