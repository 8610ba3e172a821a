//! `madoguchi content check` and `content seed`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use madoguchi::content::check::{Severity, check};
use madoguchi::content::{ContentSource, SeedTable};
use madoguchi::device::clock;

use super::failure::CommandFailure;

/// Prints what is wrong with a pack and its words; fails if anything is an error.
pub(super) fn check_pack(dir: Option<&Path>) -> Result<ExitCode, CommandFailure> {
    let source = source(dir)?;
    let found = check(&source, clock::today());
    let mut out = io::stdout().lock();
    for finding in &found {
        writeln!(out, "{finding}")?;
    }
    let errors = found.iter().filter(|finding| finding.level == Severity::Error).count();
    writeln!(out, "{}: {errors} errors, {} warnings", source.display_name("pack.toml"), found.len() - errors)?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints where each line of the text from which a pack was made is met; fails if one is met nowhere.
pub(super) fn print_seed_table(dir: Option<&Path>) -> Result<ExitCode, CommandFailure> {
    let table = SeedTable::new(&source(dir)?)?;
    io::stdout().lock().write_all(table.markdown().as_bytes())?;
    let gaps = table.gaps();
    for gap in &gaps {
        writeln!(io::stderr(), "madoguchi: {gap}")?;
    }
    Ok(if gaps.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns the pack in a folder; without one, the pack in the program.
fn source(dir: Option<&Path>) -> Result<ContentSource, CommandFailure> {
    Ok(match dir {
        Some(dir) => ContentSource::folder(dir)?,
        None => ContentSource::built_in()?,
    })
}
