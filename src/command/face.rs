//! The face that was asked for: announced first, then handed to whoever uses it.

use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use madoguchi::device::Face;
use madoguchi::device::lines::Lines;
use madoguchi::device::screen::{Draw, Drawing, Intervals, Lack, Screen, Wish};
use madoguchi::device::trouble::TroubleLog;
use madoguchi::present::large::Manner;
use madoguchi::present::pixels::Sight;
use madoguchi::settings::{From, Machine, Reader, SettingsError};

use super::{Failure, Shared};

/// Something that is done with a face.
pub(super) trait WithFace {
    fn run<F: Face>(self, face: F) -> Result<(), Failure>;
}

/// How letters are wished for, and where it is told that they are not as they should be.
pub(super) struct Letters {
    wish: Wish,
    data: PathBuf,
}

impl Letters {
    /// As options and settings say.
    pub(super) fn new(shared: &Shared, machine: &Machine, data: &Path) -> Result<Self, SettingsError> {
        Ok(Self { wish: wish(shared, machine)?, data: data.to_owned() })
    }

    /// One line for staff; a terminal without pictures is no reason to stop.
    fn note(&self, lack: Option<&Lack>) {
        let told = lack.filter(|lack| !matches!(lack, Lack::Asked));
        if let (Some(lack), Ok(mut log)) = (told, TroubleLog::open(&self.data)) {
            log.note(&format!("large text is drawn in characters: {lack}"));
        }
    }
}

/// What options and settings wish for.
pub(super) fn wish(shared: &Shared, machine: &Machine) -> Result<Wish, SettingsError> {
    let (name, from) = machine.draw(shared.draw.as_deref());
    let draw = match name.as_str() {
        "auto" => Draw::Auto,
        "pixels" => Draw::Pixels,
        "text" => Draw::Text,
        _ => {
            let mend = "write auto, text or pixels".to_owned();
            return Err(SettingsError::NotAllowed { name: from.to_owned(), value: name, mend });
        }
    };
    let font = shared.font.clone().or_else(|| machine.font.clone());
    let sight = Sight { tenths_of_inch: machine.tenths_of_inch(), viewing_mm: machine.viewing_mm };
    Ok(Wish { draw, font, sight })
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
pub(super) fn with(
    reader: Reader,
    from: From,
    (machine, letters): (&Machine, &Letters),
    work: impl WithFace,
) -> Result<(), Failure> {
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
    match reader {
        Reader::Lines => {
            let mut face = Lines::new(BufReader::new(io::stdin()), io::stdout());
            face.announce(&format!("madoguchi --reader lines ({by})"))?;
            work.run(face)
        }
        Reader::Off => {
            let (screen, lack) = Screen::open_large(Drawing::here(Manner::Sighted), intervals, &letters.wish)?;
            letters.note(lack.as_ref());
            work.run(screen)
        }
        Reader::Screen => {
            writeln!(io::stdout(), "madoguchi --reader screen ({by})")?;
            work.run(Screen::open(Drawing::here(Manner::Reader), intervals)?)
        }
    }
}
