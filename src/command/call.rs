//! `madoguchi call run`: takes up calls for staff outside the kiosk's sandbox. `madoguchi-call.service` runs it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Subcommand};

use madoguchi::device::call_hook::{self, HOOK_PATH};
use madoguchi::device::call_spool::{CallSpool, HookOutcome, SPOOL_DIR};

use super::failure::CommandFailure;

#[derive(Debug, Subcommand)]
pub(super) enum CallCommand {
    /// Run the program of the house for every call that waits, and tell the kiosk what came of it
    Run(CallRunOptions),
}

#[derive(Debug, Args)]
pub(super) struct CallRunOptions {
    /// The folder in which the kiosk leaves its calls
    #[arg(long, value_name = "DIR", default_value = SPOOL_DIR)]
    spool: PathBuf,
    /// The program of the house; its first argument is call, answered, taken-back, left or test
    #[arg(long, value_name = "FILE", default_value = HOOK_PATH)]
    hook: PathBuf,
    /// How long it may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = call_hook::HOOK_TIMEOUT.as_secs(), value_parser = clap::value_parser!(u64).range(1..=60))]
    limit: u64,
}

/// Takes up every call that waits. A program of the house that fails is the kiosk's to tell, and no failure here.
pub(super) fn run(CallCommand::Run(running): &CallCommand) -> Result<ExitCode, CommandFailure> {
    let CallRunOptions { spool, hook, limit } = running;
    let done =
        call_hook::run_waiting_calls(&CallSpool::new(spool), hook, Duration::from_secs(*limit)).map_err(|error| {
            format!("calls cannot be taken up in {} ({error}): check that it is there and may be used", spool.display())
        })?;
    let mut out = io::stdout().lock();
    for (order, outcome) in done {
        writeln!(out, "{}: {}", order.happened.as_str(), outcome_text(&outcome))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the outcome of a call in a few words.
pub(super) fn outcome_text(outcome: &HookOutcome) -> String {
    match outcome {
        HookOutcome::Done => "done".to_owned(),
        HookOutcome::Failed(why) => format!("failed: {why}"),
        HookOutcome::NoHook => "no hook".to_owned(),
        HookOutcome::TimedOut(seconds) => format!("timed out after {seconds} seconds"),
    }
}
