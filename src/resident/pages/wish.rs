//! A question of the pack about what the person wishes.

use crate::content::ContentError;
use crate::content::pack_file::PackStep;
use crate::resident::answers::DetailAnswers;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::{AboutPage, WishPage};
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::question;
use crate::resident::walkthrough::Walkthrough;

/// The key under which a wish explains itself further.
const ABOUT: u8 = 7;

impl ResidentPage for WishPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(PackStep::Wish(wish)) = context.walk.step(self.step) else { return builder.back_and_menu() };
        question(context, builder, (&wish.id, &wish.options))?;
        builder.choice(ABOUT, ResidentAction::open(AboutPage { step: self.step }), "go-about")?;
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        let Some(PackStep::Wish(wish)) = walk.step(self.step) else { return Vec::new() };
        let follow = wish.options.iter().find(|own| own.id == option).and_then(|own| own.follow.clone());
        // Until the questions that follow are answered there is no answer: the wish could not be carried out.
        match follow {
            Some(detail) => walk.ask_detail(self.step, option, detail, DetailAnswers::new()),
            None => walk.give(self.step, option, DetailAnswers::new()),
        }
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
