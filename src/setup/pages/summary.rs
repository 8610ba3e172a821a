//! The summary of all answers, before anything is made.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::setup::message::{SetUpAction, SetUpEffect};
use crate::setup::pages::{CreatingPage, SummaryPage};
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;
use furigana::RichText;

use super::profile::{answer_rows, question_id};
use super::rows::back_row;

const CREATE: &str = "create";

impl SetUpPage for SummaryPage {
    fn id(&self) -> String {
        "setup-summary".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        let setup = context.setup;
        sheet.asks();
        sheet.row("setup-summary", RowRole::Question)?;
        sheet.part("setup-summary", "name", RowRole::Statement)?;
        sheet.row("setup-identity", RowRole::Statement)?;
        sheet.part("setup-identity", &setup.answers.identity, RowRole::Statement)?;
        for (key, value) in &setup.answers.profile {
            answer_rows(sheet, (key, setup.pack.file().profile.get(key)), value)?;
        }
        screen(setup, sheet)?;
        sheet.with("staff", RichText::plain(setup.answers.staff.clone()));
        sheet.part("setup-summary", "staff", RowRole::Statement)?;
        open_question_rows(setup, sheet)?;
        sheet.choice_part(1, SetUpAction::Choose(CREATE.to_owned()), "setup-summary", CREATE)?;
        back_row(sheet)
    }

    fn on_choice(&self, setup: &mut SetUp, _create: String) -> SetUpAction {
        let create = SetUpEffect::Create(Box::new(setup.answers.clone()));
        // This page is on the screen while the effect takes its seconds.
        SetUpAction::Each(vec![SetUpAction::replace(CreatingPage), SetUpAction::Ask(create)])
    }
}

fn screen(setup: &SetUp, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
    let screen = setup.answers.screen;
    sheet.with("centimetres", RichText::plain((screen.viewing_mm / 10).to_string()));
    sheet.with("inches", RichText::plain(screen.written_inches().unwrap_or_default()));
    let part = if screen.tenths_of_inch.is_some() { "screen" } else { "screen-unknown" };
    sheet.part("setup-summary", part, RowRole::Statement)
}

/// Writes the questions without whose answer the kiosk does not open to residents.
fn open_question_rows(setup: &SetUp, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
    for key in setup.open_questions() {
        let (id, words) = (question_id(key), sheet.words());
        let question = if words.has(&id) { words.text(&id, &MessageArgs::new())? } else { RichText::plain(&id) };
        sheet.with("question", question);
        sheet.part("setup-summary", "closed", RowRole::Statement)?;
    }
    Ok(())
}
