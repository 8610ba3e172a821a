//! What must be true of every file and folder that the kiosk reads, for the fuzz targets in `fuzz/`.
#![allow(clippy::missing_panics_doc, reason = "a panic is what fuzzing finds")]

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, process};

use furigana::Lang;

use crate::content::Content;
use crate::content::pack_file::{Chapter, DetailsFile, PackFile, QuestionsFile, SourcesFile};
use crate::device::call_hook;
use crate::device::call_spool::{CallEvent, CallSpool, HookOutcome, SpooledCall};
use crate::device::keys::KeyTable;
use crate::settings::{FACILITY_FILE, Facility, MachineConfig};
use crate::setup::PreparedAnswers;
use crate::speech::{Lexicon, SpeechPack};

pub use crate::device::screen::fuzzing::terminal_input;

/// What set-up asks, read once.
static CONTENT: LazyLock<Option<Content>> = LazyLock::new(|| Content::built_in().ok());

/// Reads text as each file of a pack.
pub fn pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read_or_message(toml::from_str::<PackFile>(text));
    read_or_message(toml::from_str::<Chapter>(text));
    read_or_message(toml::from_str::<DetailsFile>(text));
    read_or_message(toml::from_str::<QuestionsFile>(text));
    read_or_message(toml::from_str::<SourcesFile>(text));
}

/// Reads a table of keys: an error has words, or every action has a key.
pub fn key_table(bytes: &[u8]) {
    let file = write_file("keys.toml", bytes);
    read_or_message(KeyTable::of(Some(&file)));
}

/// Reads the settings of a machine and what a facility said about itself.
pub fn settings(bytes: &[u8]) {
    let file = write_file("madoguchi.toml", bytes);
    if let Some(machine) = read_or_message(MachineConfig::read(Some(&file))) {
        let _ = (machine.idle_timeouts(), machine.private_voice(), machine.tenths_of_inch());
        let _ = (machine.braille(None), machine.chime_device());
    }
    let file = write_file(FACILITY_FILE, bytes);
    let Some(folder) = file.parent() else { return };
    let Some(facility) = read_or_message(Facility::read(folder)) else { return };
    let _ = facility.retention();
    assert!(facility.identity().is_some(), "a facility without a way to tie records to people is refused");
}

/// Reads what was prepared for set-up.
pub fn prepared(bytes: &[u8]) {
    let (Ok(text), Some(content)) = (std::str::from_utf8(bytes), CONTENT.as_ref()) else { return };
    if let Ok(Err(mistakes)) = PreparedAnswers::read(text, content, &Lang::new("en")) {
        assert!(mistakes.iter().all(|mistake| mistake.starts_with("line ")), "{mistakes:?} name their lines");
    }
}

/// Reads a speech pack and a lexicon. A pack that was read is written, and read back as the same.
pub fn speech_pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read_or_message(Lexicon::read(text));
    let Some(pack) = read_or_message(SpeechPack::read(text)) else { return };
    assert!(SpeechPack::read(&pack.to_text()).is_ok_and(|again| again == pack), "what was written is read back");
}

/// Takes up a call that another program wrote, and hears what came of one: nothing is written elsewhere.
pub fn call(bytes: &[u8]) {
    let result = write_file("spool/a-call.result", bytes);
    let Some(folder) = result.parent() else { return };
    let spool = CallSpool::new(folder);
    let _: Option<HookOutcome> = spool.take_result("a", CallEvent::Call);
    let _ = serde_json::from_slice::<SpooledCall>(bytes);
    write_file("spool/0.call", bytes);
    let _ = call_hook::run_waiting_calls(&spool, Path::new("/nonexistent/call"), call_hook::HOOK_TIMEOUT);
    let above = folder.parent().into_iter().flat_map(fs::read_dir).flatten().flatten();
    let new = above.map(|entry| entry.file_name()).find(|name| !OWN_FILES.iter().any(|own| name == own));
    assert_eq!(new, None, "something is written beside the folder of the calls");
    spool.clear();
}

/// The names that this module writes itself.
const OWN_FILES: [&str; 4] = ["spool", "keys.toml", "madoguchi.toml", FACILITY_FILE];

/// A folder of this process.
fn folder() -> PathBuf {
    env::temp_dir().join(format!("madoguchi-fuzz-{}", process::id()))
}

/// A file with these bytes in that folder.
fn write_file(name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder().join(name);
    let made = file.parent().map(fs::create_dir_all);
    let done = made.and_then(Result::ok).and_then(|()| fs::write(&file, bytes).ok());
    assert!(done.is_some(), "{} cannot be written", file.display());
    file
}

/// Returns what was read; an error must have words.
fn read_or_message<T, E: Display>(read: Result<T, E>) -> Option<T> {
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
