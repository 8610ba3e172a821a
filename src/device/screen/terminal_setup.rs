//! The terminal of this process, asked what it can show before anybody listens to keys, and taken as a screen.

use std::io::{self, Stdout};

use super::super::error::FrontendError;
use super::pixel_renderer::{PixelConfig, PixelRenderer, PixelUnavailable};
use super::session::TerminalSession;
use super::terminal_probe::query_terminal;
use super::{DrawingMode, ScreenSurface};

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
        config: &PixelConfig,
    ) -> Result<(Self, Option<PixelUnavailable>), FrontendError> {
        let session = TerminalSession::enter()?;
        // Nobody listens to keys yet, so that no answer of the terminal is taken for one.
        let renderer = query_terminal(config).map_err(FrontendError::Gone)?;
        let mut screen = Self::with_session(session, drawing);
        let lack = match renderer {
            Err(lack) => Some(lack),
            Ok(renderer) => {
                screen.pixel_renderer = Some(renderer);
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
