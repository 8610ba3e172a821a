//! `madoguchi content check`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use madoguchi::content::Source;
use madoguchi::content::check::{Level, check};
use madoguchi::device::clock;

use super::Failure;

/// Prints what is wrong with a pack and its words; fails if anything is an error.
pub(super) fn check_pack(dir: Option<&Path>) -> Result<ExitCode, Failure> {
    let source = match dir {
        Some(dir) => Source::dir(dir)?,
        None => Source::built_in()?,
    };
    let found = check(&source, clock::today());
    let mut out = io::stdout().lock();
    for finding in &found {
        writeln!(out, "{finding}")?;
    }
    let errors = found.iter().filter(|finding| finding.level == Level::Error).count();
    writeln!(out, "{}: {errors} errors, {} warnings", source.name_of("pack.toml"), found.len() - errors)?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
