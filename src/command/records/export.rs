//! `madoguchi records export`: all records into a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use consent_log::{Charset, ExportFileFormat, ExportReport, Permission, UnreadableEntry};
use madoguchi::device::clock;
use madoguchi::device::trouble_log::TroubleLog;
use madoguchi::settings::{self, Facility, SettingsError};

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;
use super::prompts;

/// Returns the parser of `--as`.
pub(in crate::command) fn format_parser() -> impl TypedValueParser<Value = ExportFileFormat> {
    let csv = PossibleValue::new("csv").help("One line an answer");
    let json = PossibleValue::new("json").help("Everything, with the words that were shown");
    PossibleValuesParser::new([csv, json]).try_map(|name| name.parse::<ExportFileFormat>())
}

/// Returns the parser of `--charset`.
pub(in crate::command) fn charset_parser() -> impl TypedValueParser<Value = Charset> {
    let utf_8 = PossibleValue::new("utf-8").help("With the mark by which spreadsheets know it");
    let shift_jis = PossibleValue::new("shift_jis")
        .help("For older programs; what it has no characters for is written as 〓 and named");
    PossibleValuesParser::new([utf_8, shift_jis]).try_map(|name| name.parse::<Charset>())
}

/// Returns the format with this charset.
fn with_charset(format: ExportFileFormat, charset: Charset) -> Result<ExportFileFormat, CommandFailure> {
    match (format, charset) {
        (ExportFileFormat::Csv(_), charset) => Ok(ExportFileFormat::Csv(charset)),
        (ExportFileFormat::Json, Charset::Utf8) => Ok(ExportFileFormat::Json),
        (ExportFileFormat::Json, Charset::ShiftJis) => Err("JSON is always UTF-8: leave --charset out".into()),
    }
}

/// Writes all records to a file that only its owner may read.
pub(super) fn export_all(
    shared: &GlobalOptions,
    (format, charset): (ExportFileFormat, Charset),
    out: Option<PathBuf>,
) -> Result<ExitCode, CommandFailure> {
    let format = with_charset(format, charset)?;
    let data = settings::data_dir(shared.data.clone())?;
    let facility = facility(&data)?;
    let readers = facility.as_ref().map(Facility::readers).unwrap_or_default();
    let controller = facility.map(|facility| facility.controller()).unwrap_or_default();
    let staff = prompts::ask_staff_among(&data, readers, Permission::Export)?;
    let unlocked = prompts::ask_key(&data)?;
    let who = (&unlocked, &staff.pseudonym);
    let Some(path) = out else {
        let done = consent_log::export(&data, who, (format, &controller), &mut io::stdout().lock(), &clock::now())?;
        return report_gaps(&done);
    };
    let mut file = new_file(&path)?;
    let done = consent_log::export(&data, who, (format, &controller), &mut file, &clock::now())?;
    // Before it is said to be written: a stick may be pulled out at once.
    file.sync_all()?;
    // On standard error, as all of these lines: standard output may be the export itself.
    writeln!(io::stderr(), "written to {}: it holds what people wish, keep it safe", path.display())?;
    report_gaps(&done)
}

/// Returns what the facility said of itself. Records outlast a settings file: where it cannot be read, whoever exports is
/// told so, the person responsible alone may export, and the export names nobody.
fn facility(data: &Path) -> Result<Option<Facility>, CommandFailure> {
    match Facility::read(data) {
        Ok(facility) => Ok(Some(facility)),
        Err(error @ SettingsError::NotSetUp(_)) => Err(error.into()),
        Err(error) => {
            let line = format!("{error}: the export names nobody who is responsible for the records");
            writeln!(io::stderr(), "{line}")?;
            TroubleLog::note_beside(data, &line);
            Ok(None)
        }
    }
}

/// Names what is missing, and fails then, so that a gap in the file cannot pass unnoticed.
fn report_gaps(done: &ExportReport) -> Result<ExitCode, CommandFailure> {
    for unread in &done.unread {
        writeln!(io::stderr(), "{}", unreadable_line(unread))?;
    }
    report_unencodable(done)?;
    match done.unread.len() {
        0 => Ok(ExitCode::SUCCESS),
        missing => Err(format!(
            "{missing} could not be read and stand in the export as unreadable, all others are there: run `madoguchi records verify`, keep a copy, and restore the last backup"
        )
        .into()),
    }
}

/// Returns the line about a record that cannot be read.
pub(in crate::command) fn unreadable_line(unread: &UnreadableEntry) -> String {
    let code = unread.receipt.map(|receipt| format!("record {receipt}, ")).unwrap_or_default();
    let day = unread.at.map(|at| format!(" of {}", at.date())).unwrap_or_default();
    format!("{code}event {}{day}: cannot be read (damaged)", unread.event)
}

/// Names what the charset has no characters for.
fn report_unencodable(done: &ExportReport) -> Result<(), CommandFailure> {
    for missing in &done.unencodable {
        let record = missing.receipt.map_or_else(|| "the log".to_owned(), |receipt| format!("record {receipt}"));
        let codes = missing.characters.chars().map(|c| format!("{c} (U+{:04X})", u32::from(c)));
        let codes = codes.collect::<Vec<_>>().join(", ");
        writeln!(io::stderr(), "{record}, {}: {codes} written as 〓", missing.column)?;
    }
    match done.unencodable.len() {
        0 => Ok(()),
        cells => Err(format!(
            "{cells} cells have characters that Shift_JIS does not have: write them in by hand, or export as utf-8"
        )
        .into()),
    }
}

fn new_file(path: &Path) -> Result<std::fs::File, CommandFailure> {
    let mut options = OpenOptions::new();
    // Never over another file: it might be an older export, or not ours at all.
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| format!("{}: {error}: name a new file in a folder that may be written", path.display()).into())
}
