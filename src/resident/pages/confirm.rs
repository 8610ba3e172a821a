//! The gate at the end: whether what was read back is right.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{ConfirmPage, SealPage};
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::rows::gate;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for ConfirmPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        gate(context, builder, self.step)
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        match option {
            // Nothing is sealed that was not read back (invariant I5, docs/records.md).
            "right" if walk.is_all_read_back() => walk.go(SealPage),
            "right" | "change" => walk.read_back(),
            "drop" => walk.end_without(),
            _ => walk.call_staff(),
        }
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }
}
