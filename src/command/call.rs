//! `madoguchi call run`: takes up calls for staff outside the kiosk's sandbox. `madoguchi-call.service` runs it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Subcommand};

use madoguchi::device::hook::{self, HOOK};
use madoguchi::device::spool::{FOLDER, Outcome, Spool};

use super::Failure;

#[derive(Debug, Subcommand)]
pub(super) enum CallWork {
    /// Run the program of the house for every call that waits, and tell the kiosk what came of it
    Run(Running),
}

#[derive(Debug, Args)]
pub(super) struct Running {
    /// The folder in which the kiosk leaves its calls
    #[arg(long, value_name = "DIR", default_value = FOLDER)]
    spool: PathBuf,
    /// The program of the house; its first argument is call, answered, taken-back, left or test
    #[arg(long, value_name = "FILE", default_value = HOOK)]
    hook: PathBuf,
    /// How long it may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = hook::LIMIT.as_secs(), value_parser = clap::value_parser!(u64).range(1..=60))]
    limit: u64,
}

/// Takes up every call that waits. A program of the house that fails is the kiosk's to tell, and no failure here.
pub(super) fn run(CallWork::Run(running): &CallWork) -> Result<ExitCode, Failure> {
    let Running { spool, hook, limit } = running;
    let done = hook::take_up(&Spool::new(spool), hook, Duration::from_secs(*limit)).map_err(|error| {
        format!("calls cannot be taken up in {} ({error}): check that it is there and may be used", spool.display())
    })?;
    let mut out = io::stdout().lock();
    for (order, outcome) in done {
        writeln!(out, "{}: {}", order.happened.as_str(), told(&outcome))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the outcome of a call in a few words.
pub(super) fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done => "done".to_owned(),
        Outcome::Failed(why) => format!("failed: {why}"),
        Outcome::NoHook => "no hook".to_owned(),
        Outcome::TimedOut(seconds) => format!("timed out after {seconds} seconds"),
    }
}
