//! The outcome of talking the open record over, and when to look at it again.

use jiff::civil::Date;

use crate::content::ContentError;
use crate::page::{EntryField, EntryKind, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::outcome::{FollowUpOutcome, RevisitPlan};
use crate::review::outcome::{in_a_month, in_a_week, parse_day};
use crate::review::pages::{FollowUpPage, RecordPage, RevisitDayPage, RevisitPage};
use crate::review::rows::{ReviewPageBuilder, back_row, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::Permission;

const TALKED_OVER: ReviewAlert = ReviewAlert::Words("review-marked");
const NO_SUCH_DAY: ReviewAlert = ReviewAlert::Words("review-no-such-day");

impl StaffPage for FollowUpPage {
    fn id(&self) -> String {
        "review-outcome".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-outcome", RowRole::Question)?;
        for (number, outcome) in (1u8..).zip(FollowUpOutcome::ALL) {
            sheet.choice_part(
                number,
                ReviewAction::open(RevisitPage { outcome }),
                "review-outcome",
                outcome.as_str(),
            )?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(RecordPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl StaffPage for RevisitPage {
    fn id(&self) -> String {
        "review-again".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-again", RowRole::Question)?;
        for (number, plan) in (1u8..).zip(RevisitPlan::ALL) {
            sheet.choice_part(number, self.plan_action(context.review, plan), "review-again", plan.as_str())?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(FollowUpPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl RevisitPage {
    fn plan_action(&self, review: &Review, plan: RevisitPlan) -> ReviewAction {
        let due = match plan {
            RevisitPlan::Never => None,
            RevisitPlan::Week => in_a_week(review.today()),
            RevisitPlan::Month => in_a_month(review.today()),
            // The day is typed on the next page, which writes the outcome.
            RevisitPlan::OnDay => return ReviewAction::open(RevisitDayPage { outcome: self.outcome }),
        };
        settle(review, self.outcome, due)
    }
}

impl StaffPage for RevisitDayPage {
    fn id(&self) -> String {
        "review-again-on".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        // Month and day are enough: the day lies ahead, so the year follows.
        typed_question_and_back(sheet, "review-again-on", EntryField { kind: EntryKind::Digits, longest: 4 })
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(RevisitPage { outcome: self.outcome })
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }

    fn on_text(&self, review: &Review, day: String) -> ReviewAction {
        match parse_day(review.today(), &day) {
            Some(day) => settle(review, self.outcome, Some(day)),
            None => ReviewAction::Say(NO_SUCH_DAY),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["1224"]
    }
}

/// Writes the outcome, and leads back to the list from which the record was opened.
fn settle(review: &Review, outcome: FollowUpOutcome, due: Option<Date>) -> ReviewAction {
    let Some(opened) = &review.open_record else { return ReviewAction::Stay };
    let effect = ReviewEffect::MarkTalkedOver(opened.record.receipt, outcome.to_outcome(due));
    ReviewAction::ask_and_return(effect, TALKED_OVER, opened.from.clone())
}
