//! The gate before the wishes: who presses the keys, and what follows where a person does not press them alone.

use crate::content::ContentError;
use crate::resident::answers::DetailAnswers;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{OperatorAnsweredPage, OperatorPage};
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::gate;
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::Operator;

/// The question of the pack for the role of who helps.
const HELPER_ROLE: &str = "helper-role";
/// The question of the pack for the role of who answers instead.
const OTHER_ROLE: &str = "other-role";

impl ResidentPage for OperatorPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        gate(context, builder, self.step)
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        match option {
            "self" => {
                walk.visit.draft.operator = Some(Operator::Person);
                walk.visit.gates_passed = true;
                walk.leave_operator()
            }
            "helper" => walk.ask_detail(self.step, option, HELPER_ROLE, DetailAnswers::new()),
            "other" => walk.ask_detail(self.step, option, OTHER_ROLE, DetailAnswers::new()),
            _ => walk.call_staff(),
        }
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }
}

/// Takes who presses the keys, once their role is known.
pub(super) fn take_operator(
    walk: &mut Walkthrough,
    step: StepPosition,
    details: &DetailAnswers,
) -> Vec<ResidentEffect> {
    let role = |id: &str| details.get(id).and_then(|roles| roles.first()).cloned();
    walk.visit.draft.operator = match (role(HELPER_ROLE), role(OTHER_ROLE)) {
        (Some(helper), _) => Some(Operator::Assisted(helper)),
        (None, Some(other)) => Some(Operator::Other(other)),
        (None, None) => None,
    };
    walk.visit.gates_passed = true;
    walk.go(OperatorAnsweredPage { step })
}

impl ResidentPage for OperatorAnsweredPage {
    fn id(&self, walk: &Walkthrough) -> String {
        format!("{}.given", walk.step_id(self.step))
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        if matches!(context.walk.draft().operator, Some(Operator::Assisted(_))) {
            builder.heading_and("operator-helper", &["s1", "s2"])?;
        } else {
            builder.heading_and("operator-other", &["s1", "s2", "s3"])?;
        }
        builder.next_back_and_menu()
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        if std::mem::take(&mut walk.visit.changing) { walk.read_back() } else { walk.leave_operator() }
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }
}
