//! A question of the pack about what the person wishes.

use crate::content::ContentError;
use crate::content::pack_file::PackStep;
use crate::resident::answers::Details;
use crate::resident::context::PageContext;
use crate::resident::message::{Action, Effect};
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{Example, PageBuilder, Privacy, ResidentPage};
use crate::resident::rows::question;
use crate::resident::walkthrough::Walkthrough;

use super::{AboutPage, WishPage};

/// The key under which a wish explains itself further.
const ABOUT: u8 = 7;

impl ResidentPage for WishPage {
    fn id(&self, walk: &Walkthrough) -> String {
        walk.step_id(self.step).to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut PageBuilder<'_>) -> Result<(), ContentError> {
        let Some(PackStep::Wish(wish)) = context.walk.step(self.step) else { return builder.back_and_menu() };
        question(context, builder, (&wish.id, &wish.options))?;
        builder.choice(ABOUT, Action::open(AboutPage { step: self.step }), "go-about")?;
        builder.back_and_menu()
    }

    fn chosen(&self, walk: &mut Walkthrough, option: &str) -> Vec<Effect> {
        let Some(PackStep::Wish(wish)) = walk.step(self.step) else { return Vec::new() };
        let follow = wish.options.iter().find(|own| own.id == option).and_then(|own| own.follow.clone());
        match follow {
            Some(detail) => walk.ask_detail(self.step, option, detail, Details::new()),
            None => walk.give(self.step, option, Details::new()),
        }
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn privacy(&self) -> Privacy {
        Privacy::AsksAboutPerson
    }

    fn example(&self, _walk: &Walkthrough) -> Example {
        Example::answering()
    }
}
