//! One sheet of a layout painted into cells.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use zeroize::Zeroize;

use crate::page::{Page, Role};
use crate::place::Place;

use super::layout::{Field, Layout, Strip};
use super::palette::Palette;
use super::pieces::{cells, graphemes};
use super::size::Size;

/// The marker of the row that has the focus: wide in every terminal.
const FOCUS: &str = "＞";
/// The marker of what went wrong or was just done.
const ALERT: &str = "！";
/// Behind the number of a sheet after which others come.
const MORE: &str = "▼";
/// A typed character that must not be shown.
const DOT: &str = "・";
/// The same in a plain row.
const PLAIN_DOT: &str = "*";

/// A sheet in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Painted {
    /// The cells.
    pub cells: Buffer,
    /// Column and row of the cursor: on the focus, in what is typed, or on what was just said (rules R1, R2,
    /// docs/rules.md).
    pub cursor: Option<(u16, u16)>,
}

impl Painted {
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
pub struct View {
    /// The sheet that is shown.
    pub(in crate::present) sheet: usize,
    /// The row that has the focus; `None` where the cursor is on an alert.
    pub(in crate::present) focus: Option<usize>,
    /// The row that the cursor is on.
    cursor: usize,
    /// What was typed so far.
    pub(in crate::present) typed: String,
    /// The row of the cursor, or what is typed, in plain text; and where the cursor is in it.
    mirror: (String, usize),
    /// The row that is being said.
    pub(in crate::present) sounding: Option<usize>,
}

impl Drop for View {
    /// Overwrites what a person typed: it must not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.typed.zeroize();
        self.mirror.0.zeroize();
    }
}

impl View {
    /// Returns the view of a person at this place.
    pub fn of(layout: &Layout, page: &Page, place: &Place) -> Self {
        let cursor = place.cursor(page);
        let asked = place.sheet();
        let on_alert = cursor != place.row();
        let sheet = if on_alert { layout.sheet_with(cursor, asked) } else { asked };
        Self {
            sheet: sheet.min(layout.sheets.len().saturating_sub(1)),
            focus: (!on_alert).then_some(cursor),
            cursor,
            typed: place.typed().to_owned(),
            mirror: mirror(page, place),
            sounding: None,
        }
    }

    /// Changes which row is being said.
    pub fn say(&mut self, row: Option<usize>) {
        self.sounding = row;
    }
}

/// Paints the sheet at which the person is.
pub fn paint(layout: &Layout, page: &Page, place: &Place, palette: &Palette) -> Painted {
    painted(layout, &View::of(layout, page, place), palette)
}

/// Paints what is to be seen.
pub fn painted(layout: &Layout, view: &View, palette: &Palette) -> Painted {
    let mut canvas = Canvas::new(layout.size, layout.bar, palette);
    let strips = layout.sheets.get(view.sheet).map(Vec::as_slice).unwrap_or_default();
    for strip in strips {
        canvas.strip(strip, view.focus == Some(strip.row), view.sounding == Some(strip.row));
    }
    if layout.counted {
        canvas.count(view.sheet, layout.sheets.len());
    }
    let typing = layout.field.map(|field| canvas.field(field, &view.typed));
    let on_row = || {
        let strip = strips.iter().find(|strip| strip.row == view.cursor).or(strips.first());
        strip.map(|strip| canvas.begin(strip))
    };
    let cursor = if view.focus.is_none() { on_row() } else { typing.or_else(on_row) };
    let cursor = cursor.and_then(|(col, row)| canvas.inside(col, row));
    Painted { cells: canvas.cells, cursor }
}

/// Paints the background of a screen whose page is shown as pictures: on its last row, for whatever reads the terminal,
/// the row that has the focus in plain text, with the cursor on it.
pub(in crate::present) fn bare((cols, rows): (usize, usize), view: &View, palette: &Palette) -> Painted {
    let mut canvas = Canvas::new(Size { cols, rows }, (0, cols), palette);
    let (text, col) = &view.mirror;
    let row = rows.saturating_sub(1);
    canvas.put(0, row, text, palette.quiet);
    let cursor = canvas.inside(*col, row);
    Painted { cells: canvas.cells, cursor }
}

fn mirror(page: &Page, place: &Place) -> (String, usize) {
    let typed = place.typed();
    if let Some(entry) = page.entry.filter(|_| !typed.is_empty()) {
        let shown = if entry.kind.is_hidden() { PLAIN_DOT.repeat(typed.chars().count()) } else { typed.to_owned() };
        let end = cells(&shown);
        return (shown, end);
    }
    let Some(row) = page.rows.get(place.cursor(page)) else { return (String::new(), 0) };
    let number = row.number.map_or_else(String::new, |number| format!("{number}: "));
    // In kana: a braille display or a voice that reads the terminal may know no kanji (rule R13).
    (number + &row.text.kana(), 0)
}

struct Canvas<'a> {
    size: Size,
    bar: (usize, usize),
    palette: &'a Palette,
    cells: Buffer,
}

impl<'a> Canvas<'a> {
    fn new(size: Size, bar: (usize, usize), palette: &'a Palette) -> Self {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = Rect::new(0, 0, side(size.cols), side(size.rows));
        let mut cells = Buffer::empty(area);
        cells.set_style(area, palette.text);
        Self { size, bar, palette, cells }
    }

