//! Environment variables that set the same as options, and the one line about a wrong value.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};

use madoguchi::settings::SettingSource;

use super::command_line::{CliCommand as Asked, CommandLine};

/// The exit code of a wrong command line, as clap has it.
const USAGE_EXIT_CODE: u8 = 2;

/// Reads the command line and the variables beside it. Prints mistakes, help and version itself.
pub(super) fn parse() -> Result<CommandLine, ExitCode> {
    let command = without_empty_variables(CommandLine::command());
    let read = command.clone().try_get_matches().and_then(|matches| {
        let asked = CommandLine::from_arg_matches(&matches)?;
        Ok(with_sources(asked, &matches))
    });
    read.map_err(|error| print_mistake(&command, &error))
}

/// Makes a variable that is set to nothing count as not set.
fn without_empty_variables(command: Command) -> Command {
    let unset = |arg: Arg| {
        let is_empty = arg.get_env().and_then(env::var_os).is_some_and(|value| value.is_empty());
        if is_empty { arg.env(None::<&str>) } else { arg }
    };
    command.mut_args(unset).mut_subcommands(without_empty_variables)
}

/// Notes whether the options that announce their origin were typed.
fn with_sources(mut asked: CommandLine, matches: &ArgMatches) -> CommandLine {
    let is_variable = |id: &str| matches.value_source(id) == Some(ValueSource::EnvVariable);
    asked.shared.reader_source = if is_variable("reader") { SettingSource::Environment } else { SettingSource::Flag };
    // The variable is the language of residents; for staff and for prints only the option counts.
    if is_variable("lang") && !matches!(asked.command, None | Some(Asked::Kiosk(_))) {
        asked.shared.lang = None;
    }
    asked
}

/// Prints a mistake: a wrong value in one line, everything else as clap does.
fn print_mistake(command: &Command, error: &clap::Error) -> ExitCode {
    // Nothing can be done when standard error is gone as well.
    let _ = match wrong_value(command, error) {
        Some(line) => writeln!(io::stderr(), "madoguchi: {line}"),
        None => error.print(),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(USAGE_EXIT_CODE))
}

/// Returns what is wrong with the value of an option or of the variable that says the same, and how to mend it.
fn wrong_value(command: &Command, error: &clap::Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (option, value) = (text(ContextKind::InvalidArg)?.split_whitespace().next()?, text(ContextKind::InvalidValue)?);
    let mend = match (error.kind(), error.get(ContextKind::ValidValue), std::error::Error::source(error)) {
        (ErrorKind::InvalidValue, Some(ContextValue::Strings(names)), _) if !names.is_empty() => {
            format!("write one of {}", names.join(", "))
        }
        (ErrorKind::ValueValidation, _, Some(mend)) => mend.to_string(),
        _ => return None,
    };
    let name = variable_with(command, option, value).unwrap_or_else(|| option.to_owned());
    Some(format!("{name} = {value:?}: {mend}"))
}

/// Returns the variable beside an option, if this value stands in it and was not typed.
fn variable_with(command: &Command, option: &str, value: &str) -> Option<String> {
    let long = option.strip_prefix("--")?;
    let variable = command.get_arguments().find(|arg| arg.get_long() == Some(long))?.get_env()?.to_str()?;
    // clap does not say where a value came from once it is wrong.
    let is_typed =
        env::args().any(|word| word == option || word.strip_prefix(option).is_some_and(|rest| rest.starts_with('=')));
    (!is_typed && env::var(variable).is_ok_and(|own| own == value)).then(|| variable.to_owned())
}
