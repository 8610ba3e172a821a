//! The terminal as a surface: a sheet of a page at a time, the cursor on the focus.

mod drawing;
mod escape;
pub(super) mod filter;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod keys;
mod listen;
mod picture;
mod pixel_renderer;
mod placed_picture;
mod rows;
mod session;
mod sgr;
pub(super) mod terminal_answers;
mod terminal_events;
mod terminal_probe;
mod terminal_setup;

use std::io::{self, Write};
use std::rc::Rc;

use ratatui::buffer::Buffer;

use crate::focus::{PageFocus, Pagination, UserInput};
use crate::page::{DisplayPrefs, Page, Theme};
use crate::render::large::{Layout, PaintedSheet, ScreenSize, SheetView};
use crate::render::pixels;
use crate::render::plain::paginate_plain;

use super::error::FrontendError;
use super::surface::{Surface, SurfaceEvent};
use drawing::{LargePage, LayoutCache};
use pixel_renderer::PixelRenderer;
use rows::{RowWriter, ScreenFrame};
use session::TerminalSession;

pub use drawing::{ColourSource, DrawingMode};
pub use filter::{KeyFilter, KeyIntervals};
pub use keys::KeyCode;
pub use listen::listen;
pub use pixel_renderer::{PixelConfig, PixelUnavailable, load_font};
pub use terminal_answers::TerminalAnswers;
pub use terminal_probe::probe;

/// What the cursor was moved by: after an arrow readers say the row under it by themselves, after a digit or Enter
/// some of them say only what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CursorTrigger {
    Arrow,
    Character,
}

/// Columns and rows of the largest terminal that is drawn on; one that says more of itself has them to its left and top.
const MAX_TERMINAL_SIDE: u16 = 1000;

/// What was said below the page: each time it is said again it stands on another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AlertRow {
    Nothing,
    /// Where it stands by itself.
    InPlace,
    /// A row higher.
    Lifted,
}

impl AlertRow {
    fn next(self, something: bool, again: bool) -> Self {
        match (self, something) {
            (_, false) => Self::Nothing,
            (Self::InPlace, true) if again => Self::Lifted,
            (Self::Lifted, true) if !again => Self::Lifted,
            (Self::Nothing | Self::InPlace | Self::Lifted, true) => Self::InPlace,
        }
    }
}

/// A screen that pages are drawn on.
pub struct ScreenSurface<W: Write> {
    rows: RowWriter<W>,
    drawing: DrawingMode,
    size: ScreenSize,
    /// Letters in pixels, where the terminal shows them.
    pixel_renderer: Option<PixelRenderer>,
    layout_cache: LayoutCache,
    shown_frame: Option<ScreenFrame>,
    /// What was drawn last for people who see it.
    drawn_page: Option<LargePage>,
    /// The row that the voice says now.
    spoken_row: Option<usize>,
    /// The page and the sheet that were shown last.
    page: Option<(String, usize)>,
    /// What the cursor was moved by.
    cursor_trigger: CursorTrigger,
    /// What was said below the page last.
    alert_row: AlertRow,
    theme: Theme,
    blank: bool,
    /// What is shown has to be shown anew.
    stale: bool,
    /// Given back last; `None` for a screen that is no terminal.
    session: Option<TerminalSession>,
}

/// Columns and rows of the terminal of this process.
pub fn terminal_size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

impl<W: Write> ScreenSurface<W> {
    /// Makes a screen of this size that writes to `output`: for tests and measurements.
    pub fn detached(output: W, size: ScreenSize, drawing: DrawingMode) -> Self {
        let mut screen = Self::new(output, drawing);
        screen.size = size;
        screen
    }

    fn new(output: W, drawing: DrawingMode) -> Self {
        Self {
            rows: RowWriter::new(output, drawing.is_synchronized()),
            drawing,
            size: ScreenSize::default(),
            pixel_renderer: None,
            layout_cache: LayoutCache::default(),
            shown_frame: None,
            drawn_page: None,
            spoken_row: None,
            page: None,
            cursor_trigger: CursorTrigger::Arrow,
            alert_row: AlertRow::Nothing,
            theme: Theme::default(),
            blank: false,
            stale: false,
            session: None,
        }
    }

