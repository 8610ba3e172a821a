//! The terminal as a face: a sheet of a page at a time, the cursor on the focus, keys for answers.

mod asked;
mod escape;
mod filter;
mod keys;
mod letters;
mod listen;
mod rows;
mod session;

use std::io::{self, Stdout, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use crate::page::{Amount, EntryKind, Look, Page, Theme};
use crate::place::{Input, Place, Sheets};
use crate::present::large::{Layout, Painted, Palette, Size, View, layout, painted};
use crate::present::pixels;
use crate::present::plain::{Listener, plain};
use crate::speech::speaker::Hush;

use super::{Face, FaceError, Sounding};
use letters::Letters;
use rows::{Frame, Rows};
use session::Session;

pub use filter::{Filter, Intervals};
pub use keys::Stroke;
pub use letters::{Draw, Lack, Wish, font};
pub use listen::Heard;

/// How the screen is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// Large text for people who see it.
    Large {
        /// Its colours.
        colours: Colours,
        /// Whether the terminal may be told which writes are one picture (`?2026`).
        together: bool,
    },
    /// Plain rows for a screen reader, and nothing else.
    Plain(Listener),
}

/// Where the colours of a screen come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// The terminal's own two, bold and reversed.
    Plain,
    /// Those of the theme that the person wants.
    Themed,
}

impl Colours {
    fn palette(self, theme: Theme) -> Palette {
        match self {
            Self::Plain => Palette::plain(),
            Self::Themed => Palette::coloured(theme),
        }
    }
}

impl Drawing {
    /// For people who see it, in colours.
    pub fn sighted() -> Self {
        Self::Large { colours: Colours::Themed, together: true }
    }

    /// For a screen reader whose voice knows no kanji.
    pub fn reader() -> Self {
        Self::Plain(Listener::default())
    }

    /// For people who see the terminal of this process: without colours where `NO_COLOR` is set, and on a
    /// console that has only sixteen, where yellow is brown.
    pub fn here() -> Self {
        let console = std::env::var_os("TERM").is_some_and(|term| term == "linux");
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = if console || no_colour { Colours::Plain } else { Colours::Themed };
        Self::Large { colours, together: !console }
    }

    fn is_together(&self) -> bool {
        matches!(self, Self::Large { together: true, .. })
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
    /// Letters in pixels, where the terminal shows them.
    letters: Option<Letters>,
    shown: Option<Frame>,
    /// What was drawn last for people who see it.
    large: Option<Large>,
    /// The row that the voice says now.
    sounding: Option<usize>,
    /// The page and the sheet that were shown last.
    page: Option<(String, usize)>,
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
        Self::taken(Session::enter()?, drawing, intervals)
    }

    /// Takes the terminal as `open` does, for letters as they are wished for; and says why they are characters
    /// where they are.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_large(drawing: Drawing, intervals: Intervals, wish: &Wish) -> Result<(Self, Option<Lack>), FaceError> {
        let session = Session::enter()?;
        // Nobody listens to keys yet, so that no answer of the terminal is taken for one.
        let letters = ask(wish).map_err(FaceError::Gone)?;
        let mut screen = Self::taken(session, drawing, intervals)?;
        let lack = match letters {
            Err(lack) => Some(lack),
            Ok(letters) => {
                screen.letters = Some(letters);
                screen.measure();
                screen.letters.as_ref().and_then(Letters::lack)
            }
        };
        Ok((screen, lack))
    }

    fn taken(session: Session, drawing: Drawing, intervals: Intervals) -> Result<Self, FaceError> {
        let heard = listen::listen().map_err(FaceError::Gone)?;
        let mut screen = Screen::new(io::stdout(), heard, drawing, intervals);
        screen.session = Some(session);
        Ok(screen)
    }
}

/// Asks the terminal what it can show, unless nobody wants to know.
fn ask(wish: &Wish) -> io::Result<Result<Letters, Lack>> {
    if wish.draw == Draw::Text {
        return Ok(Err(Lack::Asked));
    }
    session::send(asked::QUESTION)?;
    Ok(Letters::wished(wish, asked::hear()))
}

