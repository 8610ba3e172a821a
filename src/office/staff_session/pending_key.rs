//! A new key of the records, from its making until its words are typed from paper.

use consent_log::{DualControl, NewKey};

/// A key that is made and does not replace the old one yet.
pub(super) struct PendingKeyChange {
    pub(super) new: NewKey,
    pub(super) both: DualControl,
}
