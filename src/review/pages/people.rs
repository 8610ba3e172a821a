//! Pages on which staff find a person: search, history, what is due, the register.

use crate::content::{Args, ContentError};
use crate::page::{EntryKind, Role, Row};
use crate::review::{Flagged, LISTED_AT_ONCE};
use consent_log::consent::Standing;
use consent_log::{Duty, Gathered, Line, Resident};
use furigana::RichText;

use super::{Action, Desk, MORE, Sheet, back, back_and_end, plain, typed};

/// The key that prints everything of a person: those of the records stand before it.
const PRINT: u8 = 6;
/// Records of a person on one page.
const RECORDS_OF_A_PERSON: usize = 5;

impl Desk<'_> {
    pub(super) fn search(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typed(sheet, "review-search", (EntryKind::Text, 40))?;
        self.gap(sheet, &self.review.unread)?;
        back(sheet)
    }

    pub(super) fn found(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let people = &self.review.people;
        sheet.asks();
        sheet.with("many", plain(people.len()));
        sheet.row("review-found", Role::Question)?;
        self.gap(sheet, &self.review.unread)?;
        for (number, person) in (1u8..).zip(people.iter().skip(from).take(LISTED_AT_ONCE)) {
            let text = self.person(Some(person))?;
            sheet.choose(format!("person.{number}"), number, Action::Person(person.clone()), text);
        }
        more(sheet, (from, LISTED_AT_ONCE, people.len()), Action::Found)?;
        back_and_end(sheet)
    }

    /// A person as staff know them: number, name with kana, room.
    pub(super) fn person(&self, person: Option<&Resident>) -> Result<RichText, ContentError> {
        let Some(person) = person else { return self.text("review-nobody-yet") };
        let room = if person.room.is_empty() {
            None
        } else {
            Some(self.words.text("review-room", &Args::new().with("room", plain(&person.room)))?)
        };
        let kana = person.kana.replace([' ', '　'], "");
        let read =
            if kana.is_empty() { None } else { RichText::parse(&format!("｜{}《{kana}》", person.name)).ok() };
        let name = read.or_else(|| Some(plain(&person.name)).filter(|name| !name.is_empty()));
        let number = Some(plain(&person.number)).filter(|number| !number.is_empty());
        Ok(self.listed([name, room, number].into_iter().flatten()))
    }

    /// The records of one person as a history, the oldest first.
    pub(super) fn history(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let records = self.review.history();
        sheet.asks();
        sheet.with("person", self.person(Some(&self.review.resident))?);
        sheet.row("review-person", Role::Question)?;
        sheet.part("review-person", "s1", Role::Statement)?;
        self.gap(sheet, &self.review.unread)?;
        for (number, record) in (1u8..).zip(records.iter().skip(from).take(RECORDS_OF_A_PERSON)) {
            let receipt = record.gist.line.receipt;
            let text = self.line_of_history(record)?;
            sheet.choose(format!("record.{receipt}"), number, Action::Open(receipt), text);
        }
        if self.review.may(Duty::Print) {
            sheet.choice_part(PRINT, Action::Print, "review-person", "print")?;
        }
        more(sheet, (from, RECORDS_OF_A_PERSON, records.len()), Action::PersonFrom)?;
        back_and_end(sheet)
    }

    fn line_of_history(&self, record: &Flagged) -> Result<RichText, ContentError> {
        let line = &record.gist.line;
        let mut marks = vec![self.state(line.state)?, self.kind(line)?];
        if let Some(due) = line.follow_up.filter(|left| !left.done).and_then(|left| left.due) {
            marks.push(self.words.text("review-due-on", &Args::new().with("day", self.short_day(due)))?);
        }
        for (ids, id) in [(&line.withdrawn, "review-flag-taken-back"), (&line.replaced, "review-answered-anew")] {
            if !ids.is_empty() {
                marks.push(self.text(id)?);
            }
        }
        let args = Args::new()
            .with("when", self.when(line.at))
            .with("marks", self.listed(marks))
            .with("many", plain(line.wishes))
            .with("receipt", plain(line.receipt));
        self.words.text("review-history-line", &args)
    }

    fn kind(&self, line: &Line) -> Result<RichText, ContentError> {
        self.text(match line.standing {
            Standing::MessageToStaff => "review-kind-message",
            Standing::Wish => "review-kind-wish",
        })
    }

    pub(super) fn due(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let due = self.review.due();
        sheet.asks();
        sheet.with("many", plain(due.len()));
        sheet.row("review-due", Role::Question)?;
        self.gap(sheet, &self.review.unread)?;
        if due.is_empty() {
            sheet.part("review-due", "none", Role::Statement)?;
        }
        for (number, (day, record)) in (1u8..).zip(due.iter().skip(from).take(LISTED_AT_ONCE)) {
            let receipt = record.gist.line.receipt;
            let args = Args::new()
                .with("day", self.short_day(*day))
                .with("person", self.person(record.gist.person.as_ref())?)
                .with("receipt", plain(receipt));
            let text = self.words.text("review-due-line", &args)?;
            sheet.choose(format!("record.{receipt}"), number, Action::Open(receipt), text);
        }
        more(sheet, (from, LISTED_AT_ONCE, due.len()), Action::Due)?;
        back_and_end(sheet)
    }

    /// Everything that stands in the log of all records, without what is sealed.
    pub(super) fn register(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let Gathered { read: lines, unread } = &self.review.lines;
        sheet.asks();
        sheet.with("many", plain(lines.len() + unread.len()));
        sheet.row("review-register", Role::Question)?;
        sheet.part("review-register", "s1", Role::Statement)?;
        self.gap(sheet, unread)?;
        for (number, line) in (1u8..).zip(lines.iter().skip(from).take(LISTED_AT_ONCE)) {
            let text = self.line_of_register(line)?;
            let id = format!("record.{}", line.receipt);
            let opens = self.review.may(Duty::Read) && !line.is_erased;
            if opens {
                sheet.choose(id, number, Action::Open(line.receipt), text);
            } else {
                sheet.push(Row::text(id, Role::Statement, text));
            }
        }
        more(sheet, (from, LISTED_AT_ONCE, lines.len()), Action::Register)?;
        back_and_end(sheet)
    }

    fn line_of_register(&self, line: &Line) -> Result<RichText, ContentError> {
        let mut marks = vec![self.kind(line)?, self.state(line.state)?];
        for (has, id) in [(line.is_held, "review-is-held"), (line.is_erased, "review-is-erased")] {
            if has {
                marks.push(self.text(id)?);
            }
        }
        let args = Args::new()
            .with("when", self.when(line.at))
            .with("marks", self.listed(marks))
            .with("many", plain(line.wishes))
            .with("receipt", plain(line.receipt));
        self.words.text("review-history-line", &args)
    }
}

/// The key to the rest of a list; after its end, to its beginning.
pub(super) fn more(
    sheet: &mut Sheet<'_>,
    (from, at_once, all): (usize, usize, usize),
    action: fn(usize) -> Action,
) -> Result<(), ContentError> {
    match next(from, at_once, all) {
        Some(next) => sheet.choice(MORE, action(next), "staff-more"),
        None => Ok(()),
    }
}

/// Where a list goes on, if one page does not hold it.
pub(super) fn next(from: usize, at_once: usize, all: usize) -> Option<usize> {
    let next = from + at_once;
    (all > at_once).then_some(if next < all { next } else { 0 })
}
