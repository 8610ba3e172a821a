//! One sheet of a layout as pictures: one for each row of the page, so that a row that stays costs nothing.

use crate::page::{Page, Role};
use crate::place::Place;

use super::super::large::{Focus, Layout, Letters, Painted, Palette, Setting, Strip, bare, shown};
use super::Grid;
use super::font::Font;
use super::setting::Pixels;
use super::sketch::{Area, Rgb, Sketch, Words};

/// Behind the number of a sheet after which others come.
const MORE: &str = "▼";
/// The marker of the row that has the focus, for whoever sees no colours.
const FOCUS: &str = "▶";
/// The marker of what went wrong or was just done.
const ALERT: &str = "！";
/// A typed character that must not be shown.
const DOT: &str = "●";

/// A sheet in pictures, and what stands in cells beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The ground, the plain mirror of the row that has the focus on the last row, and the cursor on it.
    pub cells: Painted,
    /// The pictures; none touches the last row, and each begins at a cell.
    pub pictures: Vec<Picture>,
}

/// A picture at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The column of its left edge.
    pub col: usize,
    /// The screen row of its top.
    pub row: usize,
    /// How many screen rows it stands on.
    pub rows: usize,
    /// What is to be seen on it.
    pub sketch: Sketch,
    /// Whether it shows what a person typed, so that it is kept no longer than it is shown.
    pub typed: bool,
}

/// The sheet at which the person is, in pictures.
pub fn scene<A>(
    layout: &Layout,
    page: &Page<A>,
    place: &Place,
    palette: &Palette,
    style: (Grid, &Font, usize),
) -> Scene {
    let (grid, font, em) = style;
    let focus = shown(layout, page, place);
    let stage = Stage { layout, palette, grid, pixels: Pixels::new(font, em, grid.cell_height), focus };
    let strips = layout.sheets.get(focus.sheet).map(Vec::as_slice).unwrap_or_default();
    let rows = strips.chunk_by(|one, next| one.row == next.row).filter_map(|strips| stage.picture(strips));
    let pictures = rows.chain(stage.count()).chain(stage.field(place.typed())).collect();
    Scene { cells: bare((grid.cols, grid.rows), page, place, palette), pictures }
}

struct Stage<'a> {
    layout: &'a Layout,
    palette: &'a Palette,
    grid: Grid,
    pixels: Pixels<'a>,
    focus: Focus,
}

impl Stage<'_> {
    /// One row of the page, as much of it as stands on this sheet.
    fn picture(&self, strips: &[Strip]) -> Option<Picture> {
        let (first, last) = (strips.first()?, strips.last()?);
        let focused = self.focus.row == Some(first.row);
        let whole = matches!(first.role, Role::Alert | Role::Mark) || (focused && first.role == Role::Choice);
        let (ink, ground) = Palette::pair(self.palette.of(first.role, focused));
        let mut drawing = self.drawing(first.top, last.top + last.line.height());
        let (left, right) = self.layout.bar;
        let em = self.pixels.em(Letters::Large);
        if whole {
            drawing.area(left, right - left, ground);
        } else if focused {
            let (_, bar) = Palette::pair(self.palette.focus);
            drawing.area(left, em / 5, bar);
        }
        for strip in strips {
            drawing.strip(&self.pixels, strip, ink, ground);
        }
        match first.role {
            Role::Alert => drawing.marker(&self.pixels, first, (left, ALERT), (ink, ground)),
            Role::Choice if focused => drawing.marker(&self.pixels, first, (left, FOCUS), (ink, ground)),
            Role::Choice
            | Role::Heading
            | Role::Help
            | Role::Mark
            | Role::Progress
            | Role::Question
            | Role::Statement => {}
        }
        if let Some(number) = first.number {
            self.number(&mut drawing, first, number, focused);
        }
        Some(drawing.picture(self.grid))
    }

    fn number(&self, drawing: &mut Drawing, strip: &Strip, number: u8, focused: bool) {
        let style = if focused { self.palette.focus_number } else { self.palette.number };
        let (ink, ground) = Palette::pair(style);
        let em = self.pixels.em(Letters::Large);
        let left = strip.left.saturating_sub(em * 3 / 2);
        let text = number.to_string();
        let indent = (em * 11 / 10).saturating_sub(self.pixels.font().width(&text, em)) / 2;
        let top = strip.top + self.pixels.words_top(Letters::Large, strip.line.height());
        drawing.boxed(Area { left, top, width: em * 11 / 10, height: em, colour: ground });
        drawing.words(left + indent, top, em, &text, (ink, ground));
    }

    /// The number of the sheet, and whether others follow, at the end of the screen.
    fn count(&self) -> Option<Picture> {
        if !self.layout.counted {
            return None;
        }
        let all = self.layout.sheets.len();
        let more = if self.focus.sheet + 1 == all { "" } else { MORE };
        let text = format!("{}/{all} {more}", self.focus.sheet + 1);
        let em = self.pixels.em(Letters::Small);
        let height = self.pixels.height(Letters::Small, false, false);
        let top = self.layout.size.rows.checked_sub(self.pixels.snap(height))?;
        let (_, right) = self.layout.bar;
        let left = right.saturating_sub(self.pixels.font().width(text.trim_end(), em));
        let mut drawing = self.drawing(top, top + height);
        drawing.left = left / self.grid.cell_width * self.grid.cell_width;
        let style = Palette::pair(self.palette.quiet);
        drawing.words(left, top + self.pixels.words_top(Letters::Small, height), em, text.trim_end(), style);
        drawing.used = right;
        Some(drawing.picture(self.grid))
    }

    /// What was typed, its end where it is longer than the field.
    fn field(&self, typed: &str) -> Option<Picture> {
        let field = self.layout.field?;
        let em = self.pixels.em(Letters::Large);
        let style = Palette::pair(self.palette.entry);
        let height = self.pixels.height(Letters::Large, false, false);
        let hidden = field.entry.kind.is_hidden();
        let shown = if hidden { DOT.repeat(typed.chars().count()) } else { typed.to_owned() };
        let font = self.pixels.font();
        let mut rest = shown.as_str();
        while font.width(rest, em) + em / 2 > field.width && !rest.is_empty() {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
        }
        let mut drawing = self.drawing(field.top, field.top + height);
        drawing.area(field.left, field.width, style.1);
        let top = field.top + self.pixels.words_top(Letters::Large, height);
        let left = field.left + em / 8;
        drawing.words(left, top, em, rest, style);
        let caret = left + font.width(rest, em) + em / 16;
        drawing.boxed(Area { left: caret, top, width: (em / 12).max(1), height: em, colour: style.0 });
        drawing.typed = true;
        Some(drawing.picture(self.grid))
    }

    fn drawing(&self, top: usize, bottom: usize) -> Drawing {
        let (_, ground) = Palette::pair(self.palette.text);
        let (left, _) = self.layout.bar;
        Drawing {
            left: left / self.grid.cell_width * self.grid.cell_width,
            right: self.layout.size.cols,
            top,
            bottom: self.pixels.snap(bottom),
            used: 0,
            ground,
            areas: Vec::new(),
            words: Vec::new(),
            typed: false,
        }
    }
}

