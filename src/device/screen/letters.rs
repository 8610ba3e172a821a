//! Letters in pixels on this terminal: the font, the size of a cell, and the pictures that were drawn already.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use thiserror::Error;
use zeroize::Zeroize;

use crate::page::Amount;
use crate::present::large::Size;
use crate::present::pixels::{Font, FontError, Grid, Picture, Sight, Sketch, em, raster, sixel};
use crate::settings::Draw;

use super::asked::Answers;
use super::rows::Placed;

/// Where Debian puts the fonts that were made for people who see little; the bolder one first.
const FONTS: [&str; 2] = [
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf",
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
];
/// So many bytes of pictures are kept: more than the pages of a chapter in one size.
const KEPT: usize = 8 << 20;

/// How letters are wished for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Whether in pixels.
    pub draw: Draw,
    /// The font to use instead of those of Debian.
    pub font: Option<PathBuf>,
    /// How large, from the screen and from how far it is read.
    pub sight: Sight,
}

/// Why letters are drawn in characters, and how to have them in pixels; staff always have to know.
#[derive(Debug, Error)]
pub enum Lack {
    /// It was asked for.
    #[error("characters were asked for (--draw text)")]
    Asked,
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

impl Lack {
    /// Returns it as one line for staff.
    pub fn line(&self) -> String {
        format!("large text is drawn in characters: {self}")
    }
}

/// Loads the font that was wished for, or that of the machine.
///
/// # Errors
/// Where there is none that can be used.
pub fn font(wished: Option<&Path>) -> Result<(PathBuf, Font), Lack> {
    let found = FONTS.iter().map(Path::new).find(|path| path.is_file());
    let path = wished.or(found).ok_or(Lack::NoFont)?.to_owned();
    let data = std::fs::read(&path).map_err(|error| Lack::Unreadable(path.clone(), error))?;
    match Font::new(data) {
        Ok(font) => Ok((path, font)),
        Err(error) => Err(Lack::Unusable(path, error)),
    }
}

/// A picture as it is sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sixel(String);

impl Sixel {
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    #[cfg(test)]
    pub(super) fn of(text: &str) -> Rc<Self> {
        Rc::new(Self(text.to_owned()))
    }
}

impl Drop for Sixel {
    /// Wipes it: what a person read and answered does not stay in memory (docs/records.md#memory).
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Whether the terminal shows pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// It was asked and has not said anything yet: it may be slow, so it is asked again with every page.
    NotSaid,
    /// As it says.
    Says(bool),
    /// Whatever it says: staff know better.
    Surely,
}

impl Shows {
    /// Returns what the terminal answered, as far as it counts for this way of drawing.
    fn of(draw: Draw, sixel: Option<bool>) -> Result<Self, Lack> {
        match (draw, sixel) {
            (Draw::Text, _) => Err(Lack::Asked),
            (Draw::Auto, None) => Ok(Self::NotSaid),
            (Draw::Auto, Some(sixel)) => Ok(Self::Says(sixel)),
            (Draw::Pixels, _) => Ok(Self::Surely),
        }
    }

    /// Why no picture can be shown now.
    fn lack(self) -> Option<Lack> {
        match self {
            Self::NotSaid => Some(Lack::NoAnswer),
            Self::Says(false) => Some(Lack::NoSixel),
            Self::Says(true) | Self::Surely => None,
        }
    }
}

/// What is needed to draw letters.
pub(super) struct Letters {
    font: Font,
    sight: Sight,
    /// Width and height of a cell as the terminal said.
    cell: Option<(u16, u16)>,
    /// Width and height of the largest picture as the terminal said.
    largest: Option<(u16, u16)>,
    /// Whether the terminal shows pictures now.
    shows: Shows,
    /// Whether the system ever counted the pixels of this terminal.
    counted: bool,
    /// Whether `new_lack` has returned why nothing can be drawn now.
    told: bool,
    grid: Option<Grid>,
    drawn: HashMap<Sketch, Rc<Sixel>>,
    bytes: usize,
}

impl fmt::Debug for Letters {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Letters({:?}, {} drawn)", self.grid, self.drawn.len())
    }
}

impl Letters {
    /// Makes letters of this font on a terminal that shows pictures, with cells of this size if it said so.
    pub(super) fn new(font: Font, sight: Sight, cell: Option<(u16, u16)>) -> Self {
        let shows = Shows::Says(true);
        Self {
            font,
            sight,
            cell,
            largest: None,
            shows,
            counted: false,
            told: false,
            grid: None,
            drawn: HashMap::new(),
            bytes: 0,
        }
    }

    /// Makes the letters that are wished for, where they can be drawn. `lack` tells whether the terminal shows them
    /// now, or may later.
    pub(super) fn wished(wish: &Wish, answers: Answers) -> Result<Self, Lack> {
        let Wish { draw, font: wished, sight } = wish;
        let shows = Shows::of(*draw, answers.sixel)?;
        // That the terminal shows no pictures is told first: a font would not help there.
        let (_, font) = font(wished.as_deref()).map_err(|lack| shows.lack().unwrap_or(lack))?;
        Ok(Self { shows, largest: answers.picture, ..Self::new(font, *sight, answers.cell) })
    }

    /// Takes what the terminal answered when it was asked again; whether pages look otherwise now.
    pub(super) fn hear(&mut self, answers: Answers) -> bool {
        let before = (self.shows, self.cell, self.largest);
        // Where staff said that it shows pictures, no answer changes that.
        if let (Shows::NotSaid | Shows::Says(_), Some(sixel)) = (self.shows, answers.sixel) {
            self.shows = Shows::Says(sixel);
        }
        self.cell = answers.cell.or(self.cell);
        self.largest = answers.picture.or(self.largest);
        (self.shows, self.cell, self.largest) != before
    }

