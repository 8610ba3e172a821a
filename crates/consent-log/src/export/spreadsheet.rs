//! Everything as one sheet: a line for each record, answer, page that was shown, and thing that was done.
//!
//! `line` says which of them it is, so that a filter on `answer` gives what people wish. What belongs together
//! has the same receipt code.

use std::io::Write;

use jiff::civil::DateTime;
use serde_json::{Value, json};

use crate::consent::{Operator, PresentedPage, VisitorIdentity};
use crate::custody::history::CustodyRow;
use crate::error::export::ExportError;
use crate::export::answer_words::answer_words;
use crate::export::charset::{Charset, UnencodableText};
use crate::export::json;
use crate::export::snapshot::{ErasedRecord, ExportSnapshot, ExportedEvent, ExportedRecord};
use crate::export::stored_json::notice_rows;
use crate::query::damage::UnreadableEntry;
use crate::query::record_reader::{DecryptedRecord, DecryptedWish};
use crate::value::receipt_code::Receipt;
use crate::value::resident::Resident;
use crate::value::timestamp::in_japan;

/// The columns.
const COLUMNS: [&str; 27] = [
    "receipt",
    "date",
    "time",
    "line",
    "standing",
    "operator",
    "number",
    "name",
    "kana",
    "room",
    "pack",
    "edition",
    "language",
    "form",
    "wish",
    "answer",
    "details",
    "withdrawn",
    "replaced_by",
    "page",
    "seconds",
    "repeats",
    "heard",
    "words",
    "staff",
    "what",
    "said",
];

/// What is written where something cannot be read.
const DAMAGED: &str = "cannot be read (damaged)";

/// One line, by column.
#[derive(Default)]
struct SheetRow {
    receipt: Option<Receipt>,
    cells: Vec<(&'static str, String)>,
}

impl SheetRow {
    fn new(receipt: Option<Receipt>, at: DateTime, line: &str) -> Self {
        let code = receipt.map(|receipt| receipt.to_string()).unwrap_or_default();
        let time = at.time().strftime("%H:%M:%S").to_string();
        let cells = [("receipt", code), ("date", at.date().to_string()), ("time", time), ("line", line.to_owned())];
        Self { receipt, cells: cells.into() }
    }

    fn with(mut self, cells: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.cells.extend(cells);
        self
    }

    fn cell(&self, column: &str) -> &str {
        // The last one counts: a row may overwrite what its kind has set.
        self.cells.iter().rfind(|(own, _)| *own == column).map_or("", |(_, cell)| cell)
    }
}

/// Writes the sheet; returns what the charset has no characters for.
pub(super) fn write(
    all: &ExportSnapshot,
    charset: Charset,
    out: &mut dyn Write,
) -> Result<Vec<UnencodableText>, ExportError> {
    out.write_all(charset.byte_order_mark()).map_err(ExportError::Write)?;
    let mut sheet = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let failed = |error: csv::Error| ExportError::Write(error.into());
    sheet.write_record(COLUMNS).map_err(failed)?;
    let mut unwritten = Vec::new();
    let records = all.records.iter().flat_map(record_rows);
    let others = all.events.iter().map(event_row).chain(all.custody.iter().map(custody_row));
    for line in records.chain(others).chain(all.unread.iter().map(unreadable_row)) {
        let cells = COLUMNS.map(|column| {
            let (bytes, characters) = charset.encode(&escape_formula(line.cell(column)));
            if !characters.is_empty() {
                unwritten.push(UnencodableText { receipt: line.receipt, column, characters });
            }
            bytes
        });
        sheet.write_record(cells).map_err(failed)?;
    }
    sheet.flush().map_err(ExportError::Write)?;
    Ok(unwritten)
}

/// Returns a cell that no spreadsheet takes for a formula, of either width. A cell that begins with the mark gets
/// another, so that removing one gives back what was there.
pub fn escape_formula(cell: &str) -> String {
    let dangerous =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '\'');
    if cell.starts_with(dangerous) { format!("'{cell}") } else { cell.to_owned() }
}

