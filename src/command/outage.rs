//! The kiosk that cannot start: says so calmly on a screen, and starts as soon as it can.

use std::error::Error;
use std::io::{self, ErrorKind, IsTerminal};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use consent_log::{LogError, RecordsError, StorageError};
use madoguchi::content::{Content, ContentError};
use madoguchi::device::trouble_log::TroubleLog;
use madoguchi::office::{self, OfficeError, StandbyConfig};
use madoguchi::outage::{Outage, OutageCause};
use madoguchi::settings::{self, MachineConfig, ReaderMode, SettingsError};
use madoguchi::speech::SpeechError;
use madoguchi::speech::speaker::Speaker;

use super::failure::CommandFailure;
use super::kiosk_parts::{KioskParts, NotOpenError};
use super::options::{GlobalOptions, KioskOptions};
use super::surface::{self, PresentationChoice};
use super::{staff, voice};

/// Shows the pages of an outage in the place of the kiosk; without a screen, or for a mistake in the command line, the
/// program ends with its one line.
pub(super) fn show_outage(
    shared: &GlobalOptions,
    options: &KioskOptions,
    failure: CommandFailure,
) -> Result<ExitCode, CommandFailure> {
    let on_screen = io::stdin().is_terminal() && io::stdout().is_terminal();
    // Without a folder there is nothing to watch or to note in.
    let Ok(data) = settings::data_dir(shared.data.clone()) else { return Err(failure) };
    let failure = refine_failure(failure, &data);
    let machine = shared.machine(&data).unwrap_or_default();
    let presenting = PresentationChoice::resolve(shared, &machine);
    let Some(cause) = outage_cause(&*failure) else { return Err(failure) };
    if !on_screen || presenting.reader == ReaderMode::Lines {
        return Err(failure);
    }
    note(cause, &data, &failure);
    // The pages of the outage are in the program: they must come even if the pack is what is broken.
    let content = shared.content().or_else(|_| Content::built_in())?;
    let lang = staff::staff_lang(shared, &content)?;
    let outage = Outage::new(cause, line(&failure), data.display().to_string(), lang.clone());
    let letters = surface::LargeTextSetup::new(shared, &machine, &data);
    let standing = StandbyConfig { content: &content, data: &data, try_again: &|| try_again(shared, &data) };
    // The voice is left out of set-up, which shows secret words.
    let speaks = cause != OutageCause::NotReady;
    let speaker = if speaks { speaker(shared, options, (&machine, presenting)) } else { None };
    let display = if speaks { machine.braille(options.braille).unwrap_or_default() } else { None };
    let told = content.messages(&furigana::Lang::new("ja")).or_else(|_| content.staff_messages(&lang))?;
    let opened = surface::open(presenting, told, (&machine, &letters))?;
    let mut frontend = opened.frontend;
    if let Some(display) = display {
        frontend = frontend.with_braille(display, Duration::from_millis(machine.double_key_ms), opened.keys)?;
    }
    if let Some(speaker) = speaker {
        frontend = frontend.with_voice(speaker, &content);
    }
    if office::stand_by(frontend, outage, standing)? { Err(restart_process().into()) } else { Ok(ExitCode::SUCCESS) }
}

/// Returns the voice, if one can be started.
fn speaker(
    shared: &GlobalOptions,
    options: &KioskOptions,
    (machine, presenting): (&MachineConfig, PresentationChoice),
) -> Option<Result<Speaker, SpeechError>> {
    let choice = machine.voice(options.voice.as_ref(), presenting.reader);
    voice::speaker(&choice, machine, shared).ok().flatten()
}

/// Starts the program afresh in this process, on this screen; returns only if that fails.
fn restart_process() -> io::Error {
    let mut words = std::env::args_os();
    let name = words.next().unwrap_or_default();
    // Not by name: the folder or the search path may be another by now.
    Command::new("/proc/self/exe").arg0(name).args(words).exec()
}

/// Tries whether the kiosk can serve now; says why not.
fn try_again(shared: &GlobalOptions, data: &Path) -> Result<(), (OutageCause, String)> {
    // Opened and closed again: the new process opens it all, and the log takes one kiosk at a time.
    let opened = KioskParts::new(shared).map(drop);
    opened.map_err(|failure| refine_failure(failure, data)).map_err(|failure| {
        let cause = outage_cause(&*failure).unwrap_or(OutageCause::Other);
        (cause, line(&failure))
    })
}

