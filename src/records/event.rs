//! What can happen, as the log names it.

use serde_json::{Value, json};

use super::chain::Hash;
use super::keys::PublicKey;
use super::moment::{Pseudonym, hex};
use crate::walkthrough::Abandonment;

/// Random, the same in all events of one visit.
pub(super) type VisitId = [u8; 16];

/// The kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ClockChanged,
    /// Staff said that the date is right.
    ClockConfirmed,
    ClockDoubted,
    ExportMade,
    KeyAdded,
    KioskStarted,
    KioskStopped,
    MessageRecorded,
    /// Somebody else than the person asks that a wish be taken back: staff are told, the wish stands.
    MessageWithdrawal,
    /// Staff tied a record to a person, by the facility's own number.
    PersonLinked,
    /// All records were opened to be searched.
    ReviewIndexed,
    ReviewTalkedOver,
    ReviewViewed,
    StaffAdded,
    StaffCalled,
    VerifyRan,
    VisitAbandoned,
    VisitRecorded,
    WishRecorded,
    WishWithdrawn,
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::ClockChanged => "clock.changed",
            Self::ClockConfirmed => "clock.confirmed",
            Self::ClockDoubted => "clock.doubted",
            Self::ExportMade => "export.made",
            Self::KeyAdded => "key.added",
            Self::KioskStarted => "kiosk.started",
            Self::KioskStopped => "kiosk.stopped",
            Self::MessageRecorded => "message.recorded",
            Self::MessageWithdrawal => "message.withdrawal",
            Self::PersonLinked => "person.linked",
            Self::ReviewIndexed => "review.indexed",
            Self::ReviewTalkedOver => "review.talked-over",
            Self::ReviewViewed => "review.viewed",
            Self::StaffAdded => "staff.added",
            Self::StaffCalled => "staff.called",
            Self::VerifyRan => "verify.ran",
            Self::VisitAbandoned => "visit.abandoned",
            Self::VisitRecorded => "visit.recorded",
            Self::WishRecorded => "wish.recorded",
            Self::WishWithdrawn => "wish.withdrawn",
        }
    }
}

/// Whose secret a public key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The facility's, behind its passphrase.
    Facility,
    /// The one on the sheet in the safe.
    Recovery,
}

impl KeyKind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Recovery => "recovery",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        [Self::Facility, Self::Recovery].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Something that happened and says nothing about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Staff set the clock, by so many seconds.
    ClockChanged {
        /// Forward is positive.
        by_seconds: i64,
    },
    /// Staff said that the date is right.
    ClockConfirmed,
    /// Staff said that the date is wrong.
    ClockDoubted,
    /// Records were exported.
    ExportMade {
        /// `json` or `csv`.
        format: String,
        /// How many.
        records: u64,
    },
    /// From now on records are sealed to this key as well.
    KeyAdded {
        /// Whose.
        kind: KeyKind,
        /// The key.
        public: PublicKey,
    },
    /// The kiosk started.
    KioskStarted,
    /// The kiosk stopped as it should.
    KioskStopped,
    /// A member of staff was added.
    StaffAdded {
        /// Who; the name stands in the staff book.
        pseudonym: Pseudonym,
    },
    /// Somebody called staff.
    StaffCalled,
    /// The log was checked.
    VerifyRan {
        /// Whether it was whole.
        ok: bool,
    },
    /// A visit ended without a record.
    VisitAbandoned {
        /// In which chapter.
        chapter: String,
        /// Why.
        reason: Abandonment,
    },
}

impl Note {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::ClockChanged { .. } => Kind::ClockChanged,
            Self::ClockConfirmed => Kind::ClockConfirmed,
            Self::ClockDoubted => Kind::ClockDoubted,
            Self::ExportMade { .. } => Kind::ExportMade,
            Self::KeyAdded { .. } => Kind::KeyAdded,
            Self::KioskStarted => Kind::KioskStarted,
            Self::KioskStopped => Kind::KioskStopped,
            Self::StaffAdded { .. } => Kind::StaffAdded,
            Self::StaffCalled => Kind::StaffCalled,
            Self::VerifyRan { .. } => Kind::VerifyRan,
            Self::VisitAbandoned { .. } => Kind::VisitAbandoned,
        }
    }

    pub(super) fn open(&self) -> Value {
        match self {
            Self::ClockChanged { by_seconds } => json!({ "by_seconds": by_seconds }),
            Self::ExportMade { format, records } => json!({ "format": format, "records": records }),
            Self::KeyAdded { kind, public } => json!({ "key": kind.as_str(), "public": hex(&public.0) }),
            Self::KioskStarted | Self::KioskStopped => json!({ "program": env!("CARGO_PKG_VERSION") }),
            Self::StaffAdded { pseudonym } => json!({ "staff": pseudonym.to_string() }),
            Self::ClockConfirmed | Self::ClockDoubted | Self::StaffCalled => json!({}),
            Self::VerifyRan { ok } => json!({ "ok": ok }),
            Self::VisitAbandoned { chapter, reason } => json!({ "chapter": chapter, "reason": reason_word(*reason) }),
        }
    }
}

fn reason_word(reason: Abandonment) -> &'static str {
    match reason {
        Abandonment::Dropped => "dropped",
        Abandonment::Idle => "idle",
        Abandonment::InputEnded => "input-ended",
    }
}

/// An event before it has a number, a place in the chain and a seal.
#[derive(Clone, Debug)]
pub(super) struct NewEvent {
    pub(super) kind: Kind,
    pub(super) visit: Option<VisitId>,
    pub(super) actor: Option<Pseudonym>,
    pub(super) notice: Option<Hash>,
    pub(super) reference: Option<i64>,
    pub(super) open: Value,
}

impl NewEvent {
    pub(super) fn new(kind: Kind, open: Value) -> Self {
        Self { kind, visit: None, actor: None, notice: None, reference: None, open }
    }
}
