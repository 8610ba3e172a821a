//! `madoguchi records due` and `erase`: which records were stored long enough, and making them unreadable.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use consent_log::{
    AuditNote, CommandError, DualControl, DueRecords, ErasureReason, LockerItem, Receipt, RecordStore, RecordsError,
    Retention, SparedReason, StaffBook, keys,
};
use jiff::civil::Date;
use madoguchi::device::{clock, prompt};
use madoguchi::settings::{self, Facility};

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;
use super::export::unreadable_line;
use super::prompts;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::command) enum ErasureReasonOption {
    /// It was kept as long as it should be
    KeptLongEnough,
    /// The person asked for it
    PersonAsked,
    /// It should never have been kept
    Mistaken,
}

impl ErasureReasonOption {
    fn erasing(self) -> ErasureReason {
        match self {
            Self::KeptLongEnough => ErasureReason::KeptLongEnough,
            Self::PersonAsked => ErasureReason::PersonAsked,
            Self::Mistaken => ErasureReason::Mistaken,
        }
    }
}

/// What is to be erased.
struct ErasurePlan {
    receipts: Vec<Receipt>,
    cards: Vec<LockerItem>,
}

/// Lists the records, and the cards given back, that were kept long enough.
pub(super) fn due(shared: &GlobalOptions, months: Option<u8>) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let retention = retention(&data, months)?;
    let (due, cards) = due_at(&data, retention)?;
    let mut out = io::stdout().lock();
    let Retention { months, today } = retention;
    writeln!(out, "today is {today} by the clock of this machine; if that is wrong, so is this list")?;
    writeln!(out, "{} records are of people who left more than {months} months ago, and not held:", due.entries.len())?;
    for line in &due.entries {
        writeln!(out, "{} of {}", line.receipt, line.at.date())?;
    }
    for card in cards {
        writeln!(out, "names of slot {}, {} since {}", card.spot, card.now.as_str(), card.since.date())?;
    }
    if due.living_here > 0 {
        writeln!(out, "not counted: {} records of whom nobody noted that they left (in review)", due.living_here)?;
    }
    print_spared(&due, &mut out)
}

/// Names the records that are as old and are left alone, with the reason.
fn print_spared(due: &DueRecords, out: &mut impl Write) -> Result<ExitCode, CommandFailure> {
    for (line, why) in &due.spared {
        let why = match why {
            SparedReason::DateDoubtful => {
                "the day on which they left may be wrong: the clock was changed, or showed a day that cannot be"
            }
            SparedReason::NobodyRead => "nobody has read it",
        };
        writeln!(out, "left alone: {} of {}: {why}", line.receipt, line.at.date())?;
    }
    for unread in &due.unread {
        writeln!(out, "left alone: {}", unreadable_line(unread))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns how many months records are stored, by the option or else by the facility, and today's date by the clock.
fn retention(data: &Path, months: Option<u8>) -> Result<Retention, CommandFailure> {
    let own = || Facility::read(data).map(|facility| facility.retention());
    let months = months.map_or_else(own, |months| Ok(Some(months)))?;
    Ok(Retention { months: months.ok_or(RecordsError::Command(CommandError::NoRetention))?, today: clock::today() })
}

fn due_at(data: &Path, retention: Retention) -> Result<(DueRecords, Vec<LockerItem>), CommandFailure> {
    let store = RecordStore::open_beside(data, &clock::now())?;
    Ok((store.due_records(retention)?, store.due_items(retention)?))
}

/// Erases one record, or all that are due.
pub(super) fn erase(
    shared: &GlobalOptions,
    code: Option<&str>,
    (months, today): (Option<u8>, Option<Date>),
    why: ErasureReasonOption,
) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    // For another reason the date does not matter.
    let by_age = code.is_none() || matches!(why, ErasureReasonOption::KeptLongEnough);
    let mut wanted = match code {
        Some(code) => plan_one(&data, code.parse()?, (months, why))?,
        None => plan_all_due(&data, months)?,
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
    let both = prompts::ask_two_staff(&mut StaffBook::open(&data)?)?;
    if by_age {
        // The log shows by whose word the date was right, should the clock turn out to be wrong.
        RecordStore::open_beside(&data, &clock::now())?.note_by(
            &both.first(),
            AuditNote::ClockConfirmed,
            &clock::now(),
        )?;
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
fn plan_one(
    data: &Path,
    receipt: Receipt,
    (months, why): (Option<u8>, ErasureReasonOption),
) -> Result<ErasurePlan, CommandFailure> {
    if matches!(why, ErasureReasonOption::KeptLongEnough) {
        let retention = retention(data, months)?;
        RecordStore::open_beside(data, &clock::now())?.refuse_not_due(&receipt, retention)?;
    }
    Ok(ErasurePlan { receipts: vec![receipt], cards: Vec::new() })
}

fn plan_all_due(data: &Path, months: Option<u8>) -> Result<ErasurePlan, CommandFailure> {
    let (due, cards) = due_at(data, retention(data, months)?)?;
    print_spared(&due, &mut io::stderr())?;
    Ok(ErasurePlan { receipts: due.entries.into_iter().map(|line| line.receipt).collect(), cards })
}

/// Asks what day it is before anything is erased by its age: the clock may be wrong (docs/decisions/0026-doubtful-dates-erase-nothing.md).
fn confirm_today(typed: Option<Date>) -> Result<(), CommandFailure> {
    let clock = clock::today();
    let typed = typed.map_or_else(
        || prompt::ask_visible("today's date, as 2026-11-23: ").map(|typed| typed.parse().ok()),
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
fn cards_of(data: &Path, receipts: &[Receipt], both: &DualControl) -> Result<Vec<LockerItem>, CommandFailure> {
    let mut store = RecordStore::open_beside(data, &clock::now())?;
    // Nobody is asked for words that nothing needs.
    if store.locker_items()?.iter().all(|card| card.is_erased) {
        return Ok(Vec::new());
    }
    let words =
        prompt::ask_hidden("words, to erase the person's name from the cards as well (Enter alone leaves it): ")?;
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let unlocked = keys::unlock(data, &words)?;
    let mut cards = Vec::new();
    for receipt in receipts {
        cards.extend(store.items_of(receipt, &unlocked, &both.first(), &clock::now())?);
    }
    let (gone, kept): (Vec<LockerItem>, Vec<LockerItem>) = cards.into_iter().partition(LockerItem::may_be_erased);
    for card in kept {
        writeln!(io::stderr(), "slot {} is still kept and keeps its name: return it, then erase again", card.spot)?;
    }
    Ok(gone)
}

impl ErasurePlan {
    fn erase(&self, data: &Path, why: ErasureReason, both: &DualControl) -> Result<(), CommandFailure> {
        let mut store = RecordStore::open_beside(data, &clock::now())?;
        self.receipts.iter().try_for_each(|receipt| store.erase(receipt, why, both, &clock::now()))?;
        Ok(self.cards.iter().try_for_each(|card| store.erase_card(card, why, both, &clock::now()))?)
    }
}
