//! The pages that list records and people.

use consent_log::Resident;

/// Records that are due again, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DuePage {
    pub(in crate::review) from: usize,
}

/// The lists that the pack has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListsPage;

/// The hand-over list with this id, from this person on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandOverPage {
    pub(in crate::review) list: String,
    pub(in crate::review) from: usize,
}

/// The inbox, from this record on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InboxPage {
    pub(in crate::review) from: usize,
}

/// The records of this person, from this one on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonPage {
    pub(in crate::review) resident: Resident,
    pub(in crate::review) from: usize,
}

/// All records in the order in which they came, from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegisterPage {
    pub(in crate::review) from: usize,
}

/// A part of a name, kana, a room or a number is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SearchPage;

/// The people that were found, from this one on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchResultsPage {
    pub(in crate::review) people: Vec<Resident>,
    pub(in crate::review) from: usize,
}
