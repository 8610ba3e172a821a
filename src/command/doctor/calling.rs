//! Examines whether a call for staff would reach anybody; with `--call`, by a real try.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use consent_log::random_id;
use madoguchi::device::hook::{HOOK, LIMIT};
use madoguchi::device::spool::{FOLDER, Happened, Outcome, Spool};
use madoguchi::settings::{Facility, MachineConfig};
use madoguchi::speech::self_test;

use super::Finding;

/// The command that fixes a call that nobody takes up.
const MEND: &str = "`sudo systemctl enable --now madoguchi-call.path`";
/// The folder with examples of programs of the house.
const EXAMPLES: &str = "/usr/share/doc/madoguchi/call";

/// Returns the folder by which calls leave the kiosk, if there is one.
fn spool(machine: &MachineConfig) -> Option<Spool> {
    let packaged = || Some(PathBuf::from(FOLDER)).filter(|folder| folder.is_dir());
    machine.call_spool.clone().or_else(packaged).map(Spool::new)
}

/// Examines the chime by playing it: without sound, or with `--call` so that it is heard.
pub(super) fn chime(machine: &MachineConfig, rings: bool) -> Finding {
    let device = machine.chime_device();
    match (self_test::ring(&device, if rings { 1.0 } else { 0.0 }), rings) {
        (Err(error), _) => Finding::Missing(format!("nobody is called by sound: {error}")),
        (Ok(()), true) => Finding::Good(format!("it rang on {device:?}; if nobody heard it, turn the loudspeaker up")),
        (Ok(()), false) => Finding::Good(format!("it is played on {device:?}; `madoguchi doctor --call` rings it")),
    }
}

/// Examines what calls staff besides the chime, without a try.
pub(super) fn message(machine: &MachineConfig) -> Finding {
    match spool(machine) {
        None => Finding::Missing(format!("the chime alone calls staff: there is no folder {FOLDER}")),
        Some(_) if !Path::new(HOOK).exists() => no_hook(),
        Some(_) => Finding::Good(format!("{HOOK} is run at each; `madoguchi doctor --call` tries it")),
    }
}

fn no_hook() -> Finding {
    Finding::Missing(format!("the chime alone calls staff: there is no {HOOK}; examples stand in {EXAMPLES}"))
}

/// Posts a call that is only a try, and waits for its result.
pub(super) fn try_message(machine: &MachineConfig, data: &Path) -> Finding {
    let Some(spool) = spool(machine) else { return message(machine) };
    let place = Facility::read(data).map_or_else(|_| "doctor".to_owned(), |facility| machine.call_place(&facility));
    let id = match random_id() {
        Ok(id) => id,
        Err(error) => return Finding::Wrong(error.to_string()),
    };
    if let Err(error) = spool.post(&id, Happened::Test, &place) {
        let dir = spool.dir().display();
        return Finding::Wrong(format!("nothing can be handed out in {dir} ({error}): run this as the kiosk's user"));
    }
    match came_of(&spool, &id) {
        Some(Outcome::Done) => Finding::Good(format!("{HOOK} was run and says that it did it: look who was reached")),
        Some(Outcome::NoHook) => no_hook(),
        Some(Outcome::Failed(why)) => Finding::Wrong(format!("{HOOK} failed: {why}")),
        Some(Outcome::TimedOut(seconds)) => Finding::Wrong(format!(
            "{HOOK} had not ended after {seconds} seconds and was stopped: let it hand on and end"
        )),
        None => Finding::Wrong(format!("nobody took it up in {}: {MEND}", spool.dir().display())),
    }
}

/// Returns the result of the call, within the time of the hook and a little more.
fn came_of(spool: &Spool, id: &str) -> Option<Outcome> {
    let began = Instant::now();
    // systemd has to see the file and start the runner before the time of the hook begins.
    while began.elapsed() < LIMIT + Duration::from_secs(3) {
        let outcome = spool.result(id, Happened::Test);
        if outcome.is_some() {
            return outcome;
        }
        thread::sleep(Duration::from_millis(100));
    }
    None
}
