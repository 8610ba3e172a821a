//! The terminal as a surface: a sheet of a page at a time, the cursor on the focus.

mod asked;
mod drawing;
mod escape;
mod filter;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod hearing;
mod keys;
mod letters;
mod listen;
mod opening;
mod picture;
mod rows;
mod session;
mod sgr;

use std::io::{self, Write};

use ratatui::buffer::Buffer;

use crate::page::{Look, Page, Theme};
use crate::place::{Input, Place, Sheets};
use crate::present::large::{Layout, Painted, Size, View, layout};
use crate::present::pixels;
use crate::present::plain::plain;

use super::{FrontendError, Surface, SurfaceEvent};
use drawing::Large;
use letters::Letters;
use rows::{Frame, Rows};
use session::Session;

pub use asked::Answers;
pub use drawing::{Colours, Drawing};
pub use filter::{Filter, Intervals};
pub use keys::Stroke;
pub use letters::{Lack, Wish, font};
pub use listen::listen;
pub use opening::trial;

/// What the cursor was moved by: after an arrow readers say the row under it by themselves, after a digit or Enter
/// some of them say only what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MovedBy {
    Arrow,
    Character,
}

/// Columns and rows of the largest terminal that is drawn on; one that says more of itself has them to its left and top.
const LARGEST: u16 = 1000;

/// What was said below the page: each time it is said again it stands on another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    /// Where it stands by itself.
    There,
    /// A row higher.
    Lifted,
}

impl Told {
    fn then(self, something: bool, again: bool) -> Self {
        match (self, something) {
            (_, false) => Self::Nothing,
            (Self::There, true) if again => Self::Lifted,
            (Self::Lifted, true) if !again => Self::Lifted,
            (Self::Nothing | Self::There | Self::Lifted, true) => Self::There,
        }
    }
}

/// A screen that pages are drawn on.
pub struct Screen<W: Write> {
    rows: Rows<W>,
    drawing: Drawing,
    size: Size,
    /// Letters in pixels, where the terminal shows them.
    letters: Option<Letters>,
    shown: Option<Frame>,
    /// What was drawn last for people who see it.
    large: Option<Large>,
    /// The row that the voice says now.
    sounding: Option<usize>,
    /// The page and the sheet that were shown last.
    page: Option<(String, usize)>,
    /// What the cursor was moved by.
    moved_by: MovedBy,
    /// What was said below the page last.
    told: Told,
    theme: Theme,
    blank: bool,
    /// What is shown has to be shown anew.
    stale: bool,
    /// Given back last; `None` for a screen that is no terminal.
    session: Option<Session>,
}

/// Columns and rows of the terminal of this process.
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

impl<W: Write> Screen<W> {
    /// Makes a screen of this size that writes to `output`: for tests and measurements.
    pub fn apart(output: W, size: Size, drawing: Drawing) -> Self {
        let mut screen = Self::new(output, drawing);
        screen.size = size;
        screen
    }

    fn new(output: W, drawing: Drawing) -> Self {
        Self {
            rows: Rows::new(output, drawing.is_together()),
            drawing,
            size: Size::default(),
            letters: None,
            shown: None,
            large: None,
            sounding: None,
            page: None,
            moved_by: MovedBy::Arrow,
            told: Told::Nothing,
            theme: Theme::default(),
            blank: false,
            stale: false,
            session: None,
        }
    }

    /// Letters in pixels on a screen that is no terminal, with cells of this size: for tests and measurements.
    pub fn draw_in_pixels(&mut self, font: pixels::Font, sight: pixels::Sight, cell: (u16, u16)) {
        let mut letters = Letters::new(font, sight, Some(cell));
        letters.measure(self.size, (0, 0));
        self.letters = Some(letters);
    }

