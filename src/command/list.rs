//! `madoguchi list`: who wishes something that staff hand over to somebody else.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use madoguchi::content::pack::HandOver;
use madoguchi::content::{Args as Variables, Content, ContentError, Words};
use madoguchi::device::clock;
use madoguchi::records::{Answered, Listed, Store, harmless};
use madoguchi::settings;

use super::records::asking;
use super::{Failure, Shared, staff};

/// The columns before the answers.
const COLUMNS: [&str; 5] = ["receipt", "date", "number", "name", "room"];
/// By this mark spreadsheets know UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Debug, Args)]
pub(super) struct Listing {
    /// Which list; without it, the lists that there are
    list: Option<String>,
    /// The format
    #[arg(long = "as", value_enum, default_value_t = Form::Text)]
    form: Form,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// For a spreadsheet
    Csv,
    /// To print
    Text,
}

/// A list with the words of one language.
struct Titled<'a> {
    list: &'a HandOver,
    words: &'a Words,
}

/// Prints a list, or which lists there are.
pub(super) fn run(shared: &Shared, listing: &Listing) -> Result<ExitCode, Failure> {
    let content = shared.content()?;
    let lang = staff::staff_lang(shared, &content)?;
    let words = content.staff_words(&lang)?;
    let Some(id) = &listing.list else { return which(&content, words) };
    let lists = &content.pack().file().lists;
    let list = lists.iter().find(|list| list.id == *id).ok_or_else(|| {
        let ids: Vec<_> = lists.iter().map(|list| list.id.as_str()).collect();
        format!("there is no list {id:?}: write one of {}", ids.join(", "))
    })?;
    let data = settings::data_dir(shared.data.clone())?;
    let staff = asking::staff(&data)?;
    let unlocked = asking::unlocked(&data)?;
    let now = clock::now();
    let lines = Store::open_beside(&data, &now)?.list(list, (&unlocked, &staff), &now)?;
    let titled = Titled { list, words };
    match listing.form {
        Form::Csv => titled.csv(&lines)?,
        Form::Text => titled.print(&lines)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn which(content: &Content, words: &Words) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    for list in &content.pack().file().lists {
        writeln!(out, "{}\t{}", list.id, Titled { list, words }.title()?)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Titled<'_> {
    fn title(&self) -> Result<String, ContentError> {
        Ok(self.words.text(&format!("list-{}", self.list.id), &Variables::new())?.written())
    }

    fn note(&self) -> Result<String, ContentError> {
        Ok(self.words.part(&format!("list-{}", self.list.id), "note", &Variables::new())?.written())
    }

    fn option(&self, question: &str, option: &str) -> Result<String, ContentError> {
        Ok(self.words.option(question, option, &Variables::new())?.written())
    }

    /// An answer with what was picked, in words.
    fn said(&self, answered: &Answered) -> Result<String, ContentError> {
        let picked =
            answered.details.iter().flat_map(|(question, picked)| picked.iter().map(move |one| (question, one)));
        let picked = picked.map(|(question, one)| self.option(question, one)).collect::<Result<Vec<_>, _>>()?;
        let answer = self.option(&answered.wish, &answered.answer)?;
        Ok(if picked.is_empty() { answer } else { format!("{answer} ({})", picked.join(", ")) })
    }

    /// The question, for the head of a column or the first line of an answer.
    fn question(&self, wish: &str) -> Result<String, ContentError> {
        Ok(self.words.text(wish, &Variables::new())?.written())
    }

    fn wishes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.list.wish).chain(&self.list.also).map(String::as_str)
    }

    fn print(&self, lines: &[Listed]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        writeln!(out, "{}  {}  ({})", self.title()?, clock::today(), lines.len())?;
        writeln!(out, "{}", self.note()?)?;
        for (at, line) in (1..).zip(lines) {
            let Listed { receipt, at: recorded, number, name, room, answers } = line;
            writeln!(out, "\n{at}. {number} {name} {room}  {}  {receipt}", recorded.date())?;
            for answered in answers {
                writeln!(out, "   {} {}", self.question(&answered.wish)?, self.said(answered)?)?;
            }
        }
        Ok(())
    }

    fn csv(&self, lines: &[Listed]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(MARK)?;
        let mut sheet = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let questions = self.wishes().map(|wish| self.question(wish)).collect::<Result<Vec<_>, _>>()?;
        sheet.write_record(COLUMNS.iter().map(|column| (*column).to_owned()).chain(questions))?;
        for line in lines {
            let own = [
                line.receipt.to_string(),
                line.at.date().to_string(),
                line.number.clone(),
                line.name.clone(),
                line.room.clone(),
            ];
            let said = self.wishes().map(|wish| {
                let answered = line.answers.iter().find(|answered| answered.wish == wish);
                answered.map_or_else(|| Ok(String::new()), |answered| self.said(answered))
            });
            let said = said.collect::<Result<Vec<_>, _>>()?;
            sheet.write_record(own.iter().chain(&said).map(|cell| harmless(cell)))?;
        }
        Ok(sheet.flush()?)
    }
}
