//! `madoguchi records keys`: lists the keys that open the records, or replaces one.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use consent_log::{DecryptionKey, KeyKind, NewKey, Pseudonym, StaffBook, Store, keys};
use madoguchi::device::{clock, secret};
use madoguchi::settings;

use super::super::{Failure, Shared};
use super::asking;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum Which {
    /// The facility's key, behind its passphrase of seven words
    Facility,
    /// The key on the sheet in the safe, of twenty-four words
    Recovery,
}

impl Which {
    fn kind(self) -> KeyKind {
        match self {
            Self::Facility => KeyKind::Facility,
            Self::Recovery => KeyKind::Recovery,
        }
    }
}

/// Lists the keys, or puts a new one in the place of the old one.
pub(super) fn keys(shared: &Shared, new: Option<Which>, with: Which) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    match new {
        Some(new) => change(&data, new, with),
        None => list(&data),
    }
}

fn list(data: &Path) -> Result<ExitCode, Failure> {
    let store = Store::open_beside(data, &clock::now())?;
    let names = StaffBook::open(data)?.names()?;
    for key in store.keys()? {
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
fn change(data: &Path, new: Which, with: Which) -> Result<ExitCode, Failure> {
    let both = asking::both(&mut StaffBook::open(data)?)?;
    let unlocked = unlock(data, with)?;
    let key = NewKey::generate(new.kind())?;
    let paper = match new {
        Which::Facility => "the new passphrase: write it down",
        Which::Recovery => {
            "the new recovery words: write them on a new sheet for the safe, and destroy the old sheet at the end"
        }
    };
    // On standard error: redirected output must not hold the words.
    writeln!(io::stderr(), "{paper}\n\n{}\n", key.words.as_str())?;
    // The log is opened only after this: nothing waits for somebody who writes and types.
    let typed = secret::ask("type the words from your paper: ")?;
    let mut store = Store::open_beside(data, &clock::now())?;
    let count = store.rotate((&key, &typed), &unlocked, &both, &clock::now())?;
    writeln!(
        io::stdout(),
        "done: {count} keys sealed anew, the old words open nothing here; make a new backup, for older ones still open with the old words"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn unlock(data: &Path, with: Which) -> Result<DecryptionKey, Failure> {
    match with {
        Which::Facility => asking::unlocked(data),
        Which::Recovery => Ok(keys::unlock_with_recovery(data, &secret::ask("recovery words: ")?)?),
    }
}
