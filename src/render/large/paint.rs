//! One sheet of a layout painted into cells.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use zeroize::Zeroize;

use crate::focus::PageFocus;
use crate::page::{Page, RowRole};

use super::layout::{Layout, PlacedField, PlacedLine};
use super::palette::Palette;
use super::pieces::{cell_width, graphemes};
use super::screen_size::ScreenSize;

/// The marker of the row that has the focus: wide in every terminal.
const FOCUS_MARKER: &str = "＞";
/// The marker of what went wrong or was just done.
const ALERT_MARKER: &str = "！";
/// Behind the number of a sheet after which others come.
const MORE_SHEETS_MARKER: &str = "▼";
/// A typed character that must not be shown.
const HIDDEN_CHAR: &str = "・";
/// The same in a plain row.
const PLAIN_HIDDEN_CHAR: &str = "*";

/// A sheet in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintedSheet {
    /// The cells.
    pub cells: Buffer,
    /// Column and row of the cursor: on the focus, in what is typed, or on what was just said (rules R1, R2,
    /// docs/rules.md).
    pub cursor: Option<(u16, u16)>,
}

impl PaintedSheet {
    /// Returns the rows as plain text, without the spaces at their ends: what a person reads, for snapshots and the
    /// gallery.
    pub fn rows(&self) -> Vec<String> {
        let area = self.cells.area;
        (0..area.height).map(|row| self.row(row, area.width)).collect()
    }

    fn row(&self, row: u16, cols: u16) -> String {
        let mut text = String::new();
        let mut col = 0;
        while let Some(cell) = self.cells.cell((col, row)).filter(|_| col < cols) {
            text.push_str(cell.symbol());
            // Past both cells of a wide character: the second holds only a space.
            col += cell.symbol().cell_width().max(1);
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// Where a person is on a page that was laid out, and what the voice says of it: with the layout, all that a
/// drawing needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetView {
    /// The sheet that is shown.
    pub(in crate::render) sheet: usize,
    /// The row that has the focus; `None` where the cursor is on an alert.
    pub(in crate::render) focus: Option<usize>,
    /// The row that the cursor is on.
    cursor_row: usize,
    /// What was typed so far.
    pub(in crate::render) typed: String,
    /// The row of the cursor, or what is typed, in plain text; and where the cursor is in it.
    mirror: (String, usize),
    /// The row that is being said.
    pub(in crate::render) spoken_row: Option<usize>,
}

impl Drop for SheetView {
    /// Overwrites what a person typed: it must not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.typed.zeroize();
        self.mirror.0.zeroize();
    }
}

impl SheetView {
    /// Returns the view of a person at this place.
    pub fn of(layout: &Layout, page: &Page, focus: &PageFocus) -> Self {
        let cursor = focus.cursor(page);
        let asked = focus.sheet();
        let on_alert = cursor != focus.row();
        let sheet = if on_alert { layout.sheet_with(cursor, asked) } else { asked };
        Self {
            sheet: sheet.min(layout.sheets.len().saturating_sub(1)),
            focus: (!on_alert).then_some(cursor),
            cursor_row: cursor,
            typed: focus.typed().to_owned(),
            mirror: mirror_text(page, focus),
            spoken_row: None,
        }
    }

