//! `madoguchi records export`: all records into a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use madoguchi::device::clock;
use madoguchi::records::{self, Format};
use madoguchi::settings;

use super::super::{Failure, Shared};
use super::asking;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum ExportFormat {
    /// One line an answer
    Csv,
    /// Everything, with the words that were shown
    Json,
}

/// Writes all records to a file that only its owner may read.
pub(super) fn export_all(shared: &Shared, format: ExportFormat, out: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let staff = asking::staff(&data)?;
    let unlocked = asking::unlocked(&data)?;
    let now = clock::now();
    let format = match format {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Json => Format::Json,
    };
    let Some(path) = out else {
        records::export(&data, &unlocked, &staff.pseudonym, format, &mut io::stdout().lock(), &now)?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut file = new_file(&path)?;
    records::export(&data, &unlocked, &staff.pseudonym, format, &mut file, &now)?;
    file.sync_all()?;
    writeln!(io::stderr(), "written to {}: it holds what people wish, keep it safe", path.display())?;
    Ok(ExitCode::SUCCESS)
}

fn new_file(path: &Path) -> Result<std::fs::File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| format!("{}: {error}: name a new file in a folder that may be written", path.display()).into())
}
