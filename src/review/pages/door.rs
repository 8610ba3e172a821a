//! Signing in: the PIN, the words that unlock the records, and today's date.

use crate::content::ContentError;
use crate::page::Role;
use crate::review::context::Context;
use crate::review::entry::{PIN_ENTRY, WORDS_ENTRY};
use crate::review::rows::{Sheet, typing};
use crate::review::{Action, Effect, Review};
use consent_log::Permission;

use super::StaffPage;
use super::inbox::InboxPage;
use super::work::WorkPage;

/// The PIN is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PinPage;

impl StaffPage for PinPage {
    fn id(&self) -> String {
        "review-pin".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        // Without a way back: there is nothing before sign-in.
        typing(sheet, "review-pin", PIN_ENTRY)
    }

    fn typed(&self, _review: &Review, pin: String) -> Action {
        Action::Ask(Effect::CheckStaff(pin))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["730952"]
    }
}

/// The words that open the records are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassphrasePage;

impl StaffPage for PassphrasePage {
    fn id(&self) -> String {
        "review-passphrase".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "review-passphrase", WORDS_ENTRY)
    }

    fn typed(&self, _review: &Review, words: String) -> Action {
        Action::Ask(Effect::Unlock(words))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["seven words"]
    }
}

/// Whether today's date is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePage;

impl StaffPage for DatePage {
    fn id(&self) -> String {
        "review-date".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.with("date", context.day(context.review.today));
        sheet.row("review-date", Role::Question)?;
        sheet.choice_part(1, right(context.review), "review-date", "yes")?;
        // The doubt is in the log before the page says that nothing is opened: staff may simply walk away from it.
        let wrong = vec![Action::Ask(Effect::ClockIsWrong), Action::return_to(WrongDatePage)];
        sheet.choice_part(2, Action::Each(wrong), "review-date", "no")
    }
}

/// Confirms the date; members who may read go on to the inbox, which reads the calls with the records.
fn right(review: &Review) -> Action {
    let mut actions = vec![Action::Ask(Effect::ClockIsRight)];
    if review.may(Permission::Read) {
        actions.push(Action::open(InboxPage { from: 0 }));
    } else {
        actions.extend([Action::Ask(Effect::Calls), Action::open(WorkPage)]);
    }
    Action::Each(actions)
}

/// The date is wrong: nothing is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrongDatePage;

impl StaffPage for WrongDatePage {
    fn id(&self) -> String {
        "review-date-wrong".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.heading_and("review-date-wrong", &["s1", "s2"])?;
        sheet.choice(1, Action::End, "review-end")
    }
}
