//! What happened to what was to be said.

/// What happened to what was to be said. A number names the order that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeechEvent {
    /// The utterance with this id began to sound.
    Began(u64, String),
    /// It was heard to its end: its last sample has left the device.
    Ended(u64, String),
    /// It was interrupted; what follows it is not said.
    Interrupted(u64, String),
    /// Everything that was ordered has been heard or interrupted.
    Silent(u64),
    /// There is no sound, and why.
    NoSound(String),
    /// There is sound.
    Sound,
}
