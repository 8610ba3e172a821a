//! Finding and reading the file that was prepared for set-up on another machine.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::OfficeError;
use crate::content::Content;
use crate::setup::{PreparedAnswers, SetUp};
use furigana::Lang;

/// The name by which it is found.
pub(super) const PREPARED_FILE: &str = "madoguchi-setup.toml";
/// Where sticks are mounted, each below it or below a folder of its user.
const STICKS: [&str; 2] = ["/run/media", "/media"];

/// Reads a prepared file.
pub fn read_prepared(file: &Path, content: &Content, lang: &Lang) -> Result<PreparedAnswers, OfficeError> {
    let text = fs::read_to_string(file).map_err(|source| OfficeError::Files { file: file.to_owned(), source })?;
    let said = PreparedAnswers::read(&text, content, lang)?;
    said.map_err(|mistakes| OfficeError::Prepared { file: file.to_owned(), mistakes: mistakes.join("; ") })
}

/// Returns set-up with the prepared file of the data folder or of a stick, if there is one.
pub(super) fn with_found_file(new: SetUp, data: &Path, content: &Content, lang: &Lang) -> SetUp {
    let Some(file) = find(data) else { return new };
    let prepared = read_prepared(&file, content, lang).map_err(|error| error.to_string());
    new.with_found(file.display().to_string(), prepared)
}

fn find(data: &Path) -> Option<PathBuf> {
    let folders = |dir: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(dir).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
    };
    let sticks = STICKS.iter().flat_map(|place| folders(Path::new(place)));
    let all = sticks.flat_map(|stick| std::iter::once(stick.clone()).chain(folders(&stick)));
    // The data folder first: a file in it was put there for this kiosk, a stick may hold that of another.
    std::iter::once(data.to_owned()).chain(all).map(|dir| dir.join(PREPARED_FILE)).find(|file| file.is_file())
}
