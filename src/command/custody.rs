//! `madoguchi custody`: cards and certificates that the facility keeps, from the locker's side.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use jiff::ToSpan;

use consent_log::{
    CustodyAct, CustodyError, CustodyRow, Holding, PaperNumber, Permission, Resident, SlotId, Staff, StaffBook, Store,
    Whereabouts,
};
use madoguchi::device::{clock, secret};
use madoguchi::settings;

use super::records::asking;
use super::{Failure, Shared};

/// A slot is what stands on it, such as 12; 12:certificate is the certificate in it.
#[derive(Debug, Subcommand)]
pub(super) enum Work {
    /// List what is kept and where it is: slots and papers, no names, no staff number needed
    Show {
        /// Only what has been out for more than so many days
        #[arg(long, value_name = "DAYS")]
        out_longer_than: Option<u16>,
    },
    /// A card or certificate comes into the locker; whose it is is asked, and sealed
    Receive {
        /// The slot
        spot: SlotId,
        /// The number of the custody receipt (預かり証)
        #[arg(long, value_name = "NUMBER")]
        paper: PaperNumber,
    },
    /// It is given out and expected back; to whom is asked, and sealed
    Out {
        /// The slot
        spot: SlotId,
    },
    /// It came back, or was found
    Back {
        /// The slot
        spot: SlotId,
    },
    /// It is given back for good; to whom is asked, and sealed
    Return {
        /// The slot
        spot: SlotId,
    },
    /// It is not where it should be; what is known is asked, and sealed
    Missing {
        /// The slot
        spot: SlotId,
    },
    /// Count, once a month: name every slot in which something lies, and it says what is absent or should not be there
    Count {
        /// The slots
        spots: Vec<SlotId>,
    },
    /// List who handles cards and since when
    Keepers,
    /// Say that a member of staff handles cards from now on; asks the staff number of the person responsible
    Appoint {
        /// The name, as it stands in the staff book
        name: String,
    },
    /// Say that a member of staff does not handle cards any more
    Dismiss {
        /// The name, as it stands in the staff book
        name: String,
    },
    /// Everything that happened to every card, with names; asks for staff number and words
    History,
}

