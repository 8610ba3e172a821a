//! What stands between a person and a page: surfaces, the parts beside them, and the clock.

pub mod braille;
pub mod call_hook;
pub mod call_spool;
pub mod chime;
pub mod clock;
mod event;
pub mod frontend;
mod input_queue;
pub mod keypad;
pub mod keys;
pub mod lines;
pub mod process_hardening;
pub mod prompt;
pub mod screen;
mod surface;
pub mod switches;
pub mod trouble_log;
pub mod voice;

use std::io;

use thiserror::Error;

pub use event::{DeviceEvent, EventQueue, EventSender, Waker};
pub use frontend::Frontend;
pub use input_queue::InputQueue;
pub use surface::{Surface, SurfaceEvent};
pub use voice::SpeechScope;

pub use crate::speech::speaker::ChimeOutcome;

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
