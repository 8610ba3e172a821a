//! A page laid out in cells for a screen: lines with furigana above their kanji, divided into as many sheets as it
//! takes, so that nothing is ever clipped.

mod deal;
mod dealt;
mod frame;
mod layout;
mod line;
mod paint;
mod palette;
mod pieces;
mod setting;
mod size;

pub use layout::{Field, Layout, Strip};
pub use line::{Glyphs, Line, never_first, never_last};
pub(in crate::present) use paint::bare;
pub use paint::{Painted, View, paint, painted};
pub use palette::Palette;
pub use setting::Letters;
pub use size::Size;

pub(in crate::present) use deal::deal;
pub(in crate::present) use frame::{Columns, Frame};
pub(in crate::present) use pieces::Piece;
pub(in crate::present) use setting::{Layer, Setting, Spot};

use crate::page::{Look, Page};

/// Lays a page out on a screen of this size.
pub fn layout(page: &Page, look: Look, size: Size) -> Layout {
    let setting = setting::Cells;
    deal(page, look, Frame::new(size, setting.columns()), &setting)
}

#[cfg(test)]
mod tests;
