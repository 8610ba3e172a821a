//! More actions on the open record: who looked at it, and holding it so that nobody erases it.

use crate::content::ContentError;
use crate::page::{ActionPage, RowRole};
use crate::review::context::ReviewContext;
use crate::review::entry::{storable, text_entry};
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{
    DeparturePage, ErasePage, HoldPage, LinkPage, MoreActionsPage, PersonPage, RecordPage, WhoLookedPage,
};
use crate::review::rows::{ReviewPageBuilder, back_and_end_rows, back_row, plain_text, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage, alerted_page};
use crate::review::state::Review;
use crate::review::subject_report;
use consent_log::{DecryptedRecord, Permission};

const RECORD_HELD: ReviewAlert = ReviewAlert::Words("review-held");
const RECORD_RELEASED: ReviewAlert = ReviewAlert::Words("review-released");

impl StaffPage for MoreActionsPage {
    fn id(&self) -> String {
        "review-more".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.open_record() else { return back_row(sheet) };
        sheet.asks();
        sheet.row("review-more", RowRole::Question)?;
        hold_row(context, sheet, opened)?;
        sheet.choice_part(1, ReviewAction::open(LinkPage::new()), "review-more", "link")?;
        if let Some(person) = context.review.person_of_open_record() {
            let page = PersonPage { resident: person.clone(), from: 0 };
            sheet.choice_part(2, ReviewAction::open(page), "review-more", "person")?;
        }
        sheet.choice_part(3, ReviewAction::open(WhoLookedPage), "review-more", "looked")?;
        let hold = if opened.held.is_some() { "release" } else { "hold" };
        sheet.choice_part(4, ReviewAction::open(HoldPage), "review-more", hold)?;
        sheet.choice_part(6, ReviewAction::open(DeparturePage), "review-more", "left")?;
        // The log refuses to erase a record that is held: the key would lead to a refusal.
        if context.review.may(Permission::Erase) && opened.held.is_none() {
            sheet.choice_part(5, ReviewAction::open(ErasePage), "review-more", "erase")?;
        }
        back_and_end_rows(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(RecordPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

fn hold_row(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    opened: &DecryptedRecord,
) -> Result<(), ContentError> {
    let Some(hold) = &opened.held else { return Ok(()) };
    sheet.with("reason", plain_text(&hold.reason));
    sheet.with("staff", context.staff_name(&hold.staff));
    sheet.part("review-more", "held", RowRole::Statement)
}

impl StaffPage for WhoLookedPage {
    fn id(&self) -> String {
        "review-looked".to_owned()
    }

    /// Writes the page in the language of the person instead of that of staff.
    fn page(&self, context: &ReviewContext<'_>) -> Result<ActionPage<ReviewAction>, ContentError> {
        match context.open_record() {
            Some(opened) => subject_report::who_looked_page(context.content, opened, &context.review.names),
            None => alerted_page(self, context),
        }
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MoreActionsPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl StaffPage for HoldPage {
    fn id(&self) -> String {
        "review-hold".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(opened) = context.open_record() else { return back_row(sheet) };
        let id = if opened.held.is_some() { "review-release" } else { "review-hold" };
        typed_question_and_back(sheet, id, text_entry(120))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(MoreActionsPage)
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }

    fn on_text(&self, review: &Review, text: String) -> ReviewAction {
        let Some(opened) = review.open_record() else { return ReviewAction::Stay };
        let is_held = opened.held.is_some();
        match storable(&text) {
            Err(alert) => ReviewAction::Say(alert),
            Ok(reason) => ReviewAction::ask_and_say(
                ReviewEffect::Hold(opened.receipt, !is_held, reason),
                if is_held { RECORD_RELEASED } else { RECORD_HELD },
            ),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["because"]
    }
}
