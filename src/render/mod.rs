//! How a page is presented: pure functions from one page to what a screen, a line, a voice, a finger gets.

pub mod braille;
pub mod large;
pub mod lines;
pub mod pixels;
pub mod plain;
pub mod spoken;

use clap::ValueEnum;
use strum::IntoStaticStr;
use tenji::BrailleCells;

use crate::page::{DisplayPrefs, Page};

/// The screen on which pages are written out, in cells.
const SCREEN_SIZE: large::ScreenSize = large::ScreenSize { cols: 80, rows: 24 };

/// The forms in which a page can be written out as text, in the order of the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, ValueEnum)]
#[strum(serialize_all = "kebab-case")]
pub enum PageForm {
    /// As large text on a screen of 80 by 24
    Screen,
    /// As plain lines
    Lines,
    /// As it is said aloud
    Spoken,
    /// In braille, as Unicode patterns
    Braille,
}

impl PageForm {
    /// Returns its name, by which it is asked for.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Returns a page in this form, as lines of text.
    pub fn lines(self, page: &Page) -> Vec<String> {
        let prefs = DisplayPrefs::default();
        match self {
            Self::Screen => large::screen_lines(page, prefs, SCREEN_SIZE),
            Self::Lines => lines::page_lines(page, prefs.furigana),
            Self::Spoken => spoken::utterances(page),
            Self::Braille => braille::page_cells(page).iter().map(BrailleCells::unicode).collect(),
        }
    }
}