    /// Changes which row is being said.
    pub fn set_spoken_row(&mut self, row: Option<usize>) {
        self.spoken_row = row;
    }
}

/// Paints the sheet at which the person is.
pub fn paint_page(layout: &Layout, page: &Page, focus: &PageFocus, palette: &Palette) -> PaintedSheet {
    paint_view(layout, &SheetView::of(layout, page, focus), palette)
}

/// Paints what is to be seen.
pub fn paint_view(layout: &Layout, view: &SheetView, palette: &Palette) -> PaintedSheet {
    let mut canvas = CellCanvas::new(layout.size, layout.text_block, palette);
    let placed_lines = layout.sheets.get(view.sheet).map(Vec::as_slice).unwrap_or_default();
    for placed in placed_lines {
        canvas.draw_line(placed, view.focus == Some(placed.row), view.spoken_row == Some(placed.row));
    }
    if layout.shows_sheet_number {
        canvas.draw_sheet_number(view.sheet, layout.sheets.len());
    }
    let typing = layout.field.map(|field| canvas.draw_field(field, &view.typed));
    let on_row = || {
        let placed = placed_lines.iter().find(|placed| placed.row == view.cursor_row).or(placed_lines.first());
        placed.map(|placed| canvas.line_start(placed))
    };
    let cursor = if view.focus.is_none() { on_row() } else { typing.or_else(on_row) };
    let cursor = cursor.and_then(|(col, row)| canvas.clamp_to_screen(col, row));
    PaintedSheet { cells: canvas.cells, cursor }
}

/// Paints the background of a screen whose page is shown as pictures: on its last row, for whatever reads the terminal,
/// the row that has the focus in plain text, with the cursor on it.
pub(in crate::render) fn paint_mirror(
    (cols, rows): (usize, usize),
    view: &SheetView,
    palette: &Palette,
) -> PaintedSheet {
    let mut canvas = CellCanvas::new(ScreenSize { cols, rows }, (0, cols), palette);
    let (text, col) = &view.mirror;
    let row = rows.saturating_sub(1);
    canvas.put_text(0, row, text, palette.quiet);
    let cursor = canvas.clamp_to_screen(*col, row);
    PaintedSheet { cells: canvas.cells, cursor }
}

fn mirror_text(page: &Page, focus: &PageFocus) -> (String, usize) {
    let typed = focus.typed();
    if let Some(entry) = page.entry.filter(|_| !typed.is_empty()) {
        let shown =
            if entry.kind.is_hidden() { PLAIN_HIDDEN_CHAR.repeat(typed.chars().count()) } else { typed.to_owned() };
        let end = cell_width(&shown);
        return (shown, end);
    }
    let Some(row) = page.rows.get(focus.cursor(page)) else { return (String::new(), 0) };
    let number = row.number.map_or_else(String::new, |number| format!("{number}: "));
    // In kana: a braille display or a voice that reads the terminal may know no kanji (rule R13).
    (number + &row.text.kana(), 0)
}

struct CellCanvas<'a> {
    size: ScreenSize,
    bar: (usize, usize),
    palette: &'a Palette,
    cells: Buffer,
}

impl<'a> CellCanvas<'a> {
    fn new(size: ScreenSize, bar: (usize, usize), palette: &'a Palette) -> Self {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = Rect::new(0, 0, side(size.cols), side(size.rows));
        let mut cells = Buffer::empty(area);
        cells.set_style(area, palette.text);
        Self { size, bar, palette, cells }
    }

    fn draw_line(&mut self, placed: &PlacedLine, focused: bool, sounding: bool) {
        let style = self.palette.row_style(placed.role, focused);
        self.draw_background(placed, style, focused);
        if sounding && placed.left >= self.bar.0 + 3 {
            // Two cells for the marker and one before the text: on a narrow screen there is no gutter.
            self.fill_columns(placed, self.bar.0, self.bar.0 + 2, self.palette.number);
        }
        for part in &placed.line.readings {
            self.put_text(placed.left + part.at, placed.top, &part.text, style);
        }
        for part in &placed.line.words {
            self.put_text(placed.left + part.at, placed.base_row(), &part.text, style);
        }
        if let Some(number) = placed.number {
            self.draw_number(placed, number, focused);
        }
    }

    /// Paints the bar behind a line, and the marker before it.
    fn draw_background(&mut self, placed: &PlacedLine, style: Style, focused: bool) {
        let (left, right) = self.bar;
        let whole =
            matches!(placed.role, RowRole::Alert | RowRole::Mark) || (focused && placed.role == RowRole::Choice);
        if whole {
            self.fill_columns(placed, left, right, style);
        } else if focused {
            self.fill_columns(placed, left, left + 2, self.palette.focus);
        }
        if placed.left < left + 3 {
            return;
        }
        if placed.role == RowRole::Alert {
            self.put_text(left, placed.base_row(), ALERT_MARKER, style);
        } else if focused {
            self.put_text(left, placed.base_row(), FOCUS_MARKER, self.palette.focus);
        }
    }

