//! The log of what people wish: append-only, chained, sealed; and the keys and people that read it.
//!
//! One folder holds `records.db` (the log), `facility.key` (sealed), `staff.db` (the staff book),
//! `records.lock` (held by the kiosk), `records.head` (the last event) and `records.reserve` (room for the last record on a full disk).

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

mod acts;
mod anchor;
mod anchoring;
mod backup;
mod calls;
mod care;
mod chain;
mod clock_words;
pub mod consent;
mod custody;
mod damage;
mod database;
mod duty;
mod erasing;
mod error;
mod event;
mod export;
mod fold;
mod four_eyes;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod gist;
mod head_file;
mod inbox;
mod keeping;
mod kept;
mod key_file;
pub mod keys;
mod lists;
mod lockout;
mod log;
mod moment;
mod note;
mod opened;
mod pin;
pub mod privacy;
mod random;
mod receipt;
mod recipients;
mod restore;
mod retention;
mod review;
mod rotation;
mod schema;
mod sealed;
mod search;
mod shelf;
mod space;
mod staff_book;
mod staff_changes;
mod standing;
mod store;
#[cfg(test)]
mod vectors;
mod verify;
mod verify_hashes;
mod verify_keys;
mod verify_pages;
mod whole_file;
mod words;

pub use acts::{Corrected, Correction, Hold, Outcome, OutcomeRead, Resident};
pub use anchor::{Anchor, AnchorError};
pub use anchoring::{ANCHOR_FILE, Exchange, anchor_of, anchors_at, check_anchors, head_of};
pub use backup::Backup;
pub use calls::{Became, StaffCall};
pub use care::{Care, care};
pub use custody::{Act, Count, CustodyError, CustodyRow, Holding, Item, Keeper, PaperNumber, Spot, Whereabouts};
pub use damage::{Gathered, Unread};
pub use database::sqlite_version;
pub use duty::Duty;
pub use erasing::Erasing;
pub use error::{RecordsError, StaffError, WordsError};
pub use export::{Charset, Exported, Format, Unwritten, export, harmless};
pub use four_eyes::FourEyes;
pub use gist::Gist;
pub use inbox::{FollowUp, Line, State};
pub use keys::{FacilityKeys, NewKey, NewKeys, PublicKey, PublicKeys, Unlocked};
pub use lists::{Answered, HandOver, Listed};
pub use moment::{Moment, NotAPseudonym, Pseudonym};
pub use note::{CallOver, CallWay, KeyKind, Leaving, Note, Unreached};
pub use opened::{Opened, OpenedWish, Reviewed, TakenBack};
pub use random::random_id;
pub use receipt::{Receipt, ReceiptError};
pub use restore::{Drilled, Restoring, drill};
pub use retention::{Due, Retention, Spared};
pub use rotation::KnownKey;
pub use search::{Found, Index};
pub use shelf::Beside;
pub use staff_book::{Role, Staff, StaffBook};
pub use standing::Earlier;
pub use store::Store;
pub use verify::{Verified, verify};
pub use words::{PASSPHRASE_WORDS, RECOVERY_WORDS};

/// Bytes of every key.
const KEY_BYTES: usize = 32;

/// A secret that leaves memory when dropped.
type Secret = zeroize::Zeroizing<[u8; KEY_BYTES]>;

/// What a record counts as, as other programs read it.
fn standing_word(standing: crate::consent::Standing) -> &'static str {
    match standing {
        crate::consent::Standing::MessageToStaff => "message-to-staff",
        crate::consent::Standing::Wish => "wish",
    }
}
