//! Where packs and words are read from: the program itself, or a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use furigana::Lang;

use super::error::ContentError;
use crate::line_number::line_of;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static MYNUMBER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/mynumber");

/// The folder of the built-in pack's words in every language.
const MYNUMBER_WORDS_DIR: &str = "mynumber";
/// Words of the program itself.
const PROGRAM_FILES: [&str; 2] = ["kiosk.ftl", "staff.ftl"];
/// Words that residents never see.
const STAFF_ONLY_FILES: [&str; 3] = ["staff.ftl", "staff-notes.ftl", "profile.ftl"];

/// Where a pack and its words come from.
#[derive(Debug)]
pub enum ContentSource {
    /// The program itself.
    BuiltIn,
    /// A folder with `pack.toml` and `locales/`.
    Folder(PathBuf),
}

impl ContentSource {
    /// Returns the pack that is in the program.
    pub fn built_in() -> Result<Self, ContentError> {
        Ok(Self::BuiltIn)
    }

    /// Returns the pack in a folder.
    pub fn folder(dir: &Path) -> Result<Self, ContentError> {
        let pack = dir.join("pack.toml");
        if pack.is_file() {
            return Ok(Self::Folder(dir.to_owned()));
        }
        let reason = "this folder holds no pack: name the folder in which pack.toml stands".to_owned();
        Err(ContentError::Unreadable { file: pack.display().to_string(), reason })
    }

    /// Returns how a file of the pack is named in messages.
    pub fn display_name(&self, name: &str) -> String {
        match self {
            Self::BuiltIn => format!("assets/mynumber/{name}"),
            Self::Folder(dir) => dir.join(name).display().to_string(),
        }
    }

    /// Returns how the folder of the words of a language is named in messages.
    pub(super) fn words_dir_name(&self, lang: &Lang) -> String {
        match self {
            Self::BuiltIn => format!("locales/{lang}/{MYNUMBER_WORDS_DIR}"),
            Self::Folder(dir) => dir.join("locales").join(lang.tag()).display().to_string(),
        }
    }

    /// Returns whether a file of words belongs to a pack, not to the program.
    pub(super) fn is_of_pack(file: &str) -> bool {
        let name = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !PROGRAM_FILES.contains(&name)
    }

    /// Returns whether residents never see the words of a file.
    pub(super) fn is_staff_only(file: &str) -> bool {
        let name = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        STAFF_ONLY_FILES.contains(&name)
    }

    /// Returns whether the pack has this file.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::BuiltIn => MYNUMBER.get_file(name).is_some(),
            Self::Folder(dir) => dir.join(name).is_file(),
        }
    }

    /// Returns the text of a file of the pack.
    pub fn read_text(&self, name: &str) -> Result<String, ContentError> {
        match self {
            Self::BuiltIn => embedded_text(&MYNUMBER, name, &self.display_name(name)),
            Self::Folder(dir) => read_utf8(&dir.join(name)),
        }
    }

    /// Returns the language tags for which the program has words for staff.
    pub(super) fn staff_languages(&self) -> Vec<Lang> {
        let has_staff = |dir: &&Dir<'_>| dir.get_file(dir.path().join("staff.ftl")).is_some();
        let tags = LOCALES.dirs().filter(has_staff).filter_map(|dir| dir.path().to_str());
        tags.map(Lang::new).collect()
    }

    /// Reads all files of words for staff in a language. A pack may have none in it: then staff see its ids.
    pub(super) fn staff_files(&self, lang: &Lang) -> Result<Vec<(String, String)>, ContentError> {
        match self {
            Self::Folder(dir) if !dir.join("locales").join(lang.tag()).is_dir() => {
                embedded_ftl_files(LOCALES.get_dir(lang.tag()).ok_or_else(|| ContentError::no_language(lang))?)
            }
            Self::BuiltIn | Self::Folder(_) => self.message_files(lang),
        }
    }

    /// Reads all files of words in a language, those of the program first, each with its name.
    pub fn message_files(&self, lang: &Lang) -> Result<Vec<(String, String)>, ContentError> {
        let tag = lang.tag();
        let Some(own) = LOCALES.get_dir(tag) else { return Err(ContentError::no_language(lang)) };
        let mut files = embedded_ftl_files(own)?;
        match self {
            Self::BuiltIn => {
                let pack =
                    own.get_dir(own.path().join(MYNUMBER_WORDS_DIR)).ok_or_else(|| ContentError::no_language(lang))?;
                files.extend(embedded_ftl_files(pack)?);
            }
            Self::Folder(dir) => files.extend(folder_ftl_files(&dir.join("locales").join(tag))?),
        }
        Ok(files)
    }
}

fn embedded_text(dir: &Dir<'_>, name: &str, shown: &str) -> Result<String, ContentError> {
    let unreadable = |reason: &str| ContentError::Unreadable { file: shown.to_owned(), reason: reason.to_owned() };
    let file = dir.get_file(name).ok_or_else(|| unreadable("it is not in the program"))?;
    file.contents_utf8().map(ToOwned::to_owned).ok_or_else(|| unreadable("it is not UTF-8"))
}

/// Returns the `.ftl` files of an embedded folder, by name.
fn embedded_ftl_files(dir: &Dir<'_>) -> Result<Vec<(String, String)>, ContentError> {
    let files: BTreeSet<&Path> = dir.files().map(include_dir::File::path).filter(|path| is_ftl(path)).collect();
    let named = files.into_iter().filter_map(Path::to_str);
    named.map(|name| Ok((format!("locales/{name}"), embedded_text(&LOCALES, name, name)?))).collect()
}

/// Reads the `.ftl` files of a folder, by name.
fn folder_ftl_files(dir: &Path) -> Result<Vec<(String, String)>, ContentError> {
    let entries = fs::read_dir(dir).map_err(|error| unreadable(dir, &error))?;
    let mut paths: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_ftl(path)).collect();
    // The system lists a folder in any order; findings and words must come out the same everywhere.
    paths.sort();
    paths.iter().map(|path| Ok((path.display().to_string(), read_utf8(path)?))).collect()
}

fn is_ftl(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ftl")
}

fn read_utf8(path: &Path) -> Result<String, ContentError> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    // Not `read_to_string`: it does not say where the text ceases to be UTF-8.
    String::from_utf8(bytes).map_err(|error| {
        let start = error.utf8_error().valid_up_to();
        let line = line_of(error.as_bytes(), start);
        let what = "this is not UTF-8: save the file as UTF-8".to_owned();
        ContentError::Broken { file: path.display().to_string(), line, what }
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> ContentError {
    ContentError::Unreadable { file: path.display().to_string(), reason: error.to_string() }
}
