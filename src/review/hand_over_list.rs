//! A hand-over list in the words of one language: on a page, on paper, in a spreadsheet.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::content::{ContentError, MessageArgs, MessageBundle};
use crate::review::answer_text::answer_text;
use consent_log::{HandOverDefinition, HandOverEntry, ListedAnswer, PartialRead, UnreadableEntry, escape_formula};
use furigana::RichText;

/// The columns before the answers.
const COLUMNS: [&str; 5] = ["receipt", "date", "number", "name", "room"];
/// The byte order mark by which spreadsheets recognise UTF-8.
const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// A list with the words of one language.
#[derive(Clone, Copy, Debug)]
pub struct HandOverList<'a> {
    /// The list, as the pack describes it.
    pub list: &'a HandOverDefinition,
    /// The words.
    pub words: &'a MessageBundle,
}

impl HandOverList<'_> {
    /// Returns what it is a list of.
    pub fn title(&self) -> Result<RichText, ContentError> {
        self.words.text(&format!("list-{}", self.list.id), &MessageArgs::new())
    }

    /// Returns what has to be ready for it.
    pub fn note(&self) -> Result<RichText, ContentError> {
        self.words.part(&format!("list-{}", self.list.id), "note", &MessageArgs::new())
    }

    /// Returns an answer with the options that were picked.
    pub fn answer_text(&self, answered: &ListedAnswer) -> RichText {
        answer_text(self.words, (&answered.wish, &answered.answer), &answered.details)
    }

    /// Returns the question, for the head of a column or the first line of an answer.
    fn question(&self, wish: &str) -> Result<String, ContentError> {
        Ok(self.words.text(wish, &MessageArgs::new())?.written())
    }

    fn wishes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.list.wish).chain(&self.list.also).map(String::as_str)
    }

    /// Returns the text for a record that cannot be read: it may belong on the list, and nobody can tell.
    fn damaged_text(&self) -> Result<String, ContentError> {
        Ok(self.words.text("review-is-damaged", &MessageArgs::new())?.written())
    }

    /// Returns the list as text, to print.
    pub fn text(&self, lines: &PartialRead<HandOverEntry>, today: Date) -> Result<String, ContentError> {
        let (title, note) = (self.title()?.written(), self.note()?.written());
        let mut text = format!("{title}  {today}  ({})\n{note}\n", lines.read.len());
        // At the top, not at the end: people who use the list must see first that it may not be complete.
        for unread in &lines.unread {
            let [receipt, date] = code_and_date(unread);
            // Writing to a String cannot fail.
            let _ = writeln!(text, "! {date} {receipt}: {}", self.damaged_text()?);
        }
        for (at, line) in (1..).zip(&lines.read) {
            let HandOverEntry { receipt, at: recorded, number, name, room, answers } = line;
            // Writing to a String cannot fail.
            let _ = writeln!(text, "\n{at}. {number} {name} {room}  {}  {receipt}", recorded.date());
            for answered in answers {
                let _ =
                    writeln!(text, "   {} {}", self.question(&answered.wish)?, self.answer_text(answered).written());
            }
        }
        Ok(text)
    }

    /// Returns the list as CSV; no cell of it is run as a formula.
    pub fn csv(&self, lines: &PartialRead<HandOverEntry>) -> Result<Vec<u8>, ContentError> {
        let questions = self.wishes().map(|wish| self.question(wish)).collect::<Result<Vec<_>, _>>()?;
        let mut rows = vec![COLUMNS.map(ToOwned::to_owned).into_iter().chain(questions).collect()];
        for line in &lines.read {
            rows.push(self.row(line));
        }
        for unread in &lines.unread {
            let [receipt, date] = code_and_date(unread);
            // The text takes the place of the name; room and answers stay empty.
            let unknown = std::iter::repeat_n(String::new(), self.wishes().count() + 1);
            let said = [receipt, date, String::new(), self.damaged_text()?];
            rows.push(said.into_iter().chain(unknown).collect());
        }
        let mut sheet = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(UTF8_BOM.to_vec());
        for row in rows {
            // Writing to memory cannot fail.
            let _ = sheet.write_record(row.iter().map(|cell| escape_formula(cell)));
        }
        Ok(sheet.into_inner().unwrap_or_default())
    }

    fn row(&self, line: &HandOverEntry) -> Vec<String> {
        let date = line.at.date().to_string();
        let mut row = vec![line.receipt.to_string(), date, line.number.clone(), line.name.clone(), line.room.clone()];
        for wish in self.wishes() {
            let answered = line.answers.iter().find(|answered| answered.wish == wish);
            row.push(answered.map_or_else(String::new, |answered| self.answer_text(answered).written()));
        }
        row
    }
}

/// Returns receipt code and date of a record that cannot be read; without a code, its event.
fn code_and_date(unread: &UnreadableEntry) -> [String; 2] {
    let code = unread.receipt.map_or_else(|| format!("event {}", unread.event), |receipt| receipt.to_string());
    [code, unread.at.map(|at| at.date().to_string()).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use crate::content::Content;
    use furigana::Lang;

    #[test]
    fn a_list_for_a_spreadsheet_runs_nothing_that_somebody_typed() {
        let content = Content::built_in().unwrap();
        let words = content.staff_messages(&Lang::new("en")).unwrap();
        let list = &content.pack().file().lists[0];
        let evil = |line| HandOverEntry { name: "=1+1".into(), room: "＠A1".into(), number: "-1".into(), ..line };
        let lines: Vec<HandOverEntry> = fixtures::hand_over_entries().into_iter().take(1).map(evil).collect();
        let sheet = HandOverList { list, words }.csv(&lines.into()).unwrap();
        let mut sheet = csv::Reader::from_reader(sheet.as_slice());
        let row = sheet.records().next().unwrap().unwrap();
        assert_eq!((&row[2], &row[3], &row[4]), ("'-1", "'=1+1", "'＠A1"));
    }
}
