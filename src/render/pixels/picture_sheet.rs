//! One sheet of a layout as pictures: one for each row of the page, so that a row that stays costs nothing.

use crate::page::RowRole;

use super::super::large::{Layout, LetterSize, PaintedSheet, Palette, PlacedLine, SheetView, Typesetter, paint_mirror};
use super::draw_list::{ColourArea, DrawList, Rgb, TextRun};
use super::font::Font;
use super::grid::PixelGrid;
use super::typesetter::PixelTypesetter;

/// Behind the number of a sheet after which others come.
const MORE_SHEETS_MARKER: &str = "▼";
/// The marker of the row that has the focus, for people who see no colours.
const FOCUS_MARKER: &str = "▶";
/// The marker of what went wrong or was just done.
const ALERT_MARKER: &str = "！";
/// A typed character that must not be shown.
const HIDDEN_CHAR: &str = "●";

/// A sheet in pictures, and what is in cells beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureSheet {
    /// The ground, the plain mirror of the row that has the focus on the last row, and the cursor on it.
    pub cells: PaintedSheet,
    /// The pictures; none touches the last row, and each begins at a cell.
    pub pictures: Vec<RowPicture>,
}

/// A picture at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPicture {
    /// The column of its left edge.
    pub col: usize,
    /// The screen row of its top.
    pub row: usize,
    /// How many screen rows it takes.
    pub rows: usize,
    /// What is to be seen on it.
    pub draw_list: DrawList,
    /// Whether it shows what a person typed, so that it is kept no longer than it is shown.
    pub typed: bool,
}

impl RowPicture {
    /// Returns what is above its last screen row, if anything, and that row as a picture of its own.
    fn split_last_row(self, cell_height: usize) -> (Option<Self>, Self) {
        let Self { col, row, rows, draw_list: sketch, typed } = self;
        let over = rows.saturating_sub(1);
        let (upper, lower) = sketch.split_at(over * cell_height);
        let above = (over > 0).then_some(Self { col, row, rows: over, draw_list: upper, typed });
        (above, Self { col, row: row + over, rows: rows - over, draw_list: lower, typed })
    }
}

/// Returns what is to be seen, in pictures.
pub fn draw_sheet(
    layout: &Layout,
    view: &SheetView,
    palette: &Palette,
    style: (PixelGrid, &Font, usize),
) -> PictureSheet {
    let (grid, font, em) = style;
    let stage =
        PictureSheetBuilder { layout, palette, grid, pixels: PixelTypesetter::new(font, em, grid.cell_height), view };
    let strips = layout.sheets.get(view.sheet).map(Vec::as_slice).unwrap_or_default();
    let rows = strips.chunk_by(|one, next| one.row == next.row).flat_map(|strips| stage.row_pictures(strips));
    let pictures = rows.chain(stage.sheet_number_picture()).chain(stage.field_picture(&view.typed)).collect();
    PictureSheet { cells: paint_mirror((grid.cols, grid.rows), view, palette), pictures }
}

struct PictureSheetBuilder<'a> {
    layout: &'a Layout,
    palette: &'a Palette,
    grid: PixelGrid,
    pixels: PixelTypesetter<'a>,
    view: &'a SheetView,
}

/// How a row of the page looks now.
#[derive(Clone, Copy)]
struct RowStyle {
    ink: Rgb,
    ground: Rgb,
    focused: bool,
    sounding: bool,
    /// Whether its ground reaches over the whole line.
    fills_line: bool,
}