/// Returns the row of what happened to a card or certificate.
fn custody_row(row: &CustodyRow) -> SheetRow {
    let said = json!({ "item": row.spot.item.as_str(), "slot": row.spot.slot, "paper": row.paper, "told": row.told });
    let Resident { number, name, kana, room } = row.resident.clone();
    SheetRow::new(None, row.at, "custody").with([
        ("number", number),
        ("name", name),
        ("kana", kana),
        ("room", room),
        ("staff", row.keeper.to_string()),
        ("what", row.act.as_str().to_owned()),
        ("said", if row.is_damaged { DAMAGED.to_owned() } else { said.to_string() }),
    ])
}

/// Returns the row of what is missing from this sheet.
fn unreadable_row(unread: &UnreadableEntry) -> SheetRow {
    let event = ("what", format!("event {}", unread.event));
    let line = SheetRow::new(unread.receipt, unread.at.unwrap_or_default(), "unreadable");
    let line = if unread.at.is_some() { line } else { line.with([("date", String::new()), ("time", String::new())]) };
    line.with([event, ("said", DAMAGED.to_owned())])
}

fn record_rows(record: &ExportedRecord) -> Vec<SheetRow> {
    match record {
        ExportedRecord::Erased(gone) => vec![erased_row(gone)],
        ExportedRecord::Opened(record) => {
            let answers = record.wishes.iter().map(|wish| answer_row(record, wish));
            let pages = record.presented.iter().map(|page| page_row(record, page));
            [visit_row(record)].into_iter().chain(answers).chain(pages).chain(review_rows(record)).collect()
        }
    }
}

fn erased_row(gone: &ErasedRecord) -> SheetRow {
    let staff = gone.staff.map(|staff| staff.to_string()).unwrap_or_default();
    let said = json!({ "event_time": gone.erased_at.to_string(), "open": gone.open });
    SheetRow::new(Some(gone.receipt), gone.at, "erased").with([("staff", staff), ("said", said.to_string())])
}

/// Returns a row with what every row of a record may say.
fn record_row(record: &DecryptedRecord, line: &str) -> SheetRow {
    let number = match &record.person {
        VisitorIdentity::Number(number) | VisitorIdentity::StartedByStaff { number, .. } => number.clone(),
        VisitorIdentity::Ticket => String::new(),
    };
    let linked = record.linked.clone();
    let number = linked.as_ref().map_or(number, |linked| linked.number.clone());
    let linked = linked.unwrap_or_default();
    SheetRow::new(Some(record.receipt), record.at, line).with([
        ("standing", record.standing.as_str().to_owned()),
        ("operator", operator(&record.operator)),
        ("number", number),
        ("name", linked.name),
        ("kana", linked.kana),
        ("room", linked.room),
        ("pack", record.pack.clone()),
    ])
}

fn operator(operator: &Operator) -> String {
    match operator {
        Operator::Assisted(role) => format!("person with {role}"),
        Operator::Other(role) => role.clone(),
        Operator::Person => "person".to_owned(),
    }
}

fn visit_row(record: &DecryptedRecord) -> SheetRow {
    let said = json!({
        "person": record.person,
        "consent": record.agreement.as_ref().map(|agreement| &agreement.answer),
        "left_on": record.left_on.map(|on| on.to_string()),
    });
    let said = json::with_visit(said, &record.visit);
    record_row(record, "record").with([
        ("edition", record.edition.clone()),
        ("language", record.lang.clone()),
        ("form", record.form.clone()),
        ("said", said.to_string()),
    ])
}

