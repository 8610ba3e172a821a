//! What stands between a person and a page: surfaces, the parts beside them, and the clock.

pub mod braille;
pub mod call_hook;
pub mod call_spool;
pub mod chime;
pub mod clock;
mod error;
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

pub use error::FrontendError;
pub use event::{DeviceEvent, EventQueue, EventSender, Waker};
pub use frontend::Frontend;
pub use input_queue::InputQueue;
pub use surface::{Surface, SurfaceEvent};
pub use voice::SpeechScope;

pub use crate::speech::speaker::ChimeOutcome;
