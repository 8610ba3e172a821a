//! Taking back an answer of the open record, or correcting it, both on the person's word.

use std::collections::BTreeMap;

use crate::content::ContentError;
use crate::content::pack::Step;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::entry::{keepable, text_entry};
use crate::review::rows::{Sheet, back, typing_and_back};
use crate::review::{Action, Alert, Effect, Review};
use consent_log::{Correction, DecryptedWish, Permission, Receipt};

use super::shown_words::ShownWordsPage;
use super::{Access, StaffPage};

const TAKEN_BACK: Alert = Alert::Words("review-took-back");
const CORRECTED: Alert = Alert::Words("review-corrected");

/// Whether this answer is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TakeBackPage {
    pub(super) wish: usize,
}

impl StaffPage for TakeBackPage {
    fn id(&self) -> String {
        format!("review-take-back-{}", self.wish)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let (Some(opened), Some(wish)) = (context.opened(), context.wish(self.wish)) else { return back(sheet) };
        let take_back = Action::ask_and_say(Effect::TakeBack(opened.receipt, wish.wish.clone()), TAKEN_BACK);
        sheet.asks();
        name_wish(context, sheet, wish)?;
        sheet.row("review-take-back", Role::Question)?;
        sheet.part("review-take-back", "s1", Role::Statement)?;
        sheet.choice_part(1, Action::Back, "review-take-back", "no")?;
        sheet.choice_part(2, take_back, "review-take-back", "yes")
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

/// Which answer is right instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CorrectPage {
    pub(super) wish: usize,
}

impl StaffPage for CorrectPage {
    fn id(&self) -> String {
        format!("review-correct-{}", self.wish)
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(wish) = context.wish(self.wish) else { return back(sheet) };
        sheet.asks();
        name_wish(context, sheet, wish)?;
        sheet.row("review-correct", Role::Question)?;
        sheet.part("review-correct", "s1", Role::Statement)?;
        let options = match context.content.pack().step(&wish.wish) {
            Some(Step::Wish(asked)) => asked.options.as_slice(),
            // In another edition of the pack this id may be something else, or nothing.
            Some(Step::Ask(_) | Step::Check(_) | Step::Gate(_) | Step::Screen(_)) | None => &[],
        };
        // 8 is the way back.
        for (number, option) in (1u8..8).zip(options) {
            let text = context.option(&wish.wish, &option.id);
            let action = Action::open(CorrectReasonPage { wish: self.wish, answer: option.id.clone() });
            sheet.choose(format!("{}.{}", wish.wish, option.id), number, action, text);
        }
        back(sheet)
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }
}

/// Why this answer is right is typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CorrectReasonPage {
    wish: usize,
    answer: String,
}

impl StaffPage for CorrectReasonPage {
    fn id(&self) -> String {
        "review-correct-why".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(wish) = context.wish(self.wish) else { return back(sheet) };
        sheet.with("answer", context.option(&wish.wish, &self.answer));
        typing_and_back(sheet, "review-correct-why", text_entry(120))
    }

    fn back(&self, _review: &Review) -> Action {
        Action::return_to(ShownWordsPage { wish: self.wish })
    }

    fn access(&self) -> Access {
        Access::OnRecord(Permission::FollowUp)
    }

    fn typed(&self, review: &Review, text: String) -> Action {
        let Some((receipt, wish)) = self.wish(review) else { return Action::Stay };
        match keepable(&text) {
            Err(alert) => Action::Say(alert),
            Ok(reason) => {
                let correction = Correction { wish, answer: self.answer.clone(), details: BTreeMap::new(), reason };
                Action::ask_and_say(Effect::Correct(receipt, correction), CORRECTED)
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
        let opened = review.opened()?;
        Some((opened.receipt, opened.wishes.get(self.wish)?.wish.clone()))
    }
}

fn name_wish(context: &Context<'_>, sheet: &mut Sheet<'_>, wish: &DecryptedWish) -> Result<(), ContentError> {
    sheet.with("wish", context.named(&wish.wish)?);
    sheet.with("answer", context.answer(wish));
    Ok(())
}
