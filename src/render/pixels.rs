//! A page in print-quality letters, furigana at half their size: divided into sheets by the same code as the text
//! drawing, with pixels for cells, and one picture for each row of the page.

mod draw_list;
mod font;
mod grid;
mod picture_sheet;
mod raster;
mod sixel;
mod typesetter;
mod viewing_geometry;

pub use draw_list::{ColourArea, DrawList, Rgb, TextRun};
pub use font::{Font, FontError};
pub use grid::PixelGrid;
pub use picture_sheet::{PictureSheet, RowPicture, draw_sheet};
pub use raster::{Bitmap, rasterize};
pub use sixel::encode_sixel;
pub use viewing_geometry::{ViewingGeometry, word_em};

use crate::page::{DisplayPrefs, Page};

use super::large::{Layout, PageFrame, Typesetter, paginate};

/// Lays a page out in letters of this size (pixels, even), for people who see it.
pub fn layout(page: &Page, prefs: DisplayPrefs, grid: PixelGrid, font: &Font, em: usize) -> Layout {
    let typesetter = typesetter::PixelTypesetter::new(font, em, grid.cell_height);
    paginate(page, prefs, PageFrame::new(grid.canvas_size(), typesetter.column_widths()), &typesetter)
}

#[cfg(test)]
mod tests;