    /// Letters in pixels on a screen that is no terminal, with cells of this size: for tests and measurements.
    pub fn draw_in_pixels(&mut self, font: pixels::Font, sight: pixels::ViewingGeometry, cell: (u16, u16)) {
        let mut renderer = PixelRenderer::new(font, sight, Some(cell));
        renderer.measure(self.size, (0, 0));
        self.pixel_renderer = Some(renderer);
    }

    /// Gives a screen that is no terminal another size.
    pub fn resize(&mut self, size: ScreenSize) {
        self.size = size;
        if let Some(renderer) = &mut self.pixel_renderer {
            renderer.measure(size, (0, 0));
        }
    }

    /// Reads the size now: windows change it at any moment, also to nothing.
    fn measure(&mut self) {
        if self.session.is_some()
            && let Ok(size) = rustix::termios::tcgetwinsize(io::stdout())
        {
            // A wrong size, such as 65,535 by 65,535, would ask for gigabytes of cells.
            self.size = ScreenSize::new(size.ws_col.min(MAX_TERMINAL_SIDE), size.ws_row.min(MAX_TERMINAL_SIDE));
            if let Some(renderer) = &mut self.pixel_renderer {
                renderer.measure(self.size, (size.ws_xpixel, size.ws_ypixel));
            }
        }
    }

    /// Takes the announcement away behind the first page.
    fn end_announcement(&mut self, page: &Page) {
        let DrawingMode::Plain(listener) = &mut self.drawing else { return };
        if self.page.as_ref().is_some_and(|(id, _)| *id != page.id) {
            listener.announcement = None;
        }
    }

    fn layout(&mut self, page: &Page, look: DisplayPrefs) -> Rc<Layout> {
        self.layout_cache.layout(page, look, self.size, self.pixel_renderer.as_ref())
    }

    fn frame(&mut self, page: &Page, place: &PageFocus, look: DisplayPrefs) -> ScreenFrame {
        let turned = self.is_other_sheet(page, place);
        if turned {
            self.query_again();
        }
        match &self.drawing {
            DrawingMode::Large { colours, .. } => {
                let palette = colours.palette(look.theme);
                let layout = self.layout(page, look);
                let mut view = SheetView::of(&layout, page, place);
                // Of another page the number of the row would mark some other row.
                view.set_spoken_row(
                    self.spoken_row.filter(|_| self.drawn_page.as_ref().is_some_and(|large| large.page == page.id)),
                );
                let large = LargePage { page: page.id.clone(), layout, view, palette, text_size: look.text_size };
                let frame = large.frame(self.pixel_renderer.as_mut());
                self.drawn_page = Some(large);
                frame
            }
            DrawingMode::Plain(listener) => {
                let mut written = paginate_plain(page, look, self.size, listener).sheet_at(page, place);
                let again = written.is_cursor_on_alert() && self.cursor_trigger == CursorTrigger::Character;
                self.alert_row = self.alert_row.next(!written.alert_rows.is_empty(), again);
                // Readers that compare the screen with what it was say nothing of the same words in the same place.
                if self.alert_row == AlertRow::Lifted {
                    written.lift_alert();
                }
                // Readers say what is written: of another page that is every row, also one that looked the same before.
                if turned {
                    self.rows.rewrite(written.page_rows.clone());
                } else if let Some((_, row)) =
                    written.cursor.filter(|_| self.cursor_trigger == CursorTrigger::Character)
                {
                    self.rows.rewrite(row..row + 1);
                }
                self.cursor_trigger = CursorTrigger::Arrow;
                ScreenFrame::from(&written)
            }
        }
    }

    /// Returns whether another page or sheet was shown before.
    fn is_other_sheet(&mut self, page: &Page, place: &PageFocus) -> bool {
        let here = (page.id.clone(), place.sheet());
        let before = self.page.replace(here);
        before.is_some() && before != self.page
    }

