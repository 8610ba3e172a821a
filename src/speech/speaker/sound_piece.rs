//! What the thread that makes samples hands to the one that plays them.

/// How many pieces may wait: about a third of a second.
pub(super) const QUEUE_PIECES: usize = 64;

/// What is to be played, in its order; a number names the order that it belongs to.
pub(super) enum SoundPiece {
    /// An utterance begins.
    Begin(u64, String),
    /// Samples of it.
    Sound(u64, Vec<i16>),
    /// So many milliseconds of silence.
    Silence(u64, u32),
    /// It ends.
    End(u64, String),
    /// Everything that was ordered has been given.
    Over(u64),
    /// Nothing more can be given, and why.
    Failed(u64, String),
    /// Nothing is to be played; it is to be looked whether somebody is there.
    Wake,
}

impl SoundPiece {
    /// Returns the order that it belongs to.
    pub(super) fn order(&self) -> Option<u64> {
        match self {
            Self::Begin(number, _)
            | Self::Sound(number, _)
            | Self::Silence(number, _)
            | Self::End(number, _)
            | Self::Over(number)
            | Self::Failed(number, _) => Some(*number),
            Self::Wake => None,
        }
    }
}
