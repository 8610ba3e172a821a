//! One sheet of a layout as pictures: one for each row of the page, so that a row that stays costs nothing.

use crate::page::Role;

use super::super::large::{Layout, Letters, Painted, Palette, Setting, Strip, View, bare};
use super::font::Font;
use super::grid::Grid;
use super::setting::Pixels;
use super::sketch::{Area, Rgb, Sketch, Words};

/// Behind the number of a sheet after which others come.
const MORE: &str = "▼";
/// The marker of the row that has the focus, for people who see no colours.
const FOCUS: &str = "▶";
/// The marker of what went wrong or was just done.
const ALERT: &str = "！";
/// A typed character that must not be shown.
const DOT: &str = "●";

/// A sheet in pictures, and what is in cells beside them.
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
    /// How many screen rows it takes.
    pub rows: usize,
    /// What is to be seen on it.
    pub sketch: Sketch,
    /// Whether it shows what a person typed, so that it is kept no longer than it is shown.
    pub typed: bool,
}

impl Picture {
    /// Returns what is above its last screen row, if anything, and that row as a picture of its own.
    fn parted(self, cell_height: usize) -> (Option<Self>, Self) {
        let Self { col, row, rows, sketch, typed } = self;
        let over = rows.saturating_sub(1);
        let (upper, lower) = sketch.parted(over * cell_height);
        let above = (over > 0).then_some(Self { col, row, rows: over, sketch: upper, typed });
        (above, Self { col, row: row + over, rows: rows - over, sketch: lower, typed })
    }
}

/// Returns what is to be seen, in pictures.
pub fn scene(layout: &Layout, view: &View, palette: &Palette, style: (Grid, &Font, usize)) -> Scene {
    let (grid, font, em) = style;
    let stage = Stage { layout, palette, grid, pixels: Pixels::new(font, em, grid.cell_height), view };
    let strips = layout.sheets.get(view.sheet).map(Vec::as_slice).unwrap_or_default();
    let rows = strips.chunk_by(|one, next| one.row == next.row).flat_map(|strips| stage.row(strips));
    let pictures = rows.chain(stage.count()).chain(stage.field(&view.typed)).collect();
    Scene { cells: bare((grid.cols, grid.rows), view, palette), pictures }
}

struct Stage<'a> {
    layout: &'a Layout,
    palette: &'a Palette,
    grid: Grid,
    pixels: Pixels<'a>,
    view: &'a View,
}

/// How a row of the page looks now.
#[derive(Clone, Copy)]
struct Guise {
    ink: Rgb,
    ground: Rgb,
    focused: bool,
    sounding: bool,
    /// Whether its ground reaches over the whole line.
    whole: bool,
}

