//! Opens the surface that was asked for, and announces it.

use std::io::{self, BufReader, IsTerminal, Stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use furigana::RichText;
use madoguchi::content::{ContentError, MessageArgs, MessageBundle};
use madoguchi::device::keys::KeyTable;
use madoguchi::device::lines::{self, LineSource, LineSurface};
use madoguchi::device::screen::{self, DrawingMode, KeyIntervals, PixelConfig, PixelUnavailable, ScreenSurface};
use madoguchi::device::trouble_log::TroubleLog;
use madoguchi::device::{EventQueue, Frontend, InputQueue, keypad};
use madoguchi::render::lines::text_with_readings;
use madoguchi::render::pixels::ViewingGeometry;
use madoguchi::render::plain::ScreenReaderPrefs;
use madoguchi::settings::{MachineConfig, ReaderMode, ReaderText, SettingSource};

use super::failure::CommandFailure;
use super::options::GlobalOptions;

/// How large text is to be drawn, and the folder of the log that notes why it is not.
pub(super) struct LargeTextSetup {
    wish: PixelConfig,
    data: PathBuf,
}

impl LargeTextSetup {
    /// Takes what options and settings say.
    pub(super) fn new(shared: &GlobalOptions, machine: &MachineConfig, data: &Path) -> Self {
        Self { wish: pixel_config(shared, machine), data: data.to_owned() }
    }

    /// Notes one line for staff; a terminal without pictures is no reason to stop.
    fn note(&self, lack: Option<&PixelUnavailable>) {
        // Drawing in characters was asked for: that is no trouble, and no log is begun for it.
        let Some(lack) = lack.filter(|lack| !matches!(lack, PixelUnavailable::TextRequested)) else { return };
        TroubleLog::note_beside(&self.data, &lack.staff_line());
    }
}

/// Returns what options and settings wish for.
pub(super) fn pixel_config(shared: &GlobalOptions, machine: &MachineConfig) -> PixelConfig {
    let font = shared.font.clone().or_else(|| machine.font.clone());
    let sight = ViewingGeometry { tenths_of_inch: machine.tenths_of_inch(), viewing_mm: machine.viewing_mm };
    PixelConfig { draw: shared.draw.or(machine.draw).unwrap_or_default(), font, sight }
}

/// Returns how kanji are written for a screen reader or the system's voice.
pub(super) fn reader_text(shared: &GlobalOptions, machine: &MachineConfig) -> ReaderText {
    shared.reader_text.or(machine.reader_text).unwrap_or_default()
}

/// How pages are to be presented, and what said so.
#[derive(Clone, Copy, Debug)]
pub(super) struct PresentationChoice {
    pub(super) reader: ReaderMode,
    pub(super) text: ReaderText,
    source: SettingSource,
}

impl PresentationChoice {
    /// Returns what the command line, the environment or the settings ask for.
    pub(super) fn resolve(shared: &GlobalOptions, machine: &MachineConfig) -> Self {
        let (reader, source) = match (shared.reader, machine.reader) {
            (Some(reader), _) => (reader, shared.reader_source),
            (None, Some(reader)) => (reader, SettingSource::File),
            (None, None) => (ReaderMode::default(), SettingSource::Default),
        };
        Self { reader, text: reader_text(shared, machine), source }
    }

    /// Returns what a record says about how pages were presented.
    pub(super) fn form(self) -> &'static str {
        match self.reader {
            ReaderMode::Lines => "lines",
            ReaderMode::Off => "screen",
            ReaderMode::Screen => "screen-reader",
        }
    }

    /// Returns the sentence that a screen reader says first (rule R7, docs/rules.md).
    fn announcement(self, id: &str, told: &MessageBundle) -> Result<String, ContentError> {
        let by = match self.source {
            SettingSource::File => "madoguchi.toml",
            SettingSource::Default => "",
            SettingSource::Environment => "MADOGUCHI_READER",
            SettingSource::Flag => "--reader",
        };
        let args = MessageArgs::new().with("by", RichText::plain(by));
        Ok(text_with_readings(&told.text(id, &args)?, self.text.readings()))
    }
}

/// An open surface, and the table of its keys, which a braille display follows too.
pub(super) struct OpenSurface {
    pub(super) frontend: Frontend<'static>,
    pub(super) keys: KeyTable,
}

/// Opens the surface, and announces how pages are presented and what decided that (rule R7, docs/rules.md).
pub(super) fn open(
    presenting: PresentationChoice,
    told: &MessageBundle,
    (machine, letters): (&MachineConfig, &LargeTextSetup),
) -> Result<OpenSurface, CommandFailure> {
    let keys = KeyTable::of(machine.keys.as_deref())?;
    let frontend = match presenting.reader {
        ReaderMode::Lines => open_lines(presenting, told)?,
        ReaderMode::Off => {
            let (screen, lack) = ScreenSurface::open_large(DrawingMode::for_this_terminal(), &letters.wish)?;
            letters.note(lack.as_ref());
            open_screen(screen, machine, keys.clone())?
        }
        ReaderMode::Screen => {
            let announced = Some(presenting.announcement("announce-screen", told)?);
            let drawing =
                DrawingMode::Plain(ScreenReaderPrefs { furigana: presenting.text.readings(), announcement: announced });
            open_screen(ScreenSurface::open(drawing)?, machine, keys.clone())?
        }
    };
    Ok(OpenSurface { frontend, keys })
}

fn open_lines(presenting: PresentationChoice, told: &MessageBundle) -> Result<Frontend<'static>, CommandFailure> {
    // Typed lines are dropped while a record is written, those of a pipe never:
    // docs/decisions/0013-keys-during-a-slow-save.md.
    let source = if io::stdin().is_terminal() { LineSource::Typed } else { LineSource::Prepared };
    let mut lines = LineSurface::new(io::stdout(), presenting.text.readings());
    let events = EventQueue::default();
    lines::listen(BufReader::new(io::stdin()), events.sender());
    lines.announce(&presenting.announcement("announce-lines", told)?)?;
    Ok(Frontend::new(Box::new(lines), events, InputQueue::of_lines(source)))
}

fn open_screen(
    screen: ScreenSurface<Stdout>,
    machine: &MachineConfig,
    keys: KeyTable,
) -> Result<Frontend<'static>, CommandFailure> {
    let intervals = KeyIntervals {
        double_strike: Duration::from_millis(machine.double_key_ms),
        scanner: Duration::from_millis(machine.scanner_ms),
    };
    let events = EventQueue::default();
    screen::listen(&events.sender())?;
    let mut inputs = InputQueue::of_keys(intervals, keys);
    for keypad in &machine.keypads {
        keypad::listen(keypad.clone(), events.sender())?;
        // Its keys come to the terminal too, and would count twice.
        inputs.ignore_keypad_keys();
    }
    Ok(Frontend::new(Box::new(screen), events, inputs))
}
