//! `madoguchi records due` and `erase`: what was kept long enough, and making it unreadable.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use madoguchi::device::clock;
use madoguchi::records::{Erasing, FourEyes, Receipt, StaffBook, Store};
use madoguchi::settings::{self, Facility};

use super::super::{Failure, Shared};
use super::asking;

/// The facility's own answer to how long records are kept.
const RETENTION: &str = "retention";

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum Why {
    /// It was kept as long as it should be
    KeptLongEnough,
    /// The person asked for it
    PersonAsked,
    /// It should never have been kept
    Mistaken,
}

impl Why {
    fn erasing(self) -> Erasing {
        match self {
            Self::KeptLongEnough => Erasing::KeptLongEnough,
            Self::PersonAsked => Erasing::PersonAsked,
            Self::Mistaken => Erasing::Mistaken,
        }
    }
}

/// Lists the records that were kept long enough.
pub(super) fn due(shared: &Shared, months: Option<u8>) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let (months, due) = due_in(&data, months)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} records are older than {months} months and not held:", due.len())?;
    for (receipt, day) in due {
        writeln!(out, "{receipt} of {day}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many months records are kept, and the records that are older.
fn due_in(data: &Path, months: Option<u8>) -> Result<(u8, Vec<(Receipt, String)>), Failure> {
    let own = |facility: Facility| facility.profile.get(RETENTION).and_then(|months| months.parse().ok());
    let months = months.map_or_else(|| Facility::read(data).map(own), |months| Ok(Some(months)))?;
    let months = months.ok_or(
        "the facility has not said how long it keeps records: name it with --months, or write retention = \"60\" under [profile] in facility.toml",
    )?;
    let now = clock::now();
    let due = Store::open_beside(data, &now)?.due(months, now.today)?;
    Ok((months, due.into_iter().map(|line| (line.receipt, line.at.date().to_string())).collect()))
}

/// Erases one record, or all that are due.
pub(super) fn erase(shared: &Shared, code: Option<&str>, months: Option<u8>, why: Why) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let receipts = match code {
        Some(code) => vec![code.parse()?],
        None => due_in(&data, months)?.1.into_iter().map(|(receipt, _)| receipt).collect(),
    };
    if receipts.is_empty() {
        writeln!(io::stdout(), "nothing is due: nothing was erased")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(io::stderr(), "{} records will be unreadable for ever; two members of staff are needed", receipts.len())?;
    let both = asking::both(&mut StaffBook::open(&data)?)?;
    erase_each(&data, &receipts, why.erasing(), &both)?;
    writeln!(
        io::stdout(),
        "{} records erased; backups and sticks from before still hold them: make a new backup and destroy the old ones",
        receipts.len()
    )?;
    Ok(ExitCode::SUCCESS)
}

fn erase_each(data: &Path, receipts: &[Receipt], why: Erasing, both: &FourEyes) -> Result<(), Failure> {
    let mut store = Store::open_beside(data, &clock::now())?;
    Ok(receipts.iter().try_for_each(|receipt| store.erase(receipt, why, both, &clock::now()))?)
}
