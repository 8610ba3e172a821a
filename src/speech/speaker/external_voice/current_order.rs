//! What the system's own voice was ordered to say, and how far it is with it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::super::order::{SpeechSettings, Utterance};

/// An order that is being said.
pub(super) struct CurrentOrder {
    pub(super) order: u64,
    pub(super) settings: SpeechSettings,
    pub(super) remaining: VecDeque<Utterance>,
    /// The utterance that was asked for.
    pub(super) current: Option<CurrentUtterance>,
}

/// An utterance that was asked for.
pub(super) struct CurrentUtterance {
    pub(super) number: u64,
    pub(super) id: String,
    pub(super) lang: &'static str,
    pub(super) began: bool,
    /// How long it may take.
    pub(super) max_duration: Duration,
    /// When it has to have begun, or ended.
    pub(super) deadline: Instant,
}
