//! `madoguchi custody`: cards and certificates that the facility keeps, from the locker's side.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use jiff::ToSpan;

use consent_log::{
    CustodyAct, CustodyError, CustodyRow, CustodyState, LockerItem, PaperNumber, Permission, RecordStore, Resident,
    SlotId, StaffBook, StaffMember,
};
use madoguchi::device::{clock, prompt};
use madoguchi::settings;

use super::failure::CommandFailure;
use super::options::GlobalOptions;
use super::records::prompts;

/// A slot is what stands on it, such as 12; 12:certificate is the certificate in it.
#[derive(Debug, Subcommand)]
pub(super) enum CustodyCommand {
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
pub(super) fn run(shared: &GlobalOptions, work: CustodyCommand) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    match work {
        CustodyCommand::Show { out_longer_than } => show(&data, out_longer_than)?,
        CustodyCommand::Receive { spot, paper } => receive(&data, (&spot, &paper))?,
        CustodyCommand::Out { spot } => move_card(&data, (&spot, CustodyAct::Out), "to whom, and for what: ")?,
        CustodyCommand::Back { spot } => {
            move_card(&data, (&spot, CustodyAct::Back), "what there is to say (may be empty): ")?;
        }
        CustodyCommand::Return { spot } => move_card(&data, (&spot, CustodyAct::Returned), "to whom: ")?,
        CustodyCommand::Missing { spot } => move_card(&data, (&spot, CustodyAct::Missing), "what is known: ")?,
        CustodyCommand::Count { spots } => return count(&data, &spots.into_iter().collect()),
        CustodyCommand::Keepers => keepers(&data)?,
        CustodyCommand::Appoint { name } => register(&data, &name, RecordStore::appoint_keeper)?,
        CustodyCommand::Dismiss { name } => register(&data, &name, RecordStore::dismiss_keeper)?,
        CustodyCommand::History => history(&data)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn store(data: &Path) -> Result<RecordStore, CommandFailure> {
    Ok(RecordStore::open_beside(data, &clock::now())?)
}

fn show(data: &Path, days: Option<u16>) -> Result<(), CommandFailure> {
    let holdings = store(data)?.locker_items()?;
    let book = StaffBook::open(data)?;
    let before = days
        .map(|days| clock::today().saturating_sub(i64::from(days).days()).to_datetime(jiff::civil::Time::midnight()));
    let listed = holdings.iter().filter(|holding| match before {
        // What was given back for good is history, and no longer kept.
        None => holding.now != CustodyState::Returned,
        Some(before) => holding.now == CustodyState::Out && holding.since < before,
    });
    let mut out = io::stdout().lock();
    for holding in listed {
        writeln!(out, "{}", line(holding, &book)?)?;
    }
    Ok(())
}

fn line(holding: &LockerItem, book: &StaffBook) -> Result<String, CommandFailure> {
    let LockerItem { spot, paper, now, since, keeper, .. } = holding;
    let who = book.name(keeper)?.unwrap_or_else(|| keeper.to_string());
    Ok(format!("{spot}\tpaper {paper}\t{} since {}\t{who}", now.as_str(), since.strftime("%Y-%m-%d %H:%M")))
}

fn receive(data: &Path, kept: (&SlotId, &PaperNumber)) -> Result<(), CommandFailure> {
    let keeper = prompts::ask_staff(data)?;
    let ask = |question: &str| prompt::ask_visible(question);
    let (number, name) = (ask("the facility's own number of the person: ")?, ask("name: ")?);
    let (kana, room) = (ask("name in kana: ")?, ask("room: ")?);
    let resident = Resident { number, name, kana, room };
    Ok(store(data)?.receive_item(kept, &resident, &keeper, &clock::now())?)
}

fn move_card(data: &Path, done: (&SlotId, CustodyAct), question: &str) -> Result<(), CommandFailure> {
    let keeper = prompts::ask_staff(data)?;
    let told = prompt::ask_visible(question)?;
    Ok(store(data)?.record_custody(done, &told, &keeper, &clock::now())?)
}

/// Counts the locker. A count that does not agree fails, so that nobody overlooks it; it is in the log all the same.
fn count(data: &Path, seen: &BTreeSet<SlotId>) -> Result<ExitCode, CommandFailure> {
    let keeper = prompts::ask_staff(data)?;
    let count = store(data)?.count_locker(seen, &keeper, &clock::now())?;
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

fn keepers(data: &Path) -> Result<(), CommandFailure> {
    let book = StaffBook::open(data)?;
    let mut out = io::stdout().lock();
    for keeper in store(data)?.keepers()? {
        let name = book.name(&keeper.staff)?.unwrap_or_else(|| keeper.staff.to_string());
        let until = keeper.until.map(|until| format!(" until {}", until.date())).unwrap_or_default();
        writeln!(out, "{name}\tsince {}{until}", keeper.since.date())?;
    }
    Ok(())
}

type KeeperChange =
    fn(&mut RecordStore, &StaffMember, &StaffMember, &consent_log::Timestamp) -> Result<(), consent_log::RecordsError>;

fn register(data: &Path, name: &str, registering: KeeperChange) -> Result<(), CommandFailure> {
    // The name first: a name that nobody has is refused before anybody types a number.
    let everybody = StaffBook::open(data)?.list()?;
    let keeper = everybody.into_iter().find(|staff| staff.name == name);
    let keeper = keeper.ok_or_else(|| CustodyError::UnknownName(name.to_owned()))?;
    let by = prompts::ask_staff(data)?;
    Ok(registering(&mut store(data)?, &keeper, &by, &clock::now())?)
}

fn history(data: &Path) -> Result<(), CommandFailure> {
    let staff = prompts::ask_staff_with(data, Permission::Read)?;
    let unlocked = prompts::ask_key(data)?;
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