    /// Fills the whole screen with its ground.
    fn show_blank(&mut self) -> Result<(), FrontendError> {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = ratatui::layout::Rect::new(0, 0, side(self.size.cols), side(self.size.rows));
        let mut cells = Buffer::empty(area);
        if let DrawingMode::Large { colours, .. } = &self.drawing {
            cells.set_style(area, colours.palette(self.theme).text);
        }
        self.rows.show(ScreenFrame::from(&PaintedSheet { cells, cursor: Some((0, 0)) })).map_err(FrontendError::Gone)
    }
}

impl<W: Write> Surface for ScreenSurface<W> {
    fn presentation_name(&self) -> &'static str {
        match self.drawing {
            DrawingMode::Large { .. } => "screen",
            DrawingMode::Plain(_) => "screen-reader",
        }
    }

    fn sheets(&mut self, page: &Page, look: DisplayPrefs) -> Pagination {
        self.measure();
        self.end_announcement(page);
        match &self.drawing {
            DrawingMode::Large { .. } => self.layout(page, look).pagination.clone(),
            DrawingMode::Plain(listener) => paginate_plain(page, look, self.size, listener).pagination,
        }
    }

    fn show(&mut self, page: &Page, place: &PageFocus, look: DisplayPrefs) -> Result<(), FrontendError> {
        self.theme = look.theme;
        let frame = self.frame(page, place, look);
        // A blanked screen stays so while the same page is shown again, as each turn of the loop does.
        if self.blank && self.shown_frame.as_ref() == Some(&frame) {
            return Ok(());
        }
        self.blank = false;
        self.rows.show(frame.clone()).map_err(FrontendError::Gone)?;
        self.shown_frame = Some(frame);
        Ok(())
    }

    fn mark_spoken(&mut self, row: Option<usize>) -> Result<(), FrontendError> {
        self.spoken_row = row;
        let Some(large) = self.drawn_page.as_mut().filter(|_| !self.blank) else { return Ok(()) };
        large.view.set_spoken_row(self.spoken_row);
        let frame = large.frame(self.pixel_renderer.as_mut());
        self.rows.show(frame.clone()).map_err(FrontendError::Gone)?;
        self.shown_frame = Some(frame);
        Ok(())
    }

    /// Tells once that the terminal shows no pictures any more, and again when it has shown some in between.
    fn take_errors(&mut self) -> Vec<String> {
        self.pixel_renderer
            .as_mut()
            .and_then(PixelRenderer::take_new_lack)
            .map(|lack| lack.staff_line())
            .into_iter()
            .collect()
    }

    fn handle_event(&mut self, event: SurfaceEvent<'_>) -> Result<(), FrontendError> {
        match event {
            SurfaceEvent::Answered(answers) => self.take_answers(answers),
            SurfaceEvent::Resized => return self.handle_resize(),
            SurfaceEvent::Took(UserInput::Char(_) | UserInput::Decide | UserInput::KeyProbe(_)) => {
                self.cursor_trigger = CursorTrigger::Character;
            }
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

    fn show_picture(&mut self, rows: &[String]) -> Result<bool, FrontendError> {
        self.measure();
        let Some(written) = picture::centred(rows, self.size).filter(|_| self.presentation_name() == "screen") else {
            return Ok(false);
        };
        // What was shown is forgotten: the next page is written as a whole, and no voice draws this one over the picture.
        self.drawn_page = None;
        self.rows.clear_all().and_then(|()| self.rows.send(&written)).map_err(FrontendError::Gone)?;
        Ok(true)
    }

    fn blank(&mut self, blank: bool) -> Result<(), FrontendError> {
        self.blank = blank;
        if blank { self.show_blank() } else { Ok(()) }
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        (self.shown_frame, self.page) = (None, None);
        (self.drawn_page, self.spoken_row) = (None, None);
        self.layout_cache.forget();
        self.blank = false;
        if let Some(renderer) = &mut self.pixel_renderer {
            renderer.forget();
        }
        self.rows.clear_all().map_err(FrontendError::Gone)
    }
}

#[cfg(test)]
mod tests;