/// A sketch in the making, at places of the screen.
struct Drawing {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    /// How far from the left edge of the screen something is drawn.
    used: usize,
    ground: Rgb,
    areas: Vec<Area>,
    words: Vec<Words>,
    typed: bool,
}

impl Drawing {
    /// An area from the top of the picture to its bottom.
    fn area(&mut self, left: usize, width: usize, colour: Rgb) {
        self.boxed(Area { left, top: self.top, width, height: self.bottom - self.top, colour });
    }

    fn boxed(&mut self, area: Area) {
        self.used = self.used.max(area.left + area.width);
        let (left, top) = (area.left.saturating_sub(self.left), area.top.saturating_sub(self.top));
        self.areas.push(Area { left, top, ..area });
    }

    fn words(&mut self, left: usize, top: usize, em: usize, text: &str, (ink, ground): (Rgb, Rgb)) {
        let (left, top) = (left.saturating_sub(self.left), top.saturating_sub(self.top));
        self.words.push(Words { left, top, em, text: text.to_owned(), ink, ground });
    }

    fn strip(&mut self, pixels: &Pixels<'_>, strip: &Strip, ink: Rgb, ground: Rgb) {
        let letters = pixels.letters(strip.role);
        let em = pixels.em(letters);
        let top = strip.top + pixels.words_top(letters, strip.line.height());
        for glyphs in &strip.line.words {
            self.words(strip.left + glyphs.at, top, em, &glyphs.text, (ink, ground));
        }
        for glyphs in &strip.line.readings {
            self.words(strip.left + glyphs.at, strip.top, em / 2, &glyphs.text, (ink, ground));
        }
        // A letter may lean a little over its square.
        self.used = self.used.max(strip.left + strip.line.width() + em / 8);
    }

    fn marker(&mut self, pixels: &Pixels<'_>, strip: &Strip, (left, sign): (usize, &str), style: (Rgb, Rgb)) {
        let em = pixels.em(Letters::Large);
        let size = em * 3 / 4 / 2 * 2;
        if strip.left >= left + em {
            let top = strip.top + pixels.words_top(Letters::Large, strip.line.height()) + em / 8;
            self.words(left + em / 10, top, size, sign, style);
        }
    }

    fn picture(self, grid: Grid) -> Picture {
        let right = self.used.min(self.right);
        let sketch = Sketch {
            width: right.saturating_sub(self.left),
            height: self.bottom - self.top,
            ground: self.ground,
            areas: self.areas,
            words: self.words,
        };
        Picture {
            col: self.left / grid.cell_width.max(1),
            row: self.top / grid.cell_height.max(1),
            rows: sketch.height / grid.cell_height.max(1),
            sketch,
            typed: self.typed,
        }
    }
}
