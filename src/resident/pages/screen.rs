//! A screen of the pack: a heading and its sentences.

use crate::content::ContentError;
use crate::content::pack_file::PackStep;
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::ScreenPage;
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{ResidentPage, ResidentPageBuilder};
use crate::resident::rows::statements;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for ScreenPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        // The pack stays as it is while the kiosk runs. Were a step missing, its page would still lead back.
        let Some(PackStep::Screen(screen)) = context.walk.step(self.step) else { return builder.back_and_menu() };
        builder.row(&screen.id, RowRole::Heading)?;
        statements(context, builder, (&screen.id, &screen.statements))?;
        builder.next_back_and_menu()
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        walk.leave(self.step)
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }
}
