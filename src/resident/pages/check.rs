//! A question that shows whether it was explained well enough: asked twice at most, then staff are offered.

use crate::content::ContentError;
use crate::content::pack_file::{CheckStep, PackStep};
use crate::page::RowRole;
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::CheckPage;
use crate::resident::position::{CheckPhase, StepPosition};
use crate::resident::resident_page::{GalleryExample, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use consent_log::consent::CheckSeen;

const GO_ON: &str = "go-on";

impl ResidentPage for CheckPage {
    fn id(&self, walk: &Walkthrough) -> String {
        let id = walk.step_id(self.step);
        match self.phase {
            CheckPhase::Asked => id.to_owned(),
            CheckPhase::Again => format!("{id}.again"),
            CheckPhase::AskedAgain => format!("{id}.asked-again"),
            CheckPhase::Offer => format!("{id}.offer"),
            CheckPhase::Right => format!("{id}.right"),
        }
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(PackStep::Check(check)) = context.walk.step(self.step) else { return builder.back_and_menu() };
        match self.phase {
            CheckPhase::Asked | CheckPhase::AskedAgain => ask(builder, check),
            CheckPhase::Again => explain(builder, check, "again"),
            CheckPhase::Offer => offer(builder),
            CheckPhase::Right => explain(builder, check, "right"),
        }
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        if self.phase == CheckPhase::Offer {
            return if name == GO_ON { walk.leave(self.step) } else { Vec::new() };
        }
        let Some(PackStep::Check(check)) = walk.step(self.step) else { return Vec::new() };
        let phase = self.after(name == check.right.to_string());
        let id = check.id.clone();
        // Noted at once: whoever stops here was still explained to.
        note(walk, id, phase == CheckPhase::Again);
        walk.go(Self { phase, ..*self })
    }

    fn on_next(&self, walk: &mut Walkthrough) -> Vec<ResidentEffect> {
        match self.phase {
            CheckPhase::Again => walk.go(Self { phase: CheckPhase::AskedAgain, ..*self }),
            CheckPhase::Asked | CheckPhase::AskedAgain | CheckPhase::Offer | CheckPhase::Right => walk.leave(self.step),
        }
    }

    fn step(&self) -> Option<StepPosition> {
        Some(self.step)
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        match self.phase {
            CheckPhase::Asked | CheckPhase::AskedAgain => GalleryExample::answering(),
            CheckPhase::Again | CheckPhase::Right => GalleryExample::default(),
            CheckPhase::Offer => GalleryExample::choosing(GO_ON),
        }
    }
}

impl CheckPage {
    /// What follows an answer. Nobody is asked a third time: it is the explanation that failed.
    fn after(&self, is_right: bool) -> CheckPhase {
        match (is_right, self.phase) {
            (true, _) => CheckPhase::Right,
            (false, CheckPhase::AskedAgain) => CheckPhase::Offer,
            (false, CheckPhase::Again | CheckPhase::Asked | CheckPhase::Offer | CheckPhase::Right) => CheckPhase::Again,
        }
    }
}

/// Keeps that the check was asked and whether it was explained again, if the house has that recorded; never whether it
/// was right.
fn note(walk: &mut Walkthrough, check: String, explained_again: bool) {
    if !walk.records_details() {
        return;
    }
    let checks = &mut walk.visit.draft.checks;
    match checks.iter_mut().find(|seen| seen.check == check) {
        Some(seen) => seen.explained_again |= explained_again,
        None => checks.push(CheckSeen { check, explained_again, staff_called: false }),
    }
}

fn ask(builder: &mut ResidentPageBuilder<'_>, check: &CheckStep) -> Result<(), ContentError> {
    builder.asks();
    builder.row(&check.id, RowRole::Question)?;
    for number in 1..=check.options {
        // By its number: the words of an option differ from language to language.
        builder.choice_part(number, ResidentAction::choose(number.to_string()), &check.id, &format!("o{number}"))?;
    }
    builder.back_and_menu()
}

/// Writes what is said after an answer, a part of the check.
fn explain(builder: &mut ResidentPageBuilder<'_>, check: &CheckStep, part: &str) -> Result<(), ContentError> {
    builder.row(&format!("check-{part}"), RowRole::Heading)?;
    builder.parts(&check.id, part)?;
    builder.next_back_and_menu()
}

fn offer(builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
    builder.asks();
    builder.row("check-offer", RowRole::Question)?;
    builder.part("check-offer", "s1", RowRole::Statement)?;
    builder.choice_part(1, ResidentAction::CallStaff, "check-offer", "staff")?;
    builder.own_choice(2, "check-offer", GO_ON)?;
    builder.back_and_menu()
}
