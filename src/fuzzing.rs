//! What must be true of every file and folder that the kiosk reads, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, process};

use furigana::Lang;

use crate::content::Content;
use crate::content::pack::{Chapter, DetailsFile, PackFile, QuestionsFile, SourcesFile};
use crate::device::hook;
use crate::device::keys::KeyTable;
use crate::device::spool::{Happened, Order, Outcome, Spool};
use crate::settings::{FACILITY, Facility, MachineConfig};
use crate::setup::Prepared;
use crate::speech::{Lexicon, SpeechPack};

pub use crate::device::screen::fuzzing::terminal_input;

/// What set-up asks, read once.
static CONTENT: LazyLock<Option<Content>> = LazyLock::new(|| Content::built_in().ok());

/// Reads text as each file of a pack.
pub fn pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    says_what_is_wrong(toml::from_str::<PackFile>(text));
    says_what_is_wrong(toml::from_str::<Chapter>(text));
    says_what_is_wrong(toml::from_str::<DetailsFile>(text));
    says_what_is_wrong(toml::from_str::<QuestionsFile>(text));
    says_what_is_wrong(toml::from_str::<SourcesFile>(text));
}

/// Reads a table of keys: an error has words, or every action has a key.
pub fn key_table(bytes: &[u8]) {
    let file = written("keys.toml", bytes);
    says_what_is_wrong(KeyTable::of(Some(&file)));
}

/// Reads the settings of a machine and what a facility said about itself.
pub fn settings(bytes: &[u8]) {
    let file = written("madoguchi.toml", bytes);
    if let Some(machine) = says_what_is_wrong(MachineConfig::read(Some(&file))) {
        let _ = (machine.idle_timeouts(), machine.private_voice(), machine.tenths_of_inch());
        let _ = (machine.braille(None), machine.chime_device());
    }
    let file = written(FACILITY, bytes);
    let Some(folder) = file.parent() else { return };
    let Some(facility) = says_what_is_wrong(Facility::read(folder)) else { return };
    let _ = facility.retention();
    assert!(facility.identity().is_some(), "a facility without a way to tie records to people is refused");
}

/// Reads what was prepared for set-up.
pub fn prepared(bytes: &[u8]) {
    let (Ok(text), Some(content)) = (std::str::from_utf8(bytes), CONTENT.as_ref()) else { return };
    if let Ok(Err(mistakes)) = Prepared::read(text, content, &Lang::new("en")) {
        assert!(mistakes.iter().all(|mistake| mistake.starts_with("line ")), "{mistakes:?} name their lines");
    }
}

/// Reads a speech pack and a lexicon. A pack that was read is written, and read back as the same.
pub fn speech_pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    says_what_is_wrong(Lexicon::read(text));
    let Some(pack) = says_what_is_wrong(SpeechPack::read(text)) else { return };
    assert!(SpeechPack::read(&pack.written()).is_ok_and(|again| again == pack), "what was written is read back");
}

/// Takes up a call that another program wrote, and hears what came of one: nothing is written elsewhere.
pub fn call(bytes: &[u8]) {
    let result = written("spool/a-call.result", bytes);
    let Some(folder) = result.parent() else { return };
    let spool = Spool::new(folder);
    let _: Option<Outcome> = spool.result("a", Happened::Call);
    let _ = serde_json::from_slice::<Order>(bytes);
    written("spool/0.call", bytes);
    let _ = hook::take_up(&spool, Path::new("/nonexistent/call"), hook::LIMIT);
    let above = folder.parent().into_iter().flat_map(fs::read_dir).flatten().flatten();
    let new = above.map(|entry| entry.file_name()).find(|name| !OWN.iter().any(|own| name == own));
    assert_eq!(new, None, "something is written beside the folder of the calls");
    spool.clear();
}

/// The names that this module writes itself.
const OWN: [&str; 4] = ["spool", "keys.toml", "madoguchi.toml", FACILITY];

/// A folder of this process.
fn folder() -> PathBuf {
    env::temp_dir().join(format!("madoguchi-fuzz-{}", process::id()))
}

/// A file with these bytes in that folder.
fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder().join(name);
    let made = file.parent().map(fs::create_dir_all);
    let done = made.and_then(Result::ok).and_then(|()| fs::write(&file, bytes).ok());
    assert!(done.is_some(), "{} cannot be written", file.display());
    file
}

/// Returns what was read; an error must have words.
fn says_what_is_wrong<T, E: Display>(read: Result<T, E>) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(error) => {
            assert!(!error.to_string().trim().is_empty(), "a fault without words");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_file_is_too_wrong() {
        let text = "([a-z_]{1,12}( = |=)?|[\\[\\]\"{},.=0-9\n]|\\PC){0,40}";
        proptest!(ProptestConfig::with_cases(64), |(text in text)| {
            for read in [pack, key_table, settings, prepared, speech_pack, call] {
                read(text.as_bytes());
            }
        });
        let _ = fs::remove_dir_all(folder());
    }
}
