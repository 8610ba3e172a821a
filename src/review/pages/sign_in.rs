//! Signing in: the PIN, the words that unlock the records, and today's date.

use crate::content::ContentError;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::{PIN_ENTRY, WORDS_ENTRY};
use crate::review::message::{ReviewAction, ReviewEffect};
use crate::review::pages::{DatePage, InboxPage, PassphrasePage, PinPage, WorkPage, WrongDatePage};
use crate::review::rows::{ReviewPageBuilder, typed_question};
use crate::review::staff_page::StaffPage;
use crate::review::state::Review;
use consent_log::Permission;

impl StaffPage for PinPage {
    fn id(&self) -> String {
        "review-pin".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        // Without a way back: there is nothing before sign-in.
        typed_question(sheet, "review-pin", PIN_ENTRY)
    }

    fn on_text(&self, _review: &Review, pin: String) -> ReviewAction {
        ReviewAction::Ask(ReviewEffect::CheckStaff(pin))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

impl StaffPage for PassphrasePage {
    fn id(&self) -> String {
        "review-passphrase".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "review-passphrase", WORDS_ENTRY)
    }

    fn on_text(&self, _review: &Review, words: String) -> ReviewAction {
        ReviewAction::Ask(ReviewEffect::Unlock(words))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["seven words"]
    }
}

impl StaffPage for DatePage {
    fn id(&self) -> String {
        "review-date".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("date", context.day(context.review.today()));
        sheet.row("review-date", RowRole::Question)?;
        sheet.choice_part(1, date_is_right(context.review), "review-date", "yes")?;
        // The doubt is in the log before the page says that nothing is opened: staff may simply walk away from it.
        let wrong = vec![ReviewAction::Ask(ReviewEffect::ClockIsWrong), ReviewAction::return_to(WrongDatePage)];
        sheet.choice_part(2, ReviewAction::Each(wrong), "review-date", "no")
    }
}

/// Confirms the date; members who may read go on to the inbox, which reads the calls with the records.
fn date_is_right(review: &Review) -> ReviewAction {
    let mut actions = vec![ReviewAction::Ask(ReviewEffect::ClockIsRight)];
    if review.may(Permission::Read) {
        actions.push(ReviewAction::open(InboxPage { from: 0 }));
    } else {
        actions.extend([ReviewAction::Ask(ReviewEffect::Calls), ReviewAction::open(WorkPage)]);
    }
    ReviewAction::Each(actions)
}

impl StaffPage for WrongDatePage {
    fn id(&self) -> String {
        "review-date-wrong".to_owned()
    }

    fn write(&self, _context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.heading_and("review-date-wrong", &["s1", "s2"])?;
        sheet.choice(1, ReviewAction::End, "review-end")
    }
}
