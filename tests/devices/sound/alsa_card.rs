//! A sound card as ALSA sees one, for machines without any: card.c beside this file, built by the C compiler that the
//! program needs itself.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::RwLockWriteGuard;

use crate::machine;

/// How its position goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PositionSteps {
    BySample,
    ByPeriod,
    Never,
}

/// A card that is the default sound device of a home.
pub(crate) struct AlsaCard {
    _alone: RwLockWriteGuard<'static, ()>,
    out: PathBuf,
}

impl AlsaCard {
    /// With periods of so many samples.
    pub(crate) fn at(home: &Path, period: usize, moves: PositionSteps) -> Self {
        let alone = machine::alone();
        let library = home.join("card.so");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-DPIC", "tests/devices/sound/card.c", "-lasound", "-o"])
            .arg(&library)
            .status()
            .unwrap();
        assert!(built.success(), "tests/devices/sound/card.c is not built");
        let out = home.join("played.raw");
        let moves = match moves {
            PositionSteps::BySample => "sample",
            PositionSteps::ByPeriod => "period",
            PositionSteps::Never => "never",
        };
        let device = format!(
            "pcm_type.card {{ lib \"{}\" }}\n\
             pcm.!default {{ type card period {period} moves {moves} out \"{}\" }}\n",
            library.display(),
            out.display()
        );
        std::fs::write(home.join(".asoundrc"), device).unwrap();
        Self { _alone: alone, out }
    }

    /// Everything that it was given.
    pub(crate) fn given(&self) -> Vec<i16> {
        let bytes = std::fs::read(&self.out).unwrap_or_default();
        bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
    }

    /// Whether nobody plays on it.
    pub(crate) fn is_free(&self) -> bool {
        use rustix::fs::{FlockOperation, flock};
        let file = std::fs::File::options().append(true).open(&self.out).unwrap();
        flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
    }

    /// How many samples it held, each time that it was opened.
    pub(crate) fn buffer_sizes(&self) -> Vec<usize> {
        self.log().lines().filter_map(|line| line.strip_prefix("holds ")).map(|many| many.parse().unwrap()).collect()
    }

    /// How often it stopped playing.
    pub(crate) fn stops(&self) -> usize {
        self.log().lines().filter(|line| *line == "stops").count()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.out.with_file_name("played.raw.log")).unwrap_or_default()
    }
}
