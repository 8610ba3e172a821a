//! The terminal as a face: a sheet of a page at a time, the cursor on the focus, keys for answers.

mod escape;
mod filter;
mod keys;
mod listen;
mod picture;
mod rows;
mod session;

use std::io::{self, Stdout, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use crate::page::{EntryKind, Look, Page, Theme};
use crate::place::{Input, Place, Sheets};
use crate::present::large::{Layout, Manner, Painted, Palette, Size, layout, paint};
use crate::speech::speaker::Hush;

use super::{Face, FaceError};
use rows::Rows;
use session::Session;

pub use filter::{Filter, Intervals};
pub use keys::Stroke;
pub use listen::Heard;

/// How the screen is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// Whom it is for.
    pub manner: Manner,
    /// Its colours.
    pub colours: Colours,
    /// Whether the terminal may be told which writes are one picture (`?2026`).
    pub together: bool,
}

/// Where the colours of a screen come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// None at all, for screen readers.
    None,
    /// The terminal's own two, bold and reversed.
    Plain,
    /// Those of the theme that the person wants.
    Themed,
}

impl Colours {
    fn palette(self, theme: Theme) -> Palette {
        match self {
            Self::None => Palette::none(),
            Self::Plain => Palette::plain(),
            Self::Themed => Palette::coloured(theme),
        }
    }
}

impl Drawing {
    /// For people who see it, in colours.
    pub fn sighted() -> Self {
        Self { manner: Manner::Sighted, colours: Colours::Themed, together: true }
    }

    /// For a screen reader: text, and nothing else.
    pub fn reader() -> Self {
        Self { manner: Manner::Reader, colours: Colours::None, together: false }
    }

    /// For the terminal of this process: without colours where `NO_COLOR` is set, and on a console
    /// that has only sixteen, where yellow is brown.
    pub fn here(manner: Manner) -> Self {
        let console = std::env::var_os("TERM").is_some_and(|term| term == "linux");
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match manner {
            Manner::Reader => Self::reader(),
            Manner::Sighted if console || no_colour => {
                Self { colours: Colours::Plain, together: !console, ..Self::sighted() }
            }
            Manner::Sighted => Self::sighted(),
        }
    }
}

/// A screen with a keyboard.
pub struct Screen<W: Write> {
    rows: Rows<W>,
    heard: Receiver<Heard>,
    filter: Filter,
    began: Instant,
    drawing: Drawing,
    size: Size,
    shown: Option<Painted>,
    theme: Theme,
    blank: bool,
    resized: bool,
    closed: bool,
    /// Silences the voice beside this screen.
    hush: Option<Hush>,
    /// Given back last; `None` for a screen that is no terminal.
    session: Option<Session>,
}

impl Screen<Stdout> {
    /// Takes the terminal on standard input and output.
    ///
    /// # Errors
    /// `NoTerminal` where there is none, `Gone` where it cannot be used.
    pub fn open(drawing: Drawing, intervals: Intervals) -> Result<Self, FaceError> {
        let session = Session::enter()?;
        let heard = listen::listen().map_err(FaceError::Gone)?;
        let mut screen = Screen::new(io::stdout(), heard, drawing, intervals);
        screen.session = Some(session);
        Ok(screen)
    }
}

/// Columns and rows of the terminal of this process.
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

impl<W: Write> Screen<W> {
    /// A screen of this size that writes to `output` and hears what is sent to it: for tests and measurements.
    pub fn apart(output: W, size: Size, drawing: Drawing) -> (Self, SyncSender<Heard>) {
        let (sender, heard) = sync_channel(16);
        let mut screen = Self::new(output, heard, drawing, Intervals::default());
        screen.size = size;
        (screen, sender)
    }

    fn new(output: W, heard: Receiver<Heard>, drawing: Drawing, intervals: Intervals) -> Self {
        Self {
            rows: Rows::new(output, drawing.together),
            heard,
            filter: Filter::new(intervals),
            began: Instant::now(),
            drawing,
            size: Size::default(),
            shown: None,
            theme: Theme::default(),
            blank: false,
            resized: false,
            closed: false,
            hush: None,
            session: None,
        }
    }

    /// Gives a screen that is no terminal another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// The size now: windows change it at any moment, also to nothing.
    fn measure(&mut self) {
        if self.session.is_some()
            && let Ok(size) = rustix::termios::tcgetwinsize(io::stdout())
        {
            self.size = Size::new(size.ws_col, size.ws_row);
        }
    }

