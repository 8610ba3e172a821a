//! A page in print-quality letters, furigana at half their size: divided into sheets by the same code as the text
//! drawing, with pixels for cells, and one picture for each row of the page.

mod font;
mod grid;
mod raster;
mod scene;
mod setting;
mod sixel;
mod size;
mod sketch;

pub use font::{Font, FontError};
pub use grid::Grid;
pub use raster::{Bitmap, raster};
pub use scene::{Picture, Scene, scene};
pub use sixel::sixel;
pub use size::{Sight, em};
pub use sketch::{Area, Rgb, Sketch, Words};

use crate::page::{Look, Page};

use super::large::{Frame, Layout, Setting, deal};

/// Lays a page out in letters of this size (pixels, even), for people who see it.
pub fn layout(page: &Page, look: Look, grid: Grid, font: &Font, em: usize) -> Layout {
    let setting = setting::Pixels::new(font, em, grid.cell_height);
    deal(page, look, Frame::new(grid.canvas(), setting.columns()), &setting)
}

#[cfg(test)]
mod tests;
