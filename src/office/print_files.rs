//! Prints: reports and lists as text files that only their owner may read, for any printer.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::error::OfficeError;
use crate::content::Content;
use crate::page::FuriganaMode;
use crate::render::lines;
use crate::review::{StaffNames, report_page};
use consent_log::{DecryptedRecord, PartialRead, Resident, Timestamp};

/// The folder beside the records that holds prints until staff take them away.
const PRINTS: &str = "prints";

/// Writes the report of one person and returns its path.
pub(super) fn print(
    data: &Path,
    content: &Content,
    (records, names): (&PartialRead<DecryptedRecord>, &StaffNames),
    now: &Timestamp,
) -> Result<String, OfficeError> {
    let person = records.read.iter().rev().find_map(|record| record.linked.clone());
    let page = report_page(content, &person.unwrap_or_else(Resident::default), (records, names))?;
    let text = lines::page_lines(&page, FuriganaMode::Shown).join("\n") + "\n";
    write(data, ("", &[("txt", text.into_bytes())]), now)
}

/// Writes texts under one name with different endings; returns their paths.
pub(super) fn write(
    data: &Path,
    (name, texts): (&str, &[(&str, Vec<u8>)]),
    now: &Timestamp,
) -> Result<String, OfficeError> {
    let dir = data.join(PRINTS);
    fs::create_dir_all(&dir).map_err(file_error(&dir))?;
    let name = if name.is_empty() { String::new() } else { format!("{name}-") };
    // With the time, so that a second print of a day never meets the first.
    let name = format!("{}-{name}{}", now.today, now.utc_ms);
    let files = texts.iter().map(|(ending, text)| write_new(&dir.join(format!("{name}.{ending}")), text));
    Ok(files.collect::<Result<Vec<_>, _>>()?.join(", "))
}

fn write_new(file: &Path, text: &[u8]) -> Result<String, OfficeError> {
    let mut options = fs::OpenOptions::new();
    // Never over an older print, which may have been meant for somebody else.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file).map_err(file_error(file))?;
    out.write_all(text).and_then(|()| out.sync_all()).map_err(file_error(file))?;
    Ok(file.display().to_string())
}

fn file_error(file: &Path) -> impl FnOnce(std::io::Error) -> OfficeError {
    let file = file.to_owned();
    move |source| OfficeError::Files { file, source }
}