    /// Takes the size of the screen now: in cells, and in pixels where the system knows them.
    pub(super) fn measure(&mut self, size: Size, pixels: (u16, u16)) {
        // Where the system counted pixels once, a terminal without any is another: tmux that shows no pictures.
        let counts = pixels.0 > 0 && pixels.1 > 0;
        self.counted |= counts;
        self.grid = grid(size, pixels, self.cell).filter(|_| counts || !self.counted);
    }

    /// Why nothing can be drawn on the screen as it is now.
    pub(super) fn lack(&self) -> Option<Lack> {
        if let Some(lack) = self.shows.lack() {
            return Some(lack);
        }
        let Some(grid) = self.grid else { return Some(Lack::NoCell) };
        if let Some((width, height)) = self.largest.filter(|_| !self.holds(grid)) {
            return Some(Lack::SmallPictures(width, height));
        }
        em(self.sight, grid, Amount::Full).is_none().then_some(Lack::TooSmall)
    }

    /// Returns whether the terminal shows pictures as wide and as high as its screen.
    fn holds(&self, grid: Grid) -> bool {
        let Size { cols, rows } = grid.canvas();
        self.largest.is_none_or(|(width, height)| cols <= width.into() && rows <= height.into())
    }

    /// Returns the same once, and again only when something could be drawn in between.
    pub(super) fn new_lack(&mut self) -> Option<Lack> {
        let lack = self.lack();
        let told = std::mem::replace(&mut self.told, lack.is_some());
        lack.filter(|_| !told)
    }

    /// Returns how large letters are, in a line for staff.
    pub(super) fn told(&self) -> Result<String, Lack> {
        self.shows.lack().map_or(Ok(()), Err)?;
        let grid = self.grid.ok_or(Lack::NoCell)?;
        let em = em(self.sight, grid, Amount::Full).ok_or(Lack::TooSmall)?;
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
    pub(super) fn now(&self, amount: Amount) -> Option<(Grid, &Font, usize)> {
        let grid = self.grid.filter(|grid| self.shows.lack().is_none() && self.holds(*grid))?;
        Some((grid, &self.font, em(self.sight, grid, amount)?))
    }

    /// Draws pictures as they are sent; each is drawn once, and kept unless it shows what a person typed.
    pub(super) fn drawn(&mut self, pictures: Vec<Picture>) -> Vec<Placed> {
        let placed = pictures.into_iter().map(|picture| {
            let Picture { col, row, rows, sketch, typed } = picture;
            let width = sketch.width;
            // What is typed changes with each key, and may be a name: it is drawn each time and wiped.
            let sixel = if typed { Rc::new(self.draw(&sketch)) } else { self.kept(sketch) };
            Placed { col, row, rows, width, sixel }
        });
        placed.collect()
    }

    fn kept(&mut self, sketch: Sketch) -> Rc<Sixel> {
        if let Some(sixel) = self.drawn.get(&sketch) {
            return Rc::clone(sixel);
        }
        let sixel = Rc::new(self.draw(&sketch));
        // All at once, for it is seldom: the pages of a chapter in one size fit.
        if self.bytes + sixel.text().len() > KEPT {
            self.forget();
        }
        self.bytes += sixel.text().len();
        self.drawn.insert(sketch, Rc::clone(&sixel));
        sixel
    }

    fn draw(&self, sketch: &Sketch) -> Sixel {
        Sixel(sixel(&raster(sketch, &self.font)))
    }

    /// Forgets every picture, as between two people.
    pub(super) fn forget(&mut self) {
        self.drawn.clear();
        self.bytes = 0;
    }
}

/// A narrower cell holds no letter: the system does not know.
const LEAST_CELL: usize = 4;
/// Pixels around the cells that a system may count with them: the border of xterm.
const BORDER: usize = 8;

/// Returns the cells of the screen and their size. What the system says follows every change of the window, so it is
/// stronger than an old answer.
fn grid(size: Size, (wide, high): (u16, u16), answered: Option<(u16, u16)>) -> Option<Grid> {
    let (width, height) = answered.map_or((0, 0), |(width, height)| (width.into(), height.into()));
    let cell_width = cell(size.cols, wide.into(), width).filter(|width| (LEAST_CELL..=200).contains(width))?;
    let cell_height = cell(size.rows, high.into(), height).filter(|height| (8..=400).contains(height))?;
    Some(Grid { cols: size.cols, rows: size.rows, cell_width, cell_height, exact: answered.is_some() })
}

/// Returns one side of a cell. A terminal that answers counts cells alone to the system, and follows every change there
/// first. One that does not, such as xterm, counts what is left of a row as well: then it is the least that the window
/// can have, for a picture may be smaller than its cells, never larger.
fn cell(many: usize, pixels: usize, answered: usize) -> Option<usize> {
    let told = pixels.checked_div(many)?;
    if told < LEAST_CELL {
        return Some(answered);
    }
    let together = answered * many <= pixels && pixels < answered * (many + 1) + BORDER;
    if answered > 0 && told * many == pixels {
        Some(told)
    } else if together {
        Some(answered)
    } else {
        Some(pixels.saturating_sub(BORDER) / (many + 1) + 1)
    }
}

#[cfg(test)]
mod tests;