/// Asks the terminal and the machine as the kiosk would, and says in a line how large letters would be.
///
/// # Errors
/// Why they would be characters of the terminal.
pub fn trial(wish: &Wish) -> Result<String, Lack> {
    let asked = || session::send(asked::QUESTION).map(|()| asked::hear()).unwrap_or_default();
    let answers = session::raw(asked).unwrap_or_default();
    let mut letters = Letters::wished(wish, answers)?;
    if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout()) {
        letters.measure(Size::new(size.ws_col, size.ws_row), (size.ws_xpixel, size.ws_ypixel));
    }
    letters.told()
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
            rows: Rows::new(output, drawing.is_together()),
            heard,
            filter: Filter::new(intervals),
            began: Instant::now(),
            drawing,
            size: Size::default(),
            letters: None,
            shown: None,
            large: None,
            sounding: None,
            page: None,
            theme: Theme::default(),
            blank: false,
            resized: false,
            closed: false,
            hush: None,
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

    /// The size now: windows change it at any moment, also to nothing.
    fn measure(&mut self) {
        if self.session.is_some()
            && let Ok(size) = rustix::termios::tcgetwinsize(io::stdout())
        {
            self.size = Size::new(size.ws_col, size.ws_row);
            if let Some(letters) = &mut self.letters {
                letters.measure(self.size, (size.ws_xpixel, size.ws_ypixel));
            }
        }
    }

    /// What was announced stands on the first page only.
    fn end_announcement<A>(&mut self, page: &Page<A>) {
        let Drawing::Plain(listener) = &mut self.drawing else { return };
        if self.page.as_ref().is_some_and(|(id, _)| *id != page.id) {
            listener.announced = None;
        }
    }

    fn layout<A>(&self, page: &Page<A>, look: Look) -> Layout {
        match self.letters.as_ref().and_then(|letters| letters.now(look.amount)) {
            Some((grid, font, em)) => pixels::layout(page, look, grid, font, em),
            None => layout(page, look, self.size),
        }
    }

    fn picture<A>(&mut self, page: &Page<A>, place: &Place, look: Look) -> Frame {
        match &self.drawing {
            Drawing::Large { colours, .. } => {
                let palette = colours.palette(look.theme);
                let layout = self.layout(page, look);
                let mut view = View::of(&layout, page, place);
                view.say(self.sounding.filter(|_| self.large.as_ref().is_some_and(|large| large.page == page.id)));
                let large = Large { page: page.id.clone(), layout, view, palette, amount: look.amount };
                let frame = large.frame(self.letters.as_mut());
                self.large = Some(large);
                frame
            }
            Drawing::Plain(listener) => {
                let written = plain(page, look, self.size, listener).written(page, place);
                // A reader says what is written: of another page everything, also what stood there before.
                if self.is_turned(page, place) {
                    self.rows.renew(written.own.clone());
                }
                Frame::from(&written)
            }
        }
    }

    /// Whether another page or sheet was shown before.
    fn is_turned<A>(&mut self, page: &Page<A>, place: &Place) -> bool {
        let here = (page.id.clone(), place.sheet());
        let before = self.page.replace(here);
        before.is_some() && before != self.page
    }

    /// Nothing but the ground, on the whole screen.
    fn show_blank(&mut self) -> Result<(), FaceError> {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let area = ratatui::layout::Rect::new(0, 0, side(self.size.cols), side(self.size.rows));
        let mut cells = Buffer::empty(area);
        if let Drawing::Large { colours, .. } = &self.drawing {
            cells.set_style(area, colours.palette(self.theme).text);
        }
        self.rows.show(Frame::from(&Painted { cells, cursor: Some((0, 0)) })).map_err(FaceError::Gone)
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

    /// What is not certain yet: for a voice alone, which may begin with what it would have to take back.
    fn likely(&mut self) -> Option<Input> {
        self.hush.as_ref()?;
        self.filter.likely().map(|input| Input::Likely(Box::new(input)))
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

/// A page as it was laid out for people who see it: enough to draw it again when the voice goes on.
struct Large {
    page: String,
    layout: Layout,
    view: View,
    palette: Palette,
    amount: Amount,
}

impl Large {
    /// In pixels where the screen can show them now, otherwise in cells.
    fn frame(&self, letters: Option<&mut Letters>) -> Frame {
        let Self { layout, view, palette, amount, .. } = self;
        let Some(letters) = letters else { return Frame::from(&painted(layout, view, palette)) };
        match letters.now(*amount).map(|style| pixels::scene(layout, view, palette, style)) {
            Some(scene) => Frame::from(&scene.cells).with(letters.drawn(scene.pictures)),
            None => Frame::from(&painted(layout, view, palette)),
        }
    }
}

impl<W: Write> Face for Screen<W> {
    fn form(&self) -> &'static str {
        match self.drawing {
            Drawing::Large { .. } => "screen",
            Drawing::Plain(_) => "screen-reader",
        }
    }

    fn sheets<A>(&mut self, page: &Page<A>, look: Look) -> Sheets {
        self.measure();
        self.end_announcement(page);
        match &self.drawing {
            Drawing::Large { .. } => self.layout(page, look).dealt,
            Drawing::Plain(listener) => plain(page, look, self.size, listener).dealt,
        }
    }

    fn show<A>(&mut self, page: &Page<A>, place: &Place, look: Look) -> Result<(), FaceError> {
        let letters = |kind| matches!(kind, EntryKind::Text | EntryKind::HiddenText);
        self.filter.letters(page.entry.is_some_and(|entry| letters(entry.kind)));
        self.theme = look.theme;
        let frame = self.picture(page, place, look);
        if self.blank && self.shown.as_ref() == Some(&frame) {
            return Ok(());
        }
        self.blank = false;
        self.rows.show(frame.clone()).map_err(FaceError::Gone)?;
        self.shown = Some(frame);
        Ok(())
    }

    fn sounding(&mut self, event: Sounding) -> Result<(), FaceError> {
        self.sounding = match event {
            Sounding::Began(row) => Some(row),
            Sounding::Ended(_) | Sounding::Stopped(_) => None,
        };
        let Some(large) = self.large.as_mut().filter(|_| !self.blank) else { return Ok(()) };
        large.view.say(self.sounding);
        let frame = large.frame(self.letters.as_mut());
        self.rows.show(frame.clone()).map_err(FaceError::Gone)?;
        self.shown = Some(frame);
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
            if let Ok(heard) = self.heard.try_recv() {
                self.hear(heard)?;
                continue;
            }
            if let Some(likely) = self.likely() {
                return Ok(Some(likely));
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

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.blank = blank;
        if blank { self.show_blank() } else { Ok(()) }
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        (self.shown, self.page) = (None, None);
        (self.large, self.sounding) = (None, None);
        self.blank = false;
        if let Some(letters) = &mut self.letters {
            letters.forget();
        }
        self.rows.wipe().map_err(FaceError::Gone)
    }
}

#[cfg(test)]
mod tests;
