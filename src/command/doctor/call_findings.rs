//! Examines whether a call for staff would reach anybody; with `--call`, by a real try.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use consent_log::random_id;
use madoguchi::device::call_hook::{HOOK_PATH, HOOK_TIMEOUT};
use madoguchi::device::call_spool::{CallEvent, CallSpool, HookOutcome, SPOOL_DIR};
use madoguchi::settings::{Facility, MachineConfig};
use madoguchi::speech::self_test;

use super::finding::DoctorFinding;

/// The command that fixes a call that nobody takes up.
const FIX_COMMAND: &str = "`sudo systemctl enable --now madoguchi-call.path`";
/// The folder with examples of programs of the house.
const EXAMPLES: &str = "/usr/share/doc/madoguchi/call";

/// Returns the folder by which calls leave the kiosk, if there is one.
fn spool(machine: &MachineConfig) -> Option<CallSpool> {
    let packaged = || Some(PathBuf::from(SPOOL_DIR)).filter(|folder| folder.is_dir());
    machine.call_spool.clone().or_else(packaged).map(CallSpool::new)
}

/// Examines the chime by playing it: without sound, or with `--call` so that it is heard.
pub(super) fn chime(machine: &MachineConfig, rings: bool) -> DoctorFinding {
    let device = machine.chime_device();
    match (self_test::ring_chime(&device, if rings { 1.0 } else { 0.0 }), rings) {
        (Err(error), _) => DoctorFinding::Missing(format!("nobody is called by sound: {error}")),
        (Ok(()), true) => {
            DoctorFinding::Good(format!("it rang on {device:?}; if nobody heard it, turn the loudspeaker up"))
        }
        (Ok(()), false) => {
            DoctorFinding::Good(format!("it is played on {device:?}; `madoguchi doctor --call` rings it"))
        }
    }
}

/// Examines what calls staff besides the chime, without a try.
pub(super) fn message(machine: &MachineConfig) -> DoctorFinding {
    match spool(machine) {
        None => DoctorFinding::Missing(format!("the chime alone calls staff: there is no folder {SPOOL_DIR}")),
        Some(_) if !Path::new(HOOK_PATH).exists() => no_hook(),
        Some(_) => DoctorFinding::Good(format!("{HOOK_PATH} is run at each; `madoguchi doctor --call` tries it")),
    }
}

fn no_hook() -> DoctorFinding {
    DoctorFinding::Missing(format!(
        "the chime alone calls staff: there is no {HOOK_PATH}; examples stand in {EXAMPLES}"
    ))
}

/// Posts a call that is only a try, and waits for its result.
pub(super) fn try_message(machine: &MachineConfig, data: &Path) -> DoctorFinding {
    let Some(spool) = spool(machine) else { return message(machine) };
    let place = Facility::read(data).map_or_else(|_| "doctor".to_owned(), |facility| machine.call_place(&facility));
    let id = match random_id() {
        Ok(id) => id,
        Err(error) => return DoctorFinding::Wrong(error.to_string()),
    };
    if let Err(error) = spool.post(&id, CallEvent::Test, &place) {
        let dir = spool.dir().display();
        return DoctorFinding::Wrong(format!(
            "nothing can be handed out in {dir} ({error}): run this as the kiosk's user"
        ));
    }
    match call_result(&spool, &id) {
        Some(HookOutcome::Done) => {
            DoctorFinding::Good(format!("{HOOK_PATH} was run and says that it did it: look who was reached"))
        }
        Some(HookOutcome::NoHook) => no_hook(),
        Some(HookOutcome::Failed(why)) => DoctorFinding::Wrong(format!("{HOOK_PATH} failed: {why}")),
        Some(HookOutcome::TimedOut(seconds)) => DoctorFinding::Wrong(format!(
            "{HOOK_PATH} had not ended after {seconds} seconds and was stopped: let it hand on and end"
        )),
        None => DoctorFinding::Wrong(format!("nobody took it up in {}: {FIX_COMMAND}", spool.dir().display())),
    }
}

/// Returns the result of the call, within the time of the hook and a little more.
fn call_result(spool: &CallSpool, id: &str) -> Option<HookOutcome> {
    let began = Instant::now();
    // systemd has to see the file and start the runner before the time of the hook begins.
    while began.elapsed() < HOOK_TIMEOUT + Duration::from_secs(3) {
        let outcome = spool.take_result(id, CallEvent::Test);
        if outcome.is_some() {
            return outcome;
        }
        thread::sleep(Duration::from_millis(100));
    }
    None
}
