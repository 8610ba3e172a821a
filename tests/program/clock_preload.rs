//! The program on a machine whose clock is wrong, as after a flat battery.

use std::path::PathBuf;
use std::process::Command;

/// One day, in seconds.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// A library that moves the wall clock of every program that it is loaded into, compiled for this run.
pub(crate) struct WrongClock {
    dir: tempfile::TempDir,
}

impl WrongClock {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/program/clock.c");
        let library = dir.path().join("clock.so");
        let compiled = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).output();
        let compiled = compiled.expect("a C compiler is needed: `make setup` installs it");
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        Self { dir }
    }

    fn library(&self) -> PathBuf {
        self.dir.path().join("clock.so")
    }

    /// Makes the clock of this command wrong by so many seconds.
    pub(crate) fn set(&self, command: &mut Command, seconds: i64) {
        command.env("LD_PRELOAD", self.library()).env("CLOCK_OFF", seconds.to_string());
    }
}
