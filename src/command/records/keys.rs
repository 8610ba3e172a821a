//! `madoguchi records keys`: which keys open the records, and a new one in the place of an old one.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use madoguchi::device::{clock, secret};
use madoguchi::records::{KeyKind, NewKey, StaffBook, Store, Unlocked, keys};
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
    for key in store.keys()? {
        let kind = match key.kind {
            KeyKind::Facility => "facility (passphrase)",
            KeyKind::Recovery => "recovery (sheet in the safe)",
        };
        let state = if key.is_retired { "retired" } else { "in use" };
        writeln!(io::stdout(), "{kind}: {} since {}, {state}, opens {} keys", key.mark, key.since, key.slots)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The new words are on paper before anything changes.
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
    writeln!(io::stderr(), "{paper}\n\n{}\n", key.words.as_str())?;
    let typed = secret::ask("type the words from your paper: ")?;
    if !key.is_written_down(&typed) {
        return Err("these are not the new words: nothing was changed; start again, and write them anew".into());
    }
    let count = Store::open_beside(data, &clock::now())?.rotate(&key, &unlocked, &both, &clock::now())?;
    writeln!(
        io::stdout(),
        "done: {count} keys sealed anew, the old words open nothing here; make a new backup, for older ones still open with the old words"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn unlock(data: &Path, with: Which) -> Result<Unlocked, Failure> {
    match with {
        Which::Facility => asking::unlocked(data),
        Which::Recovery => Ok(keys::unlock_with_recovery(data, &secret::ask("recovery words: ")?)?),
    }
}
