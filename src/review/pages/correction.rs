//! Taking back an answer of the open record, or correcting it, both on the person's word.

use std::collections::BTreeMap;

use crate::content::ContentError;
use crate::content::pack_file::PackStep;
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::entry::{storable, text_entry};
use crate::review::message::{ReviewAction, ReviewAlert, ReviewEffect};
use crate::review::pages::{CorrectPage, CorrectReasonPage, ShownWordsPage, TakeBackPage};
use crate::review::rows::{ReviewPageBuilder, back_row, typed_question_and_back};
use crate::review::staff_page::{PageAccess, StaffPage};
use crate::review::state::Review;
use consent_log::{Correction, DecryptedWish, Permission, Receipt};

const ANSWER_TAKEN_BACK: ReviewAlert = ReviewAlert::Words("review-took-back");
const ANSWER_CORRECTED: ReviewAlert = ReviewAlert::Words("review-corrected");

impl StaffPage for TakeBackPage {
    fn id(&self) -> String {
        format!("review-take-back-{}", self.wish)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let (Some(opened), Some(wish)) = (context.open_record(), context.wish(self.wish)) else {
            return back_row(sheet);
        };
        let take_back =
            ReviewAction::ask_and_say(ReviewEffect::TakeBack(opened.receipt, wish.wish.clone()), ANSWER_TAKEN_BACK);
        sheet.asks();
        name_wish(context, sheet, wish)?;
        sheet.row("review-take-back", RowRole::Question)?;
        sheet.part("review-take-back", "s1", RowRole::Statement)?;
        sheet.choice_part(1, ReviewAction::Back, "review-take-back", "no")?;
        sheet.choice_part(2, take_back, "review-take-back", "yes")
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl StaffPage for CorrectPage {
    fn id(&self) -> String {
        format!("review-correct-{}", self.wish)
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(wish) = context.wish(self.wish) else { return back_row(sheet) };
        sheet.asks();
        name_wish(context, sheet, wish)?;
        sheet.row("review-correct", RowRole::Question)?;
        sheet.part("review-correct", "s1", RowRole::Statement)?;
        let options = match context.content.pack().step(&wish.wish) {
            Some(PackStep::Wish(asked)) => asked.options.as_slice(),
            // In another edition of the pack this id may be something else, or nothing.
            Some(PackStep::Ask(_) | PackStep::Check(_) | PackStep::Gate(_) | PackStep::Screen(_)) | None => &[],
        };
        // 8 is the way back.
        for (number, option) in (1u8..8).zip(options) {
            let text = context.option(&wish.wish, &option.id);
            let action = ReviewAction::open(CorrectReasonPage { wish: self.wish, answer: option.id.clone() });
            sheet.choose(format!("{}.{}", wish.wish, option.id), number, action, text);
        }
        back_row(sheet)
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }
}

impl StaffPage for CorrectReasonPage {
    fn id(&self) -> String {
        "review-correct-why".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        let Some(wish) = context.wish(self.wish) else { return back_row(sheet) };
        sheet.with("answer", context.option(&wish.wish, &self.answer));
        typed_question_and_back(sheet, "review-correct-why", text_entry(120))
    }

    fn back(&self, _review: &Review) -> ReviewAction {
        ReviewAction::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> PageAccess {
        PageAccess::OnRecord(Permission::FollowUp)
    }

    fn on_text(&self, review: &Review, text: String) -> ReviewAction {
        let Some((receipt, wish)) = self.wish(review) else { return ReviewAction::Stay };
        match storable(&text) {
            Err(alert) => ReviewAction::Say(alert),
            Ok(reason) => {
                let correction = Correction { wish, answer: self.answer.clone(), details: BTreeMap::new(), reason };
                ReviewAction::ask_and_say(ReviewEffect::Correct(receipt, correction), ANSWER_CORRECTED)
            }
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        &["because"]
    }
}

impl CorrectReasonPage {
    /// Returns the receipt of the open record, and the id of the answer.
    fn wish(&self, review: &Review) -> Option<(Receipt, String)> {
        let opened = review.open_record()?;
        Some((opened.receipt, opened.wishes.get(self.wish)?.wish.clone()))
    }
}

fn name_wish(
    context: &ReviewContext<'_>,
    sheet: &mut ReviewPageBuilder<'_>,
    wish: &DecryptedWish,
) -> Result<(), ContentError> {
    sheet.with("wish", context.text_or_id(&wish.wish)?);
    sheet.with("answer", context.answer(wish));
    Ok(())
}
