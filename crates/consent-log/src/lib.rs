//! The log of what people wish: append-only, chained, sealed; and the keys and people that read it.
//!
//! One folder holds `records.db` (the log), `facility.key` (sealed), `staff.db` (the staff book),
//! `records.lock` (held by the kiosk), `records.head` (the last event), `records.reserve` (room for the last record on a full disk)
//! and `paused-visits` (visits that go on another day, each under a code that only the person has).

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ConsentLogReadme;

mod command;
pub mod consent;
mod crypto;
mod custody;
mod error;
mod export;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod log;
mod paused_visit;
mod payload;
pub mod privacy;
mod query;
mod safekeeping;
mod staff;
mod storage;
mod store;
#[cfg(test)]
mod stored_names;
mod value;
#[cfg(test)]
mod vectors;
mod verify;

pub use command::erase::ErasureReason;
pub use command::retention::{DueRecords, Retention, SparedReason};
pub use command::rotate_key::KnownKey;
pub use crypto::key_generation::{FacilityKeys, NewKey, NewKeys};
pub use crypto::key_pair::{DecryptionKey, KeyKind, PublicKey, PublicKeys};
pub use crypto::mnemonic::{PASSPHRASE_WORDS, RECOVERY_WORDS};
pub use crypto::random::random_id;
pub use crypto::unlock as keys;
pub use custody::history::CustodyRow;
pub use custody::keepers::Keeper;
pub use custody::locker::{LockerCount, LockerItem};
pub use error::RecordsError;
pub use error::command::CommandError;
pub use error::crypto::{CryptoError, WordsError};
pub use error::custody::CustodyError;
pub use error::export::ExportError;
pub use error::log::LogError;
pub use error::pausing::PausingError;
pub use error::query::QueryError;
pub use error::safekeeping::SafekeepingError;
pub use error::staff::StaffError;
pub use error::storage::StorageError;
pub use export::charset::{Charset, UnencodableText};
pub use export::controller::DataController;
pub use export::spreadsheet::escape_formula;
pub use export::{ExportFileFormat, ExportReport, export};
pub use log::audit_note::{AuditNote, CallChannel, CallEnding, CallFailure, SessionEnd};
pub use paused_visit::{PAUSED_VISIT_DAYS, PausedVisitReport, examine_paused_visits, random_pause_code};
pub use payload::annotation::{Correction, CorrectionEntry, OutcomeEntry, RecordHold, ReviewOutcome};
pub use query::damage::{PartialRead, UnreadableEntry};
pub use query::handover_lists::{HandOverDefinition, HandOverEntry, ListedAnswer};
pub use query::inbox::{FollowUp, InboxEntry, ReviewState};
pub use query::lookup::EarlierRecord;
pub use query::record_reader::{AgreementEntry, DecryptedRecord, DecryptedWish, ReviewEntry, WithdrawalEntry};
pub use query::search::{NameIndex, SearchHit};
pub use query::staff_calls::{CallOutcome, StaffCall};
pub use query::summary::RecordSummary;
pub use safekeeping::anchor_exchange::{ANCHOR_FILE, AnchorExchange, anchor_of, anchors_at, check_anchors, head_of};
pub use safekeeping::backup::Backup;
pub use safekeeping::backup_choice::OtherBackup;
pub use safekeeping::maintenance::{Maintenance, last_maintenance};
pub use safekeeping::restore::{DrillReport, RestorePlan, drill};
pub use staff::directory::{StaffBook, StaffMember};
pub use staff::dual_control::DualControl;
pub use staff::permission::{Permission, RecordReaders};
pub use staff::role::Role;
pub use storage::database::sqlite_version;
pub use store::RecordStore;
pub use value::anchor::{Anchor, AnchorError};
pub use value::custody_act::{CustodyAct, CustodyState};
pub use value::pseudonym::{Pseudonym, PseudonymError};
pub use value::receipt_code::{Receipt, ReceiptError};
pub use value::resident::Resident;
pub use value::slot::{ItemKind, PaperNumber, SlotError, SlotId};
pub use value::timestamp::Timestamp;
pub use verify::{VerifyReport, verify};
