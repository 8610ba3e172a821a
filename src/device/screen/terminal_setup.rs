//! The terminal of this process, asked what it can show before anybody listens to keys, and taken as a screen.

use std::io::{self, Stdout};

use super::super::FrontendError;
use super::pixel_renderer::{PixelConfig, PixelRenderer, PixelUnavailable};
use super::session::TerminalSession;
use super::{DrawingMode, ScreenSize, ScreenSurface, session, terminal_answers};
use crate::settings::DrawMode;

impl ScreenSurface<Stdout> {
    /// Takes the terminal on standard input and output.
    ///
    /// # Errors
    /// `NoTerminal` where there is none, `Gone` where it cannot be used.
    pub fn open(drawing: DrawingMode) -> Result<Self, FrontendError> {
        Ok(Self::with_session(TerminalSession::enter()?, drawing))
    }

    /// Takes the terminal as `open` does, for letters as they are wished for; and says why they are characters
    /// where they are.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_large(
        drawing: DrawingMode,
        wish: &PixelConfig,
    ) -> Result<(Self, Option<PixelUnavailable>), FrontendError> {
        let session = TerminalSession::enter()?;
        // Nobody listens to keys yet, so that no answer of the terminal is taken for one.
        let letters = query_terminal(wish).map_err(FrontendError::Gone)?;
        let mut screen = Self::with_session(session, drawing);
        let lack = match letters {
            Err(lack) => Some(lack),
            Ok(letters) => {
                screen.pixel_renderer = Some(letters);
                screen.measure();
                screen.pixel_renderer.as_mut().and_then(PixelRenderer::take_new_lack)
            }
        };
        Ok((screen, lack))
    }

    fn with_session(session: TerminalSession, drawing: DrawingMode) -> Self {
        let mut screen = ScreenSurface::new(io::stdout(), drawing);
        screen.session = Some(session);
        screen
    }
}

/// Asks the terminal what it can show, unless nobody wants to know.
fn query_terminal(wish: &PixelConfig) -> io::Result<Result<PixelRenderer, PixelUnavailable>> {
    if wish.draw == DrawMode::Text {
        return Ok(Err(PixelUnavailable::TextRequested));
    }
    session::write_now(terminal_answers::CAPABILITY_QUERY)?;
    Ok(PixelRenderer::from_config(wish, terminal_answers::read_answers()))
}

/// Asks the terminal and the machine as the kiosk would, and says in a line how large letters would be.
///
/// # Errors
/// Why they would be characters of the terminal.
pub fn probe(wish: &PixelConfig) -> Result<String, PixelUnavailable> {
    let asked = || {
        session::write_now(terminal_answers::CAPABILITY_QUERY)
            .map(|()| terminal_answers::read_answers())
            .unwrap_or_default()
    };
    let answers = session::in_raw_mode(asked).unwrap_or_default();
    let mut letters = PixelRenderer::from_config(wish, answers)?;
    if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout()) {
        letters.measure(ScreenSize::new(size.ws_col, size.ws_row), (size.ws_xpixel, size.ws_ypixel));
    }
    letters.describe()
}
