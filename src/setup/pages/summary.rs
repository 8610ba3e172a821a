//! The summary of all answers, before anything is made.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::setup::{Action, Effect, SetUp};
use furigana::RichText;

use super::ending::CreatingPage;
use super::profile::{answered, question_id};
use super::rows::back;
use super::{Context, SetUpPage, Sheet};

const CREATE: &str = "create";

/// The summary of all answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SummaryPage;

impl SetUpPage for SummaryPage {
    fn id(&self) -> String {
        "setup-summary".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let setup = context.setup;
        sheet.asks();
        sheet.row("setup-summary", Role::Question)?;
        sheet.part("setup-summary", "name", Role::Statement)?;
        sheet.row("setup-identity", Role::Statement)?;
        sheet.part("setup-identity", &setup.asked.identity, Role::Statement)?;
        for (key, value) in &setup.asked.profile {
            answered(sheet, (key, setup.pack.file().profile.get(key)), value)?;
        }
        screen(setup, sheet)?;
        sheet.with("staff", RichText::plain(setup.asked.staff.clone()));
        sheet.part("setup-summary", "staff", Role::Statement)?;
        unsettled(setup, sheet)?;
        sheet.choice_part(1, Action::Choose(CREATE.to_owned()), "setup-summary", CREATE)?;
        back(sheet)
    }

    fn chosen(&self, setup: &mut SetUp, _create: String) -> Action {
        let create = Effect::Create(Box::new(setup.asked.clone()));
        // This page is on the screen while the effect takes its seconds.
        Action::Each(vec![Action::replace(CreatingPage), Action::Ask(create)])
    }
}

fn screen(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    let screen = setup.asked.screen;
    sheet.with("centimetres", RichText::plain((screen.viewing_mm / 10).to_string()));
    sheet.with("inches", RichText::plain(screen.said_inches().unwrap_or_default()));
    let part = if screen.tenths_of_inch.is_some() { "screen" } else { "screen-unknown" };
    sheet.part("setup-summary", part, Role::Statement)
}

/// Writes the questions without whose answer the kiosk does not open to residents.
fn unsettled(setup: &SetUp, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    for key in setup.unsettled() {
        let (id, words) = (question_id(key), sheet.words());
        let question = if words.has(&id) { words.text(&id, &Args::new())? } else { RichText::plain(&id) };
        sheet.with("question", question);
        sheet.part("setup-summary", "closed", Role::Statement)?;
    }
    Ok(())
}
