//! Asks the terminal of this process what it can show: for the kiosk, or to tell staff.

use std::io;

use super::pixel_renderer::{PixelConfig, PixelRenderer, PixelUnavailable};
use super::session;
use super::terminal_answers;
use crate::render::large::ScreenSize;
use crate::settings::DrawMode;

/// Asks the terminal what it can show, unless nobody wants to know.
pub(super) fn query_terminal(config: &PixelConfig) -> io::Result<Result<PixelRenderer, PixelUnavailable>> {
    if config.draw == DrawMode::Text {
        return Ok(Err(PixelUnavailable::TextRequested));
    }
    session::write_now(terminal_answers::CAPABILITY_QUERY)?;
    Ok(PixelRenderer::from_config(config, terminal_answers::read_answers()))
}

/// Asks the terminal and the machine as the kiosk would, and says in a line how large letters would be.
///
/// # Errors
/// Why they would be characters of the terminal.
pub fn probe(config: &PixelConfig) -> Result<String, PixelUnavailable> {
    let asked = || {
        session::write_now(terminal_answers::CAPABILITY_QUERY)
            .map(|()| terminal_answers::read_answers())
            .unwrap_or_default()
    };
    let answers = session::in_raw_mode(asked).unwrap_or_default();
    let mut renderer = PixelRenderer::from_config(config, answers)?;
    if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout()) {
        renderer.measure(ScreenSize::new(size.ws_col, size.ws_row), (size.ws_xpixel, size.ws_ypixel));
    }
    renderer.describe()
}
