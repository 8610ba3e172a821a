//! The kiosk that cannot start: says so calmly on a screen, and starts as soon as it can.

use std::error::Error;
use std::io::{self, ErrorKind, IsTerminal};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use consent_log::{LogError, RecordsError, StorageError};
use madoguchi::content::{Content, ContentError};
use madoguchi::device::trouble::TroubleLog;
use madoguchi::office::{self, OfficeError, Standing};
use madoguchi::outage::{Cause, Outage};
use madoguchi::settings::{self, MachineConfig, Reader, SettingsError};
use madoguchi::speech::SpeechError;
use madoguchi::speech::speaker::Speaker;

use super::kiosk::{NotOpen, Opened};
use super::surface::{self, Presenting};
use super::{Failure, KioskOptions, Shared, staff, voice};

/// Shows the pages of an outage in the place of the kiosk; without a screen, or for a mistake in the command line, the
/// program ends with its one line.
pub(super) fn instead(shared: &Shared, options: &KioskOptions, failure: Failure) -> Result<ExitCode, Failure> {
    let on_screen = io::stdin().is_terminal() && io::stdout().is_terminal();
    // Without a folder there is nothing to watch or to note in.
    let Ok(data) = settings::data_dir(shared.data.clone()) else { return Err(failure) };
    let failure = looked_into(failure, &data);
    let machine = shared.machine(&data).unwrap_or_default();
    let presenting = Presenting::asked(shared, &machine);
    let Some(cause) = cause(&*failure) else { return Err(failure) };
    if !on_screen || presenting.reader == Reader::Lines {
        return Err(failure);
    }
    note(cause, &data, &failure);
    // The pages of the outage are in the program: they must come even if the pack is what is broken.
    let content = shared.content().or_else(|_| Content::built_in())?;
    let lang = staff::staff_lang(shared, &content)?;
    let outage = Outage::new(cause, line(&failure), data.display().to_string(), lang.clone());
    let letters = surface::Letters::new(shared, &machine, &data);
    let standing = Standing { content: &content, data: &data, again: &|| again(shared, &data) };
    // The voice is left out of set-up, which shows secret words.
    let speaks = cause != Cause::NotReady;
    let speaker = if speaks { speaker(shared, options, (&machine, presenting)) } else { None };
    let display = if speaks { machine.braille(options.braille).unwrap_or_default() } else { None };
    let told = content.words(&furigana::Lang::new("ja")).or_else(|_| content.staff_words(&lang))?;
    let opened = surface::open(presenting, told, (&machine, &letters))?;
    let mut frontend = opened.frontend;
    if let Some(display) = display {
        frontend = frontend.with_braille(display, Duration::from_millis(machine.double_key_ms), opened.keys)?;
    }
    if let Some(speaker) = speaker {
        frontend = frontend.with_voice(speaker, &content);
    }
    if office::stand_by(frontend, outage, standing)? { Err(start_anew().into()) } else { Ok(ExitCode::SUCCESS) }
}

/// Returns the voice, if one can be started.
fn speaker(
    shared: &Shared,
    options: &KioskOptions,
    (machine, presenting): (&MachineConfig, Presenting),
) -> Option<Result<Speaker, SpeechError>> {
    let choice = machine.voice(options.voice.as_ref(), presenting.reader);
    voice::speaker(&choice, machine, shared).ok().flatten()
}

/// Starts the program afresh in this process, on this screen; returns only if that fails.
fn start_anew() -> io::Error {
    let mut words = std::env::args_os();
    let name = words.next().unwrap_or_default();
    // Not by name: the folder or the search path may be another by now.
    Command::new("/proc/self/exe").arg0(name).args(words).exec()
}

/// Tries whether the kiosk can serve now; says why not.
fn again(shared: &Shared, data: &Path) -> Result<(), (Cause, String)> {
    // Opened and closed again: the new process opens it all, and the log takes one kiosk at a time.
    let opened = Opened::new(shared).map(drop);
    opened.map_err(|failure| looked_into(failure, data)).map_err(|failure| {
        let cause = cause(&*failure).unwrap_or(Cause::Other);
        (cause, line(&failure))
    })
}

/// Returns the failure, or the reason why set-up would refuse the folder, which then is what helps.
fn looked_into(failure: Failure, data: &Path) -> Failure {
    let is_not_set_up = matches!(failure.downcast_ref(), Some(SettingsError::NotSetUp(_)));
    match office::refuse_if_used(data) {
        Err(refused) if is_not_set_up => refused.into(),
        Ok(()) | Err(_) => failure,
    }
}

