//! The answer to a question that people ask.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::{QuestionPage, QuestionsPage};
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::rows::statements;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for QuestionPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.question_id(self.question).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(asked) = context.walk.pack().questions().get(self.question) else { return builder.back() };
        builder.row(&asked.id, RowRole::Heading)?;
        statements(context, builder, (&asked.id, &asked.statements))?;
        builder.choice(1, ResidentAction::Resume, "go-resume")?;
        builder.choice(2, ResidentAction::open(QuestionsPage { from: 0 }), "questions")?;
        builder.back()
    }
}
