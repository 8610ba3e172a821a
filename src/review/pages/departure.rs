//! That the person of the open record left the facility: from that day the months are counted for which their records
//! are kept.

use jiff::civil::Date;

use crate::content::ContentError;
use crate::page::{EntryField, EntryKind, RowRole};
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::outcome::parse_past_day;
use crate::review::pages::{DepartureDayPage, DeparturePage, MoreActionsPage};
use crate::review::rows::{ReviewPageBuilder, back_row, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::Permission;

const DEPARTURE_NOTED: ReviewAlert = ReviewAlert::Words("review-departure-noted");
const NO_SUCH_DAY: ReviewAlert = ReviewAlert::Words("review-no-such-day");
const RETURN_NOTED: ReviewAlert = ReviewAlert::Words("review-return-noted");

impl StaffPage for DeparturePage {
    fn id(&self) -> String {
        "review-departure".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.open_record() else { return back_row(sheet) };
        sheet.asks();
        sheet.row("review-departure", RowRole::Question)?;
        sheet.parts("review-departure", "s")?;
        let today = note_departure(context.review, context.review.today());
        sheet.choice_part(1, today, "review-departure", "today")?;
        sheet.choice_part(2, ReviewAction::open(DepartureDayPage), "review-departure", "on-day")?;
        // Also for a departure that was noted for the wrong person: without it the months would go on counting.
        if opened.left_on.is_some() {
            let effect = ReviewEffect::NoteReturn(context.review.receipts_of_person());
            let back = ReviewAction::ask_and_say(effect, RETURN_NOTED);
            sheet.choice_part(3, back, "review-departure", "returned")?;
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MoreActionsPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl StaffPage for DepartureDayPage {
    fn id(&self) -> String {
        "review-departure-on".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        // Month and day are enough: nobody leaves in the days to come, so the year follows.
        typed_question_and_back(sheet, "review-departure-on", EntryField { kind: EntryKind::Digits, longest: 4 })
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(DeparturePage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }

    fn on_text(&self, review: &Review, day: String) -> ReviewAction {
        match parse_past_day(review.today(), &day) {
            Some(on) => note_departure(review, on),
            None => ReviewAction::Say(NO_SUCH_DAY),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["1124"]
    }
}

/// Notes it for every record of the person: all of them are kept as long.
fn note_departure(review: &Review, on: Date) -> ReviewAction {
    ReviewAction::ask_and_say(ReviewEffect::NoteDeparture(review.receipts_of_person(), on), DEPARTURE_NOTED)
}
