//! The contents of the facility's locker, and what staff do with it: receive, hand out, count, name keepers.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use crate::review::staff_names::StaffNames;
use consent_log::{
    CustodyAct, CustodyState, Keeper, LockerItem, PaperNumber, Permission, Resident, SlotId, StaffMember,
};

/// What is to be done in the world with cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardsEffect {
    /// Read the contents of the locker, and who handles cards.
    ReadLocker,
    /// Write what happened to the item that this event received, and the reason that was typed.
    RecordMove(i64, CustodyAct, String),
    /// Write that something came into a slot with a paper, and whose it is.
    Receive(SlotId, PaperNumber, Resident),
    /// Write a count: the slots in which something was seen.
    Count(BTreeSet<SlotId>),
    /// Name this member as a keeper, or end it.
    NameKeeper(StaffMember, bool),
}

impl CardsEffect {
    /// Returns the permission that this needs.
    pub(super) fn duty(&self) -> Permission {
        match self {
            Self::NameKeeper(..) => Permission::Accounts,
            Self::Count(_) | Self::RecordMove(..) | Self::ReadLocker | Self::Receive(..) => Permission::Cards,
        }
    }
}

/// The lists about cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CardList {
    /// Who handles cards.
    Keepers,
    /// What the facility keeps.
    Kept,
    /// What is out, the longest first.
    Out,
}

/// What the log says about the locker, without what is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locker {
    /// Everything that was ever received.
    pub holdings: Vec<LockerItem>,
    /// Everybody who handled cards.
    pub keepers: Vec<Keeper>,
    /// Everybody who works here.
    pub members: Vec<StaffMember>,
    /// The names behind the pseudonyms.
    pub names: StaffNames,
    /// When it was counted last.
    pub counted: Option<DateTime>,
}

impl Locker {
    /// Returns everything that was not given back, by slot.
    pub(super) fn not_returned(&self) -> Vec<&LockerItem> {
        self.holdings_now(|now| now != CustodyState::Returned)
    }

    /// Returns what should lie in the locker, by slot.
    pub(super) fn in_locker(&self) -> Vec<&LockerItem> {
        self.holdings_now(|now| now == CustodyState::Locker)
    }

    fn holdings_now(&self, is_wanted: fn(CustodyState) -> bool) -> Vec<&LockerItem> {
        let mut kept: Vec<&LockerItem> = self.holdings.iter().filter(|one| is_wanted(one.now)).collect();
        kept.sort_by(|one, other| one.spot.cmp(&other.spot));
        kept
    }

    /// Returns what is out, the longest first.
    pub(super) fn out(&self) -> Vec<&LockerItem> {
        let mut out: Vec<&LockerItem> = self.holdings.iter().filter(|one| one.now == CustodyState::Out).collect();
        out.sort_by_key(|one| one.since);
        out
    }

    /// Returns the members whose role allows cards, and since when they are keepers, if they are.
    pub(super) fn allowed_staff(&self) -> Vec<(&StaffMember, Option<DateTime>)> {
        let may = self.members.iter().filter(|staff| staff.role.may_keep_cards());
        may.map(|staff| (staff, self.keeper_since(staff))).collect()
    }

    pub(super) fn keeper_since(&self, staff: &StaffMember) -> Option<DateTime> {
        let own = |keeper: &&Keeper| keeper.staff == staff.pseudonym && keeper.until.is_none();
        self.keepers.iter().find(own).map(|keeper| keeper.since)
    }

    pub(super) fn is_taken(&self, spot: &SlotId) -> bool {
        // What is missing leaves its slot free, as in `CustodyAct::leads` of the log.
        let takes = |now: CustodyState| matches!(now, CustodyState::Locker | CustodyState::Out);
        self.holdings.iter().any(|one| one.spot == *spot && takes(one.now))
    }
}
