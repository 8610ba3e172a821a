//! How a record is tied to a person.

use crate::content::ContentError;
use crate::page::{Entry, EntryKind, Role};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::{Action, Alert, SetUp};

use super::profile::ProfilePage;
use super::rows::{back, typing};
use super::{Context, SetUpPage, Sheet};

const TICKET: &str = "ticket";
/// Ways to tie a record to a person.
const WAYS: [&str; 3] = [TICKET, "number", "staff"];

/// How a record is tied to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IdentityPage;

impl SetUpPage for IdentityPage {
    fn id(&self) -> String {
        "setup-identity".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-identity", Role::Question)?;
        sheet.part("setup-identity", "s1", Role::Statement)?;
        for (number, way) in (1u8..).zip(WAYS) {
            sheet.choice_part(number, Action::Choose(way.to_owned()), "setup-identity", way)?;
        }
        back(sheet)
    }

    fn chosen(&self, setup: &mut SetUp, way: String) -> Action {
        let with_ticket = way == TICKET;
        // Zero, for somebody may have come back from the digits to choose tickets.
        (setup.asked.digits, setup.asked.identity) = (0, way);
        if with_ticket { ProfilePage::ask(setup, 0) } else { Action::open(DigitsPage) }
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::chosen("identity", self.id(), (TICKET, &WAYS.map(ToOwned::to_owned))))
    }
}

/// How many digits the facility's number has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DigitsPage;

impl SetUpPage for DigitsPage {
    fn id(&self) -> String {
        "setup-digits".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-digits", Entry { kind: EntryKind::Digits, longest: 1 })
    }

    fn typed(&self, setup: &mut SetUp, text: &str) -> Action {
        match text.parse::<u8>() {
            // The PIN of a card has four digits: a number like that could not be told from one.
            Ok(digits) if (2..=8).contains(&digits) && digits != 4 => {
                setup.asked.digits = digits;
                ProfilePage::ask(setup, 0)
            }
            Ok(_) | Err(_) => Action::Say(Alert::NOT_A_NUMBER),
        }
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("digits", self.id(), "5   # for number and staff"))
    }
}
