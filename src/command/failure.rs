//! What every command fails with.

/// Why a command failed, in one line that says what to do.
pub(super) type CommandFailure = Box<dyn std::error::Error>;
