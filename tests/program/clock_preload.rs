//! The program on a machine whose clock is wrong, as after a flat battery.

use std::path::PathBuf;
use std::process::Command;

use crate::preloaded_library;

/// One day, in seconds.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// A library that moves the wall clock of every program that it is loaded into, compiled for this run.
pub(crate) struct WrongClock {
    _dir: tempfile::TempDir,
    library: PathBuf,
}

impl WrongClock {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { library: preloaded_library::compile("clock.c", dir.path()), _dir: dir }
    }

    /// Makes the clock of this command wrong by so many seconds.
    pub(crate) fn set(&self, command: &mut Command, seconds: i64) {
        command.env("LD_PRELOAD", &self.library).env("CLOCK_OFF", seconds.to_string());
    }
}
