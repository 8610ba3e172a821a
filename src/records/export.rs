//! All records for other programs: JSON with everything, CSV with one answer a line.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::custody::exported as custody;
use super::event::{Kind, NewEvent};
use super::note::Note;
use super::opened::{Opened, OpenedWish, Reader, Reviewed, TakenBack};
use super::standing;
use super::{Moment, Pseudonym, RecordsError, Store, Unlocked};
use crate::consent::{Notice, Operator, Person, Presented, Standing};

/// What an export looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet: UTF-8 with a mark, CRLF, no cell is a formula.
    Csv,
    /// Everything, the very words included.
    Json,
}

/// The columns of the CSV.
const CELLS: [&str; 16] = [
    "receipt",
    "date",
    "time",
    "standing",
    "operator",
    "person",
    "pack",
    "edition",
    "language",
    "form",
    "wish",
    "answer",
    "details",
    "withdrawn",
    "replaced_by",
    "talked_over",
];
/// By this mark spreadsheets know UTF-8.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

impl Format {
    /// `csv` or `json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// Writes all records of this folder to `out`, and says how many. That it is done is in the log before the first byte.
pub fn export(
    dir: &Path,
    unlocked: &Unlocked,
    staff: &Pseudonym,
    format: Format,
    out: &mut dyn Write,
    now: &Moment,
) -> Result<u64, RecordsError> {
    let mut store = Store::open_beside(dir, now)?;
    let count = store.write(now, |log| {
        let count = standing::records(log.connection())?.len() as u64;
        let note = Note::ExportMade { format: format.as_str().to_owned(), records: count };
        log.append(&NewEvent { actor: Some(*staff), ..NewEvent::new(Kind::ExportMade, note.open()) })?;
        Ok(count)
    })?;
    let opened = all(&store, unlocked, count)?;
    match format {
        Format::Csv => csv(&opened, out)?,
        Format::Json => {
            let custody = store.database.at(|connection| custody(connection, &Reader::new(connection, unlocked)?))?;
            json((&store.kiosk()?, custody), &opened, now, out)?;
        }
    }
    out.flush().map_err(RecordsError::Export)?;
    Ok(count)
}

/// The records that were counted: one that comes in between belongs to the next export.
fn all(store: &Store, unlocked: &Unlocked, count: u64) -> Result<Vec<Opened>, RecordsError> {
    store.database.at(|connection| {
        let reader = Reader::new(connection, unlocked)?;
        let records = standing::records(connection)?;
        (0..count).zip(&records).map(|(_, record)| reader.open(record)).collect()
    })
}

fn csv(records: &[Opened], out: &mut dyn Write) -> Result<(), RecordsError> {
    out.write_all(UTF8_MARK).map_err(RecordsError::Export)?;
    let mut sheet = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let failed = |error: csv::Error| RecordsError::Export(error.into());
    sheet.write_record(CELLS).map_err(failed)?;
    for record in records {
        for wish in &record.wishes {
            sheet.write_record(cells(record, wish).map(|cell| harmless(&cell))).map_err(failed)?;
        }
    }
    sheet.flush().map_err(RecordsError::Export)
}

fn cells(record: &Opened, wish: &OpenedWish) -> [String; CELLS.len()] {
    let details = wish.details.iter().map(|(question, answers)| format!("{question}: {}", answers.join(" + ")));
    let talked_over = record.reviews.iter().rev().find(|review| review.talked_over);
    [
        record.receipt.to_string(),
        record.at.date().to_string(),
        record.at.time().strftime("%H:%M:%S").to_string(),
        standing_word(record.standing).to_owned(),
        operator_words(&record.operator),
        person_words(&record.person),
        record.pack.clone(),
        record.edition.clone(),
        record.lang.clone(),
        record.form.clone(),
        wish.wish.clone(),
        wish.answer.clone(),
        details.collect::<Vec<_>>().join("; "),
        wish.withdrawn.as_ref().map(|back| back.at.to_string()).unwrap_or_default(),
        wish.replaced_by.map(|receipt| receipt.to_string()).unwrap_or_default(),
        talked_over.map(|review| review.at.to_string()).unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet takes for a formula, of either width.
fn harmless(cell: &str) -> String {
    let dangerous = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if cell.starts_with(dangerous) { format!("'{cell}") } else { cell.to_owned() }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::MessageToStaff => "message-to-staff",
        Standing::Wish => "wish",
    }
}

fn operator_words(operator: &Operator) -> String {
    match operator {
        Operator::Assisted(role) => format!("person with {role}"),
        Operator::Other(role) => role.clone(),
        Operator::Person => "person".to_owned(),
    }
}

fn person_words(person: &Person) -> String {
    match person {
        Person::Number(number) | Person::StartedByStaff { number, .. } => number.clone(),
        Person::Ticket => String::new(),
    }
}

fn json(
    (kiosk, custody): (&str, Value),
    records: &[Opened],
    now: &Moment,
    out: &mut dyn Write,
) -> Result<(), RecordsError> {
    let all = json!({
        "format": "madoguchi-records-1",
        "kiosk": kiosk,
        "exported": super::moment::in_japan(now.utc_ms).to_string(),
        "time_zone": "Asia/Tokyo",
        "records": records.iter().map(record_value).collect::<Vec<_>>(),
        "custody": custody,
    });
    serde_json::to_writer_pretty(&mut *out, &all).map_err(|error| RecordsError::Export(error.into()))?;
    out.write_all(b"\n").map_err(RecordsError::Export)
}

fn record_value(record: &Opened) -> Value {
    json!({
        "receipt": record.receipt.to_string(),
        "at": record.at.to_string(),
        "standing": record.standing,
        "person": record.person,
        "operator": record.operator,
        "pack": record.pack,
        "edition": record.edition,
        "language": record.lang,
        "form": record.form,
        "replaces": record.replaces,
        "stopped_in": record.stopped_in,
        "wishes": record.wishes.iter().map(wish_value).collect::<Vec<_>>(),
        "read_back": record.read_back,
        "read_aloud": record.read_aloud,
        "checks": record.checks,
        "asked": record.asked,
        "presented": record.presented.iter().map(presented_value).collect::<Vec<_>>(),
        "reviews": record.reviews.iter().map(review_value).collect::<Vec<_>>(),
    })
}

fn wish_value(wish: &OpenedWish) -> Value {
    json!({
        "wish": wish.wish,
        "answer": wish.answer,
        "details": wish.details,
        "notice": notice_value(&wish.notice),
        "withdrawn": wish.withdrawn.as_ref().map(taken_back_value),
        "others_asked_to_withdraw": wish.others_asked.as_ref().map(taken_back_value),
        "replaced_by": wish.replaced_by.map(|receipt| receipt.to_string()),
    })
}

fn notice_value(notice: &Notice) -> Value {
    // The words are canonical JSON; what is not is given as it is.
    let text = String::from_utf8_lossy(&notice.body);
    let rows = serde_json::from_str(&text).unwrap_or_else(|_| Value::String(text.into_owned()));
    json!({ "page": notice.page, "edition": notice.edition, "language": notice.lang, "rows": rows })
}

fn taken_back_value(back: &TakenBack) -> Value {
    json!({ "at": back.at.to_string(), "operator": back.operator, "language": back.lang })
}

fn presented_value(page: &Presented) -> Value {
    json!({
        "notice": notice_value(&page.notice),
        "form": page.form,
        "repeats": page.repeats,
        "seconds": page.seconds,
        "heard": page.heard,
    })
}

fn review_value(review: &Reviewed) -> Value {
    let what = if review.talked_over { "talked-over" } else { "viewed" };
    json!({ "at": review.at.to_string(), "staff": review.staff.to_string(), "what": what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "＝１"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("1=1"), "1=1");
        assert_eq!(harmless(""), "");
    }
}
