//! What is kept of a visit that goes on another day.

use std::collections::{BTreeMap, BTreeSet};

use consent_log::consent::{Draft, VisitorIdentity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::position::{FollowedBy, VisitLength};

/// Where a visit goes on. By the ids of steps: their places in the pack may have changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PausePlace {
    /// At the table of contents.
    Contents,
    /// Where it was told what comes of the answer to this wish.
    Given(String),
    /// Where the answers are read back.
    ReadBack,
    /// At this step.
    Step(String),
}

/// By which words a visit was told and asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VisitWords {
    pub(super) pack: String,
    pub(super) edition: String,
    /// What the facility said at set-up: sentences depend on it.
    pub(super) profile: BTreeMap<String, String>,
}

/// A visit that goes on another day: what was answered so far, and where it stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedVisit {
    pub(super) words: VisitWords,
    pub(super) place: PausePlace,
    pub(super) draft: Draft,
    pub(super) person: VisitorIdentity,
    pub(super) replaces: Option<String>,
    pub(super) stopped_in: Option<String>,
    pub(super) only_wishes: bool,
    pub(super) length: VisitLength,
    pub(super) gates_passed: bool,
    pub(super) followed: BTreeSet<FollowedBy>,
}

impl PausedVisit {
    /// Notes the day of this sitting, for the record that is made in a later one.
    pub fn note_day(&mut self, today: Date) {
        let days = &mut self.draft.earlier_sittings;
        if days.last() != Some(&today) {
            days.push(today);
        }
    }

    /// Returns whether staff began the visit of another person than this one's.
    pub(super) fn is_of_another(&self, person: &VisitorIdentity) -> bool {
        match (number_from_staff(&self.person), number_from_staff(person)) {
            (Some(paused), Some(now)) => paused != now,
            (None, _) | (_, None) => false,
        }
    }
}

/// Returns the number of the person that staff typed, where they did.
fn number_from_staff(person: &VisitorIdentity) -> Option<&str> {
    match person {
        VisitorIdentity::StartedByStaff { number, .. } => Some(number),
        VisitorIdentity::Number(_) | VisitorIdentity::Ticket => None,
    }
}
