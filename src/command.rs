//! Runs the command that was typed, and turns its failure into one line and the exit code.

#![expect(clippy::doc_markdown, reason = "these lines are the help that a person reads")]

mod call;
mod command_line;
mod conformance;
mod content;
mod custody;
mod demo;
mod doctor;
mod emboss;
mod failure;
mod gallery;
mod kiosk;
mod kiosk_parts;
mod list;
mod manual;
mod options;
mod outage;
mod records;
mod say;
mod speech_pack;
mod staff;
mod surface;
mod variables;
mod voice;
mod voice_parser;

use std::io::{self, Write};
use std::process::ExitCode;

use madoguchi::device::process_hardening;

use command_line::{CliCommand, CommandLine, ContentCommand};
use failure::CommandFailure;

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    // Before anything secret is read: no core dump may hold it (invariant I7, docs/records.md).
    process_hardening::harden_process();
    let asked = match variables::parse() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    match dispatch(asked) {
        Ok(code) => code,
        Err(failure) => {
            // One line, whatever a library says: scripts and screen readers take it as one sentence.
            let line = failure.to_string().replace('\n', " ");
            // Nothing can be done when standard error is gone as well.
            let _ = writeln!(io::stderr(), "madoguchi: {line}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(asked: CommandLine) -> Result<ExitCode, CommandFailure> {
    let shared = &asked.shared;
    match asked.command {
        None => kiosk::serve(shared, &asked.kiosk),
        Some(CliCommand::Kiosk(options)) => kiosk::serve(shared, &options),
        Some(CliCommand::Setup(options)) => staff::set_up(shared, &options),
        Some(CliCommand::Review(options)) => staff::review(shared, &options),
        Some(CliCommand::Records { work }) => records::run(shared, work),
        Some(CliCommand::Custody { work }) => custody::run(shared, work),
        Some(CliCommand::Content { work: ContentCommand::Check { dir } }) => {
            content::check_pack(dir.as_deref().or(shared.content.as_deref()))
        }
        Some(CliCommand::Content { work: ContentCommand::Seed { dir } }) => {
            content::print_seed_table(dir.as_deref().or(shared.content.as_deref()))
        }
        Some(CliCommand::Content { work: ContentCommand::SpeechPack { compare } }) => {
            let work = if compare { speech_pack::SpeechPackMode::Compare } else { speech_pack::SpeechPackMode::Write };
            speech_pack::make(shared, work)
        }
        Some(CliCommand::Gallery(wanted)) => gallery::print(shared, &wanted),
        Some(CliCommand::Emboss(embossing)) => emboss::emboss(shared, &embossing),
        Some(CliCommand::Conformance(printing)) => conformance::print(&printing),
        Some(CliCommand::Call { work }) => call::run(&work),
        Some(CliCommand::Doctor { call }) => doctor::examine(shared, &asked.kiosk, call),
        Some(CliCommand::List(listing)) => list::run(shared, &listing),
        Some(CliCommand::Manual { dir }) => manual::write(&dir),
        Some(CliCommand::Say(saying)) => say::say(&saying),
    }
}
