//! Everything that whoever is here may do, and the table of what each role may do.

use crate::content::{Args, ContentError};
use crate::page::{Role, Row};
use crate::review::{CardsAction, KeysAction};
use consent_log::Duty;

use super::{Action, Desk, END, MORE, Sheet, back, plain};

/// Duties on one page.
const DUTIES_AT_ONCE: usize = 5;
const INBOX: u8 = 1;
const SEARCH: u8 = 2;
const DUE: u8 = 3;
const REGISTER: u8 = 4;
const STAFF: u8 = 5;
const DUTIES: u8 = 6;
const LANGUAGE: u8 = 7;
const CARDS: u8 = 8;

impl Desk<'_> {
    pub(super) fn work(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        if let Some(staff) = &self.review.staff {
            sheet.with("staff", plain(&staff.name));
            sheet.with("role", self.text(&format!("staff-role-{}", staff.role.as_str()))?);
        }
        sheet.row("review-work", Role::Question)?;
        self.calls(sheet)?;
        sheet.part("review-work", "s1", Role::Statement)?;
        if self.review.may(Duty::Read) {
            sheet.choice_part(INBOX, Action::Inbox(0), "review-work", "inbox")?;
            sheet.choice_part(SEARCH, Action::Search, "review-work", "search")?;
            sheet.choice_part(DUE, Action::Due(0), "review-work", "due")?;
        }
        sheet.choice_part(REGISTER, Action::Register(0), "review-work", "register")?;
        if self.review.may(Duty::Accounts) {
            sheet.choice_part(STAFF, Action::Staff(0), "review-work", "staff")?;
        }
        sheet.choice_part(DUTIES, Action::Duties(0), "review-work", "duties")?;
        for lang in self.content.staff_languages().filter(|lang| **lang != self.review.lang) {
            let name = self.content.staff_words(lang)?.text("language-name", &Args::new())?;
            sheet.choose(format!("language.{lang}"), LANGUAGE, Action::Language(lang.clone()), name);
        }
        if self.review.may(Duty::Cards) {
            sheet.choice_part(CARDS, Action::Cards(CardsAction::Menu), "review-work", "cards")?;
        } else if self.review.may(Duty::Read) {
            sheet.choice_part(CARDS, Action::Lists, "review-work", "lists")?;
        }
        sheet.choice(END, Action::End, "review-end")
    }

    /// What each role may do: the very table by which the program decides.
    pub(super) fn duties(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-duties", Role::Question)?;
        for (number, duty) in (1u8..).zip(Duty::ALL.into_iter().skip(from).take(DUTIES_AT_ONCE)) {
            let roles = duty.roles().iter().map(|role| self.text(&format!("staff-role-{}", role.as_str())));
            let args = Args::new()
                .with("duty", self.text(&format!("staff-duty-{}", duty.as_str()))?)
                .with("roles", self.listed(roles.collect::<Result<Vec<_>, _>>()?));
            let id = if duty.wants_second_eyes() { "review-duty-two" } else { "review-duty" };
            let (id, text) = (format!("duty.{}", duty.as_str()), self.words.text(id, &args)?);
            match way_to(duty).filter(|_| self.review.may(duty)) {
                Some(action) => sheet.choose(id, number, action, text),
                None => sheet.push(Row::text(id, Role::Statement, text)),
            }
        }
        let next = if from + DUTIES_AT_ONCE < Duty::ALL.len() { from + DUTIES_AT_ONCE } else { 0 };
        sheet.choice(MORE, Action::Duties(next), "staff-more")?;
        back(sheet)
    }
}

/// What no other page leads to. What is done by a command has a page that says how.
fn way_to(duty: Duty) -> Option<Action> {
    match duty {
        Duty::Export | Duty::Restore => Some(Action::Steps(duty)),
        Duty::Keys => Some(Action::Keys(KeysAction::Known(0))),
        Duty::Accounts | Duty::Cards | Duty::Erase | Duty::FollowUp | Duty::Guide | Duty::Print | Duty::Read => None,
    }
}
