//! A question of the pack that leads the way, e.g. whether the person has a card.

use crate::content::ContentError;
use crate::content::pack_file::PackStep;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::AskPage;
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::question;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for AskPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        if let Some(PackStep::Ask(ask)) = context.walk.step(self.step) {
            question(context, builder, (&ask.id, &ask.options))?;
        }
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        let id = walk.step_id(self.step).to_owned();
        // Kept apart from the wishes: it decides what is shown, and is no wish.
        walk.visit.draft.asked.insert(id.clone(), option.to_owned());
        walk.visit.circumstances.answers.insert(id, vec![option.to_owned()]);
        walk.leave(self.step)
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AsksAboutPerson
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::answering()
    }
}
