//! What is recorded about a wish, what happens after each answer, how it is taken back.

use crate::content::ContentError;
use crate::content::pack_file::{PackStep, WishStep};
use crate::page::{PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::ResidentAction;
use crate::resident::pages::AboutPage;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for AboutPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "about".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        builder.row("about-heading", RowRole::Heading)?;
        if let Some(PackStep::Wish(wish)) = context.walk.step(self.step) {
            explain(context, builder, wish)?;
        }
        builder.choice(1, ResidentAction::Resume, "go-resume")
    }
}

fn explain(
    context: &PageContext<'_>,
    builder: &mut ResidentPageBuilder<'_>,
    wish: &WishStep,
) -> Result<(), ContentError> {
    let id = &wish.id;
    for option in context.offered(&wish.options) {
        let answer = context.option_text(id, option)?;
        let text = context.words.text("about-option", &builder.args().clone().with("answer", answer))?;
        builder.push(PageRow::text(format!("about.{option}"), RowRole::Statement, text));
        builder.parts(id, &format!("next-{option}"))?;
    }
    builder.parts(id, "recorded")?;
    builder.parts(id, "take-back")?;
    Ok(())
}
