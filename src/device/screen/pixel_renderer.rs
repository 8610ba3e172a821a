//! Letters in pixels on this terminal: the font, the size of a cell, and the pictures that were drawn already.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use thiserror::Error;

use crate::page::TextSize;
use crate::render::large::ScreenSize;
use crate::render::pixels::{
    DrawList, Font, FontError, PixelGrid, RowPicture, ViewingGeometry, encode_sixel, rasterize, word_em,
};
use crate::settings::DrawMode;

use super::placed_picture::{PlacedPicture, SixelPicture};
use super::terminal_answers::TerminalAnswers;

/// Where Debian puts the fonts that were made for people who see little; the bolder one first.
const FONT_PATHS: [&str; 2] = [
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf",
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
];
/// So many bytes of pictures are kept: more than the pages of a chapter in one size.
const CACHE_BYTES: usize = 8 << 20;

/// How letters are wished for.
#[derive(Clone, Debug, Default)]
pub struct PixelConfig {
    /// Whether in pixels.
    pub draw: DrawMode,
    /// The font to use instead of those of Debian.
    pub font: Option<PathBuf>,
    /// How large, from the screen and from how far it is read.
    pub sight: ViewingGeometry,
}

/// Why letters are drawn in characters, and how to have them in pixels; staff always have to know.
#[derive(Debug, Error)]
pub enum PixelUnavailable {
    /// It was asked for.
    #[error("characters were asked for (--draw text)")]
    TextRequested,
    /// None of the usual fonts is there.
    #[error("no font: install it with `apt-get install fonts-morisawa-bizud-gothic`, or name one with --font FILE")]
    NoFont,
    /// The font cannot be read.
    #[error("{0} cannot be read ({1}): name another with --font FILE")]
    Unreadable(PathBuf, std::io::Error),
    /// The font cannot be used.
    #[error("{0}: {1}")]
    Unusable(PathBuf, FontError),
    /// The terminal is asked and says nothing.
    #[error(
        "the terminal does not say what it can do: use foot, or xterm -ti vt340; if it shows sixel, start with --draw pixels"
    )]
    NoAnswer,
    /// The terminal shows no pictures.
    #[error("the terminal shows no sixel pictures: use foot, or xterm -ti vt340")]
    NoSixel,
    /// Nobody knows how large a cell is.
    #[error("the terminal does not say how many pixels a cell has: use foot, or xterm -ti vt340")]
    NoCell,
    /// Pictures may not be as large as the screen: wider ones would be missing.
    #[error(
        "the terminal shows no picture larger than {0} by {1} pixels, and its screen is larger: start it as xterm -ti vt340 -xrm 'XTerm*maxGraphicSize: 3840x2160'"
    )]
    SmallPictures(u16, u16),
    /// The screen is too small.
    #[error("the screen is too small for large letters: make the window larger, or the font of the terminal smaller")]
    TooSmall,
}

impl PixelUnavailable {
    /// Returns it as one line for staff.
    pub fn staff_line(&self) -> String {
        format!("large text is drawn in characters: {self}")
    }
}

/// Loads the font that was wished for, or that of the machine.
///
/// # Errors
/// Where there is none that can be used.
pub fn load_font(wished: Option<&Path>) -> Result<(PathBuf, Font), PixelUnavailable> {
    let found = FONT_PATHS.iter().map(Path::new).find(|path| path.is_file());
    let path = wished.or(found).ok_or(PixelUnavailable::NoFont)?.to_owned();
    let data = std::fs::read(&path).map_err(|error| PixelUnavailable::Unreadable(path.clone(), error))?;
    match Font::new(data) {
        Ok(font) => Ok((path, font)),
        Err(error) => Err(PixelUnavailable::Unusable(path, error)),
    }
}

/// Whether the terminal shows pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SixelSupport {
    /// It was asked and has not said anything yet: it may be slow, so it is asked again with every page.
    Unknown,
    /// As it says.
    Answered(bool),
    /// Whatever it says: staff know better.
    Forced,
}

impl SixelSupport {
    /// Returns what the terminal answered, as far as it counts for this way of drawing.
    fn of(draw: DrawMode, sixel: Option<bool>) -> Result<Self, PixelUnavailable> {
        match (draw, sixel) {
            (DrawMode::Text, _) => Err(PixelUnavailable::TextRequested),
            (DrawMode::Auto, None) => Ok(Self::Unknown),
            (DrawMode::Auto, Some(sixel)) => Ok(Self::Answered(sixel)),
            (DrawMode::Pixels, _) => Ok(Self::Forced),
        }
    }

    /// Why no picture can be shown now.
    fn lack(self) -> Option<PixelUnavailable> {
        match self {
            Self::Unknown => Some(PixelUnavailable::NoAnswer),
            Self::Answered(false) => Some(PixelUnavailable::NoSixel),
            Self::Answered(true) | Self::Forced => None,
        }
    }
}

