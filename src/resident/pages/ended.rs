//! How a visit ended: the receipt, the code of a visit that goes on, nothing to record, or a record that could not be
//! written.

use crate::content::ContentError;
use crate::page::{PageRow, RowRole};
use crate::resident::context::PageContext;
use crate::resident::message::{ResidentAction, ResidentEffect};
use crate::resident::pages::EndedPage;
use crate::resident::position::VisitEnding;
use crate::resident::resident_page::{PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::walkthrough::Walkthrough;
use consent_log::PAUSED_VISIT_DAYS;
use furigana::{Counter, RichText};

use super::withdraw::write_withdrawal;

const AGAIN: &str = "again";
const END: &str = "end";
const FINISH: &str = "finish";
const PROOF: &str = "proof";

impl ResidentPage for EndedPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "ended".to_owned()
    }

    fn write(&self, context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        match &self.ending {
            VisitEnding::Dropped => builder.heading_and("dropped", &["s1", "s2"])?,
            VisitEnding::Kept(code) => receipt(builder, ("kept", code), &["s2", "s3", "s4", "s5"])?,
            VisitEnding::Listened => builder.heading_and("listened", &["s1", "s2"])?,
            VisitEnding::NoAnswers => builder.heading_and("no-answers", &["s1"])?,
            VisitEnding::NotKept => return not_kept(builder),
            VisitEnding::Paused(code) => {
                builder.with("days", counted_days(context));
                receipt(builder, ("paused", code), &["s2", "s3", "s4", "s5", "s6", "s7"])?;
            }
            VisitEnding::WithdrawalRequested(code) => {
                receipt(builder, ("withdrawal-requested", code), &["s2", "s3"])?;
            }
            VisitEnding::Withdrawn(code) => receipt(builder, ("withdrawn", code), &["s2", "s3"])?,
        }
        // Nothing else ends the visit here: whoever still writes the code down has time until the kiosk asks.
        builder.choice(1, ResidentAction::choose(FINISH), "finish")?;
        if self.code().is_none() {
            return staff_choice(builder, 2);
        }
        builder.choice(2, ResidentAction::choose(PROOF), "receipt-proof")?;
        // Whoever cannot write the code down asks somebody to.
        staff_choice(builder, 3)
    }

    fn on_choice(&self, walk: &mut Walkthrough, name: &str) -> Vec<ResidentEffect> {
        match name {
            AGAIN => try_again(walk),
            END => walk.end_without(),
            FINISH => walk.finish(),
            // What anybody can hold against the log later.
            PROOF => self.code().map(|code| ResidentEffect::ShowProof(code.to_owned())).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn privacy(&self) -> PagePrivacy {
        if self.code().is_some() || matches!(self.ending, VisitEnding::Paused(_)) {
            PagePrivacy::AboutPerson
        } else {
            PagePrivacy::NotKept
        }
    }
}

impl EndedPage {
    /// The receipt code of what was recorded, if anything was.
    fn code(&self) -> Option<&str> {
        match &self.ending {
            VisitEnding::Kept(code) | VisitEnding::WithdrawalRequested(code) | VisitEnding::Withdrawn(code) => {
                Some(code)
            }
            VisitEnding::Dropped
            | VisitEnding::Listened
            | VisitEnding::NoAnswers
            | VisitEnding::NotKept
            | VisitEnding::Paused(_) => None,
        }
    }
}

/// Returns how long a paused visit is kept, in words.
fn counted_days(context: &PageContext<'_>) -> RichText {
    context.counted(u32::from(PAUSED_VISIT_DAYS), Counter::Day, "days")
}

/// Tries again to write what could not be written.
fn try_again(walk: &mut Walkthrough) -> Vec<ResidentEffect> {
    match walk.visit.withdrawing.clone() {
        Some(withdrawal) => write_withdrawal(walk, withdrawal),
        None => walk.record(),
    }
}

/// Writes the receipt code: alone on its row, so that it can be repeated, felt and written down. Nothing is chosen
/// beforehand: one Enter too many would take the code away before it was written down.
fn receipt(builder: &mut ResidentPageBuilder<'_>, (id, code): (&str, &str), rest: &[&str]) -> Result<(), ContentError> {
    builder.asks();
    builder.row(id, RowRole::Heading)?;
    builder.part(id, "s1", RowRole::Statement)?;
    builder.push(PageRow::text("receipt-code", RowRole::Statement, RichText::plain(code)));
    rest.iter().try_for_each(|part| builder.part(id, part, RowRole::Statement))
}

fn not_kept(builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
    builder.asks();
    builder.heading_and("not-kept", &["s1", "s2"])?;
    builder.own_choice(1, "not-kept", AGAIN)?;
    builder.own_choice(2, "not-kept", END)?;
    staff_choice(builder, 3)
}

/// Writes the call for staff: there are no other things any more in which it would stand.
fn staff_choice(builder: &mut ResidentPageBuilder<'_>, number: u8) -> Result<(), ContentError> {
    builder.choice_part(number, ResidentAction::CallStaff, "menu", "staff")
}
