//! A page laid out in cells for a screen: lines with furigana above their kanji, divided into as many sheets as it
//! takes, so that nothing is ever clipped.

mod frame;
mod layout;
mod paginate;
mod paint;
mod palette;
mod pieces;
mod row_block;
mod ruby_line;
mod screen_size;
mod sheet_ranges;
mod typesetter;

pub use layout::{Layout, PlacedField, PlacedLine};
pub(in crate::render) use paint::paint_mirror;
pub use paint::{PaintedSheet, SheetView, paint_page, paint_view};
pub use palette::Palette;
pub use ruby_line::{PlacedText, RubyLine, is_never_first, is_never_last};
pub use screen_size::ScreenSize;
pub use typesetter::LetterSize;

pub(in crate::render) use frame::{ColumnWidths, PageFrame};
pub(in crate::render) use paginate::paginate;
pub(in crate::render) use pieces::TextPiece;
pub(in crate::render) use typesetter::{PlacedTextRef, RubyLayer, Typesetter};

use crate::focus::PageFocus;
use crate::page::{DisplayPrefs, Page};

/// Lays a page out on a screen of this size.
pub fn layout(page: &Page, prefs: DisplayPrefs, size: ScreenSize) -> Layout {
    let typesetter = typesetter::CellTypesetter;
    paginate(page, prefs, PageFrame::new(size, typesetter.column_widths()), &typesetter)
}

/// Returns every sheet of a page on a screen of this size as rows of text without colours, a line below each sheet.
pub fn screen_lines(page: &Page, prefs: DisplayPrefs, size: ScreenSize) -> Vec<String> {
    let laid = layout(page, prefs, size);
    let mut all = Vec::new();
    for sheet in 0..laid.pagination.count() {
        let place = PageFocus::on_sheet(page, &laid.pagination, sheet);
        all.extend(paint_page(&laid, page, &place, &Palette::none()).rows());
        all.push("-".repeat(size.cols));
    }
    all
}

#[cfg(test)]
mod tests;
