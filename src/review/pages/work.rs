//! Everything that the member may do.

use crate::content::{ContentError, MessageArgs};
use crate::page::RowRole;
use crate::review::context::ReviewContext;
use crate::review::message::{ReviewAction, ReviewAlert};
use crate::review::pages::{
    CardsMenuPage, DuePage, DutiesPage, InboxPage, ListsPage, RegisterPage, SearchPage, StaffListPage, WorkPage,
};
use crate::review::rows::{END_KEY, ReviewPageBuilder, plain_text};
use crate::review::staff_page::StaffPage;
use crate::review::state::Review;
use consent_log::Permission;

const INBOX: u8 = 1;
const SEARCH: u8 = 2;
const DUE: u8 = 3;
const REGISTER: u8 = 4;
const STAFF: u8 = 5;
const DUTIES: u8 = 6;
const LANGUAGE: u8 = 7;
const CARDS: u8 = 8;

impl StaffPage for WorkPage {
    fn id(&self) -> String {
        "review-work".to_owned()
    }

    fn write(&self, context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        if let Some(staff) = &context.review.staff {
            sheet.with("staff", plain_text(&staff.name));
            sheet.with("role", context.role(staff.role)?);
        }
        sheet.row("review-work", RowRole::Question)?;
        context.call_rows(sheet)?;
        sheet.part("review-work", "s1", RowRole::Statement)?;
        choices(context, sheet)?;
        sheet.choice(END_KEY, ReviewAction::End, "review-end")
    }

    fn back(&self, review: &Review) -> ReviewAction {
        if review.may(Permission::Read) {
            ReviewAction::open(InboxPage { from: 0 })
        } else {
            ReviewAction::Say(ReviewAlert::NOTHING_BEFORE)
        }
    }
}

fn choices(context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
    // A choice that the role has not is left out, and the others keep their numbers: one table of keys to learn.
    let reads = context.review.may(Permission::Read);
    if reads {
        sheet.choice_part(INBOX, ReviewAction::open(InboxPage { from: 0 }), "review-work", "inbox")?;
        sheet.choice_part(SEARCH, ReviewAction::open(SearchPage), "review-work", "search")?;
        sheet.choice_part(DUE, ReviewAction::open(DuePage { from: 0 }), "review-work", "due")?;
    }
    sheet.choice_part(REGISTER, ReviewAction::open(RegisterPage { from: 0 }), "review-work", "register")?;
    if context.review.may(Permission::Accounts) {
        sheet.choice_part(STAFF, ReviewAction::open(StaffListPage { from: 0 }), "review-work", "staff")?;
    }
    sheet.choice_part(DUTIES, ReviewAction::open(DutiesPage { from: 0 }), "review-work", "duties")?;
    other_languages(context, sheet)?;
    if context.review.may(Permission::Cards) {
        // Card keepers find the lists behind the cards; for others they have this key.
        sheet.choice_part(CARDS, ReviewAction::open(CardsMenuPage), "review-work", "cards")?;
    } else if reads {
        sheet.choice_part(CARDS, ReviewAction::open(ListsPage), "review-work", "lists")?;
    }
    Ok(())
}

fn other_languages(context: &ReviewContext<'_>, sheet: &mut ReviewPageBuilder<'_>) -> Result<(), ContentError> {
    for lang in context.content.staff_languages().filter(|lang| **lang != context.review.lang) {
        let name = context.content.staff_messages(lang)?.text("language-name", &MessageArgs::new())?;
        sheet.choose(format!("language.{lang}"), LANGUAGE, ReviewAction::Language(lang.clone()), name);
    }
    Ok(())
}
