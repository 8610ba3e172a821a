//! What is in the locker and what was taken from it. Slots and papers are written in the open, so that a keeper needs
//! no key; the name of the holder is sealed.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use crate::crypto::random;
use crate::custody::keepers;
use crate::custody::payload::{HolderPayload, RemarkPayload};
use crate::error::RecordsError;
use crate::error::custody::CustodyError;
use crate::error::log::broken_chain;
use crate::error::staff::StaffError;
use crate::log::append::LogWriter;
use crate::log::event::{EventKind, NewEvent};
use crate::privacy;
use crate::staff::directory::StaffMember;
use crate::store::RecordStore;
use crate::value::custody_act::{CustodyAct, CustodyState};
use crate::value::pseudonym::Pseudonym;
use crate::value::resident::Resident;
use crate::value::slot::{ItemKind, PaperNumber, SlotId};
use crate::value::timestamp::{Timestamp, in_japan};

/// A card or certificate, and where it is, as it is known without a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockerItem {
    /// The event with which it came: no two have the same.
    pub seq: i64,
    /// Where it belongs.
    pub spot: SlotId,
    /// The number of the custody receipt.
    pub paper: String,
    /// Where it is.
    pub now: CustodyState,
    /// Since when, in Japan.
    pub since: DateTime,
    /// Who did that.
    pub keeper: Pseudonym,
    /// Whose it was can be read no more.
    pub is_erased: bool,
}

impl LockerItem {
    /// Returns whether the facility no longer has it, so that its names may be erased.
    pub fn may_be_erased(&self) -> bool {
        !self.is_erased && matches!(self.now, CustodyState::Missing | CustodyState::Returned)
    }
}

/// What a count found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockerCount {
    /// How many lay where they should.
    pub present: usize,
    /// What should lie in the locker and does not.
    pub absent: Vec<SlotId>,
    /// What lies in the locker and should not.
    pub unexpected: Vec<SlotId>,
}

impl CustodyAct {
    fn kind(self) -> EventKind {
        match self {
            Self::Back => EventKind::CustodyBack,
            Self::Missing => EventKind::CustodyMissing,
            Self::Out => EventKind::CustodyOut,
            Self::Received => EventKind::CustodyReceived,
            Self::Returned => EventKind::CustodyReturned,
        }
    }

    pub(crate) fn from_event_kind(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.kind().as_str() == kind)
    }
}

impl RecordStore {
    /// Receives a card or certificate into the locker, with its paper.
    pub fn receive_item(
        &mut self,
        (spot, paper): (&SlotId, &PaperNumber),
        resident: &Resident,
        keeper: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        let said = [&resident.number, &resident.name, &resident.kana];
        said.into_iter().try_for_each(|text| privacy::refuse_pin_like(text)).map_err(CustodyError::Refused)?;
        // A room may well have four digits: here alone they are no sign of a PIN.
        privacy::refuse_private_numbers(&resident.room).map_err(CustodyError::Refused)?;
        self.append_as_keeper(keeper, now, |log| {
            check_free(&read_items(log.connection())?, spot)?;
            let open = json!({ "item": spot.item.as_str(), "slot": spot.slot, "paper": paper.as_str() });
            // All that happens to one item has one number, as a visit has: by it all its names are erased together.
            let event = NewEvent { visit: Some(random::bytes()?), ..NewEvent::new(EventKind::CustodyReceived, open) };
            let event = keeper_event(keeper, event);
            log.append_sealed(&event, &log.new_data_key()?, &HolderPayload { resident: resident.clone() }).map(|_| ())
        })
    }

    /// Records that something else happens to what belongs into a slot; what is told about it is sealed.
    pub fn record_custody(
        &mut self,
        (spot, act): (&SlotId, CustodyAct),
        told: &str,
        keeper: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.append_custody((act, told), keeper, now, |known| {
            let there = || known.iter().rev().filter(|one| one.spot == *spot && one.now != CustodyState::Returned);
            // While an item is missing its slot may hold another one: the item to which this can happen is meant.
            let one = there().find(|one| act.next_state(Some(one.now)).is_some()).or_else(|| there().next());
            one.ok_or_else(|| CustodyError::Empty { spot: spot.clone() })
        })
    }

