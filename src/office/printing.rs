//! Everything of one person on paper: as a text in a file that only its owner may read, for any printer.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::OfficeError;
use crate::content::Content;
use crate::page::Readings;
use crate::present::lines;
use crate::records::{Moment, Opened, Resident};
use crate::review::{Names, everything};

/// The folder beside the records in which prints stand until staff take them away.
const PRINTS: &str = "prints";

/// Writes it, and says where.
pub(super) fn print(
    data: &Path,
    content: &Content,
    (records, names): (&[Opened], &Names),
    now: &Moment,
) -> Result<String, OfficeError> {
    let person = records.iter().rev().find_map(|record| record.linked.clone());
    let page = everything(content, &person.unwrap_or_else(Resident::default), (records, names))?;
    let text = lines::lines(&page, Readings::Shown).join("\n") + "\n";
    let dir = data.join(PRINTS);
    let failed = |file: &Path| {
        let file = file.to_owned();
        move |source| OfficeError::Files { file, source }
    };
    fs::create_dir_all(&dir).map_err(failed(&dir))?;
    let file = dir.join(format!("{}-{}.txt", now.today, now.utc_ms));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&file).map_err(failed(&file))?;
    out.write_all(text.as_bytes()).and_then(|()| out.sync_all()).map_err(failed(&file))?;
    Ok(file.display().to_string())
}