fn line(failure: &Failure) -> String {
    failure.to_string().replace('\n', " ")
}

/// Notes the failure in the trouble log. Before set-up nothing is wrong.
fn note(cause: Cause, data: &Path, failure: &Failure) {
    if cause == Cause::NotReady {
        return;
    }
    if let Ok(mut log) = TroubleLog::open(data) {
        log.note(&line(failure));
    }
}

/// Returns what a failure means to people in front of the kiosk; `None` for a mistake in the command line.
fn cause(failure: &(dyn Error + 'static)) -> Option<Cause> {
    if let Some(error) = failure.downcast_ref::<SettingsError>() {
        return of_settings(error);
    }
    if let Some(error) = failure.downcast_ref::<OfficeError>() {
        return Some(match error {
            OfficeError::AnotherSetUp(_) => Cause::AnotherKiosk,
            OfficeError::Files { source, .. } => of_system(source.kind()),
            OfficeError::Records(error) => of_records(error),
            OfficeError::Foreign { .. } => Cause::Unreadable,
            OfficeError::NotEmpty { .. } => Cause::Damaged,
            OfficeError::AlreadySetUp(_)
            | OfficeError::Content(_)
            | OfficeError::Frontend(_)
            | OfficeError::Prepared { .. }
            | OfficeError::Settings(_) => Cause::Other,
        });
    }
    if let Some(error) = failure.downcast_ref::<NotOpen>() {
        return Some(match error {
            NotOpen::Unsettled { .. } => Cause::Unsettled,
            NotOpen::WrongPack { .. } => Cause::WrongPack,
        });
    }
    let records = failure.downcast_ref::<RecordsError>().map(of_records);
    let system = || failure.downcast_ref::<io::Error>().map(|error| of_system(error.kind()));
    let content = || failure.downcast_ref::<ContentError>().map(|_| Cause::WrongPack);
    records.or_else(system).or_else(content).or(Some(Cause::Other))
}

fn of_settings(error: &SettingsError) -> Option<Cause> {
    let is_typed = |name: &str| name.starts_with("--") || name.starts_with("MADOGUCHI_");
    match error {
        SettingsError::NotSetUp(_) => Some(Cause::NotReady),
        // Somebody sits at a command line: their mistake is no page for residents.
        SettingsError::NotAllowed { name, .. } if is_typed(name) => None,
        SettingsError::Unreadable { source, .. } => Some(of_system(source.kind())),
        SettingsError::Broken { .. } | SettingsError::NoHome | SettingsError::NotAllowed { .. } => {
            Some(Cause::Settings)
        }
    }
}

fn of_system(kind: ErrorKind) -> Cause {
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) { Cause::DiskFull } else { Cause::Unreadable }
}

fn of_records(error: &RecordsError) -> Cause {
    match error {
        RecordsError::Log(LogError::BrokenChain { .. } | LogError::CutOff { .. } | LogError::WrittenAnew { .. }) => {
            Cause::Damaged
        }
        RecordsError::Storage(error) => of_storage(error),
        RecordsError::Command(_)
        | RecordsError::Crypto(_)
        | RecordsError::Custody(_)
        | RecordsError::Export(_)
        | RecordsError::Log(LogError::NoticeChanged { .. } | LogError::StrangeKey { .. })
        | RecordsError::Query(_)
        | RecordsError::Safekeeping(_)
        | RecordsError::Staff(_) => Cause::Other,
    }
}

fn of_storage(error: &StorageError) -> Cause {
    match error {
        StorageError::AnotherKiosk { .. } | StorageError::Busy => Cause::AnotherKiosk,
        StorageError::Damaged { .. } | StorageError::NotSetUp { .. } | StorageError::Sqlite(_) => Cause::Damaged,
        StorageError::DiskFull { .. } => Cause::DiskFull,
        StorageError::Foreign { .. } => Cause::Foreign,
        StorageError::Io { .. } | StorageError::ReadOnly { .. } => Cause::Unreadable,
        StorageError::Newer { .. } => Cause::Newer,
        StorageError::AlreadySetUp { .. } | StorageError::NotYetEmptied | StorageError::OldSqlite(_) => Cause::Other,
    }
}