    /// Does the same with the item that came in this event, whatever is in its slot by now.
    pub fn record_custody_of(
        &mut self,
        (seq, act): (i64, CustodyAct),
        told: &str,
        keeper: &StaffMember,
        now: &Timestamp,
    ) -> Result<(), RecordsError> {
        self.append_custody((act, told), keeper, now, |known| {
            let unknown = || CustodyError::UnknownName(seq.to_string());
            known.iter().find(|one| one.seq == seq).ok_or_else(unknown)
        })
    }

    fn append_custody(
        &mut self,
        (act, told): (CustodyAct, &str),
        keeper: &StaffMember,
        now: &Timestamp,
        choose: impl Fn(&[LockerItem]) -> Result<&LockerItem, CustodyError>,
    ) -> Result<(), RecordsError> {
        privacy::refuse_pin_like(told).map_err(CustodyError::Refused)?;
        self.append_as_keeper(keeper, now, |log| {
            let known = read_items(log.connection())?;
            let holding = choose(&known)?;
            match act.next_state(Some(holding.now)) {
                None => {
                    return Err(CustodyError::WrongState { spot: holding.spot.clone(), now: holding.now, act }.into());
                }
                // A missing item comes back to its slot only if nothing else took it meanwhile.
                Some(CustodyState::Locker) if holding.now == CustodyState::Missing => {
                    check_free(&known, &holding.spot)?;
                }
                Some(_) => {}
            }
            let event = keeper_event(keeper, NewEvent::new(act.kind(), json!({})));
            let visit =
                log.connection().query_row("SELECT visit FROM event WHERE seq = ?", [holding.seq], |row| row.get(0))?;
            let event = NewEvent { visit, reference: Some(holding.seq), ..event };
            log.append_sealed(&event, &log.new_data_key()?, &RemarkPayload { told: told.to_owned() }).map(|_| ())
        })
    }

    /// Compares what was seen in every slot with what should be there.
    pub fn count_locker(
        &mut self,
        seen: &BTreeSet<SlotId>,
        keeper: &StaffMember,
        now: &Timestamp,
    ) -> Result<LockerCount, RecordsError> {
        self.append_as_keeper(keeper, now, |log| {
            let known = read_items(log.connection())?;
            let there = |holding: &&LockerItem| holding.now == CustodyState::Locker;
            let due: BTreeSet<SlotId> = known.iter().filter(there).map(|holding| holding.spot.clone()).collect();
            let count = LockerCount {
                present: due.intersection(seen).count(),
                absent: due.difference(seen).cloned().collect(),
                unexpected: seen.difference(&due).cloned().collect(),
            };
            log.append(&keeper_event(keeper, NewEvent::new(EventKind::CustodyCounted, count.open(now))))?;
            Ok(count)
        })
    }

    /// Returns everything that was ever received, in that order, and where it is now.
    pub fn locker_items(&self) -> Result<Vec<LockerItem>, RecordsError> {
        self.database.at(read_items)
    }

    /// Returns when the locker was counted last, in Japan.
    pub fn last_count(&self) -> Result<Option<DateTime>, RecordsError> {
        self.database.at(|connection| {
            let last = "SELECT max(at_ms) FROM event WHERE kind = 'custody.counted'";
            Ok(connection.query_row(last, [], |row| row.get::<_, Option<i64>>(0))?.map(in_japan))
        })
    }

