//! The face that was asked for: announced first, then handed to whoever uses it.

use std::io::{self, BufReader, Write};
use std::time::Duration;

use madoguchi::device::Face;
use madoguchi::device::keys::KeyTable;
use madoguchi::device::lines::Lines;
use madoguchi::device::screen::{Drawing, Intervals, Screen};
use madoguchi::present::large::Manner;
use madoguchi::settings::{From, Machine, Reader};

use super::Failure;

/// Something that is done with a face.
pub(super) trait WithFace {
    fn run<F: Face>(self, face: F) -> Result<(), Failure>;
}

/// What a record says about how pages were presented.
pub(super) fn form(reader: Reader) -> &'static str {
    match reader {
        Reader::Lines => "lines",
        Reader::Off => "screen",
        Reader::Screen => "screen-reader",
    }
}

/// Announces how pages are presented and what said so (rule R7), then runs with that face.
pub(super) fn with(reader: Reader, from: From, machine: &Machine, work: impl WithFace) -> Result<(), Failure> {
    let by = match from {
        From::Config => "by madoguchi.toml",
        From::Default => "as it comes",
        From::Environment => "by MADOGUCHI_READER",
        From::Flag => "by --reader",
    };
    let intervals = Intervals {
        double_strike: Duration::from_millis(machine.double_key_ms),
        scanner: Duration::from_millis(machine.scanner_ms),
    };
    let keys = KeyTable::of(machine.keys.as_deref())?;
    match reader {
        Reader::Lines => {
            let mut face = Lines::new(BufReader::new(io::stdin()), io::stdout());
            face.announce(&format!("madoguchi --reader lines ({by})"))?;
            work.run(face)
        }
        Reader::Off => work.run(
            Screen::open(Drawing::here(Manner::Sighted), intervals)?.with_keys(keys).with_keypads(&machine.keypads)?,
        ),
        Reader::Screen => {
            writeln!(io::stdout(), "madoguchi --reader screen ({by})")?;
            work.run(
                Screen::open(Drawing::here(Manner::Reader), intervals)?
                    .with_keys(keys)
                    .with_keypads(&machine.keypads)?,
            )
        }
    }
}
