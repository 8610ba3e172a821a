//! `madoguchi records due` and `erase`: what was kept long enough, and making it unreadable.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use madoguchi::device::{clock, secret};
use madoguchi::records::{Erasing, FourEyes, Holding, Line, Receipt, StaffBook, Store, keys};
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

/// What is to be erased.
struct Wanted {
    receipts: Vec<Receipt>,
    cards: Vec<Holding>,
}

/// Lists the records, and the cards given back, that were kept long enough.
pub(super) fn due(shared: &Shared, months: Option<u8>) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let (months, lines, cards) = due_in(&data, months)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} records are older than {months} months and not held:", lines.len())?;
    for line in lines {
        writeln!(out, "{} of {}", line.receipt, line.at.date())?;
    }
    for card in cards {
        writeln!(out, "names of slot {}, {} since {}", card.spot, card.now.as_str(), card.since.date())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many months records are kept, and what is older.
fn due_in(data: &Path, months: Option<u8>) -> Result<(u8, Vec<Line>, Vec<Holding>), Failure> {
    let own = |facility: Facility| facility.profile.get(RETENTION).and_then(|months| months.parse().ok());
    let months = months.map_or_else(|| Facility::read(data).map(own), |months| Ok(Some(months)))?;
    let months = months.ok_or(
        "the facility has not said how long it keeps records: name it with --months, or write retention = \"60\" under [profile] in facility.toml",
    )?;
    let now = clock::now();
    let store = Store::open_beside(data, &now)?;
    Ok((months, store.due(months, now.today)?, store.cards_due(months, now.today)?))
}

/// Erases one record, or all that are due.
pub(super) fn erase(shared: &Shared, code: Option<&str>, months: Option<u8>, why: Why) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let mut wanted = match code {
        Some(code) => Wanted { receipts: vec![code.parse()?], cards: Vec::new() },
        None => due_in(&data, months).map(|(_, lines, cards)| Wanted {
            receipts: lines.into_iter().map(|line| line.receipt).collect(),
            cards,
        })?,
    };
    if wanted.receipts.is_empty() && wanted.cards.is_empty() {
        writeln!(io::stdout(), "nothing is due: nothing was erased")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(
        io::stderr(),
        "{} records will be unreadable for ever; two members of staff are needed",
        wanted.receipts.len()
    )?;
    let both = asking::both(&mut StaffBook::open(&data)?)?;
    if code.is_some() {
        wanted.cards = cards_of(&data, &wanted.receipts, &both)?;
    }
    wanted.erase(&data, why.erasing(), &both)?;
    writeln!(
        io::stdout(),
        "{} records erased, and the names of {} cards; backups and sticks from before still hold them: make a new backup and destroy the old ones",
        wanted.receipts.len(),
        wanted.cards.len()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The person's cards, which only the words can find. What the facility still keeps keeps its name, and is named.
fn cards_of(data: &Path, receipts: &[Receipt], both: &FourEyes) -> Result<Vec<Holding>, Failure> {
    let mut store = Store::open_beside(data, &clock::now())?;
    if store.holdings()?.iter().all(|card| card.is_erased) {
        return Ok(Vec::new());
    }
    let words = secret::ask("words, to erase the person's name from the cards as well (Enter alone leaves it): ")?;
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let unlocked = keys::unlock(data, &words)?;
    let mut cards = Vec::new();
    for receipt in receipts {
        cards.extend(store.cards_of(receipt, &unlocked, &both.first(), &clock::now())?);
    }
    let (gone, kept): (Vec<Holding>, Vec<Holding>) = cards.into_iter().partition(Holding::may_be_erased);
    for card in kept {
        writeln!(io::stderr(), "slot {} is still kept and keeps its name: return it, then erase again", card.spot)?;
    }
    Ok(gone)
}

impl Wanted {
    fn erase(&self, data: &Path, why: Erasing, both: &FourEyes) -> Result<(), Failure> {
        let mut store = Store::open_beside(data, &clock::now())?;
        self.receipts.iter().try_for_each(|receipt| store.erase(receipt, why, both, &clock::now()))?;
        Ok(self.cards.iter().try_for_each(|card| store.erase_card(card, why, both, &clock::now()))?)
    }
}
