//! The kinds of events, as the log names them, and an event before it is in the chain.

use serde_json::Value;

use crate::staff::dual_control::DualControl;
use crate::value::hash::Sha256Hash;
use crate::value::pseudonym::Pseudonym;

/// Random, the same in all events of one visit.
pub(crate) type VisitId = [u8; 16];

/// Declares the kinds with their names, once.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident => $name:literal,)+) => {
        /// The kinds of events.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum EventKind { $($(#[$about])* $kind,)+ }

        impl EventKind {
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// All kinds.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$kind,)+];
        }
    };
}

kinds! {
    /// The head of the log left this machine.
    AnchorMade => "anchor.made",
    /// The head of another kiosk's log was noted here.
    AnchorSeen => "anchor.seen",
    BackupMade => "backup.made",
    /// What follows was written after a backup was put back.
    BackupRestored => "backup.restored",
    ClockChanged => "clock.changed",
    /// Staff said that the date is right.
    ClockConfirmed => "clock.confirmed",
    ClockDoubted => "clock.doubted",
    /// The person said that a record may be kept.
    ConsentRecorded => "consent.recorded",
    /// A card or certificate came back, or was found.
    CustodyBack => "custody.back",
    /// Somebody looked into every slot.
    CustodyCounted => "custody.counted",
    CustodyMissing => "custody.missing",
    /// A card or certificate was given out, and is expected back.
    CustodyOut => "custody.out",
    CustodyReceived => "custody.received",
    /// A card or certificate was given back for good.
    CustodyReturned => "custody.returned",
    /// A backup was put back in a folder of its own, read to its end, and thrown away.
    DrillRan => "drill.ran",
    ExportMade => "export.made",
    /// A member of staff does not handle cards any more.
    KeeperEnded => "keeper.ended",
    /// A member of staff handles cards from now on.
    KeeperNamed => "keeper.named",
    KeyAdded => "key.added",
    KeyRetired => "key.retired",
    /// Every data key was sealed again, to the keys in use.
    KeyRewrapped => "key.rewrapped",
    KioskStarted => "kiosk.started",
    KioskStopped => "kiosk.stopped",
    /// A list for a hand-over was made.
    ListMade => "list.made",
    MessageRecorded => "message.recorded",
    /// Somebody else than the person asks that a wish be taken back: staff learn it, and the wish stays valid.
    MessageWithdrawal => "message.withdrawal",
    /// The person of a record does not live here any more: from that day the months are counted.
    PersonLeft => "person.left",
    /// Staff tied a record to a person, by the facility's own number.
    PersonLinked => "person.linked",
    /// They live here again, or never left.
    PersonReturned => "person.returned",
    /// Everything of one person was printed.
    PrintMade => "print.made",
    /// Staff corrected an answer on the person's word; the answer before it stays to be read.
    RecordCorrected => "record.corrected",
    /// The key slots of a record were deleted: nobody can read it any more.
    RecordErased => "record.erased",
    /// A record may not be erased for now.
    RecordHeld => "record.held",
    RecordReleased => "record.released",
    /// All records were opened to be searched.
    ReviewIndexed => "review.indexed",
    /// What came of talking a record over.
    ReviewOutcome => "review.outcome",
    ReviewTalkedOver => "review.talked-over",
    ReviewViewed => "review.viewed",
    /// The tables and rules of the log were brought to a newer version.
    SchemaChanged => "schema.changed",
    StaffAdded => "staff.added",
    /// Staff came to a call.
    StaffAnswered => "staff.answered",
    /// A call ended that nobody answered.
    StaffCallEnded => "staff.call-ended",
    StaffCalled => "staff.called",
    StaffDisabled => "staff.disabled",
    StaffEnabled => "staff.enabled",
    StaffEntered => "staff.entered",
    StaffLeft => "staff.left",
    StaffLockedOut => "staff.locked-out",
    StaffPinChanged => "staff.pin-changed",
    /// A call did not get through.
    StaffNotReached => "staff.not-reached",
    /// A call got through.
    StaffReached => "staff.reached",
    /// A wrong PIN was typed.
    StaffRefused => "staff.refused",
    StaffRole => "staff.role",
    VerifyRan => "verify.ran",
    VisitAbandoned => "visit.abandoned",
    VisitRecorded => "visit.recorded",
    WishRecorded => "wish.recorded",
    WishWithdrawn => "wish.withdrawn",
}

/// An event before it has a number, a place in the chain and a seal.
#[derive(Clone, Debug)]
pub(crate) struct NewEvent {
    pub(crate) kind: EventKind,
    pub(crate) visit: Option<VisitId>,
    pub(crate) actor: Option<Pseudonym>,
    pub(crate) notice: Option<Sha256Hash>,
    pub(crate) reference: Option<i64>,
    pub(crate) open: Value,
}

impl NewEvent {
    pub(crate) fn new(kind: EventKind, open: Value) -> Self {
        Self { kind, visit: None, actor: None, notice: None, reference: None, open }
    }

    /// Returns an event for which two members of staff answer together.
    pub(crate) fn by_both(both: &DualControl, kind: EventKind, mut open: Value) -> Self {
        if let Value::Object(fields) = &mut open {
            fields.insert("second".to_owned(), Value::String(both.second().to_string()));
        }
        Self { actor: Some(both.first()), ..Self::new(kind, open) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_have_one_name() {
        let names: std::collections::BTreeSet<&str> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(names.len(), EventKind::ALL.len());
        assert!(names.iter().all(|name| name.split('.').count() == 2), "{names:?}");
    }
}
