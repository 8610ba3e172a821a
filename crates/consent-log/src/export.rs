//! All records for other programs: everything that the log knows, as JSON or as a sheet.

mod answer_words;
pub(crate) mod charset;
pub(crate) mod controller;
mod json;
mod snapshot;
pub(crate) mod spreadsheet;
mod stored_json;

use std::io::Write;
use std::path::Path;

use strum::{EnumString, IntoStaticStr};

use crate::crypto::key_pair::DecryptionKey;
use crate::error::RecordsError;
use crate::error::export::ExportError;
use crate::export::charset::{Charset, UnencodableText};
use crate::export::controller::DataController;
use crate::log::audit_note::AuditNote;
use crate::log::event::{EventKind, NewEvent};
use crate::log::head;
use crate::query::damage::UnreadableEntry;
use crate::query::lookup;
use crate::store::RecordStore;
use crate::value::pseudonym::Pseudonym;
use crate::value::timestamp::Timestamp;

/// What an export looks like. Parsed from `csv` or `json`; a sheet is UTF-8 then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ExportFileFormat {
    /// A spreadsheet: CRLF, no cell is a formula.
    Csv(Charset),
    /// Everything nested, by the names of `assets/records.schema.json`.
    Json,
}

/// What was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// How many records.
    pub records: u64,
    /// What could not be read: it is named in the export, and nothing else is missing.
    pub unread: Vec<UnreadableEntry>,
    /// What the charset has no characters for, and in which record.
    pub unencodable: Vec<UnencodableText>,
}

impl ExportFileFormat {
    /// Returns `csv` or `json`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Writes everything in this folder to `out`. That it is done is in the log before the first byte.
pub fn export(
    dir: &Path,
    (unlocked, staff): (&DecryptionKey, &Pseudonym),
    (format, controller): (ExportFileFormat, &DataController),
    out: &mut dyn Write,
    now: &Timestamp,
) -> Result<ExportReport, RecordsError> {
    let mut store = RecordStore::open_beside(dir, now)?;
    let head = store.write(now, |log| {
        let records = lookup::records(log.connection())?.count() as u64;
        let note = AuditNote::ExportMade { format: format.as_str().to_owned(), records };
        log.append(&NewEvent { actor: Some(*staff), ..NewEvent::new(EventKind::ExportMade, note.open_content()) })?;
        head::head(log.connection())
    })?;
    let all = snapshot::take_snapshot(&store, unlocked, (head, now))?;
    let records = all.records.len() as u64;
    let unwritten = match format {
        ExportFileFormat::Csv(charset) => spreadsheet::write(&all, charset, out)?,
        ExportFileFormat::Json => json::write(&all, controller, out).map(|()| Vec::new())?,
    };
    out.flush().map_err(ExportError::Write)?;
    Ok(ExportReport { records, unread: all.unread, unencodable: unwritten })
}
