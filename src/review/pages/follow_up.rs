//! The outcome of talking the open record over, and when to look at it again.

use jiff::civil::Date;

use crate::content::ContentError;
use crate::page::{Entry, EntryKind, Role};
use crate::review::context::Context;
use crate::review::outcome::{in_a_month, in_a_week, typed_day};
use crate::review::rows::{Sheet, back, typing_and_back};
use crate::review::{Action, Alert, Effect, FollowUpOutcome, Review, RevisitPlan};
use consent_log::Permission;

use super::record::RecordPage;
use super::{Access, StaffPage};

const TALKED_OVER: Alert = Alert::Words("review-marked");
const NO_SUCH_DAY: Alert = Alert::Words("review-no-such-day");

/// What came of talking it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowUpPage;

impl StaffPage for FollowUpPage {
    fn id(&self) -> String {
        "review-outcome".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-outcome", Role::Question)?;
        for (number, outcome) in (1u8..).zip(FollowUpOutcome::ALL) {
            sheet.choice_part(number, Action::open(RevisitPage { outcome }), "review-outcome", outcome.as_str())?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(RecordPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

/// When the record is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RevisitPage {
    outcome: FollowUpOutcome,
}

impl StaffPage for RevisitPage {
    fn id(&self) -> String {
        "review-again".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-again", Role::Question)?;
        for (number, plan) in (1u8..).zip(RevisitPlan::ALL) {
            sheet.choice_part(number, self.planned(context.review, plan), "review-again", plan.as_str())?;
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(FollowUpPage)
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

impl RevisitPage {
    fn planned(self, review: &Review, plan: RevisitPlan) -> Action {
        let due = match plan {
            RevisitPlan::Never => None,
            RevisitPlan::Week => in_a_week(review.today),
            RevisitPlan::Month => in_a_month(review.today),
            // The day is typed on the next page, which writes the outcome.
            RevisitPlan::OnDay => return Action::open(RevisitDayPage { outcome: self.outcome }),
        };
        settle(review, self.outcome, due)
    }
}

/// The day on which it is looked at again is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RevisitDayPage {
    outcome: FollowUpOutcome,
}

impl StaffPage for RevisitDayPage {
    fn id(&self) -> String {
        "review-again-on".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing_and_back(sheet, "review-again-on", Entry { kind: EntryKind::Digits, longest: 4 })
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(RevisitPage { outcome: self.outcome })
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }

    fn typed(&self, review: &Review, day: String) -> Action {
        match typed_day(review.today, &day) {
            Some(day) => settle(review, self.outcome, Some(day)),
            None => Action::Say(NO_SUCH_DAY),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["1224"]
    }
}

/// Writes the outcome, and leads back to the list from which the record was opened.
fn settle(review: &Review, outcome: FollowUpOutcome, due: Option<Date>) -> Action {
    let Some(opened) = &review.opened else { return Action::Stay };
    let effect = Effect::Settle(opened.record.receipt, outcome.kept(due));
    Action::ask_and_return(effect, TALKED_OVER, opened.from.clone())
}
