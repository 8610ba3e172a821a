//! `madoguchi conformance`: what the standards of accessibility ask, and how it is known whether it is met.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use madoguchi::conformance;

use super::failure::CommandFailure;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// A table for a document
    Markdown,
    /// One thing a line
    #[default]
    Text,
}

#[derive(Debug, Args)]
pub(super) struct ConformanceOptions {
    /// The form
    #[arg(long = "as", value_enum, value_name = "FORM", default_value = "text")]
    form: TableFormat,
}

/// Prints the table.
pub(super) fn print(printing: &ConformanceOptions) -> Result<ExitCode, CommandFailure> {
    let table = match printing.form {
        TableFormat::Markdown => conformance::as_markdown(),
        TableFormat::Text => conformance::as_text(),
    };
    io::stdout().lock().write_all(table.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