impl PictureSheetBuilder<'_> {
    /// Draws one row of the page, as much of it as is on this sheet: its words, and what is beside and under them. They
    /// are pictures of their own, so that a step from row to row costs no words.
    fn row_pictures(&self, strips: &[PlacedLine]) -> Vec<RowPicture> {
        let (Some(first), Some(last)) = (strips.first(), strips.last()) else { return Vec::new() };
        let guise = self.row_style(first);
        let (top, bottom) = (first.top, last.top + last.line.height());
        let edge = self.words_left(first);
        let beside = (edge > self.snap_to_cell(self.layout.text_block.0))
            .then(|| self.marker_picture(first, (top, bottom), edge, guise));
        let words = self.words_picture(strips, (top, bottom), edge, guise);
        let under =
            if first.role == RowRole::Choice { self.underline_choice(words, guise.focused) } else { vec![words] };
        beside.into_iter().chain(under).collect()
    }

    fn row_style(&self, strip: &PlacedLine) -> RowStyle {
        let focused = self.view.focus == Some(strip.row);
        let (ink, ground) = Palette::rgb_pair(self.palette.row_style(strip.role, false));
        let whole = matches!(strip.role, RowRole::Alert | RowRole::Mark);
        RowStyle { ink, ground, focused, sounding: self.view.spoken_row == Some(strip.row), fills_line: whole }
    }

    /// Returns the beginning of the cell that holds a place of the screen.
    fn snap_to_cell(&self, left: usize) -> usize {
        left / self.grid.cell_width * self.grid.cell_width
    }

    /// Returns where the picture of the words begins, and what is beside them ends.
    fn words_left(&self, strip: &PlacedLine) -> usize {
        self.snap_to_cell(strip.left).max(self.snap_to_cell(self.layout.text_block.0))
    }

    /// Draws the marks of focus and voice, which differ in form and not in colour alone, and the number of a choice.
    fn marker_picture(
        &self,
        strip: &PlacedLine,
        (top, bottom): (usize, usize),
        edge: usize,
        guise: RowStyle,
    ) -> RowPicture {
        let (left, _) = self.layout.text_block;
        let em = self.pixels.em(LetterSize::Large);
        let focus = Palette::rgb_pair(self.palette.focus);
        let chosen = guise.focused && strip.role == RowRole::Choice;
        let (ink, ground) = if chosen { focus } else { (guise.ink, guise.ground) };
        let mut drawing = self.picture_builder(left, top, bottom);
        if guise.fills_line || chosen {
            drawing.add_full_height_area(left, edge - left, ground);
        } else if guise.focused {
            drawing.add_full_height_area(left, em / 5, focus.1);
        }
        if let Some(number) = strip.number {
            self.draw_number(&mut drawing, strip, number, guise.focused);
        }
        let sign = match strip.role {
            RowRole::Alert => Some(ALERT_MARKER),
            RowRole::Choice if guise.focused => Some(FOCUS_MARKER),
            RowRole::Choice
            | RowRole::Heading
            | RowRole::Help
            | RowRole::Mark
            | RowRole::Progress
            | RowRole::Question
            | RowRole::Statement => None,
        };
        if guise.sounding {
            // Three bars that grow, a sign of loudness that needs no words.
            let before_number =
                if strip.role == RowRole::Choice { strip.left.saturating_sub(em * 3 / 2) } else { edge };
            drawing.add_speech_bars((left + em * 3 / 10, before_number), em, ink);
        } else if let Some(sign) = sign.filter(|_| strip.left >= left + em) {
            let line = strip.top + self.pixels.words_top(LetterSize::Large, strip.line.height());
            drawing.add_text(left + em / 10, line + em / 8, em * 3 / 8 * 2, sign, (ink, ground));
        }
        // Always as wide: a mark that goes away is painted over by the picture that takes its place.
        drawing.used_right = edge;
        drawing.finish(self.grid)
    }

    fn words_picture(
        &self,
        strips: &[PlacedLine],
        (top, bottom): (usize, usize),
        edge: usize,
        guise: RowStyle,
    ) -> RowPicture {
        let (_, right) = self.layout.text_block;
        let mut drawing = self.picture_builder(edge, top, bottom);
        if guise.fills_line {
            drawing.add_full_height_area(edge, right - edge, guise.ground);
        }
        for strip in strips {
            drawing.add_line(&self.pixels, strip, guise.ink, guise.ground);
        }
        drawing.finish(self.grid)
    }

    /// Draws under the words of a choice a line to the end of the row where it has the focus. It is a picture of its
    /// own, unless a gap between the two would be seen.
    fn underline_choice(&self, words: RowPicture, focused: bool) -> Vec<RowPicture> {
        let (_, right) = self.layout.text_block;
        let width = right.saturating_sub(words.col * self.grid.cell_width).max(words.draw_list.width);
        let em = self.pixels.em(LetterSize::Large);
        let letters = words.draw_list.words.iter().map(|words| words.top + words.em).max().unwrap_or(0);
        // The line takes the room between the squares of the letters and the next row; the ink above it ends within them.
        let height = words.draw_list.height.saturating_sub(letters).clamp(em / 16, em / 6).min(self.grid.cell_height);
        let (above, mut under) =
            if self.grid.has_exact_cells { words.split_last_row(self.grid.cell_height) } else { (None, words) };
        under.draw_list.width = width;
        if focused {
            let top = under.draw_list.above + under.draw_list.height - height;
            let colour = Palette::rgb_pair(self.palette.focus).1;
            under.draw_list.areas.push(ColourArea { left: 0, top, width, height, colour });
        }
        above.into_iter().chain([under]).collect()
    }

    fn draw_number(&self, drawing: &mut PictureBuilder, strip: &PlacedLine, number: u8, focused: bool) {
        let style = if focused { self.palette.focus_number } else { self.palette.number };
        let (ink, ground) = Palette::rgb_pair(style);
        let em = self.pixels.em(LetterSize::Large);
        let left = strip.left.saturating_sub(em * 3 / 2);
        let text = number.to_string();
        let indent = (em * 11 / 10).saturating_sub(self.pixels.font().width(&text, em)) / 2;
        let top = strip.top + self.pixels.words_top(LetterSize::Large, strip.line.height());
        drawing.add_area(ColourArea { left, top, width: em * 11 / 10, height: em, colour: ground });
        drawing.add_text(left + indent, top, em, &text, (ink, ground));
    }

    /// Draws the number of the sheet, and whether others follow, at the end of the screen.
    fn sheet_number_picture(&self) -> Option<RowPicture> {
        if !self.layout.shows_sheet_number {
            return None;
        }
        let all = self.layout.sheets.len();
        let more = if self.view.sheet + 1 == all { "" } else { MORE_SHEETS_MARKER };
        let text = format!("{}/{all} {more}", self.view.sheet + 1);
        let em = self.pixels.em(LetterSize::Small);
        let height = self.pixels.line_height(LetterSize::Small, false, false);
        let top = self.layout.size.rows.checked_sub(self.pixels.snap(height))?;
        let (_, right) = self.layout.text_block;
        let left = right.saturating_sub(self.pixels.font().width(text.trim_end(), em));
        let mut drawing = self.picture_builder(left, top, top + height);
        let style = Palette::rgb_pair(self.palette.quiet);
        drawing.add_text(left, top + self.pixels.words_top(LetterSize::Small, height), em, text.trim_end(), style);
        drawing.used_right = right;
        Some(drawing.finish(self.grid))
    }

    /// Draws what was typed, only its end where it is longer than the field.
    fn field_picture(&self, typed: &str) -> Option<RowPicture> {
        let field = self.layout.field?;
        let em = self.pixels.em(LetterSize::Large);
        let style = Palette::rgb_pair(self.palette.entry);
        let height = self.pixels.line_height(LetterSize::Large, false, false);
        let hidden = field.entry.kind.is_hidden();
        let shown = if hidden { HIDDEN_CHAR.repeat(typed.chars().count()) } else { typed.to_owned() };
        let font = self.pixels.font();
        let mut rest = shown.as_str();
        while font.width(rest, em) + em / 2 > field.width && !rest.is_empty() {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
        }
        let mut drawing = self.picture_builder(field.left, field.top, field.top + height);
        drawing.add_full_height_area(field.left, field.width, style.1);
        let top = field.top + self.pixels.words_top(LetterSize::Large, height);
        let left = field.left + em / 8;
        drawing.add_text(left, top, em, rest, style);
        let caret = left + font.width(rest, em) + em / 16;
        drawing.add_area(ColourArea { left: caret, top, width: (em / 12).max(1), height: em, colour: style.0 });
        drawing.typed = true;
        Some(drawing.finish(self.grid))
    }

    fn picture_builder(&self, left: usize, top: usize, bottom: usize) -> PictureBuilder {
        let (_, ground) = Palette::rgb_pair(self.palette.text);
        PictureBuilder {
            left: self.snap_to_cell(left),
            right: self.layout.size.cols,
            top,
            bottom: self.pixels.snap(bottom),
            used_right: 0,
            ground,
            areas: Vec::new(),
            words: Vec::new(),
            typed: false,
        }
    }
}

