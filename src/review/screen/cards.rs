//! The pages about cards and certificates.

use std::collections::BTreeSet;

use crate::review::resident_field::ResidentField;
use consent_log::{CustodyAct, ItemKind, LockerCount, LockerItem, PaperNumber, Resident, SlotId, StaffMember};

/// One of the lists about cards, from this entry on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardListPage {
    pub(in crate::review) list: CardList,
    pub(in crate::review) from: usize,
}

/// The lists about cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::review) enum CardList {
    /// Who handles cards.
    Keepers,
    /// What the facility keeps.
    Kept,
    /// What is out, the longest first.
    Out,
}

impl CardListPage {
    /// The beginning of the list of who handles cards.
    pub(in crate::review) const KEEPERS: Self = Self { list: CardList::Keepers, from: 0 };
    /// The beginning of the list of what the facility keeps.
    pub(in crate::review) const KEPT: Self = Self { list: CardList::Kept, from: 0 };
    /// The beginning of the list of what is out.
    pub(in crate::review) const OUT: Self = Self { list: CardList::Out, from: 0 };
}

/// One card or certificate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardPage {
    pub(in crate::review) holding: LockerItem,
}

/// The reason is typed: to whom it goes, or what is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardActPage {
    pub(in crate::review) holding: LockerItem,
    pub(in crate::review) act: CustodyAct,
}

/// Whether this one lies in the locker, after what was seen before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountPage {
    pub(in crate::review) at: usize,
    pub(in crate::review) seen: BTreeSet<SlotId>,
}

/// A slot is typed in which something lies that should not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountOtherPage {
    pub(in crate::review) seen: BTreeSet<SlotId>,
}

/// What lies in this slot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountItemPage {
    pub(in crate::review) slot: String,
    pub(in crate::review) seen: BTreeSet<SlotId>,
}

/// What the count found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountResultPage {
    pub(in crate::review) count: LockerCount,
}

/// Whether a member becomes a keeper, or is one no longer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeeperPage {
    pub(in crate::review) staff: StaffMember,
}

/// Everything that can be done with cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardsMenuPage;

/// What is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceivedItemPage;

/// The slot of what is received is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SlotPage {
    pub(in crate::review) item: ItemKind,
}

/// The number of the custody receipt is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperPage {
    pub(in crate::review) spot: SlotId,
}

/// This is typed of whose it is, after what was typed before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HolderPage {
    pub(in crate::review) spot: SlotId,
    pub(in crate::review) paper: PaperNumber,
    pub(in crate::review) resident: Resident,
    pub(in crate::review) detail: ResidentField,
}
