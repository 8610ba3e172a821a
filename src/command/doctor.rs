//! `madoguchi doctor`: what this machine can do, and the mend for what it cannot.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use madoguchi::content::Source;
use madoguchi::content::check::{Level, check};
use madoguchi::device::{clock, screen};
use madoguchi::records::{self, sqlite_version};
use madoguchi::settings::{self, Facility};

use super::{Failure, Shared};

/// What was found about one thing.
enum Finding {
    Good(String),
    /// It works without; what is missing, and the mend.
    Missing(String),
    /// It does not work; what is wrong, and the mend.
    Wrong(String),
}

/// Looks at everything, and fails if something is wrong.
pub(super) fn examine(shared: &Shared) -> Result<ExitCode, Failure> {
    let data = settings::data_dir(shared.data.clone())?;
    let findings = [
        ("terminal", terminal()),
        ("characters", characters()),
        (
            "screen reader",
            Finding::Good("--reader screen or --reader lines; brltty and speakup read the terminal".to_owned()),
        ),
        ("words", words(shared)),
        ("clock", clock_of_machine()),
        ("SQLite", Finding::Good(sqlite_version().to_owned())),
        ("facility", facility(&data)),
        (
            "settings",
            shared
                .machine(&data)
                .map_or_else(|error| Finding::Wrong(error.to_string()), |_| Finding::Good("well written".to_owned())),
        ),
        ("records", log(&data)),
        (
            "voice",
            Finding::Missing(
                "this version does not speak by itself: use a screen reader, or a person who reads aloud".to_owned(),
            ),
        ),
        (
            "large text in pixels",
            Finding::Missing("this version draws characters: make the font of the terminal larger".to_owned()),
        ),
    ];
    let mut out = io::stdout().lock();
    for (name, finding) in &findings {
        let (mark, text) = match finding {
            Finding::Good(text) => ("ok     ", text),
            Finding::Missing(text) => ("without", text),
            Finding::Wrong(text) => ("WRONG  ", text),
        };
        writeln!(out, "{mark} {name}: {text}")?;
    }
    let wrong = findings.iter().any(|(_, finding)| matches!(finding, Finding::Wrong(_)));
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn terminal() -> Finding {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Finding::Missing("this is not a terminal: only --reader lines works here".to_owned());
    }
    match screen::size() {
        Ok((cols, rows)) if cols >= 40 && rows >= 12 => Finding::Good(format!("{cols} columns, {rows} rows")),
        Ok((cols, rows)) => {
            Finding::Wrong(format!("{cols} columns, {rows} rows: make it 40 by 12 or more, or the font smaller"))
        }
        Err(error) => Finding::Wrong(format!("its size is unknown ({error}): use --reader lines")),
    }
}

fn characters() -> Finding {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let locale = set.unwrap_or_default();
    let utf8 = locale.to_lowercase().replace('-', "").contains("utf8");
    if utf8 {
        Finding::Good(locale)
    } else {
        Finding::Missing(format!("the locale {locale:?} is not UTF-8: set LANG=ja_JP.UTF-8 or C.UTF-8"))
    }
}

fn words(shared: &Shared) -> Finding {
    let source = shared.content.as_deref().map_or_else(Source::built_in, Source::dir);
    let source = match source {
        Ok(source) => source,
        Err(error) => return Finding::Wrong(error.to_string()),
    };
    let found = check(&source, clock::today());
    match found.iter().find(|finding| finding.level == Level::Error) {
        Some(error) => Finding::Wrong(format!("{error} (madoguchi content check)")),
        None if found.is_empty() => Finding::Good("no errors, nothing is out of date".to_owned()),
        None => Finding::Good(format!("no errors, {} warnings (madoguchi content check)", found.len())),
    }
}

fn clock_of_machine() -> Finding {
    let today = clock::today();
    Finding::Good(format!(
        "{today} in Japan: if that is wrong, set it with `timedatectl set-time`; staff confirm it at review"
    ))
}

fn facility(data: &Path) -> Finding {
    match Facility::read(data) {
        Ok(_) => Finding::Good(format!("set up in {}", data.display())),
        Err(error) => Finding::Missing(error.to_string()),
    }
}

fn log(data: &Path) -> Finding {
    if !data.join(settings::FACILITY).exists() {
        return Finding::Missing("there are none before set-up".to_owned());
    }
    match records::verify(data) {
        Ok(whole) => Finding::Good(format!("{} events, {} records, whole", whole.events, whole.records)),
        Err(error) => Finding::Wrong(error.to_string()),
    }
}
