//! `madoguchi records keys`: lists the keys that open the records, or replaces one.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use consent_log::{DecryptionKey, KeyKind, NewKey, Pseudonym, RecordStore, StaffBook, keys};
use madoguchi::device::{clock, prompt};
use madoguchi::settings;

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;
use super::prompts;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum KeyChoice {
    /// The facility's key, behind its passphrase of seven words
    Facility,
    /// The key on the sheet in the safe, of twenty-four words
    Recovery,
}

impl KeyChoice {
    fn kind(self) -> KeyKind {
        match self {
            Self::Facility => KeyKind::Facility,
            Self::Recovery => KeyKind::Recovery,
        }
    }
}

/// Lists the keys, or puts a new one in the place of the old one.
pub(super) fn keys(
    shared: &GlobalOptions,
    new: Option<KeyChoice>,
    with: KeyChoice,
) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    match new {
        Some(new) => change(&data, new, with),
        None => list(&data),
    }
}

fn list(data: &Path) -> Result<ExitCode, CommandFailure> {
    let store = RecordStore::open_beside(data, &clock::now())?;
    let names = StaffBook::open(data)?.names()?;
    for key in store.known_keys()? {
        let kind = match key.kind {
            KeyKind::Facility => "facility (passphrase)",
            KeyKind::Recovery => "recovery (sheet in the safe)",
        };
        let state = if key.is_retired { "retired" } else { "in use" };
        let (mark, since, slots) = (key.mark, key.since.strftime("%Y-%m-%d %H:%M"), key.slots);
        writeln!(
            io::stdout(),
            "{kind}: {mark} since {since}{}, {state}, opens {slots} keys",
            made_by(&key.by, &names)
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns who made a key, by name; by pseudonym if the staff book has none.
fn made_by(staff: &[Pseudonym], names: &BTreeMap<Pseudonym, String>) -> String {
    let names = staff.iter().map(|one| names.get(one).cloned().unwrap_or_else(|| one.to_string()));
    let names: Vec<String> = names.collect();
    if names.is_empty() { String::new() } else { format!(" by {}", names.join(" and ")) }
}

/// Replaces a key. The new words are on paper before anything changes.
fn change(data: &Path, new: KeyChoice, with: KeyChoice) -> Result<ExitCode, CommandFailure> {
    let both = prompts::ask_two_staff(&mut StaffBook::open(data)?)?;
    let unlocked = unlock(data, with)?;
    let key = NewKey::generate(new.kind())?;
    let paper = match new {
        KeyChoice::Facility => "the new passphrase: write it down",
        KeyChoice::Recovery => {
            "the new recovery words: write them on a new sheet for the safe, and destroy the old sheet at the end"
        }
    };
    // On standard error: redirected output must not hold the words.
    writeln!(io::stderr(), "{paper}\n\n{}\n", key.words.as_str())?;
    // The log is opened only after this: nothing waits for somebody who writes and types.
    let typed = prompt::ask_hidden("type the words from your paper: ")?;
    let mut store = RecordStore::open_beside(data, &clock::now())?;
    let count = store.rotate((&key, &typed), &unlocked, &both, &clock::now())?;
    writeln!(
        io::stdout(),
        "done: {count} keys sealed anew, the old words open nothing here; make a new backup, for older ones still open with the old words"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn unlock(data: &Path, with: KeyChoice) -> Result<DecryptionKey, CommandFailure> {
    match with {
        KeyChoice::Facility => prompts::ask_key(data),
        KeyChoice::Recovery => Ok(keys::unlock_with_recovery(data, &prompt::ask_hidden("recovery words: ")?)?),
    }
}
