//! A chime that is to be rung, and what became of it.

use std::sync::mpsc::{Receiver, Sender};

/// What became of a ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChimeOutcome {
    /// The device played it to its end.
    Heard,
    /// Nothing sounded, and why, for whoever looks after the machine.
    Silent(String),
}

/// The playing thread's end: chimes to ring, and where it says what became of each.
pub(super) struct ChimeRequests {
    pub(super) requests: Receiver<Vec<i16>>,
    pub(super) outcomes: Sender<ChimeOutcome>,
}