/// What is needed to draw letters.
pub(super) struct PixelRenderer {
    font: Font,
    sight: ViewingGeometry,
    /// Width and height of a cell as the terminal said.
    cell: Option<(u16, u16)>,
    /// Width and height of the largest picture as the terminal said.
    max_picture: Option<(u16, u16)>,
    /// Whether the terminal shows pictures now.
    sixel_support: SixelSupport,
    /// Whether the system ever counted the pixels of this terminal.
    knew_pixels: bool,
    /// Whether `take_new_lack` has returned why nothing can be drawn now.
    reported_lack: bool,
    grid: Option<PixelGrid>,
    cache: HashMap<DrawList, Rc<SixelPicture>>,
    cache_bytes: usize,
}

impl fmt::Debug for PixelRenderer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Letters({:?}, {} drawn)", self.grid, self.cache.len())
    }
}

impl PixelRenderer {
    /// Makes letters of this font on a terminal that shows pictures, with cells of this size if it said so.
    pub(super) fn new(font: Font, sight: ViewingGeometry, cell: Option<(u16, u16)>) -> Self {
        let shows = SixelSupport::Answered(true);
        Self {
            font,
            sight,
            cell,
            max_picture: None,
            sixel_support: shows,
            knew_pixels: false,
            reported_lack: false,
            grid: None,
            cache: HashMap::new(),
            cache_bytes: 0,
        }
    }

    /// Makes the letters that are wished for, where they can be drawn. `lack` tells whether the terminal shows them
    /// now, or may later.
    pub(super) fn from_config(config: &PixelConfig, answers: TerminalAnswers) -> Result<Self, PixelUnavailable> {
        let PixelConfig { draw, font: wished, sight } = config;
        let shows = SixelSupport::of(*draw, answers.sixel)?;
        // That the terminal shows no pictures is told first: a font would not help there.
        let (_, font) = load_font(wished.as_deref()).map_err(|lack| shows.lack().unwrap_or(lack))?;
        Ok(Self {
            sixel_support: shows,
            max_picture: answers.max_picture,
            ..Self::new(font, *sight, answers.cell_size)
        })
    }

    /// Takes what the terminal answered when it was asked again; whether pages look otherwise now.
    pub(super) fn take_answers(&mut self, answers: TerminalAnswers) -> bool {
        let before = (self.sixel_support, self.cell, self.max_picture);
        // Where staff said that it shows pictures, no answer changes that.
        if let (SixelSupport::Unknown | SixelSupport::Answered(_), Some(sixel)) = (self.sixel_support, answers.sixel) {
            self.sixel_support = SixelSupport::Answered(sixel);
        }
        self.cell = answers.cell_size.or(self.cell);
        self.max_picture = answers.max_picture.or(self.max_picture);
        (self.sixel_support, self.cell, self.max_picture) != before
    }

    /// Takes the size of the screen now: in cells, and in pixels where the system knows them.
    pub(super) fn measure(&mut self, size: ScreenSize, pixels: (u16, u16)) {
        // Where the system counted pixels once, a terminal without any is another: tmux that shows no pictures.
        let counts = pixels.0 > 0 && pixels.1 > 0;
        self.knew_pixels |= counts;
        self.grid = cell_grid(size, pixels, self.cell).filter(|_| counts || !self.knew_pixels);
    }

    /// Why nothing can be drawn on the screen as it is now.
    pub(super) fn lack(&self) -> Option<PixelUnavailable> {
        if let Some(lack) = self.sixel_support.lack() {
            return Some(lack);
        }
        let Some(grid) = self.grid else { return Some(PixelUnavailable::NoCell) };
        if let Some((width, height)) = self.max_picture.filter(|_| !self.shows_whole_screen(grid)) {
            return Some(PixelUnavailable::SmallPictures(width, height));
        }
        word_em(self.sight, grid, TextSize::Full).is_none().then_some(PixelUnavailable::TooSmall)
    }

    /// Returns whether the terminal shows pictures as wide and as high as its screen.
    fn shows_whole_screen(&self, grid: PixelGrid) -> bool {
        let ScreenSize { cols, rows } = grid.canvas_size();
        self.max_picture.is_none_or(|(width, height)| cols <= width.into() && rows <= height.into())
    }

    /// Returns the same once, and again only when something could be drawn in between.
    pub(super) fn take_new_lack(&mut self) -> Option<PixelUnavailable> {
        let lack = self.lack();
        let told = std::mem::replace(&mut self.reported_lack, lack.is_some());
        lack.filter(|_| !told)
    }

