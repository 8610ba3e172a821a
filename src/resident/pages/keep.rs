//! The gate at the start: whether a record may be kept, and what follows where it may not.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{KeepAnsweredPage, KeepPage};
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::gate;
use crate::resident::walkthrough::{KeepAnswer, Walkthrough};
use consent_log::consent::RecordAgreement;

impl ResidentPage for KeepPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        gate(context, builder, self.step)
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        // An answer to words that nobody was shown is none (invariant I4, docs/records.md).
        let shown = walk.visit.question.clone().filter(|notice| notice.page == walk.step_id(self.step));
        let Some(notice) = shown else { return Vec::new() };
        walk.visit.keep = match option {
            "yes" => KeepAnswer::Yes,
            // Who puts it off a second time has decided.
            "later" if walk.visit.keep != KeepAnswer::Later => KeepAnswer::Later,
            _ => KeepAnswer::No,
        };
        let agrees = walk.visit.keep == KeepAnswer::Yes;
        walk.visit.draft.agreement = agrees.then(|| RecordAgreement { answer: option.to_owned(), notice });
        if agrees {
            return walk.leave(self.step);
        }
        // Before the page that says so is shown: from here on nothing of it is held.
        walk.forget_answers();
        let mut effects = walk.delete_paused();
        // Who only listens may open any chapter.
        walk.visit.gates_passed = true;
        walk.go(KeepAnsweredPage { step: self.step });
        // On top of the page that follows: back from staff the visit goes on.
        if option == "talk" {
            effects.extend(walk.call_staff());
        }
        effects
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }
}

impl ResidentPage for KeepAnsweredPage {
    fn id(&self, walk: &Walkthrough) -> String {
        format!("{}.given", walk.step_id(self.step))
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let id = if context.walk.visit.keep == KeepAnswer::Later { "keep-later" } else { "keep-not" };
        builder.heading_and(id, &["s1", "s2"])?;
        builder.next_back_and_menu()
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.leave_answered(self.step)
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}
