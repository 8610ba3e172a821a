//! A question that follows an answer; where it says so, more than one of its options may be picked.

use crate::content::ContentError;
use crate::content::pack_file::{DetailQuestion, GateKind};
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentAlert, ResidentEffect};
use crate::resident::pages::DetailPage;
use crate::resident::position::StepPosition;
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder, WayForward};
use crate::resident::walkthrough::Walkthrough;

use super::operator::take_operator;

impl ResidentPage for DetailPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        self.detail.clone()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(detail) = context.walk.pack().detail(&self.detail) else { return builder.back_and_menu() };
        builder.asks();
        builder.row(&detail.id, RowRole::Question)?;
        if detail.many {
            builder.row("pick-many", RowRole::Statement)?;
        }
        let mut number = 1;
        for option in offered(context, detail) {
            self.option(context, builder, (detail, option), number)?;
            number += 1;
        }
        if detail.many {
            builder.choice(number, ResidentAction::Next, "pick-done")?;
        }
        builder.back_and_menu()
    }

    fn on_choice(&self, walk: &mut Walkthrough, option: &str) -> Vec<ResidentEffect> {
        if walk.pack().detail(&self.detail).is_some_and(|detail| detail.many) {
            // No step of the way: one "back" leaves the question, however much was picked.
            return walk.replace(self.toggled(option));
        }
        self.answered(walk, vec![option.to_owned()])
    }

    /// Done with picking.
    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        if self.picked.is_empty() {
            return walk.say(ResidentAlert::NothingPicked);
        }
        self.answered(walk, self.picked.clone())
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::AboutPerson
    }

    /// One picked option stands for any others beside it.
    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        if self.picked.is_empty() {
            return GalleryExample::answering();
        }
        GalleryExample { forward: WayForward::Next, pressed: Some(Vec::new()), ..GalleryExample::default() }
    }
}

/// The options that are offered to this person.
fn offered<'d>(context: &PageContext<'_>, detail: &'d DetailQuestion) -> impl Iterator<Item = &'d String> {
    let holds =
        |option: &&String| detail.when.get(*option).is_none_or(|when| context.walk.visit.circumstances.holds(when));
    detail.options.iter().filter(holds)
}

impl DetailPage {
    /// Writes one option; where several may be picked, its words say whether it is (EN 301 549 5.6).
    fn option(
        &self,
        context: &PageContext<'_>,
        builder: &mut ResidentPageBuilder<'_>,
        (detail, option): (&DetailQuestion, &str),
        number: u8,
    ) -> Result<(), ContentError> {
        let mut text = context.option_text(&detail.id, option)?;
        if detail.many && self.picked.iter().any(|other| other == option) {
            text = context.words.text("picked", &builder.args().clone().with("option", text))?;
        }
        builder.choose(format!("{}.{option}", detail.id), number, ResidentAction::choose(option), text);
        Ok(())
    }

    /// The same page with this option picked, or no longer.
    fn toggled(&self, option: &str) -> Self {
        let mut page = self.clone();
        match page.picked.iter().position(|other| other == option) {
            Some(at) => drop(page.picked.remove(at)),
            None => page.picked.push(option.to_owned()),
        }
        page
    }

    /// Asks what follows this question, or takes the whole answer.
    fn answered(&self, walk: &mut Walkthrough, options: Vec<String>) -> Vec<ResidentEffect> {
        let mut gathered = self.gathered.clone();
        // All of it is given at once: a visit that ends between two questions leaves no half answer.
        gathered.insert(self.detail.clone(), options);
        let follow = walk.pack().detail(&self.detail).and_then(|detail| detail.follow.clone());
        if let Some(next) = follow {
            return walk.ask_detail(self.step, &self.answer, next, gathered);
        }
        match walk.gate_at(self.step) {
            Some(GateKind::Operator) => take_operator(walk, self.step, &gathered),
            Some(GateKind::Confirm | GateKind::Keep) => Vec::new(),
            None => walk.give(self.step, &self.answer, gathered),
        }
    }
}
