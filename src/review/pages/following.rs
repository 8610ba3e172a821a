//! Pages on which staff act on the open record: talk over, tie, take back, correct, hold.

use crate::content::ContentError;
use crate::content::pack::Step;
use crate::page::{EntryKind, Role};
use crate::review::{Again, Came, Detail};
use consent_log::{Duty, Opened, OpenedWish};

use super::{Action, Desk, Sheet, back, back_and_end, plain, typed};

impl Desk<'_> {
    pub(super) fn more(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-more", Role::Question)?;
        if let Some(hold) = &opened.held {
            sheet.with("reason", plain(&hold.reason));
            sheet.with("staff", self.name(&hold.staff));
            sheet.part("review-more", "held", Role::Statement)?;
        }
        sheet.choice_part(1, Action::Link, "review-more", "link")?;
        if let Some(person) = self.review.own_person() {
            sheet.choice_part(2, Action::Person(person), "review-more", "person")?;
        }
        sheet.choice_part(3, Action::Looked, "review-more", "looked")?;
        let hold = if opened.held.is_some() { "release" } else { "hold" };
        sheet.choice_part(4, Action::Hold, "review-more", hold)?;
        if self.review.may(Duty::Erase) && opened.held.is_none() {
            sheet.choice_part(5, Action::Erase, "review-more", "erase")?;
        }
        back_and_end(sheet)
    }

    pub(super) fn outcome(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-outcome", Role::Question)?;
        for (number, came) in (1u8..).zip(Came::ALL) {
            sheet.choice_part(number, Action::Came(came), "review-outcome", came.as_str())?;
        }
        back(sheet)
    }

    pub(super) fn again(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-again", Role::Question)?;
        for (number, again) in (1u8..).zip(Again::ALL) {
            sheet.choice_part(number, Action::Again(again), "review-again", again.as_str())?;
        }
        back(sheet)
    }

    pub(super) fn again_on(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typed(sheet, "review-again-on", (EntryKind::Digits, 4))?;
        back(sheet)
    }

    pub(super) fn link(&self, sheet: &mut Sheet<'_>, detail: Detail) -> Result<(), ContentError> {
        let longest = if detail == Detail::Number { 20 } else { 40 };
        typed(sheet, &format!("review-link-{}", detail.as_str()), (EntryKind::Text, longest))?;
        back(sheet)
    }

    pub(super) fn hold(&self, sheet: &mut Sheet<'_>, opened: &Opened) -> Result<(), ContentError> {
        let id = if opened.held.is_some() { "review-release" } else { "review-hold" };
        typed(sheet, id, (EntryKind::Text, 120))?;
        back(sheet)
    }

    pub(super) fn take_back(&self, sheet: &mut Sheet<'_>, (opened, at): (&Opened, usize)) -> Result<(), ContentError> {
        let Some(wish) = opened.wishes.get(at) else { return back(sheet) };
        sheet.asks();
        self.name_wish(sheet, wish)?;
        sheet.row("review-take-back", Role::Question)?;
        sheet.part("review-take-back", "s1", Role::Statement)?;
        sheet.choice_part(1, Action::Back, "review-take-back", "no")?;
        sheet.choice_part(2, Action::TakeBackNow(at), "review-take-back", "yes")
    }

    pub(super) fn correct(&self, sheet: &mut Sheet<'_>, (opened, at): (&Opened, usize)) -> Result<(), ContentError> {
        let Some(wish) = opened.wishes.get(at) else { return back(sheet) };
        sheet.asks();
        self.name_wish(sheet, wish)?;
        sheet.row("review-correct", Role::Question)?;
        sheet.part("review-correct", "s1", Role::Statement)?;
        let options = match self.content.pack().step(&wish.wish) {
            Some(Step::Wish(asked)) => asked.options.as_slice(),
            Some(Step::Ask(_) | Step::Check(_) | Step::Gate(_) | Step::Screen(_)) | None => &[],
        };
        for (number, option) in (1u8..8).zip(options) {
            let text = self.option(&wish.wish, &option.id);
            let action = Action::CorrectTo(at, option.id.clone());
            sheet.choose(format!("{}.{}", wish.wish, option.id), number, action, text);
        }
        back(sheet)
    }

    pub(super) fn correct_why(
        &self,
        sheet: &mut Sheet<'_>,
        (opened, at, answer): (&Opened, usize, &str),
    ) -> Result<(), ContentError> {
        let Some(wish) = opened.wishes.get(at) else { return back(sheet) };
        sheet.with("answer", self.option(&wish.wish, answer));
        typed(sheet, "review-correct-why", (EntryKind::Text, 120))?;
        back(sheet)
    }

    fn name_wish(&self, sheet: &mut Sheet<'_>, wish: &OpenedWish) -> Result<(), ContentError> {
        sheet.with("wish", self.named(&wish.wish)?);
        sheet.with("answer", self.answer(wish));
        Ok(())
    }
}
