//! `madoguchi records backup`, `restore` and `drill`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use consent_log::{AuditNote, OtherBackup, RecordStore, RestorePlan};
use madoguchi::device::{clock, prompt};
use madoguchi::settings;

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;
use super::prompts;

/// Makes a backup on a stick. It is as sealed as the log is, so it needs nobody's PIN.
pub(super) fn backup(shared: &GlobalOptions, place: &Path) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let made = RecordStore::open_beside(&data, &clock::now())?.backup(place, None, &clock::now())?;
    writeln!(
        io::stdout(),
        "backup made and read back: {} records up to event {} in {}",
        made.records,
        made.head.event(),
        made.folder.display()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Puts a backup back into the folder of the records, which must be empty.
pub(super) fn restore(shared: &GlobalOptions, place: &Path) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let restoring = RestorePlan::begin(place, &data)?;
    let (records, event) = (restoring.records, restoring.head.event());
    let folder = restoring.folder.display();
    writeln!(
        io::stderr(),
        "{folder} is whole: {records} records up to event {event}; two members of staff put it back"
    )?;
    print_others(&restoring.beside, event)?;
    // By the staff book of the backup: the folder is empty and has none.
    let both = prompts::ask_two_staff(&mut restoring.staff()?)?;
    let head = restoring.head;
    restoring.commit(&both, &clock::now())?;
    writeln!(
        io::stdout(),
        "put back to {}: everything up to event {} is there; who has a receipt that is not found here answers again",
        data.display(),
        head.event()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Names the backups that are not put back; one that was named itself may be shorter than one beside it.
fn print_others(others: &[OtherBackup], event: i64) -> Result<(), CommandFailure> {
    for other in others {
        let is_longer = other.head.is_some_and(|head| head.event() > event);
        let than = if is_longer { "LONGER, and not put back" } else { "not put back" };
        writeln!(io::stderr(), "{than}: {}", other.describe())?;
    }
    Ok(())
}

/// Puts a backup back beside the records, reads all of it, and throws it away.
pub(super) fn drill(shared: &GlobalOptions, place: &Path) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let staff = prompts::ask_staff(&data)?;
    let words = prompt::ask_hidden("words: ")?;
    let drilled = consent_log::drill(place, &data, &words);
    let mut store = RecordStore::open_beside(&data, &clock::now())?;
    store.note_by(&staff.pseudonym, AuditNote::DrillRan { ok: drilled.is_ok() }, &clock::now())?;
    // The error comes after the note: a drill that failed is in the log as well.
    let drilled = drilled?;
    writeln!(
        io::stdout(),
        "{} can be put back: {} records opened and read, {} erased before; {} events came after it",
        drilled.folder.display(),
        drilled.opened,
        drilled.erased,
        drilled.since
    )?;
    Ok(ExitCode::SUCCESS)
}