/// A sketch in the making, at places of the screen.
struct PictureBuilder {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    /// How far from the left edge of the screen something is drawn.
    used_right: usize,
    ground: Rgb,
    areas: Vec<ColourArea>,
    words: Vec<TextRun>,
    typed: bool,
}

impl PictureBuilder {
    /// Adds an area from the top of the picture to its bottom.
    fn add_full_height_area(&mut self, left: usize, width: usize, colour: Rgb) {
        self.add_area(ColourArea { left, top: self.top, width, height: self.bottom - self.top, colour });
    }

    fn add_area(&mut self, area: ColourArea) {
        self.used_right = self.used_right.max(area.left + area.width);
        let (left, top) = (area.left.saturating_sub(self.left), area.top.saturating_sub(self.top));
        self.areas.push(ColourArea { left, top, ..area });
    }

    fn add_text(&mut self, left: usize, top: usize, em: usize, text: &str, (ink, ground): (Rgb, Rgb)) {
        let (left, top) = (left.saturating_sub(self.left), top.saturating_sub(self.top));
        self.words.push(TextRun { left, top, em, text: text.to_owned(), ink, ground });
    }

    fn add_line(&mut self, pixels: &PixelTypesetter<'_>, strip: &PlacedLine, ink: Rgb, ground: Rgb) {
        let letters = pixels.letter_size(strip.role);
        let em = pixels.em(letters);
        let top = strip.top + pixels.words_top(letters, strip.line.height());
        for glyphs in &strip.line.words {
            self.add_text(strip.left + glyphs.at, top, em, &glyphs.text, (ink, ground));
        }
        for glyphs in &strip.line.readings {
            self.add_text(strip.left + glyphs.at, strip.top, em / 2, &glyphs.text, (ink, ground));
        }
        // A letter may lean a little over its square.
        self.used_right = self.used_right.max(strip.left + strip.line.width() + em / 8);
    }

    /// Adds three bars that grow, between two places, at the bottom of the picture.
    fn add_speech_bars(&mut self, (left, right): (usize, usize), em: usize, colour: Rgb) {
        let step = (right.saturating_sub(left) / 3).min(em / 5);
        for (at, share) in [(0, 3), (1, 5), (2, 8)] {
            let height = em * share / 10;
            let top = self.bottom.saturating_sub(height + em / 6).max(self.top);
            let width = (step * 2 / 3).max(1);
            self.add_area(ColourArea { left: left + at * step, top, width, height, colour });
        }
    }

    fn finish(self, grid: PixelGrid) -> RowPicture {
        let right = self.used_right.min(self.right);
        let sketch = DrawList {
            width: right.saturating_sub(self.left),
            height: self.bottom - self.top,
            above: 0,
            ground: self.ground,
            areas: self.areas,
            words: self.words,
        };
        RowPicture {
            col: self.left / grid.cell_width.max(1),
            row: self.top / grid.cell_height.max(1),
            rows: sketch.height / grid.cell_height.max(1),
            draw_list: sketch,
            typed: self.typed,
        }
    }
}
