//! `madoguchi records verify`, `head` and `anchor`: whether the log is whole, and agrees with anchors held elsewhere.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use consent_log::{Anchor, Receipt, RecordStore};
use madoguchi::device::clock;
use madoguchi::{qr, settings};

use super::super::failure::CommandFailure;
use super::super::options::GlobalOptions;

/// Checks the whole log and says how much is in it, then compares it with anchors held elsewhere.
pub(super) fn verify_log(
    shared: &GlobalOptions,
    against: &[String],
    receipts: &[String],
) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let whole = consent_log::verify(&data)?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "the log is whole: {} events, {} records, {} pages of words that were shown",
        whole.events, whole.records, whole.notices
    )?;
    for place in against {
        let anchors = anchors(place)?;
        let own = consent_log::check_anchors(&data, &anchors)?;
        // Silence must not pass for agreement.
        if own == 0 {
            return Err(
                format!("{place} holds nothing of this log: it says neither yes nor no; take another one").into()
            );
        }
        writeln!(out, "{place} agrees: {own} events of this log are as they were")?;
    }
    for code in receipts {
        let (receipt, anchor) = receipt_anchor(&data, code)?;
        writeln!(out, "the receipt {receipt} stands in the log: event {}", anchor.event())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the anchor of a receipt's line, or all anchors of a stick, a file or another kiosk's folder.
fn anchors(place: &str) -> Result<Vec<Anchor>, CommandFailure> {
    if place.starts_with("JPK1/") {
        return Ok(vec![place.parse()?]);
    }
    Ok(consent_log::anchors_at(Path::new(place))?)
}

fn receipt_anchor(data: &Path, code: &str) -> Result<(Receipt, Anchor), CommandFailure> {
    let receipt: Receipt = code.parse()?;
    Ok((receipt, consent_log::anchor_of(data, &receipt)?))
}

/// Prints the head of the log, or of the record with this receipt: as a line, and as a QR code if that is wished.
pub(super) fn head(shared: &GlobalOptions, receipt: Option<&str>, as_qr: bool) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let anchor = match receipt {
        Some(code) => receipt_anchor(&data, code)?.1,
        None => consent_log::head_of(&data)?,
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{anchor}")?;
    if as_qr {
        for line in qr::draw(&anchor.to_string())? {
            writeln!(out, "{line}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Gives the head of the log to a stick, and takes what the stick knows of this and other kiosks.
pub(super) fn exchange(shared: &GlobalOptions, place: &Path) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let done = RecordStore::open_beside(&data, &clock::now())?.exchange_anchors(place, &clock::now())?;
    writeln!(
        io::stdout(),
        "{} events of this log are as they were; {} heads of other kiosks noted; event {} given to {}",
        done.own,
        done.others,
        done.given.event(),
        place.join(consent_log::ANCHOR_FILE).display()
    )?;
    Ok(ExitCode::SUCCESS)
}
