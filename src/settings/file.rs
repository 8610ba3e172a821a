//! Where records are, and how a file of settings is read.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::line_number::line_of;

use super::error::{SettingsError, unreadable};

/// Returns the folder of the records: the one that was named, or the user's own data folder.
///
/// # Errors
/// `NoHome` where none was named and the user has none.
pub fn data_dir(named: Option<PathBuf>) -> Result<PathBuf, SettingsError> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named
        .or_else(|| set("XDG_DATA_HOME").map(|dir| dir.join("madoguchi")))
        .or_else(|| set("HOME").map(|dir| dir.join(".local/share/madoguchi")))
        .ok_or(SettingsError::NoHome)
}

fn read(file: &Path) -> Result<String, SettingsError> {
    fs::read_to_string(file).map_err(|source| unreadable(file, source))
}

/// Reads a file of settings.
///
/// # Errors
/// `Unreadable`, or `Broken` with the line and the name of the setting.
pub(super) fn parse<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, SettingsError> {
    let text = read(file)?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(&text, span.start));
        // An error names the value that is wrong and not its setting, which is read from the line.
        let key = text.lines().nth(line - 1).and_then(|line| line.split_once('=')).map_or("", |(key, _)| key.trim());
        let name = if key.is_empty() { String::new() } else { format!("{key}: ") };
        let what = format!("line {line}: {name}{}", error.message().replace('\n', " "));
        SettingsError::Broken { file: file.display().to_string(), what }
    })
}
