//! `madoguchi records due` and `erase`: which records were stored long enough, and making them unreadable.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use consent_log::{
    AuditNote, CommandError, DualControl, DueRecords, ErasureReason, Holding, Receipt, RecordsError, Retention,
    SparedReason, StaffBook, Store, keys,
};
use jiff::civil::Date;
use madoguchi::device::{clock, secret};
use madoguchi::settings::{self, Facility};

use super::super::{Failure, Shared};
use super::asking;
use super::export::gap;

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
    fn erasing(self) -> ErasureReason {
        match self {
            Self::KeptLongEnough => ErasureReason::KeptLongEnough,
            Self::PersonAsked => ErasureReason::PersonAsked,
            Self::Mistaken => ErasureReason::Mistaken,
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
    let retention = retention(&data, months)?;
    let (due, cards) = due_in(&data, retention)?;
    let mut out = io::stdout().lock();
    let Retention { months, today } = retention;
    writeln!(out, "today is {today} by the clock of this machine; if that is wrong, so is this list")?;
    writeln!(out, "{} records are older than {months} months and not held:", due.lines.len())?;
    for line in &due.lines {
        writeln!(out, "{} of {}", line.receipt, line.at.date())?;
    }
    for card in cards {
        writeln!(out, "names of slot {}, {} since {}", card.spot, card.now.as_str(), card.since.date())?;
    }
    name_spared(&due, &mut out)
}

/// Names the records that are as old and are left alone, with the reason.
fn name_spared(due: &DueRecords, out: &mut impl Write) -> Result<ExitCode, Failure> {
    for (line, why) in &due.spared {
        let why = match why {
            SparedReason::DateDoubtful => {
                "its date may be wrong: the clock was changed, or showed a day that cannot be"
            }
            SparedReason::NobodyRead => "nobody has read it",
        };
        writeln!(out, "left alone: {} of {}: {why}", line.receipt, line.at.date())?;
    }
    for unread in &due.unread {
        writeln!(out, "left alone: {}", gap(unread))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns how many months records are stored, by the option or else by the facility, and today's date by the clock.
fn retention(data: &Path, months: Option<u8>) -> Result<Retention, Failure> {
    let own = || Facility::read(data).map(|facility| facility.retention());
    let months = months.map_or_else(own, |months| Ok(Some(months)))?;
    Ok(Retention { months: months.ok_or(RecordsError::Command(CommandError::NoRetention))?, today: clock::today() })
}

fn due_in(data: &Path, retention: Retention) -> Result<(DueRecords, Vec<Holding>), Failure> {
    let store = Store::open_beside(data, &clock::now())?;
    Ok((store.due(retention)?, store.cards_due(retention)?))
}

/// Erases one record, or all that are due.
pub(super) fn erase(
    shared: &Shared,
    code: Option<&str>,
    (months, today): (Option<u8>, Option<Date>),
    why: Why,
) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    // For another reason the date does not matter.
    let by_age = code.is_none() || matches!(why, Why::KeptLongEnough);
    let mut wanted = match code {
        Some(code) => one(&data, code.parse()?, (months, why))?,
        None => all_due(&data, months)?,
    };
    if wanted.receipts.is_empty() && wanted.cards.is_empty() {
        writeln!(io::stdout(), "nothing is due: nothing was erased")?;
        return Ok(ExitCode::SUCCESS);
    }
    if by_age {
        confirm_today(today)?;
    }
    writeln!(
        io::stderr(),
        "{} records will be unreadable for ever; two members of staff are needed",
        wanted.receipts.len()
    )?;
    let both = asking::both(&mut StaffBook::open(&data)?)?;
    if by_age {
        // The log shows by whose word the date was right, should the clock turn out to be wrong.
        Store::open_beside(&data, &clock::now())?.note_by(&both.first(), AuditNote::ClockConfirmed, &clock::now())?;
    }
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

/// Plans to erase one record, if the reason holds for it.
fn one(data: &Path, receipt: Receipt, (months, why): (Option<u8>, Why)) -> Result<Wanted, Failure> {
    if matches!(why, Why::KeptLongEnough) {
        let retention = retention(data, months)?;
        Store::open_beside(data, &clock::now())?.refuse_early(&receipt, retention)?;
    }
    Ok(Wanted { receipts: vec![receipt], cards: Vec::new() })
}

fn all_due(data: &Path, months: Option<u8>) -> Result<Wanted, Failure> {
    let (due, cards) = due_in(data, retention(data, months)?)?;
    name_spared(&due, &mut io::stderr())?;
    Ok(Wanted { receipts: due.lines.into_iter().map(|line| line.receipt).collect(), cards })
}

/// Asks what day it is before anything is erased by its age: the clock may be wrong (docs/decisions/0026-doubtful-dates-erase-nothing.md).
fn confirm_today(typed: Option<Date>) -> Result<(), Failure> {
    let clock = clock::today();
    let typed = typed.map_or_else(
        || secret::ask_openly("today's date, as 2026-11-23: ").map(|typed| typed.parse().ok()),
        |today| Ok(Some(today)),
    )?;
    match typed {
        Some(today) if today == clock => Ok(()),
        Some(_) | None => Err(format!(
            "the clock of this machine says {clock}: if that is right, type it so (or --today {clock}); if not, set the clock with `timedatectl set-time`; nothing was erased"
        )
        .into()),
    }
}

/// Returns the person's cards, which only the words can find. Cards that the facility still has keep their name.
fn cards_of(data: &Path, receipts: &[Receipt], both: &DualControl) -> Result<Vec<Holding>, Failure> {
    let mut store = Store::open_beside(data, &clock::now())?;
    // Nobody is asked for words that nothing needs.
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
    fn erase(&self, data: &Path, why: ErasureReason, both: &DualControl) -> Result<(), Failure> {
        let mut store = Store::open_beside(data, &clock::now())?;
        self.receipts.iter().try_for_each(|receipt| store.erase(receipt, why, both, &clock::now()))?;
        Ok(self.cards.iter().try_for_each(|card| store.erase_card(card, why, both, &clock::now()))?)
    }
}