/// Returns the failure, or the reason why set-up would refuse the folder, which then is what helps.
fn refine_failure(failure: CommandFailure, data: &Path) -> CommandFailure {
    let is_not_set_up = matches!(failure.downcast_ref(), Some(SettingsError::NotSetUp(_)));
    match office::refuse_if_used(data) {
        Err(refused) if is_not_set_up => refused.into(),
        Ok(()) | Err(_) => failure,
    }
}

fn line(failure: &CommandFailure) -> String {
    failure.to_string().replace('\n', " ")
}

/// Notes the failure in the trouble log. Before set-up nothing is wrong.
fn note(cause: OutageCause, data: &Path, failure: &CommandFailure) {
    if cause == OutageCause::NotReady {
        return;
    }
    TroubleLog::note_beside(data, &line(failure));
}

/// Returns what a failure means to people in front of the kiosk; `None` for a mistake in the command line.
fn outage_cause(failure: &(dyn Error + 'static)) -> Option<OutageCause> {
    if let Some(error) = failure.downcast_ref::<SettingsError>() {
        return settings_cause(error);
    }
    if let Some(error) = failure.downcast_ref::<OfficeError>() {
        return Some(match error {
            OfficeError::AnotherSetUp(_) => OutageCause::AnotherKiosk,
            OfficeError::Files { source, .. } => system_cause(source.kind()),
            OfficeError::Records(error) => records_cause(error),
            OfficeError::Foreign { .. } => OutageCause::Unreadable,
            OfficeError::NotEmpty { .. } => OutageCause::Damaged,
            OfficeError::AlreadySetUp(_)
            | OfficeError::Content(_)
            | OfficeError::Frontend(_)
            | OfficeError::Prepared { .. }
            | OfficeError::Settings(_) => OutageCause::Other,
        });
    }
    if let Some(error) = failure.downcast_ref::<NotOpenError>() {
        return Some(match error {
            NotOpenError::Unsettled { .. } => OutageCause::Unsettled,
            NotOpenError::WrongPack { .. } => OutageCause::WrongPack,
        });
    }
    let records = failure.downcast_ref::<RecordsError>().map(records_cause);
    let system = || failure.downcast_ref::<io::Error>().map(|error| system_cause(error.kind()));
    let content = || failure.downcast_ref::<ContentError>().map(|_| OutageCause::WrongPack);
    records.or_else(system).or_else(content).or(Some(OutageCause::Other))
}

fn settings_cause(error: &SettingsError) -> Option<OutageCause> {
    let is_typed = |name: &str| name.starts_with("--") || name.starts_with("MADOGUCHI_");
    match error {
        SettingsError::NotSetUp(_) => Some(OutageCause::NotReady),
        // Somebody sits at a command line: their mistake is no page for residents.
        SettingsError::NotAllowed { name, .. } if is_typed(name) => None,
        SettingsError::Unreadable { source, .. } => Some(system_cause(source.kind())),
        SettingsError::Broken { .. } | SettingsError::NoHome | SettingsError::NotAllowed { .. } => {
            Some(OutageCause::Settings)
        }
    }
}

fn system_cause(kind: ErrorKind) -> OutageCause {
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        OutageCause::DiskFull
    } else {
        OutageCause::Unreadable
    }
}

fn records_cause(error: &RecordsError) -> OutageCause {
    match error {
        RecordsError::Log(LogError::BrokenChain { .. } | LogError::CutOff { .. } | LogError::Rewritten { .. }) => {
            OutageCause::Damaged
        }
        RecordsError::Storage(error) => storage_cause(error),
        RecordsError::Command(_)
        | RecordsError::Crypto(_)
        | RecordsError::Custody(_)
        | RecordsError::Export(_)
        | RecordsError::Log(LogError::NoticeChanged { .. } | LogError::StrangeKey { .. })
        | RecordsError::Pausing(_)
        | RecordsError::Query(_)
        | RecordsError::Safekeeping(_)
        | RecordsError::Staff(_) => OutageCause::Other,
    }
}

fn storage_cause(error: &StorageError) -> OutageCause {
    match error {
        StorageError::AnotherKiosk { .. } | StorageError::Busy => OutageCause::AnotherKiosk,
        StorageError::Damaged { .. } | StorageError::NotSetUp { .. } | StorageError::Sqlite(_) => OutageCause::Damaged,
        StorageError::DiskFull { .. } => OutageCause::DiskFull,
        StorageError::Foreign { .. } => OutageCause::Foreign,
        StorageError::Io { .. } | StorageError::ReadOnly { .. } => OutageCause::Unreadable,
        StorageError::Newer { .. } => OutageCause::Newer,
        StorageError::AlreadySetUp { .. } | StorageError::WalNotEmptied | StorageError::OldSqlite(_) => {
            OutageCause::Other
        }
    }
}
