//! A wish was given: what the answer was, what happens next, how it is taken back.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::GivenPage;
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

const CHANGE: &str = "change";
/// Answers by which nothing is to be done: they can be changed, but there is nothing to take back.
const NOTHING_GIVEN: [&str; 3] = ["no", "later", "talk"];

impl ResidentPage for GivenPage {
    fn id(&self, walk: &Walkthrough) -> String {
        format!("{}.given", walk.step_id(self.step))
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let id = context.walk.step_id(self.step);
        // Whoever goes back here after a "no" to keeping finds no answer: it is gone.
        let Some(given) = context.walk.draft().answer(id) else { return builder.back_and_menu() };
        builder.row(id, RowRole::Heading)?;
        let args = builder.args().clone().with("answer", context.answer_text(given)?);
        builder.push(PageRow::text("your-answer", RowRole::Statement, context.words.text("your-answer", &args)?));
        builder.parts(id, &format!("next-{}", given.answer))?;
        // Nothing was given yet that could be taken back, and a sentence about it after a "no" would press.
        if !NOTHING_GIVEN.contains(&given.answer.as_str()) {
            builder.parts(id, "take-back")?;
        }
        // The way on stands first: Enter alone leads on and changes nothing.
        builder.next()?;
        builder.choice(2, ResidentAction::choose(CHANGE), "answer-change")?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        let wish = walk.step_id(self.step).to_owned();
        if name == CHANGE { walk.change_wish(&wish) } else { Vec::new() }
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