    fn strip(&mut self, strip: &Strip, focused: bool, sounding: bool) {
        let style = self.palette.of(strip.role, focused);
        self.ground(strip, style, focused);
        if sounding && strip.left >= self.bar.0 + 3 {
            // Two cells for the marker and one before the text: on a narrow screen there is no gutter.
            self.bar(strip, self.bar.0, self.bar.0 + 2, self.palette.number);
        }
        for glyphs in &strip.line.readings {
            self.put(strip.left + glyphs.at, strip.top, &glyphs.text, style);
        }
        for glyphs in &strip.line.words {
            self.put(strip.left + glyphs.at, strip.base(), &glyphs.text, style);
        }
        if let Some(number) = strip.number {
            self.number(strip, number, focused);
        }
    }

    /// Paints the bar behind a line, and the marker before it.
    fn ground(&mut self, strip: &Strip, style: Style, focused: bool) {
        let (left, right) = self.bar;
        let whole = matches!(strip.role, Role::Alert | Role::Mark) || (focused && strip.role == Role::Choice);
        if whole {
            self.bar(strip, left, right, style);
        } else if focused {
            self.bar(strip, left, left + 2, self.palette.focus);
        }
        if strip.left < left + 3 {
            return;
        }
        if strip.role == Role::Alert {
            self.put(left, strip.base(), ALERT, style);
        } else if focused {
            self.put(left, strip.base(), FOCUS, self.palette.focus);
        }
    }

    fn bar(&mut self, strip: &Strip, from: usize, to: usize, style: Style) {
        for row in strip.top..=strip.base() {
            for col in from..to {
                self.put(col, row, " ", style);
            }
        }
    }

    fn number(&mut self, strip: &Strip, number: u8, focused: bool) {
        let style = if focused { self.palette.focus_number } else { self.palette.number };
        let (left, _) = self.bar;
        match strip.left.checked_sub(4).filter(|col| *col >= left) {
            Some(col) => self.put(col, strip.base(), &format!(" {number} "), style),
            None => self.put(strip.left.saturating_sub(2), strip.base(), &number.to_string(), style),
        }
    }

    /// Paints the number of the sheet, and whether others follow.
    fn count(&mut self, sheet: usize, all: usize) {
        let more = if sheet + 1 == all { "" } else { MORE };
        let text = format!("{}/{all} {more}", sheet + 1);
        let (_, right) = self.bar;
        let row = self.size.rows.saturating_sub(1);
        // ▼ is narrow here, but some terminals draw it over two cells: one is left free behind it.
        let col = right.saturating_sub(cells(text.trim_end()) + 1);
        self.put(col, row, text.trim_end(), self.palette.quiet);
    }

    /// Paints what was typed, only its end where it is longer than the field; returns the cell behind it.
    fn field(&mut self, field: Field, typed: &str) -> (usize, usize) {
        let hidden = field.entry.kind.is_hidden();
        let shown: Vec<&str> = graphemes(typed).map(|part| if hidden { DOT } else { part }).collect();
        let room = field.width.saturating_sub(1);
        let mut from = shown.len();
        let mut used = 0;
        while let Some(part) =
            from.checked_sub(1).and_then(|at| shown.get(at)).filter(|part| used + cells(part) <= room)
        {
            used += cells(part);
            from -= 1;
        }
        for col in 0..field.width {
            self.put(field.left + col, field.top, " ", self.palette.entry);
        }
        self.put(field.left, field.top, &shown.get(from..).unwrap_or_default().concat(), self.palette.entry);
        (field.left + used, field.top)
    }

    /// Returns the first cell of a line: the free one before the number of a choice, otherwise that of its words.
    fn begin(&self, strip: &Strip) -> (usize, usize) {
        let (left, _) = self.bar;
        if let Some(col) = strip.left.checked_sub(4).filter(|col| strip.number.is_some() && *col >= left) {
            return (col, strip.base());
        }
        (strip.left + strip.line.words.first().map_or(0, |first| first.at), strip.base())
    }

    fn inside(&self, col: usize, row: usize) -> Option<(u16, u16)> {
        let last = |all: usize| all.checked_sub(1);
        let col = col.min(last(self.size.cols)?);
        let row = row.min(last(self.size.rows)?);
        Some((u16::try_from(col).ok()?, u16::try_from(row).ok()?))
    }

    /// Writes text from a cell on, so much of it as the screen has.
    fn put(&mut self, col: usize, row: usize, text: &str, style: Style) {
        let mut col = col;
        for part in graphemes(text) {
            let wide = usize::from(part.cell_width());
            // Half of a wide character cannot be drawn: terminals would put it on the next row.
            if col + wide > self.size.cols || wide == 0 {
                return;
            }
            for (at, symbol) in std::iter::once(part).chain(std::iter::repeat_n(" ", wide - 1)).enumerate() {
                self.cell(col + at, row, symbol, style);
            }
            col += wide;
        }
    }

    fn cell(&mut self, col: usize, row: usize, symbol: &str, style: Style) {
        let (Ok(col), Ok(row)) = (u16::try_from(col), u16::try_from(row)) else { return };
        if let Some(cell) = self.cells.cell_mut((col, row)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}