    fn layout<A>(&self, page: &Page<A>, look: Look) -> Layout {
        layout(page, look, self.size, self.drawing.manner)
    }

    fn send(&mut self, painted: &Painted) -> Result<(), FaceError> {
        self.rows.show(painted).map_err(FaceError::Gone)
    }

    /// Nothing but the ground, on the whole screen.
    fn show_blank(&mut self) -> Result<(), FaceError> {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = ratatui::layout::Rect::new(0, 0, side(self.size.cols), side(self.size.rows));
        let mut cells = Buffer::empty(area);
        cells.set_style(area, self.drawing.colours.palette(self.theme).text);
        self.send(&Painted { cells, cursor: Some((0, 0)) })
    }

    /// What is certain now: the end before everything, then keys in their order.
    fn certain(&mut self) -> Option<Input> {
        if self.closed {
            return Some(Input::Closed);
        }
        if self.resized && !self.blank {
            self.resized = false;
            return Some(Input::Resized);
        }
        self.filter.next(self.began.elapsed())
    }

    fn hear(&mut self, heard: Heard) -> Result<(), FaceError> {
        match heard {
            // Keys that wait are not taken for answers once the end is there.
            Heard::Closed => self.closed = true,
            Heard::Key(at, stroke) => {
                // The filter waits until it knows that no scanner types; silence need not wait for that.
                if let Some(hush) = &self.hush {
                    hush.now();
                }
                self.filter.press(at.saturating_duration_since(self.began), stroke);
            }
            Heard::Resized => {
                self.resized = true;
                self.measure();
                if self.blank {
                    return self.show_blank();
                }
            }
        }
        Ok(())
    }

    /// How long to wait: until the filter knows more, or until patience ends.
    fn nap(&self, deadline: Option<Duration>) -> Option<Duration> {
        let until = [deadline, self.filter.due()].into_iter().flatten().min();
        until.map(|until| until.saturating_sub(self.began.elapsed()))
    }
}

impl<W: Write> Face for Screen<W> {
    fn form(&self) -> &'static str {
        match self.drawing.manner {
            Manner::Reader => "screen-reader",
            Manner::Sighted => "screen",
        }
    }

    fn sheets<A>(&mut self, page: &Page<A>, look: Look) -> Sheets {
        self.measure();
        self.layout(page, look).dealt
    }

    fn show<A>(&mut self, page: &Page<A>, place: &Place, look: Look) -> Result<(), FaceError> {
        let letters = |kind| matches!(kind, EntryKind::Text | EntryKind::HiddenText);
        self.filter.letters(page.entry.is_some_and(|entry| letters(entry.kind)));
        self.theme = look.theme;
        let palette = self.drawing.colours.palette(look.theme);
        let painted = paint(&self.layout(page, look), page, place, &palette);
        if self.blank && self.shown.as_ref() == Some(&painted) {
            return Ok(());
        }
        self.blank = false;
        self.send(&painted)?;
        self.shown = Some(painted);
        Ok(())
    }

    fn hush_by(&mut self, hush: Hush) {
        self.hush = Some(hush);
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        let deadline = patience.map(|patience| self.began.elapsed().saturating_add(patience));
        loop {
            if let Some(input) = self.certain() {
                return Ok(Some(input));
            }
            let heard = match self.nap(deadline) {
                None => self.heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(nap) => self.heard.recv_timeout(nap),
            };
            match heard {
                Ok(heard) => self.hear(heard)?,
                Err(RecvTimeoutError::Disconnected) => self.closed = true,
                Err(RecvTimeoutError::Timeout) => {
                    if deadline.is_some_and(|deadline| self.began.elapsed() >= deadline) {
                        return Ok(self.certain());
                    }
                }
            }
        }
    }

    fn repeat(&mut self) {
        self.rows.forget();
    }

    fn ring(&mut self) -> Result<(), FaceError> {
        self.rows.send("\u{7}").map_err(FaceError::Gone)
    }

    fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.measure();
        let Some(written) = picture::centred(rows, self.size).filter(|_| self.form() == "screen") else {
            return Ok(false);
        };
        // What was shown is forgotten: the next page is written as a whole.
        self.rows.wipe().and_then(|()| self.rows.send(&written)).map_err(FaceError::Gone)?;
        Ok(true)
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.blank = blank;
        if blank { self.show_blank() } else { Ok(()) }
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        self.shown = None;
        self.blank = false;
        self.rows.wipe().map_err(FaceError::Gone)
    }
}

#[cfg(test)]
mod tests;