impl Stage<'_> {
    /// Draws one row of the page, as much of it as is on this sheet: its words, and what is beside and under them. They
    /// are pictures of their own, so that a step from row to row costs no words.
    fn row(&self, strips: &[Strip]) -> Vec<Picture> {
        let (Some(first), Some(last)) = (strips.first(), strips.last()) else { return Vec::new() };
        let guise = self.guise(first);
        let (top, bottom) = (first.top, last.top + last.line.height());
        let edge = self.edge(first);
        let beside = (edge > self.cell(self.layout.bar.0)).then(|| self.beside(first, (top, bottom), edge, guise));
        let words = self.words(strips, (top, bottom), edge, guise);
        let under = if first.role == Role::Choice { self.underlined(words, guise.focused) } else { vec![words] };
        beside.into_iter().chain(under).collect()
    }

    fn guise(&self, strip: &Strip) -> Guise {
        let focused = self.view.focus == Some(strip.row);
        let (ink, ground) = Palette::pair(self.palette.of(strip.role, false));
        let whole = matches!(strip.role, Role::Alert | Role::Mark);
        Guise { ink, ground, focused, sounding: self.view.sounding == Some(strip.row), whole }
    }

    /// Returns the beginning of the cell that holds a place of the screen.
    fn cell(&self, left: usize) -> usize {
        left / self.grid.cell_width * self.grid.cell_width
    }

    /// Returns where the picture of the words begins, and what is beside them ends.
    fn edge(&self, strip: &Strip) -> usize {
        self.cell(strip.left).max(self.cell(self.layout.bar.0))
    }

    /// Draws the marks of focus and voice, which differ in form and not in colour alone, and the number of a choice.
    fn beside(&self, strip: &Strip, (top, bottom): (usize, usize), edge: usize, guise: Guise) -> Picture {
        let (left, _) = self.layout.bar;
        let em = self.pixels.em(Letters::Large);
        let focus = Palette::pair(self.palette.focus);
        let chosen = guise.focused && strip.role == Role::Choice;
        let (ink, ground) = if chosen { focus } else { (guise.ink, guise.ground) };
        let mut drawing = self.drawing(left, top, bottom);
        if guise.whole || chosen {
            drawing.area(left, edge - left, ground);
        } else if guise.focused {
            drawing.area(left, em / 5, focus.1);
        }
        if let Some(number) = strip.number {
            self.number(&mut drawing, strip, number, guise.focused);
        }
        let sign = match strip.role {
            Role::Alert => Some(ALERT),
            Role::Choice if guise.focused => Some(FOCUS),
            Role::Choice
            | Role::Heading
            | Role::Help
            | Role::Mark
            | Role::Progress
            | Role::Question
            | Role::Statement => None,
        };
        if guise.sounding {
            // Three bars that grow, a sign of loudness that needs no words.
            let before_number = if strip.role == Role::Choice { strip.left.saturating_sub(em * 3 / 2) } else { edge };
            drawing.sounding((left + em * 3 / 10, before_number), em, ink);
        } else if let Some(sign) = sign.filter(|_| strip.left >= left + em) {
            let line = strip.top + self.pixels.words_top(Letters::Large, strip.line.height());
            drawing.words(left + em / 10, line + em / 8, em * 3 / 8 * 2, sign, (ink, ground));
        }
        // Always as wide: a mark that goes away is painted over by the picture that takes its place.
        drawing.used = edge;
        drawing.picture(self.grid)
    }

    fn words(&self, strips: &[Strip], (top, bottom): (usize, usize), edge: usize, guise: Guise) -> Picture {
        let (_, right) = self.layout.bar;
        let mut drawing = self.drawing(edge, top, bottom);
        if guise.whole {
            drawing.area(edge, right - edge, guise.ground);
        }
        for strip in strips {
            drawing.strip(&self.pixels, strip, guise.ink, guise.ground);
        }
        drawing.picture(self.grid)
    }

    /// Draws under the words of a choice a line to the end of the row where it has the focus. It is a picture of its
    /// own, unless a gap between the two would be seen.
    fn underlined(&self, words: Picture, focused: bool) -> Vec<Picture> {
        let (_, right) = self.layout.bar;
        let width = right.saturating_sub(words.col * self.grid.cell_width).max(words.sketch.width);
        let em = self.pixels.em(Letters::Large);
        let letters = words.sketch.words.iter().map(|words| words.top + words.em).max().unwrap_or(0);
        // The line takes the room between the squares of the letters and the next row; the ink above it ends within them.
        let height = words.sketch.height.saturating_sub(letters).clamp(em / 16, em / 6).min(self.grid.cell_height);
        let (above, mut under) = if self.grid.exact { words.parted(self.grid.cell_height) } else { (None, words) };
        under.sketch.width = width;
        if focused {
            let top = under.sketch.above + under.sketch.height - height;
            let colour = Palette::pair(self.palette.focus).1;
            under.sketch.areas.push(Area { left: 0, top, width, height, colour });
        }
        above.into_iter().chain([under]).collect()
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

    /// Draws the number of the sheet, and whether others follow, at the end of the screen.
    fn count(&self) -> Option<Picture> {
        if !self.layout.counted {
            return None;
        }
        let all = self.layout.sheets.len();
        let more = if self.view.sheet + 1 == all { "" } else { MORE };
        let text = format!("{}/{all} {more}", self.view.sheet + 1);
        let em = self.pixels.em(Letters::Small);
        let height = self.pixels.height(Letters::Small, false, false);
        let top = self.layout.size.rows.checked_sub(self.pixels.snap(height))?;
        let (_, right) = self.layout.bar;
        let left = right.saturating_sub(self.pixels.font().width(text.trim_end(), em));
        let mut drawing = self.drawing(left, top, top + height);
        let style = Palette::pair(self.palette.quiet);
        drawing.words(left, top + self.pixels.words_top(Letters::Small, height), em, text.trim_end(), style);
        drawing.used = right;
        Some(drawing.picture(self.grid))
    }

    /// Draws what was typed, only its end where it is longer than the field.
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
        let mut drawing = self.drawing(field.left, field.top, field.top + height);
        drawing.area(field.left, field.width, style.1);
        let top = field.top + self.pixels.words_top(Letters::Large, height);
        let left = field.left + em / 8;
        drawing.words(left, top, em, rest, style);
        let caret = left + font.width(rest, em) + em / 16;
        drawing.boxed(Area { left: caret, top, width: (em / 12).max(1), height: em, colour: style.0 });
        drawing.typed = true;
        Some(drawing.picture(self.grid))
    }

    fn drawing(&self, left: usize, top: usize, bottom: usize) -> Drawing {
        let (_, ground) = Palette::pair(self.palette.text);
        Drawing {
            left: self.cell(left),
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
    /// Adds an area from the top of the picture to its bottom.
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

    /// Adds three bars that grow, between two places, at the bottom of the picture.
    fn sounding(&mut self, (left, right): (usize, usize), em: usize, colour: Rgb) {
        let step = (right.saturating_sub(left) / 3).min(em / 5);
        for (at, share) in [(0, 3), (1, 5), (2, 8)] {
            let height = em * share / 10;
            let top = self.bottom.saturating_sub(height + em / 6).max(self.top);
            let width = (step * 2 / 3).max(1);
            self.boxed(Area { left: left + at * step, top, width, height, colour });
        }
    }

    fn picture(self, grid: Grid) -> Picture {
        let right = self.used.min(self.right);
        let sketch = Sketch {
            width: right.saturating_sub(self.left),
            height: self.bottom - self.top,
            above: 0,
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
