//! Everything that the member may do.

use crate::content::{Args, ContentError};
use crate::page::Role;
use crate::review::context::Context;
use crate::review::rows::{END, Sheet, plain};
use crate::review::{Action, Alert, Review};
use consent_log::Permission;

use super::StaffPage;
use super::cards::menu::CardsMenuPage;
use super::due::DuePage;
use super::duties::DutiesPage;
use super::inbox::InboxPage;
use super::lists::ListsPage;
use super::register::RegisterPage;
use super::search::SearchPage;
use super::staff::StaffListPage;

const INBOX: u8 = 1;
const SEARCH: u8 = 2;
const DUE: u8 = 3;
const REGISTER: u8 = 4;
const STAFF: u8 = 5;
const DUTIES: u8 = 6;
const LANGUAGE: u8 = 7;
const CARDS: u8 = 8;

/// Everything that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkPage;

impl StaffPage for WorkPage {
    fn id(&self) -> String {
        "review-work".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        if let Some(staff) = &context.review.staff {
            sheet.with("staff", plain(&staff.name));
            sheet.with("role", context.role(staff.role)?);
        }
        sheet.row("review-work", Role::Question)?;
        context.call_rows(sheet)?;
        sheet.part("review-work", "s1", Role::Statement)?;
        choices(context, sheet)?;
        sheet.choice(END, Action::End, "review-end")
    }

    fn back(&self, review: &Review) -> Action {
        if review.may(Permission::Read) {
            Action::open(InboxPage { from: 0 })
        } else {
            Action::Say(Alert::NOTHING_BEFORE)
        }
    }
}

fn choices(context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    // A choice that the role has not is left out, and the others keep their numbers: one table of keys to learn.
    let reads = context.review.may(Permission::Read);
    if reads {
        sheet.choice_part(INBOX, Action::open(InboxPage { from: 0 }), "review-work", "inbox")?;
        sheet.choice_part(SEARCH, Action::open(SearchPage), "review-work", "search")?;
        sheet.choice_part(DUE, Action::open(DuePage { from: 0 }), "review-work", "due")?;
    }
    sheet.choice_part(REGISTER, Action::open(RegisterPage { from: 0 }), "review-work", "register")?;
    if context.review.may(Permission::Accounts) {
        sheet.choice_part(STAFF, Action::open(StaffListPage { from: 0 }), "review-work", "staff")?;
    }
    sheet.choice_part(DUTIES, Action::open(DutiesPage { from: 0 }), "review-work", "duties")?;
    other_languages(context, sheet)?;
    if context.review.may(Permission::Cards) {
        // Card keepers find the lists behind the cards; for others they have this key.
        sheet.choice_part(CARDS, Action::open(CardsMenuPage), "review-work", "cards")?;
    } else if reads {
        sheet.choice_part(CARDS, Action::open(ListsPage), "review-work", "lists")?;
    }
    Ok(())
}

fn other_languages(context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
    for lang in context.content.staff_languages().filter(|lang| **lang != context.review.lang) {
        let name = context.content.staff_words(lang)?.text("language-name", &Args::new())?;
        sheet.choose(format!("language.{lang}"), LANGUAGE, Action::Language(lang.clone()), name);
    }
    Ok(())
}
