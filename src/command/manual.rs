//! `madoguchi manual`: manual pages and shell completions, written from the command line itself.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::command_line::CommandLine;
use super::failure::CommandFailure;

/// The shells of Debian that complete what is typed.
const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Fish, Shell::Zsh];

/// Writes them into a folder: `madoguchi.1`, one page for each command, and a completion for each shell.
pub(super) fn write(dir: &Path) -> Result<ExitCode, CommandFailure> {
    fs::create_dir_all(dir)?;
    for shell in SHELLS {
        clap_complete::generate_to(shell, &mut CommandLine::command(), "madoguchi", dir)?;
    }
    clap_mangen::generate_to(CommandLine::command().disable_help_subcommand(true), dir)?;
    Ok(ExitCode::SUCCESS)
}