fn answer_row(record: &DecryptedRecord, wish: &DecryptedWish) -> SheetRow {
    let details = wish.details.iter().map(|(question, answers)| format!("{question}: {}", answers.join(" + ")));
    let notice = &wish.notice;
    record_row(record, "answer").with([
        ("edition", notice.edition.clone()),
        ("language", notice.lang.clone()),
        ("form", record.form.clone()),
        ("wish", wish.wish.clone()),
        ("answer", wish.answer.clone()),
        ("details", details.collect::<Vec<_>>().join("; ")),
        ("withdrawn", wish.withdrawn.as_ref().map(|back| back.at.to_string()).unwrap_or_default()),
        ("replaced_by", wish.replaced_by.map(|receipt| receipt.to_string()).unwrap_or_default()),
        ("page", notice.page.clone()),
        ("words", notice_rows(notice).to_string()),
        ("said", answer_words(record, wish).unwrap_or_default()),
    ])
}

fn page_row(record: &DecryptedRecord, page: &PresentedPage) -> SheetRow {
    SheetRow::new(Some(record.receipt), record.at, "page").with([
        ("edition", page.notice.edition.clone()),
        ("language", page.notice.lang.clone()),
        ("form", page.form.clone()),
        ("page", page.notice.page.clone()),
        ("seconds", page.usage.map(|usage| usage.seconds.to_string()).unwrap_or_default()),
        ("repeats", page.usage.map(|usage| usage.repeats.to_string()).unwrap_or_default()),
        ("heard", page.heard.join(" ")),
        ("words", notice_rows(&page.notice).to_string()),
    ])
}

/// Returns the rows of what was done with a record and its answers, each with its content.
fn review_rows(record: &DecryptedRecord) -> Vec<SheetRow> {
    let line = |at: DateTime, staff: String, what: &str, said: Value| {
        let said = if said.is_null() { String::new() } else { said.to_string() };
        SheetRow::new(Some(record.receipt), at, "done").with([
            ("staff", staff),
            ("what", what.to_owned()),
            ("said", said),
        ])
    };
    let reviews = record.reviews.iter().map(|review| {
        let what = if review.talked_over { "talked-over" } else { "viewed" };
        line(review.at, review.staff.to_string(), what, Value::Null)
    });
    let outcomes = record.outcomes.iter().map(|read| {
        let said = json::outcome(read);
        line(read.at, read.staff.to_string(), "outcome", said)
    });
    let held = record.held.iter().map(|hold| line(hold.at, hold.staff.to_string(), "held", json::hold_value(hold)));
    let of_wishes = record.wishes.iter().flat_map(|wish| {
        let corrections = wish.corrections.iter().map(|corrected| {
            let said = json::correction_value(corrected);
            line(corrected.at, corrected.staff.to_string(), "corrected", said)
        });
        let withdrawn = wish.withdrawn.iter().map(|back| ("withdrawn", back));
        let asked = wish.others_asked.iter().map(|back| ("others-asked", back));
        let taken_back = withdrawn.chain(asked).map(|(what, back)| {
            let staff = back.staff.map(|staff| staff.to_string()).unwrap_or_default();
            line(back.at, staff, what, json::withdrawal_value(back))
        });
        corrections.chain(taken_back).map(|line| line.with([("wish", wish.wish.clone())])).collect::<Vec<_>>()
    });
    reviews.chain(outcomes).chain(held).chain(of_wishes).collect()
}

/// Returns the row of an event of the log, with what it says without a key.
fn event_row(event: &ExportedEvent) -> SheetRow {
    let said = json!({
        "event": event.seq, "at_ms": event.at_ms, "clock": event.clock, "visit": event.visit,
        "refers_to": event.reference, "open": event.open, "hash": event.hash,
    });
    SheetRow::new(None, in_japan(event.at_ms), "event").with([
        ("staff", event.actor.map(|actor| actor.to_string()).unwrap_or_default()),
        ("what", event.kind.clone()),
        ("said", said.to_string()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_taking_the_mark_away_gives_back_what_was_there() {
        for cell in
            ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝１", "＋８１", "－１", "＠SUM(A1)", "'quoted"]
        {
            assert_eq!(escape_formula(cell).strip_prefix('\''), Some(cell));
        }
        assert_eq!(escape_formula("1=1"), "1=1");
        assert_eq!(escape_formula(""), "");
    }
}
