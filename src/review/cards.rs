//! What staff do with cards and certificates in the locker: receive, hand out, take back, count, say who may.

mod handling;

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::{Detail, Names};
use consent_log::{Act, Count, Duty, Holding, Item, Keeper, PaperNumber, Resident, Spot, Staff, Whereabouts};

/// What the choices of a page about cards do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardsAction {
    /// Everything that can be done with cards.
    Menu,
    /// What the facility keeps, from this one on.
    Kept(usize),
    /// What is out, the longest first, from this one on.
    Out(usize),
    /// One card or certificate.
    One(Holding),
    /// This is to be written about it.
    Hand(Act),
    /// Something is received: what?
    Receive,
    /// This is received, or was seen in the slot that was typed.
    Item(Item),
    /// Count what lies in the locker.
    Count,
    /// It lies there, or not.
    Seen(bool),
    /// Who handles cards, from this one on.
    Keepers(usize),
    /// A member of staff who may handle cards.
    Keeper(Staff),
    /// They handle cards from now on, or not any more.
    Named(bool),
}

/// Where staff are with cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardsAt {
    /// Everything that can be done.
    Menu,
    /// What the facility keeps, from this one on.
    Kept(usize),
    /// What is out, from this one on.
    Out(usize),
    /// One card or certificate.
    One,
    /// What there is to tell about it is typed.
    Hand(Act),
    /// What is received.
    Item,
    /// Its slot is typed.
    Slot,
    /// The number of the custody receipt is typed.
    Paper,
    /// This is typed of whose it is.
    Holder(Detail),
    /// Whether this one lies in the locker.
    Count(usize),
    /// A slot is typed in which something lies that should not.
    CountOther,
    /// What lies in that slot.
    CountItem,
    /// What the count found.
    Counted,
    /// Who handles cards, from this one on.
    Keepers(usize),
    /// One who may.
    Keeper,
}

/// What is to be done in the world with cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardsEffect {
    /// Read what is kept, and who handles it.
    Look,
    /// Keep what happened to what came in this event, and what was told.
    Hand(i64, Act, String),
    /// Keep that something came into a slot with a paper, and whose it is.
    Receive(Spot, PaperNumber, Resident),
    /// Keep a count of everything that was seen.
    Count(BTreeSet<Spot>),
    /// They handle cards from now on, or not any more.
    Named(Staff, bool),
}

impl CardsEffect {
    /// What a member of staff must be allowed to do for this.
    pub(super) fn duty(&self) -> Duty {
        match self {
            Self::Named(..) => Duty::Accounts,
            Self::Count(_) | Self::Hand(..) | Self::Look | Self::Receive(..) => Duty::Cards,
        }
    }
}

/// What the log says about the locker, without what is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locker {
    /// Everything that was ever received.
    pub holdings: Vec<Holding>,
    /// Everybody who handled cards.
    pub keepers: Vec<Keeper>,
    /// Everybody who works here.
    pub members: Vec<Staff>,
    /// The names behind the pseudonyms.
    pub names: Names,
    /// When it was counted last.
    pub counted: Option<DateTime>,
}

impl Locker {
    /// What the facility has, or should have, by slot.
    pub(super) fn kept(&self) -> Vec<&Holding> {
        self.holdings_now(|now| now != Whereabouts::Returned)
    }

    /// What lies in the locker, by slot.
    pub(super) fn inside(&self) -> Vec<&Holding> {
        self.holdings_now(|now| now == Whereabouts::Locker)
    }

    fn holdings_now(&self, is_wanted: fn(Whereabouts) -> bool) -> Vec<&Holding> {
        let mut kept: Vec<&Holding> = self.holdings.iter().filter(|one| is_wanted(one.now)).collect();
        kept.sort_by(|one, other| one.spot.cmp(&other.spot));
        kept
    }

    /// What is out, the longest first.
    pub(super) fn out(&self) -> Vec<&Holding> {
        let mut out: Vec<&Holding> = self.holdings.iter().filter(|one| one.now == Whereabouts::Out).collect();
        out.sort_by_key(|one| one.since);
        out
    }

    /// Whose role goes with cards, and since when they handle them, if they do.
    pub(super) fn may(&self) -> Vec<(&Staff, Option<DateTime>)> {
        let may = self.members.iter().filter(|staff| staff.role.may(Duty::Cards));
        may.map(|staff| (staff, self.since(staff))).collect()
    }

    pub(super) fn since(&self, staff: &Staff) -> Option<DateTime> {
        let own = |keeper: &&Keeper| keeper.staff == staff.pseudonym && keeper.until.is_none();
        self.keepers.iter().find(own).map(|keeper| keeper.since)
    }

    fn is_taken(&self, spot: &Spot) -> bool {
        let takes = |now: Whereabouts| matches!(now, Whereabouts::Locker | Whereabouts::Out);
        self.holdings.iter().any(|one| one.spot == *spot && takes(one.now))
    }
}

/// Staff at the locker.
#[derive(Clone, Debug, Default)]
pub(super) struct Cards {
    pub(super) locker: Locker,
    /// The one that is looked at.
    pub(super) one: Option<Holding>,
    /// What is received, as far as it is typed; or what was seen in a slot.
    pub(super) item: Option<Item>,
    pub(super) slot: String,
    paper: Option<PaperNumber>,
    /// Whose it is, as far as it is typed.
    holder: Resident,
    /// What was seen so far.
    seen: BTreeSet<Spot>,
    pub(super) count: Option<Count>,
    /// The member of staff who is asked about.
    pub(super) member: Option<Staff>,
}

impl Cards {
    /// What decides where staff go from here.
    pub(super) fn way(&self, at: &CardsAt) -> String {
        match at {
            CardsAt::Counted => format!("{:?}", self.count),
            CardsAt::Hand(_) | CardsAt::One => format!("{:?}", self.one.as_ref().map(|one| one.now)),
            CardsAt::Holder(_) => self.holder.number.clone(),
            CardsAt::Keeper => format!("{:?}", self.member.as_ref().map(|one| one.role)),
            CardsAt::Count(_)
            | CardsAt::CountItem
            | CardsAt::CountOther
            | CardsAt::Item
            | CardsAt::Keepers(_)
            | CardsAt::Kept(_)
            | CardsAt::Menu
            | CardsAt::Out(_)
            | CardsAt::Paper
            | CardsAt::Slot => String::new(),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot { slot: self.slot.clone(), item: self.item? })
    }
}
