//! The names of staff, who are pseudonyms in the log.

use std::collections::BTreeMap;

use consent_log::Pseudonym;

/// The names behind the pseudonyms of staff.
pub type StaffNames = BTreeMap<Pseudonym, String>;
