//! Opens the surface that was asked for, and announces it.

use std::io::{self, BufReader, IsTerminal, Stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use furigana::RichText;
use madoguchi::content::{Args, ContentError, Words};
use madoguchi::device::keys::KeyTable;
use madoguchi::device::lines::{self, Lines, Source};
use madoguchi::device::screen::{self, Drawing, Intervals, Lack, Screen, Wish};
use madoguchi::device::trouble::TroubleLog;
use madoguchi::device::{EventQueue, Frontend, InputQueue, keypad};
use madoguchi::present::lines::words;
use madoguchi::present::pixels::Sight;
use madoguchi::present::plain::Listener;
use madoguchi::settings::{MachineConfig, Reader, ReaderText, SettingSource};

use super::{Failure, Shared};

/// How large text is to be drawn, and the folder of the log that notes why it is not.
pub(super) struct Letters {
    wish: Wish,
    data: PathBuf,
}

impl Letters {
    /// Takes what options and settings say.
    pub(super) fn new(shared: &Shared, machine: &MachineConfig, data: &Path) -> Self {
        Self { wish: wish(shared, machine), data: data.to_owned() }
    }

    /// Notes one line for staff; a terminal without pictures is no reason to stop.
    fn note(&self, lack: Option<&Lack>) {
        // Drawing in characters was asked for: that is no trouble, and no log is begun for it.
        let Some(lack) = lack.filter(|lack| !matches!(lack, Lack::Asked)) else { return };
        if let Ok(mut log) = TroubleLog::open(&self.data) {
            log.note(&lack.line());
        }
    }
}

/// Returns what options and settings wish for.
pub(super) fn wish(shared: &Shared, machine: &MachineConfig) -> Wish {
    let font = shared.font.clone().or_else(|| machine.font.clone());
    let sight = Sight { tenths_of_inch: machine.tenths_of_inch(), viewing_mm: machine.viewing_mm };
    Wish { draw: shared.draw.or(machine.draw).unwrap_or_default(), font, sight }
}

/// Returns how kanji are written for a screen reader or the system's voice.
pub(super) fn reader_text(shared: &Shared, machine: &MachineConfig) -> ReaderText {
    shared.reader_text.or(machine.reader_text).unwrap_or_default()
}

/// How pages are to be presented, and what said so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presenting {
    pub(super) reader: Reader,
    pub(super) text: ReaderText,
    source: SettingSource,
}

impl Presenting {
    /// Returns what the command line, the environment or the settings ask for.
    pub(super) fn asked(shared: &Shared, machine: &MachineConfig) -> Self {
        let (reader, source) = match (shared.reader, machine.reader) {
            (Some(reader), _) => (reader, shared.reader_source),
            (None, Some(reader)) => (reader, SettingSource::File),
            (None, None) => (Reader::default(), SettingSource::Default),
        };
        Self { reader, text: reader_text(shared, machine), source }
    }

    /// Returns what a record says about how pages were presented.
    pub(super) fn form(self) -> &'static str {
        match self.reader {
            Reader::Lines => "lines",
            Reader::Off => "screen",
            Reader::Screen => "screen-reader",
        }
    }

    /// Returns the sentence that a screen reader says first (rule R7, docs/rules.md).
    fn announcement(self, id: &str, told: &Words) -> Result<String, ContentError> {
        let by = match self.source {
            SettingSource::File => "madoguchi.toml",
            SettingSource::Default => "",
            SettingSource::Environment => "MADOGUCHI_READER",
            SettingSource::Flag => "--reader",
        };
        let args = Args::new().with("by", RichText::plain(by));
        Ok(words(&told.text(id, &args)?, self.text.readings()))
    }
}

/// An open surface, and the table of its keys, which a braille display follows too.
pub(super) struct Opened {
    pub(super) frontend: Frontend<'static>,
    pub(super) keys: KeyTable,
}

/// Opens the surface, and announces how pages are presented and what decided that (rule R7, docs/rules.md).
pub(super) fn open(
    presenting: Presenting,
    told: &Words,
    (machine, letters): (&MachineConfig, &Letters),
) -> Result<Opened, Failure> {
    let keys = KeyTable::of(machine.keys.as_deref())?;
    let frontend = match presenting.reader {
        Reader::Lines => of_lines(presenting, told)?,
        Reader::Off => {
            let (screen, lack) = Screen::open_large(Drawing::here(), &letters.wish)?;
            letters.note(lack.as_ref());
            of_screen(screen, machine, keys.clone())?
        }
        Reader::Screen => {
            let announced = Some(presenting.announcement("announce-screen", told)?);
            let drawing = Drawing::Plain(Listener { furigana: presenting.text.readings(), announced });
            of_screen(Screen::open(drawing)?, machine, keys.clone())?
        }
    };
    Ok(Opened { frontend, keys })
}

fn of_lines(presenting: Presenting, told: &Words) -> Result<Frontend<'static>, Failure> {
    // Typed lines are dropped while a record is written, those of a pipe never:
    // docs/decisions/0013-keys-during-a-slow-save.md.
    let source = if io::stdin().is_terminal() { Source::Typed } else { Source::Prepared };
    let mut lines = Lines::new(io::stdout(), presenting.text.readings());
    let events = EventQueue::default();
    lines::listen(BufReader::new(io::stdin()), events.sender());
    lines.announce(&presenting.announcement("announce-lines", told)?)?;
    Ok(Frontend::new(Box::new(lines), events, InputQueue::of_lines(source)))
}

fn of_screen(screen: Screen<Stdout>, machine: &MachineConfig, keys: KeyTable) -> Result<Frontend<'static>, Failure> {
    let intervals = Intervals {
        double_strike: Duration::from_millis(machine.double_key_ms),
        scanner: Duration::from_millis(machine.scanner_ms),
    };
    let events = EventQueue::default();
    screen::listen(&events.sender())?;
    let mut inputs = InputQueue::of_keys(intervals, keys);
    for keypad in &machine.keypads {
        keypad::listen(keypad.clone(), events.sender())?;
        // Its keys come to the terminal too, and would count twice.
        inputs.leave_keypad_out();
    }
    Ok(Frontend::new(Box::new(screen), events, inputs))
}
