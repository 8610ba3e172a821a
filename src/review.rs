//! Review: staff find, open and follow up records, and tie them to people. Pure, like the walkthrough.

mod answer_text;
mod context;
mod entry;
mod fixtures;
pub mod gallery;
mod hand_over_list;
mod locker;
mod message;
mod outcome;
mod pages;
mod resident_field;
mod role_and_pin;
mod rows;
mod staff_names;
mod staff_page;
mod state;
mod subject_report;
#[cfg(test)]
mod tests;
mod triage;
mod update;

pub use hand_over_list::HandOverList;
pub use locker::{CardsEffect, Locker};
pub use message::{EffectCompletion, FailureReason, KeysEffect, ReviewAction, ReviewAlert, ReviewEffect, ReviewMsg};
pub use outcome::{FollowUpOutcome, RevisitPlan};
pub use pages::StaffScreen;
pub use resident_field::ResidentField;
pub use staff_names::StaffNames;
pub use staff_page::page;
pub use state::Review;
pub use subject_report::report_page;
pub use triage::{TriageFlag, TriagedRecord, by_urgency};
