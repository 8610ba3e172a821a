//! `madoguchi content check`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use madoguchi::content::ContentSource;
use madoguchi::content::check::{Severity, check};
use madoguchi::device::clock;

use super::failure::CommandFailure;

/// Prints what is wrong with a pack and its words; fails if anything is an error.
pub(super) fn check_pack(dir: Option<&Path>) -> Result<ExitCode, CommandFailure> {
    let source = match dir {
        Some(dir) => ContentSource::folder(dir)?,
        None => ContentSource::built_in()?,
    };
    let found = check(&source, clock::today());
    let mut out = io::stdout().lock();
    for finding in &found {
        writeln!(out, "{finding}")?;
    }
    let errors = found.iter().filter(|finding| finding.level == Severity::Error).count();
    writeln!(out, "{}: {errors} errors, {} warnings", source.display_name("pack.toml"), found.len() - errors)?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
