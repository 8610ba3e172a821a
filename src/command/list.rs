//! `madoguchi list`: who wishes something that staff hand over to somebody else.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use consent_log::{Permission, RecordStore};
use madoguchi::content::{Content, MessageBundle};
use madoguchi::device::clock;
use madoguchi::review::HandOverList;
use madoguchi::settings;

use super::failure::CommandFailure;
use super::options::GlobalOptions;
use super::records::prompts;
use super::staff;

#[derive(Debug, Args)]
pub(super) struct ListOptions {
    /// Which list; without it, the lists that there are
    list: Option<String>,
    /// The format
    #[arg(long = "as", value_enum, default_value_t = ListFormat::Text)]
    form: ListFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ListFormat {
    /// For a spreadsheet
    Csv,
    /// To print
    Text,
}

/// Prints a list, or which lists there are.
pub(super) fn run(shared: &GlobalOptions, listing: &ListOptions) -> Result<ExitCode, CommandFailure> {
    let content = shared.content()?;
    let lang = staff::staff_lang(shared, &content)?;
    let words = content.staff_messages(&lang)?;
    let Some(id) = &listing.list else { return print_lists(&content, words) };
    let lists = &content.pack().file().lists;
    let list = lists.iter().find(|list| list.id == *id).ok_or_else(|| {
        let ids: Vec<_> = lists.iter().map(|list| list.id.as_str()).collect();
        format!("there is no list {id:?}: write one of {}", ids.join(", "))
    })?;
    let data = settings::data_dir(shared.data.clone())?;
    let staff = prompts::ask_staff_with(&data, Permission::Print)?;
    let unlocked = prompts::ask_key(&data)?;
    let now = clock::now();
    let lines = RecordStore::open_beside(&data, &now)?.hand_over_list(list, (&unlocked, &staff), &now)?;
    let list = HandOverList { list, words };
    let written = match listing.form {
        ListFormat::Csv => list.csv(&lines)?,
        ListFormat::Text => list.text(&lines, now.today)?.into_bytes(),
    };
    io::stdout().lock().write_all(&written)?;
    // After the list is written: it is of use all the same, and the exit code says that it may not be complete.
    match lines.unread.len() {
        0 => Ok(ExitCode::SUCCESS),
        missing => Err(format!(
            "{missing} records cannot be read (damaged) and may belong on this list: run `madoguchi records verify`, keep a copy, and restore the last backup"
        )
        .into()),
    }
}

fn print_lists(content: &Content, words: &MessageBundle) -> Result<ExitCode, CommandFailure> {
    let mut out = io::stdout().lock();
    for list in &content.pack().file().lists {
        writeln!(out, "{}\t{}", list.id, HandOverList { list, words }.title()?.written())?;
    }
    Ok(ExitCode::SUCCESS)
}
