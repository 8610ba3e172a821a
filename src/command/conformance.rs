//! `madoguchi conformance`: what the standards of accessibility ask, and how it is known whether it is met.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use madoguchi::conformance;

use super::Failure;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A table for a document
    Markdown,
    /// One thing a line
    #[default]
    Text,
}

#[derive(Debug, Args)]
pub(super) struct Printing {
    /// The form
    #[arg(long = "as", value_enum, value_name = "FORM", default_value = "text")]
    form: Form,
}

/// Prints the table.
pub(super) fn print(printing: &Printing) -> Result<ExitCode, Failure> {
    let table = match printing.form {
        Form::Markdown => conformance::markdown(),
        Form::Text => conformance::text(),
    };
    io::stdout().lock().write_all(table.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