    fn fill_columns(&mut self, placed: &PlacedLine, from: usize, to: usize, style: Style) {
        for row in placed.top..=placed.base_row() {
            for col in from..to {
                self.put_text(col, row, " ", style);
            }
        }
    }

    fn draw_number(&mut self, placed: &PlacedLine, number: u8, focused: bool) {
        let style = if focused { self.palette.focus_number } else { self.palette.number };
        let (left, _) = self.bar;
        match placed.left.checked_sub(4).filter(|col| *col >= left) {
            Some(col) => self.put_text(col, placed.base_row(), &format!(" {number} "), style),
            None => self.put_text(placed.left.saturating_sub(2), placed.base_row(), &number.to_string(), style),
        }
    }

    /// Paints the number of the sheet, and whether others follow.
    fn draw_sheet_number(&mut self, sheet: usize, all: usize) {
        let more = if sheet + 1 == all { "" } else { MORE_SHEETS_MARKER };
        let text = format!("{}/{all} {more}", sheet + 1);
        let (_, right) = self.bar;
        let row = self.size.rows.saturating_sub(1);
        // ▼ is narrow here, but some terminals draw it over two cells: one is left free behind it.
        let col = right.saturating_sub(cell_width(text.trim_end()) + 1);
        self.put_text(col, row, text.trim_end(), self.palette.quiet);
    }

    /// Paints what was typed, only its end where it is longer than the field; returns the cell behind it.
    fn draw_field(&mut self, field: PlacedField, typed: &str) -> (usize, usize) {
        let hidden = field.entry.kind.is_hidden();
        let shown: Vec<&str> = graphemes(typed).map(|part| if hidden { HIDDEN_CHAR } else { part }).collect();
        let room = field.width.saturating_sub(1);
        let mut from = shown.len();
        let mut used = 0;
        while let Some(part) =
            from.checked_sub(1).and_then(|at| shown.get(at)).filter(|part| used + cell_width(part) <= room)
        {
            used += cell_width(part);
            from -= 1;
        }
        for col in 0..field.width {
            self.put_text(field.left + col, field.top, " ", self.palette.entry);
        }
        self.put_text(field.left, field.top, &shown.get(from..).unwrap_or_default().concat(), self.palette.entry);
        (field.left + used, field.top)
    }

    /// Returns the first cell of a line: the free one before the number of a choice, otherwise that of its words.
    fn line_start(&self, placed: &PlacedLine) -> (usize, usize) {
        let (left, _) = self.bar;
        if let Some(col) = placed.left.checked_sub(4).filter(|col| placed.number.is_some() && *col >= left) {
            return (col, placed.base_row());
        }
        (placed.left + placed.line.words.first().map_or(0, |first| first.at), placed.base_row())
    }

    fn clamp_to_screen(&self, col: usize, row: usize) -> Option<(u16, u16)> {
        let last = |all: usize| all.checked_sub(1);
        let col = col.min(last(self.size.cols)?);
        let row = row.min(last(self.size.rows)?);
        Some((u16::try_from(col).ok()?, u16::try_from(row).ok()?))
    }

    /// Writes text from a cell on, so much of it as the screen has.
    fn put_text(&mut self, col: usize, row: usize, text: &str, style: Style) {
        let mut col = col;
        for part in graphemes(text) {
            let wide = usize::from(part.cell_width());
            // Half of a wide character cannot be drawn: terminals would put it on the next row.
            if col + wide > self.size.cols || wide == 0 {
                return;
            }
            for (at, symbol) in std::iter::once(part).chain(std::iter::repeat_n(" ", wide - 1)).enumerate() {
                self.set_cell(col + at, row, symbol, style);
            }
            col += wide;
        }
    }

    fn set_cell(&mut self, col: usize, row: usize, symbol: &str, style: Style) {
        let (Ok(col), Ok(row)) = (u16::try_from(col), u16::try_from(row)) else { return };
        if let Some(cell) = self.cells.cell_mut((col, row)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}