    /// Gives a screen that is no terminal another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        if let Some(letters) = &mut self.letters {
            letters.measure(size, (0, 0));
        }
    }

    /// Reads the size now: windows change it at any moment, also to nothing.
    fn measure(&mut self) {
        if self.session.is_some()
            && let Ok(size) = rustix::termios::tcgetwinsize(io::stdout())
        {
            // A wrong size, such as 65,535 by 65,535, would ask for gigabytes of cells.
            self.size = Size::new(size.ws_col.min(LARGEST), size.ws_row.min(LARGEST));
            if let Some(letters) = &mut self.letters {
                letters.measure(self.size, (size.ws_xpixel, size.ws_ypixel));
            }
        }
    }

    /// Takes the announcement away behind the first page.
    fn end_announcement(&mut self, page: &Page) {
        let Drawing::Plain(listener) = &mut self.drawing else { return };
        if self.page.as_ref().is_some_and(|(id, _)| *id != page.id) {
            listener.announced = None;
        }
    }

    fn layout(&self, page: &Page, look: Look) -> Layout {
        match self.letters.as_ref().and_then(|letters| letters.now(look.amount)) {
            Some((grid, font, em)) => pixels::layout(page, look, grid, font, em),
            None => layout(page, look, self.size),
        }
    }

    fn frame(&mut self, page: &Page, place: &Place, look: Look) -> Frame {
        let turned = self.is_turned(page, place);
        if turned {
            self.ask_again();
        }
        match &self.drawing {
            Drawing::Large { colours, .. } => {
                let palette = colours.palette(look.theme);
                let layout = self.layout(page, look);
                let mut view = View::of(&layout, page, place);
                // Of another page the number of the row would mark some other row.
                view.say(self.sounding.filter(|_| self.large.as_ref().is_some_and(|large| large.page == page.id)));
                let large = Large { page: page.id.clone(), layout, view, palette, amount: look.amount };
                let frame = large.frame(self.letters.as_mut());
                self.large = Some(large);
                frame
            }
            Drawing::Plain(listener) => {
                let mut written = plain(page, look, self.size, listener).written(page, place);
                let again = written.is_told() && self.moved_by == MovedBy::Character;
                self.told = self.told.then(!written.told.is_empty(), again);
                // Readers that compare the screen with what it was say nothing of the same words in the same place.
                if self.told == Told::Lifted {
                    written.lift();
                }
                // Readers say what is written: of another page that is every row, also one that looked the same before.
                if turned {
                    self.rows.renew(written.own.clone());
                } else if let Some((_, row)) = written.cursor.filter(|_| self.moved_by == MovedBy::Character) {
                    self.rows.renew(row..row + 1);
                }
                self.moved_by = MovedBy::Arrow;
                Frame::from(&written)
            }
        }
    }

    /// Returns whether another page or sheet was shown before.
    fn is_turned(&mut self, page: &Page, place: &Place) -> bool {
        let here = (page.id.clone(), place.sheet());
        let before = self.page.replace(here);
        before.is_some() && before != self.page
    }

    /// Fills the whole screen with its ground.
    fn show_blank(&mut self) -> Result<(), FrontendError> {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = ratatui::layout::Rect::new(0, 0, side(self.size.cols), side(self.size.rows));
        let mut cells = Buffer::empty(area);
        if let Drawing::Large { colours, .. } = &self.drawing {
            cells.set_style(area, colours.palette(self.theme).text);
        }
        self.rows.show(Frame::from(&Painted { cells, cursor: Some((0, 0)) })).map_err(FrontendError::Gone)
    }
}

impl<W: Write> Surface for Screen<W> {
    fn form(&self) -> &'static str {
        match self.drawing {
            Drawing::Large { .. } => "screen",
            Drawing::Plain(_) => "screen-reader",
        }
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.measure();
        self.end_announcement(page);
        match &self.drawing {
            Drawing::Large { .. } => self.layout(page, look).dealt,
            Drawing::Plain(listener) => plain(page, look, self.size, listener).dealt,
        }
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FrontendError> {
        self.theme = look.theme;
        let frame = self.frame(page, place, look);
        // A blanked screen stays so while the same page is shown again, as each turn of the loop does.
        if self.blank && self.shown.as_ref() == Some(&frame) {
            return Ok(());
        }
        self.blank = false;
        self.rows.show(frame.clone()).map_err(FrontendError::Gone)?;
        self.shown = Some(frame);
        Ok(())
    }

    fn mark_spoken(&mut self, row: Option<usize>) -> Result<(), FrontendError> {
        self.sounding = row;
        let Some(large) = self.large.as_mut().filter(|_| !self.blank) else { return Ok(()) };
        large.view.say(self.sounding);
        let frame = large.frame(self.letters.as_mut());
        self.rows.show(frame.clone()).map_err(FrontendError::Gone)?;
        self.shown = Some(frame);
        Ok(())
    }

    /// Tells once that the terminal shows no pictures any more, and again when it has shown some in between.
    fn take_errors(&mut self) -> Vec<String> {
        self.letters.as_mut().and_then(Letters::new_lack).map(|lack| lack.line()).into_iter().collect()
    }

    fn hear(&mut self, event: SurfaceEvent<'_>) -> Result<(), FrontendError> {
        match event {
            SurfaceEvent::Answered(answers) => self.hear_answers(answers),
            SurfaceEvent::Resized => return self.resized(),
            SurfaceEvent::Took(Input::Char(_) | Input::Decide | Input::Tried(_)) => self.moved_by = MovedBy::Character,
            SurfaceEvent::Took(_) => {}
        }
        Ok(())
    }

    /// Returns, once, whether the page has to be shown again; a blank screen stays blank.
    fn is_stale(&mut self) -> bool {
        !self.blank && std::mem::take(&mut self.stale)
    }

    fn repeat(&mut self) {
        self.rows.forget();
    }

    fn ring(&mut self) -> Result<(), FrontendError> {
        // foot drops it (docs/decisions/0011-no-flash-at-a-call.md); other terminals do.
        self.rows.send("\u{7}").map_err(FrontendError::Gone)
    }

    fn picture(&mut self, rows: &[String]) -> Result<bool, FrontendError> {
        self.measure();
        let Some(written) = picture::centred(rows, self.size).filter(|_| self.form() == "screen") else {
            return Ok(false);
        };
        // What was shown is forgotten: the next page is written as a whole, and no voice draws this one over the picture.
        self.large = None;
        self.rows.wipe().and_then(|()| self.rows.send(&written)).map_err(FrontendError::Gone)?;
        Ok(true)
    }

    fn blank(&mut self, blank: bool) -> Result<(), FrontendError> {
        self.blank = blank;
        if blank { self.show_blank() } else { Ok(()) }
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        (self.shown, self.page) = (None, None);
        (self.large, self.sounding) = (None, None);
        self.blank = false;
        if let Some(letters) = &mut self.letters {
            letters.forget();
        }
        self.rows.wipe().map_err(FrontendError::Gone)
    }
}

#[cfg(test)]
mod tests;
