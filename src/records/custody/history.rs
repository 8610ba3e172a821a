//! Everything that happened to every card, with whose it is: for those who may open what is sealed.

use jiff::civil::DateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::locker::holdings;
use super::{Act, Spot};
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
        self.database.at(|connection| rows(connection, &Reader::new(connection, unlocked)?, i64::MAX))
    }
}

/// One row for each event of the log, up to this one, that is about a card or certificate.
pub(in crate::records) fn rows(
    connection: &Connection,
    reader: &Reader<'_>,
    last: i64,
) -> Result<Vec<CustodyRow>, RecordsError> {
    let holdings = holdings(connection)?;
    let sql = "SELECT seq, kind, at_ms, actor, coalesce(ref, seq) FROM event WHERE kind IN('custody.received',
        'custody.out', 'custody.back', 'custody.returned', 'custody.missing') AND seq <= ? ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut events = statement.query([last])?;
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
