//! Notes in the log that say nothing about a person.

use serde_json::{Value, json};
use strum::IntoStaticStr;

use crate::consent::Abandonment;
use crate::crypto::key_pair::{KeyKind, PublicKey};
use crate::log::event::EventKind;
use crate::staff::role::Role;
use crate::value::hash::hex;
use crate::value::pseudonym::Pseudonym;

/// Why a member of staff left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionEnd {
    /// They said so.
    Ended,
    /// Nobody pressed a key for a while.
    Idle,
}

/// By what staff are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CallChannel {
    /// The chime of the machine.
    Chime,
    /// A message that the facility passes on.
    Message,
}

/// Why a call reached nobody this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CallFailure {
    /// The message could not be sent.
    Failed,
    /// The chime could not be played.
    Silent,
    /// The message was not sent in its time.
    TooLate,
}

/// How a call ended that nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CallEnding {
    /// The visit ended.
    Left,
    /// The person did not want staff any more.
    TakenBack,
}

/// Something that happened and says nothing about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditNote {
    /// Staff set the clock, by so many seconds.
    ClockChanged {
        /// Forward is positive.
        by_seconds: i64,
    },
    /// Staff said that the date is right.
    ClockConfirmed,
    /// Staff said that the date is wrong.
    ClockDoubted,
    /// A backup was restored into a folder of its own and read to its end.
    DrillRan {
        /// Whether everything was there.
        ok: bool,
    },
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
    /// A list for a hand-over was made.
    ListMade {
        /// Which list, by its id.
        list: String,
        /// How many lines it has.
        lines: u64,
    },
    /// Everything about one person was printed.
    PrintMade {
        /// How many records.
        records: u64,
    },
    /// A member of staff was added.
    StaffAdded {
        /// Who; the name is in the staff book.
        pseudonym: Pseudonym,
    },
    /// Staff came.
    StaffAnswered {
        /// So many seconds after they were called.
        seconds: u64,
    },
    /// A call ended that nobody answered.
    StaffCallEnded {
        /// How.
        ending: CallEnding,
        /// So many seconds after it began.
        seconds: u64,
    },
    /// Somebody called staff.
    StaffCalled,
    /// A member of staff may not act any more.
    StaffDisabled {
        /// Who.
        pseudonym: Pseudonym,
    },
    /// A member of staff may act again.
    StaffEnabled {
        /// Who.
        pseudonym: Pseudonym,
    },
    /// The actor said who they are, with their PIN.
    StaffEntered,
    /// The actor left.
    StaffLeft {
        /// Why.
        why: SessionEnd,
    },
    /// Too many wrong PINs: everybody waits.
    StaffLockedOut {
        /// How long, in seconds.
        seconds: u64,
    },
    /// A member of staff has another PIN.
    StaffPinChanged {
        /// Who.
        pseudonym: Pseudonym,
    },
    /// A call did not get through.
    StaffNotReached {
        /// By what.
        by: CallChannel,
        /// Why.
        why: CallFailure,
    },
    /// A call got through: the chime was played, or the message sent.
    StaffReached {
        /// By what.
        by: CallChannel,
    },
    /// A wrong PIN was typed.
    StaffRefused,
    /// A member of staff has another role.
    StaffRole {
        /// Who.
        pseudonym: Pseudonym,
        /// Their role from now on.
        role: Role,
    },
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

impl AuditNote {
    pub(crate) fn kind(&self) -> EventKind {
        match self {
            Self::ClockChanged { .. } => EventKind::ClockChanged,
            Self::ClockConfirmed => EventKind::ClockConfirmed,
            Self::ClockDoubted => EventKind::ClockDoubted,
            Self::DrillRan { .. } => EventKind::DrillRan,
            Self::ExportMade { .. } => EventKind::ExportMade,
            Self::KeyAdded { .. } => EventKind::KeyAdded,
            Self::KioskStarted => EventKind::KioskStarted,
            Self::KioskStopped => EventKind::KioskStopped,
            Self::ListMade { .. } => EventKind::ListMade,
            Self::PrintMade { .. } => EventKind::PrintMade,
            Self::StaffAdded { .. } => EventKind::StaffAdded,
            Self::StaffAnswered { .. } => EventKind::StaffAnswered,
            Self::StaffCallEnded { .. } => EventKind::StaffCallEnded,
            Self::StaffCalled => EventKind::StaffCalled,
            Self::StaffDisabled { .. } => EventKind::StaffDisabled,
            Self::StaffEnabled { .. } => EventKind::StaffEnabled,
            Self::StaffEntered => EventKind::StaffEntered,
            Self::StaffLeft { .. } => EventKind::StaffLeft,
            Self::StaffLockedOut { .. } => EventKind::StaffLockedOut,
            Self::StaffPinChanged { .. } => EventKind::StaffPinChanged,
            Self::StaffNotReached { .. } => EventKind::StaffNotReached,
            Self::StaffReached { .. } => EventKind::StaffReached,
            Self::StaffRefused => EventKind::StaffRefused,
            Self::StaffRole { .. } => EventKind::StaffRole,
            Self::VerifyRan { .. } => EventKind::VerifyRan,
            Self::VisitAbandoned { .. } => EventKind::VisitAbandoned,
        }
    }

    pub(crate) fn open_content(&self) -> Value {
        match self {
            Self::ClockChanged { by_seconds } => json!({ "by_seconds": by_seconds }),
            Self::ExportMade { format, records } => json!({ "format": format, "records": records }),
            Self::KeyAdded { kind, public } => json!({ "key": kind.as_str(), "public": hex(&public.0) }),
            Self::KioskStarted | Self::KioskStopped => json!({ "program": env!("CARGO_PKG_VERSION") }),
            Self::ListMade { list, lines } => json!({ "list": list, "lines": lines }),
            Self::PrintMade { records } => json!({ "records": records }),
            Self::StaffAdded { pseudonym }
            | Self::StaffDisabled { pseudonym }
            | Self::StaffEnabled { pseudonym }
            | Self::StaffPinChanged { pseudonym } => json!({ "staff": pseudonym.to_string() }),
            Self::StaffRole { pseudonym, role } => json!({ "staff": pseudonym.to_string(), "role": role.as_str() }),
            Self::ClockConfirmed | Self::ClockDoubted | Self::StaffCalled | Self::StaffEntered | Self::StaffRefused => {
                json!({})
            }
            Self::StaffCallEnded { ending: over, seconds } => json!({ "why": name(*over), "seconds": seconds }),
            Self::StaffNotReached { by, why } => json!({ "by": name(*by), "why": name(*why) }),
            Self::StaffReached { by } => json!({ "by": name(*by) }),
            Self::StaffLeft { why } => json!({ "why": name(*why) }),
            Self::StaffAnswered { seconds } | Self::StaffLockedOut { seconds } => json!({ "seconds": seconds }),
            Self::DrillRan { ok } | Self::VerifyRan { ok } => json!({ "ok": ok }),
            Self::VisitAbandoned { chapter, reason } => json!({ "chapter": chapter, "reason": name(*reason) }),
        }
    }
}

/// Returns the name of a value as the log writes it.
fn name(value: impl Into<&'static str>) -> &'static str {
    value.into()
}