    /// Appends something that only a keeper may do: the role allows it, and the register names them.
    fn append_as_keeper<T>(
        &mut self,
        keeper: &StaffMember,
        now: &Timestamp,
        append: impl Fn(&LogWriter<'_>) -> Result<T, RecordsError>,
    ) -> Result<T, RecordsError> {
        if !keeper.role.may_keep_cards() {
            return Err(StaffError::NotPermitted.into());
        }
        self.write(now, |log| {
            // In the same transaction: somebody who was taken off the register meanwhile is refused.
            if !keepers::is_keeper(log.connection(), &keeper.pseudonym)? {
                return Err(CustodyError::NoKeeper.into());
            }
            append(log)
        })
    }
}

impl LockerCount {
    fn open(&self, now: &Timestamp) -> Value {
        let names = |spots: &[SlotId]| spots.iter().map(SlotId::to_string).collect::<Vec<_>>();
        json!({
            "month": now.today.strftime("%Y-%m").to_string(),
            "present": self.present,
            "absent": names(&self.absent),
            "unexpected": names(&self.unexpected),
        })
    }
}

fn keeper_event(keeper: &StaffMember, event: NewEvent) -> NewEvent {
    NewEvent { actor: Some(keeper.pseudonym), ..event }
}

/// Refuses a slot in which something lies, or to which something comes back.
fn check_free(holdings: &[LockerItem], spot: &SlotId) -> Result<(), CustodyError> {
    let takes = |one: &&LockerItem| one.spot == *spot && matches!(one.now, CustodyState::Locker | CustodyState::Out);
    match holdings.iter().find(takes) {
        Some(there) => Err(CustodyError::Taken { spot: spot.clone(), now: there.now }),
        None => Ok(()),
    }
}

/// Works out from the log everything that was ever received: it is stored nowhere else.
pub(crate) fn read_items(connection: &Connection) -> Result<Vec<LockerItem>, RecordsError> {
    let sql = "SELECT seq, kind, at_ms, actor, ref, open FROM event WHERE kind IN('custody.received', 'custody.out',
        'custody.back', 'custody.returned', 'custody.missing') ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut holdings: Vec<LockerItem> = Vec::new();
    while let Some(row) = rows.next()? {
        let step = CustodyEvent::read(row)?;
        match step.act {
            CustodyAct::Received => holdings.push(step.received_item(&row.get::<_, String>("open")?)?),
            CustodyAct::Back | CustodyAct::Missing | CustodyAct::Out | CustodyAct::Returned => {
                step.apply(&mut holdings)?;
            }
        }
    }
    for erased in erased_events(connection)? {
        holdings.iter_mut().filter(|one| one.seq == erased).for_each(|one| one.is_erased = true);
    }
    Ok(holdings)
}

/// Returns the first events of everything that was erased.
fn erased_events(connection: &Connection) -> Result<Vec<i64>, RecordsError> {
    let mut rows = connection.prepare_cached("SELECT ref FROM event WHERE kind = 'record.erased'")?;
    Ok(rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// One thing that happened.
struct CustodyEvent {
    seq: i64,
    act: CustodyAct,
    since: DateTime,
    keeper: Pseudonym,
    of: Option<i64>,
}

impl CustodyEvent {
    fn read(row: &Row<'_>) -> Result<Self, RecordsError> {
        let (seq, kind) = (row.get("seq")?, row.get::<_, String>("kind")?);
        let actor = row.get::<_, Option<[u8; 16]>>("actor")?.map(Pseudonym::from_bytes);
        let (Some(act), Some(keeper)) = (CustodyAct::from_event_kind(&kind), actor) else {
            return broken_chain(seq, "nobody did it");
        };
        Ok(Self { seq, act, since: in_japan(row.get("at_ms")?), keeper, of: row.get("ref")? })
    }

    fn received_item(self, open: &str) -> Result<LockerItem, RecordsError> {
        let open: Value = serde_json::from_str(open).unwrap_or_default();
        let text = |name: &str| open.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
        let item = text("item").and_then(|item| item.parse::<ItemKind>().ok());
        let (Some(item), Some(slot), Some(paper)) = (item, text("slot"), text("paper")) else {
            return broken_chain(self.seq, "it does not say what came into which slot");
        };
        let spot = SlotId { slot, item };
        let (seq, since, keeper) = (self.seq, self.since, self.keeper);
        Ok(LockerItem { seq, spot, paper, now: CustodyState::Locker, since, keeper, is_erased: false })
    }

    fn apply(self, holdings: &mut [LockerItem]) -> Result<(), RecordsError> {
        let holding = holdings.iter_mut().find(|holding| Some(holding.seq) == self.of);
        let next = holding.as_ref().and_then(|holding| self.act.next_state(Some(holding.now)));
        let (Some(holding), Some(next)) = (holding, next) else {
            return broken_chain(self.seq, "it cannot have happened to that card");
        };
        (holding.now, holding.since, holding.keeper) = (next, self.since, self.keeper);
        Ok(())
    }
}
