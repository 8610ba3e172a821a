//! `madoguchi records export`: all records into a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use consent_log::{Charset, ExportFileFormat, ExportReport, Permission, UnreadableEntry};
use madoguchi::device::clock;
use madoguchi::settings::{self, Facility};

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;
use super::prompts;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum FormatOption {
    /// One line an answer
    Csv,
    /// Everything, with the words that were shown
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum CharsetOption {
    /// With the mark by which spreadsheets know it
    #[value(name = "utf-8")]
    Utf8,
    /// For older programs; what it has no characters for is written as 〓 and named
    #[value(name = "shift_jis")]
    ShiftJis,
}

impl FormatOption {
    /// Returns the format with its charset.
    pub(super) fn with(self, charset: CharsetOption) -> Result<ExportFileFormat, CommandFailure> {
        match (self, charset) {
            (Self::Csv, CharsetOption::Utf8) => Ok(ExportFileFormat::Csv(Charset::Utf8)),
            (Self::Csv, CharsetOption::ShiftJis) => Ok(ExportFileFormat::Csv(Charset::ShiftJis)),
            (Self::Json, CharsetOption::Utf8) => Ok(ExportFileFormat::Json),
            (Self::Json, CharsetOption::ShiftJis) => Err("JSON is always UTF-8: leave --charset out".into()),
        }
    }
}

/// Writes all records to a file that only its owner may read.
pub(super) fn export_all(
    shared: &GlobalOptions,
    format: ExportFileFormat,
    out: Option<PathBuf>,
) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let staff = prompts::ask_staff_with(&data, Permission::Export)?;
    let unlocked = prompts::ask_key(&data)?;
    let who = (&unlocked, &staff.pseudonym);
    // Records outlast a settings file: without one the export says that nobody is named.
    let controller = Facility::read(&data).map(|facility| facility.controller()).unwrap_or_default();
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
