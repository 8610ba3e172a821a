//! What stands between a person and a page: surfaces, the parts beside them, and the clock.

pub mod braille;
pub mod chime;
pub mod clock;
mod event;
pub mod frontend;
pub mod hook;
mod inputs;
pub mod keypad;
pub mod keys;
pub mod lines;
pub mod memory;
pub mod screen;
pub mod secret;
pub mod spool;
mod surface;
pub mod switches;
pub mod trouble;
pub mod voice;

use std::io;

use thiserror::Error;

pub use event::{DeviceEvent, EventQueue, EventSender, Waker};
pub use frontend::Frontend;
pub use inputs::InputQueue;
pub use surface::{Surface, SurfaceEvent};
pub use voice::SpeechScope;

pub use crate::speech::speaker::Rung;

/// Why nothing can be shown any more.
#[derive(Debug, Error)]
pub enum FrontendError {
    /// Standard output or the terminal is gone.
    #[error("the screen is gone ({0}): nothing was recorded; start madoguchi again in a terminal")]
    Gone(#[source] io::Error),
    /// There is no terminal to draw on.
    #[error("there is no terminal here: use `--reader lines` for a pipe or a dumb terminal")]
    NoTerminal,
}
