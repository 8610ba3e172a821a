//! Everything that happened to every card, with whose it is: for those who may open what is sealed.

use jiff::civil::DateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::locker::holdings;
use super::{Act, Spot, keepers};
use crate::records::moment::in_japan;
use crate::records::opened::Reader;
use crate::records::{Moment, Note, Pseudonym, RecordsError, Resident, Staff, Store, Unlocked};

/// Whose something is, inside the seal.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptHolder {
    pub(super) resident: Resident,
}

/// To whom it was given or what is known, inside the seal.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) told: String,
}

/// One thing that happened to a card or certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustodyRow {
    /// Date and time in Japan.
    pub at: DateTime,
    /// What happened.
    pub act: Act,
    /// Where it belongs.
    pub spot: Spot,
    /// The number of the custody receipt.
    pub paper: String,
    /// Whose it is.
    pub resident: Resident,
    /// To whom it was given, or what is known; may be empty.
    pub told: String,
    /// Who did it.
    pub keeper: Pseudonym,
}

impl Store {
    /// Everything that happened, in that order. That it was read is on the disk before it is deciphered.
    pub fn custody_history(
        &mut self,
        unlocked: &Unlocked,
        staff: &Staff,
        now: &Moment,
    ) -> Result<Vec<CustodyRow>, RecordsError> {
        let lines = self.holdings()?.len() as u64;
        self.note_by(&staff.pseudonym, Note::ListMade { list: "custody".to_owned(), lines }, now)?;
        self.database.at(|connection| rows(connection, &Reader::new(connection, unlocked)?))
    }
}

/// One row for each event of the log that is about a card or certificate.
fn rows(connection: &Connection, reader: &Reader<'_>) -> Result<Vec<CustodyRow>, RecordsError> {
    let holdings = holdings(connection)?;
    let sql = "SELECT seq, kind, at_ms, actor, coalesce(ref, seq) FROM event WHERE kind IN('custody.received',
        'custody.out', 'custody.back', 'custody.returned', 'custody.missing') ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut events = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(event) = events.next()? {
        let (seq, begun): (i64, i64) = (event.get(0)?, event.get(4)?);
        let act = Act::named(&event.get::<_, String>(1)?);
        let holding = holdings.iter().find(|holding| holding.seq == begun);
        let (Some(act), Some(holding)) = (act, holding) else { continue };
        let told = if act == Act::Received { String::new() } else { reader.sealed::<Told>(seq)?.told };
        rows.push(CustodyRow {
            at: in_japan(event.get(2)?),
            act,
            spot: holding.spot.clone(),
            paper: holding.paper.clone(),
            resident: reader.sealed::<KeptHolder>(begun)?.resident,
            told,
            keeper: Pseudonym::from_bytes(event.get(3)?),
        });
    }
    Ok(rows)
}

/// All of custody for an export: what happened, who handled cards, what was counted.
pub(in crate::records) fn exported(connection: &Connection, reader: &Reader<'_>) -> Result<Value, RecordsError> {
    Ok(json!({
        "events": rows(connection, reader)?.iter().map(row_value).collect::<Vec<_>>(),
        "keepers": keepers::all(connection)?.iter().map(keeper_value).collect::<Vec<_>>(),
        "counts": counts(connection)?,
    }))
}

fn row_value(row: &CustodyRow) -> Value {
    json!({
        "at": row.at.to_string(),
        "what": row.act.as_str(),
        "item": row.spot.item.as_str(),
        "slot": row.spot.slot,
        "paper": row.paper,
        "resident": row.resident,
        "told": row.told,
        "keeper": row.keeper.to_string(),
    })
}

fn keeper_value(keeper: &keepers::Keeper) -> Value {
    json!({
        "staff": keeper.staff.to_string(),
        "since": keeper.since.to_string(),
        "until": keeper.until.map(|until| until.to_string()),
        "named_by": keeper.named_by.to_string(),
    })
}

fn counts(connection: &Connection) -> Result<Vec<Value>, RecordsError> {
    let mut counts =
        connection.prepare("SELECT at_ms, actor, open FROM event WHERE kind = 'custody.counted' ORDER BY seq")?;
    let counts = counts.query_map([], |row| {
        let mut count: Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
        if let Some(count) = count.as_object_mut() {
            count.insert("at".to_owned(), in_japan(row.get(0)?).to_string().into());
            count.insert("keeper".to_owned(), Pseudonym::from_bytes(row.get(1)?).to_string().into());
        }
        Ok(count)
    })?;
    Ok(counts.collect::<Result<_, _>>()?)
}
