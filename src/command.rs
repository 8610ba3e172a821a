//! The command line: what was asked for, and how it ended.

mod content;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// What went wrong, in one line that says what to do.
type Failure = Box<dyn std::error::Error>;

#[derive(Debug, Parser)]
#[command(
    name = "madoguchi",
    version,
    about = "A kiosk that explains the My Number card, asks what a person wishes, and keeps a record."
)]
struct CommandLine {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
struct Shared {
    /// A pack and its words from this folder, instead of the one in the program
    #[arg(long, global = true, value_name = "DIR")]
    content: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Work on packs and words
    Content {
        #[command(subcommand)]
        work: ContentWork,
    },
}

#[derive(Debug, Subcommand)]
enum ContentWork {
    /// Check a pack and its words: ids, readings, easy Japanese, dates, sources
    Check {
        /// The folder of the pack; without it, the pack in the program
        dir: Option<PathBuf>,
    },
}

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let asked = CommandLine::parse();
    match dispatch(asked) {
        Ok(code) => code,
        Err(failure) => {
            // Nothing can be done when standard error is gone as well.
            let _ = writeln!(io::stderr(), "madoguchi: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(asked: CommandLine) -> Result<ExitCode, Failure> {
    let shared = asked.shared;
    match asked.command {
        None => Ok(ExitCode::FAILURE),
        Some(Command::Content { work: ContentWork::Check { dir } }) => {
            content::check_pack(dir.or(shared.content).as_deref())
        }
    }
}