    /// Returns how large letters are, in a line for staff.
    pub(super) fn describe(&self) -> Result<String, PixelUnavailable> {
        self.sixel_support.lack().map_or(Ok(()), Err)?;
        let grid = self.grid.ok_or(PixelUnavailable::NoCell)?;
        let em = word_em(self.sight, grid, TextSize::Full).ok_or(PixelUnavailable::TooSmall)?;
        let mm = |pixels| self.sight.tenths_of_mm(grid, pixels).map(|mm| format!("{}.{} mm", mm / 10, mm % 10));
        let (Some(words), Some(readings)) = (mm(em), mm(em / 2)) else {
            return Ok(format!(
                "sixel, words {em} pixels; write screen_inches and viewing_mm in madoguchi.toml, so that their size follows the standards"
            ));
        };
        let least = self.sight.least_em(grid).unwrap_or(0);
        let viewing = self.sight.viewing_mm;
        let short = if em < least { "; the screen is too small for what Section 508 and EN 301 549 ask" } else { "" };
        Ok(format!("sixel, words {words} ({em} pixels), readings {readings}, for {viewing} mm from the eyes{short}"))
    }

    /// Returns the screen, the font and the size of letters, if letters can be drawn now.
    pub(super) fn current(&self, amount: TextSize) -> Option<(PixelGrid, &Font, usize)> {
        let grid = self.grid.filter(|grid| self.sixel_support.lack().is_none() && self.shows_whole_screen(*grid))?;
        Some((grid, &self.font, word_em(self.sight, grid, amount)?))
    }

    /// Draws pictures as they are sent; each is drawn once, and kept unless it shows what a person typed.
    pub(super) fn render(&mut self, pictures: Vec<RowPicture>) -> Vec<PlacedPicture> {
        let placed = pictures.into_iter().map(|picture| {
            let RowPicture { col, row, rows, draw_list: sketch, typed } = picture;
            let width = sketch.width;
            // What is typed changes with each key, and may be a name: it is drawn each time and wiped.
            let sixel = if typed { Rc::new(self.encode(&sketch)) } else { self.cached(sketch) };
            PlacedPicture { col, row, rows, width, sixel }
        });
        placed.collect()
    }

    fn cached(&mut self, sketch: DrawList) -> Rc<SixelPicture> {
        if let Some(sixel) = self.cache.get(&sketch) {
            return Rc::clone(sixel);
        }
        let sixel = Rc::new(self.encode(&sketch));
        // All at once, for it is seldom: the pages of a chapter in one size fit.
        if self.cache_bytes + sixel.text().len() > CACHE_BYTES {
            self.forget();
        }
        self.cache_bytes += sixel.text().len();
        self.cache.insert(sketch, Rc::clone(&sixel));
        sixel
    }

    fn encode(&self, sketch: &DrawList) -> SixelPicture {
        SixelPicture::new(encode_sixel(&rasterize(sketch, &self.font)))
    }

    /// Forgets every picture, as between two people.
    pub(super) fn forget(&mut self) {
        self.cache.clear();
        self.cache_bytes = 0;
    }
}

/// A narrower cell holds no letter: the system does not know.
const MIN_CELL_PIXELS: usize = 4;
/// Pixels around the cells that a system may count with them: the border of xterm.
const BORDER_PIXELS: usize = 8;

/// Returns the cells of the screen and their size. What the system says follows every change of the window, so it is
/// stronger than an old answer.
fn cell_grid(size: ScreenSize, (wide, high): (u16, u16), answered: Option<(u16, u16)>) -> Option<PixelGrid> {
    let (width, height) = answered.map_or((0, 0), |(width, height)| (width.into(), height.into()));
    let cell_width =
        cell_side(size.cols, wide.into(), width).filter(|width| (MIN_CELL_PIXELS..=200).contains(width))?;
    let cell_height = cell_side(size.rows, high.into(), height).filter(|height| (8..=400).contains(height))?;
    Some(PixelGrid { cols: size.cols, rows: size.rows, cell_width, cell_height, has_exact_cells: answered.is_some() })
}

/// Returns one side of a cell. A terminal that answers counts cells alone to the system, and follows every change there
/// first. One that does not, such as xterm, counts what is left of a row as well: then it is the least that the window
/// can have, for a picture may be smaller than its cells, never larger.
fn cell_side(many: usize, pixels: usize, answered: usize) -> Option<usize> {
    let told = pixels.checked_div(many)?;
    if told < MIN_CELL_PIXELS {
        return Some(answered);
    }
    let together = answered * many <= pixels && pixels < answered * (many + 1) + BORDER_PIXELS;
    if answered > 0 && told * many == pixels {
        Some(told)
    } else if together {
        Some(answered)
    } else {
        Some(pixels.saturating_sub(BORDER_PIXELS) / (many + 1) + 1)
    }
}

#[cfg(test)]
mod tests;
