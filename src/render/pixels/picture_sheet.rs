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
        let Self { col, row, rows, draw_list, typed } = self;
        let over = rows.saturating_sub(1);
        let (upper, lower) = draw_list.split_at(over * cell_height);
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
    let builder =
        PictureSheetBuilder { layout, palette, grid, pixels: PixelTypesetter::new(font, em, grid.cell_height), view };
    let placed_lines = layout.sheets.get(view.sheet).map(Vec::as_slice).unwrap_or_default();
    let rows = placed_lines
        .chunk_by(|one, next| one.row == next.row)
        .flat_map(|placed_lines| builder.row_pictures(placed_lines));
    let pictures = rows.chain(builder.sheet_number_picture()).chain(builder.field_picture(&view.typed)).collect();
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
    fn row_pictures(&self, placed_lines: &[PlacedLine]) -> Vec<RowPicture> {
        let (Some(first), Some(last)) = (placed_lines.first(), placed_lines.last()) else { return Vec::new() };
        let row_style = self.row_style(first);
        let (top, bottom) = (first.top, last.top + last.line.height());
        let edge = self.words_left(first);
        let beside = (edge > self.snap_to_cell(self.layout.text_block.0))
            .then(|| self.marker_picture(first, (top, bottom), edge, row_style));
        let words = self.words_picture(placed_lines, (top, bottom), edge, row_style);
        let under =
            if first.role == RowRole::Choice { self.underline_choice(words, row_style.focused) } else { vec![words] };
        beside.into_iter().chain(under).collect()
    }

    fn row_style(&self, placed: &PlacedLine) -> RowStyle {
        let focused = self.view.focus == Some(placed.row);
        let (ink, ground) = Palette::rgb_pair(self.palette.row_style(placed.role, false));
        let whole = matches!(placed.role, RowRole::Alert | RowRole::Mark);
        RowStyle { ink, ground, focused, sounding: self.view.spoken_row == Some(placed.row), fills_line: whole }
    }

    /// Returns the beginning of the cell that holds a place of the screen.
    fn snap_to_cell(&self, left: usize) -> usize {
        left / self.grid.cell_width * self.grid.cell_width
    }

    /// Returns where the picture of the words begins, and what is beside them ends.
    fn words_left(&self, placed: &PlacedLine) -> usize {
        self.snap_to_cell(placed.left).max(self.snap_to_cell(self.layout.text_block.0))
    }

    /// Draws the marks of focus and voice, which differ in form and not in colour alone, and the number of a choice.
    fn marker_picture(
        &self,
        placed: &PlacedLine,
        (top, bottom): (usize, usize),
        edge: usize,
        row_style: RowStyle,
    ) -> RowPicture {
        let (left, _) = self.layout.text_block;
        let em = self.pixels.em(LetterSize::Large);
        let focus = Palette::rgb_pair(self.palette.focus);
        let chosen = row_style.focused && placed.role == RowRole::Choice;
        let (ink, ground) = if chosen { focus } else { (row_style.ink, row_style.ground) };
        let mut picture = self.picture_builder(left, top, bottom);
        if row_style.fills_line || chosen {
            picture.add_full_height_area(left, edge - left, ground);
        } else if row_style.focused {
            picture.add_full_height_area(left, em / 5, focus.1);
        }
        if let Some(number) = placed.number {
            self.draw_number(&mut picture, placed, number, row_style.focused);
        }
        let sign = match placed.role {
            RowRole::Alert => Some(ALERT_MARKER),
            RowRole::Choice if row_style.focused => Some(FOCUS_MARKER),
            RowRole::Choice
            | RowRole::Heading
            | RowRole::Help
            | RowRole::Mark
            | RowRole::Progress
            | RowRole::Question
            | RowRole::Statement => None,
        };
        if row_style.sounding {
            // Three bars that grow, a sign of loudness that needs no words.
            let before_number =
                if placed.role == RowRole::Choice { placed.left.saturating_sub(em * 3 / 2) } else { edge };
            picture.add_speech_bars((left + em * 3 / 10, before_number), em, ink);
        } else if let Some(sign) = sign.filter(|_| placed.left >= left + em) {
            let line = placed.top + self.pixels.words_top(LetterSize::Large, placed.line.height());
            picture.add_text(left + em / 10, line + em / 8, em * 3 / 8 * 2, sign, (ink, ground));
        }
        // Always as wide: a mark that goes away is painted over by the picture that takes its place.
        picture.used_right = edge;
        picture.finish(self.grid)
    }

    fn words_picture(
        &self,
        placed_lines: &[PlacedLine],
        (top, bottom): (usize, usize),
        edge: usize,
        row_style: RowStyle,
    ) -> RowPicture {
        let (_, right) = self.layout.text_block;
        let mut picture = self.picture_builder(edge, top, bottom);
        if row_style.fills_line {
            picture.add_full_height_area(edge, right - edge, row_style.ground);
        }
        for placed in placed_lines {
            picture.add_line(&self.pixels, placed, row_style.ink, row_style.ground);
        }
        picture.finish(self.grid)
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

    fn draw_number(&self, picture: &mut PictureBuilder, placed: &PlacedLine, number: u8, focused: bool) {
        let style = if focused { self.palette.focus_number } else { self.palette.number };
        let (ink, ground) = Palette::rgb_pair(style);
        let em = self.pixels.em(LetterSize::Large);
        let left = placed.left.saturating_sub(em * 3 / 2);
        let text = number.to_string();
        let indent = (em * 11 / 10).saturating_sub(self.pixels.font().width(&text, em)) / 2;
        let top = placed.top + self.pixels.words_top(LetterSize::Large, placed.line.height());
        picture.add_area(ColourArea { left, top, width: em * 11 / 10, height: em, colour: ground });
        picture.add_text(left + indent, top, em, &text, (ink, ground));
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
        let mut picture = self.picture_builder(left, top, top + height);
        let style = Palette::rgb_pair(self.palette.quiet);
        picture.add_text(left, top + self.pixels.words_top(LetterSize::Small, height), em, text.trim_end(), style);
        picture.used_right = right;
        Some(picture.finish(self.grid))
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
        let mut picture = self.picture_builder(field.left, field.top, field.top + height);
        picture.add_full_height_area(field.left, field.width, style.1);
        let top = field.top + self.pixels.words_top(LetterSize::Large, height);
        let left = field.left + em / 8;
        picture.add_text(left, top, em, rest, style);
        let caret = left + font.width(rest, em) + em / 16;
        picture.add_area(ColourArea { left: caret, top, width: (em / 12).max(1), height: em, colour: style.0 });
        picture.typed = true;
        Some(picture.finish(self.grid))
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

    fn add_line(&mut self, pixels: &PixelTypesetter<'_>, placed: &PlacedLine, ink: Rgb, ground: Rgb) {
        let letters = pixels.letter_size(placed.role);
        let em = pixels.em(letters);
        let top = placed.top + pixels.words_top(letters, placed.line.height());
        for part in &placed.line.words {
            self.add_text(placed.left + part.at, top, em, &part.text, (ink, ground));
        }
        for part in &placed.line.readings {
            self.add_text(placed.left + part.at, placed.top, em / 2, &part.text, (ink, ground));
        }
        // A letter may lean a little over its square.
        self.used_right = self.used_right.max(placed.left + placed.line.width() + em / 8);
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
        let draw_list = DrawList {
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
            rows: draw_list.height / grid.cell_height.max(1),
            draw_list,
            typed: self.typed,
        }
    }
}
