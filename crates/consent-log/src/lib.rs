//! The log of what people wish: append-only, chained, sealed; and the keys and people that read it.
//!
//! One folder holds `records.db` (the log), `facility.key` (sealed), `staff.db` (the staff book),
//! `records.lock` (held by the kiosk), `records.head` (the last event) and `records.reserve` (room for the last record on a full disk).

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

mod command;
pub mod consent;
mod crypto;
mod custody;
mod error;
mod export;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod log;
mod payload;
pub mod privacy;
mod query;
mod safekeeping;
mod staff;
mod storage;
mod store;
mod value;
#[cfg(test)]
mod vectors;
mod verify;

pub use command::erase::Erasing;
pub use command::retention::{Due, Retention, Spared};
pub use command::rotate_key::KnownKey;
pub use crypto::key_generation::{FacilityKeys, NewKey, NewKeys};
pub use crypto::key_pair::{KeyKind, PublicKey, PublicKeys, Unlocked};
pub use crypto::mnemonic::{PASSPHRASE_WORDS, RECOVERY_WORDS};
pub use crypto::random::random_id;
pub use crypto::unlock as keys;
pub use custody::history::CustodyRow;
pub use custody::keepers::Keeper;
pub use custody::locker::{Count, Holding};
pub use error::RecordsError;
pub use error::command::CommandError;
pub use error::crypto::{CryptoError, WordsError};
pub use error::custody::CustodyError;
pub use error::export::ExportError;
pub use error::log::LogError;
pub use error::query::QueryError;
pub use error::safekeeping::SafekeepingError;
pub use error::staff::StaffError;
pub use error::storage::StorageError;
pub use export::charset::{Charset, Unwritten};
pub use export::spreadsheet::harmless;
pub use export::{Exported, Format, export};
pub use log::audit_note::{CallOver, CallWay, Leaving, Note, Unreached};
pub use payload::annotation::{Corrected, Correction, Hold, Outcome, OutcomeRead};
pub use query::damage::{Gathered, Unread};
pub use query::handover_lists::{Answered, HandOver, Listed};
pub use query::inbox::{FollowUp, Line, State};
pub use query::lookup::Earlier;
pub use query::record_reader::{Opened, OpenedWish, Reviewed, TakenBack};
pub use query::search::{Found, Index};
pub use query::staff_calls::{Became, StaffCall};
pub use query::summary::Gist;
pub use safekeeping::anchor_exchange::{ANCHOR_FILE, Exchange, anchor_of, anchors_at, check_anchors, head_of};
pub use safekeeping::backup::Backup;
pub use safekeeping::maintenance::{Care, care};
pub use safekeeping::restore::{Drilled, Restoring, drill};
pub use safekeeping::shelf::Beside;
pub use staff::directory::{Staff, StaffBook};
pub use staff::dual_control::FourEyes;
pub use staff::permission::Duty;
pub use staff::role::Role;
pub use storage::database::sqlite_version;
pub use store::Store;
pub use value::anchor::{Anchor, AnchorError};
pub use value::custody_act::{Act, Whereabouts};
pub use value::pseudonym::{NotAPseudonym, Pseudonym};
pub use value::receipt_code::{Receipt, ReceiptError};
pub use value::resident::Resident;
pub use value::slot::{Item, PaperNumber, SlotError, Spot};
pub use value::timestamp::Moment;
pub use verify::{Verified, verify};