/// Runs the command.
pub(super) fn run(shared: &Shared, work: Work) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    match work {
        Work::Show { out_longer_than } => show(&data, out_longer_than)?,
        Work::Receive { spot, paper } => receive(&data, (&spot, &paper))?,
        Work::Out { spot } => hand(&data, (&spot, CustodyAct::Out), "to whom, and for what: ")?,
        Work::Back { spot } => hand(&data, (&spot, CustodyAct::Back), "what there is to say (may be empty): ")?,
        Work::Return { spot } => hand(&data, (&spot, CustodyAct::Returned), "to whom: ")?,
        Work::Missing { spot } => hand(&data, (&spot, CustodyAct::Missing), "what is known: ")?,
        Work::Count { spots } => return count(&data, &spots.into_iter().collect()),
        Work::Keepers => keepers(&data)?,
        Work::Appoint { name } => register(&data, &name, Store::name_keeper)?,
        Work::Dismiss { name } => register(&data, &name, Store::end_keeper)?,
        Work::History => history(&data)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn store(data: &Path) -> Result<Store, Failure> {
    Ok(Store::open_beside(data, &clock::now())?)
}

fn show(data: &Path, days: Option<u16>) -> Result<(), Failure> {
    let holdings = store(data)?.holdings()?;
    let book = StaffBook::open(data)?;
    let before = days
        .map(|days| clock::today().saturating_sub(i64::from(days).days()).to_datetime(jiff::civil::Time::midnight()));
    let listed = holdings.iter().filter(|holding| match before {
        // What was given back for good is history, and no longer kept.
        None => holding.now != Whereabouts::Returned,
        Some(before) => holding.now == Whereabouts::Out && holding.since < before,
    });
    let mut out = io::stdout().lock();
    for holding in listed {
        writeln!(out, "{}", line(holding, &book)?)?;
    }
    Ok(())
}

fn line(holding: &Holding, book: &StaffBook) -> Result<String, Failure> {
    let Holding { spot, paper, now, since, keeper, .. } = holding;
    let who = book.name(keeper)?.unwrap_or_else(|| keeper.to_string());
    Ok(format!("{spot}\tpaper {paper}\t{} since {}\t{who}", now.as_str(), since.strftime("%Y-%m-%d %H:%M")))
}

fn receive(data: &Path, kept: (&SlotId, &PaperNumber)) -> Result<(), Failure> {
    let keeper = asking::staff(data)?;
    let ask = |question: &str| secret::ask_openly(question);
    let (number, name) = (ask("the facility's own number of the person: ")?, ask("name: ")?);
    let (kana, room) = (ask("name in kana: ")?, ask("room: ")?);
    let resident = Resident { number, name, kana, room };
    Ok(store(data)?.receive(kept, &resident, &keeper, &clock::now())?)
}

fn hand(data: &Path, done: (&SlotId, CustodyAct), question: &str) -> Result<(), Failure> {
    let keeper = asking::staff(data)?;
    let told = secret::ask_openly(question)?;
    Ok(store(data)?.hand(done, &told, &keeper, &clock::now())?)
}

/// Counts the locker. A count that does not agree fails, so that nobody overlooks it; it is in the log all the same.
fn count(data: &Path, seen: &BTreeSet<SlotId>) -> Result<ExitCode, Failure> {
    let keeper = asking::staff(data)?;
    let count = store(data)?.count(seen, &keeper, &clock::now())?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} where they should be", count.present)?;
    for spot in &count.absent {
        writeln!(out, "ABSENT {spot}: look for it, then `madoguchi custody missing {spot}` or `out {spot}`")?;
    }
    for spot in &count.unexpected {
        writeln!(out, "UNEXPECTED {spot}: write down first how it came: `back {spot}`, or `receive {spot}`")?;
    }
    let agrees = count.absent.is_empty() && count.unexpected.is_empty();
    Ok(if agrees { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn keepers(data: &Path) -> Result<(), Failure> {
    let book = StaffBook::open(data)?;
    let mut out = io::stdout().lock();
    for keeper in store(data)?.keepers()? {
        let name = book.name(&keeper.staff)?.unwrap_or_else(|| keeper.staff.to_string());
        let until = keeper.until.map(|until| format!(" until {}", until.date())).unwrap_or_default();
        writeln!(out, "{name}\tsince {}{until}", keeper.since.date())?;
    }
    Ok(())
}

type Registering = fn(&mut Store, &Staff, &Staff, &consent_log::Timestamp) -> Result<(), consent_log::RecordsError>;

fn register(data: &Path, name: &str, registering: Registering) -> Result<(), Failure> {
    // The name first: a name that nobody has is refused before anybody types a number.
    let everybody = StaffBook::open(data)?.list()?;
    let keeper = everybody.into_iter().find(|staff| staff.name == name);
    let keeper = keeper.ok_or_else(|| CustodyError::Unnamed(name.to_owned()))?;
    let by = asking::staff(data)?;
    Ok(registering(&mut store(data)?, &keeper, &by, &clock::now())?)
}

fn history(data: &Path) -> Result<(), Failure> {
    let staff = asking::staff_who_may(data, Permission::Read)?;
    let unlocked = asking::unlocked(data)?;
    let rows = store(data)?.custody_history(&unlocked, &staff, &clock::now())?;
    let book = StaffBook::open(data)?;
    let mut out = io::stdout().lock();
    for row in rows {
        let CustodyRow { at, act, spot, paper, resident, told, keeper, is_damaged } = row;
        // One damaged entry must not hide the rest of the history.
        let told = if is_damaged { "cannot be read (damaged)".to_owned() } else { told };
        let who = book.name(&keeper)?.unwrap_or_else(|| keeper.to_string());
        let at = at.strftime("%Y-%m-%d %H:%M");
        let Resident { number, name, room, .. } = resident;
        writeln!(out, "{at}\t{}\t{spot}\tpaper {paper}\t{number} {name} {room}\t{told}\t{who}", act.as_str())?;
    }
    Ok(())
}
