//! `madoguchi records verify` and `madoguchi records export`.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use madoguchi::device::{clock, secret};
use madoguchi::records::{self, Format, StaffBook, keys};
use madoguchi::settings;

use super::{ExportFormat, Failure, Shared};

/// Checks the whole log and says how much there is.
pub(super) fn verify_log(shared: &Shared) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let whole = records::verify(&data)?;
    writeln!(
        io::stdout(),
        "the log is whole: {} events, {} records, {} pages of words that were shown",
        whole.events,
        whole.records,
        whole.notices
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Writes all records to a file that only its owner may read.
pub(super) fn export_all(shared: &Shared, format: ExportFormat, out: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let now = clock::now();
    let pin = secret::ask("staff number: ")?;
    let staff = StaffBook::open(&data)?.check(&pin, &now)?;
    let words = secret::ask("words: ")?;
    let unlocked = keys::unlock(&data, &words)?;
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

fn new_file(path: &std::path::Path) -> Result<std::fs::File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| format!("{}: {error}: name a new file in a folder that may be written", path.display()).into())
}
