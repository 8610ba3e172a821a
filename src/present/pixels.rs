//! A page in print-quality letters, furigana at half their size: divided into sheets by the same code as the text
//! drawing, with pixels for cells, and one picture for each row of the page.

mod font;
mod raster;
mod scene;
mod setting;
mod sixel;
mod size;
mod sketch;

pub use font::{Font, FontError};
pub use raster::{Bitmap, raster};
pub use scene::{Picture, Scene, scene};
pub use sixel::sixel;
pub use size::{Sight, em};
pub use sketch::{Area, Rgb, Sketch, Words};

use crate::page::{Look, Page};

use super::large::{Frame, Layout, Setting, Size, deal};

/// What a screen of pixels is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grid {
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
    pub exact: bool,
}

impl Grid {
    /// Returns the pixels on which pictures may be: a picture that touches the last row would scroll the screen.
    pub fn canvas(self) -> Size {
        Size { cols: self.cols * self.cell_width, rows: self.rows.saturating_sub(1) * self.cell_height }
    }
}

/// Lays a page out in letters of this size (pixels, even), for people who see it.
pub fn layout(page: &Page, look: Look, grid: Grid, font: &Font, em: usize) -> Layout {
    let setting = setting::Pixels::new(font, em, grid.cell_height);
    deal(page, look, Frame::new(grid.canvas(), setting.columns()), &setting)
}

#[cfg(test)]
mod tests;
