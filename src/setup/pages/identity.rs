//! How a record is tied to a person.

use crate::content::ContentError;
use crate::page::{EntryField, EntryKind, RowRole};
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{DigitsPage, IdentityPage, ProfilePage};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;

use super::rows::{back_row, typed_question};

const TICKET: &str = "ticket";
/// Ways to tie a record to a person.
const IDENTITY_KINDS: [&str; 3] = [TICKET, "number", "staff"];

impl SetUpPage for IdentityPage {
    fn id(&self) -> String {
        "setup-identity".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("setup-identity", RowRole::Question)?;
        sheet.part("setup-identity", "s1", RowRole::Statement)?;
        for (number, way) in (1u8..).zip(IDENTITY_KINDS) {
            sheet.choice_part(number, SetUpAction::Choose(way.to_owned()), "setup-identity", way)?;
        }
        back_row(sheet)
    }

    fn on_choice(&self, setup: &mut SetUp, way: String) -> SetUpAction {
        let with_ticket = way == TICKET;
        // Zero, for somebody may have come back from the digits to choose tickets.
        (setup.answers.digits, setup.answers.identity) = (0, way);
        if with_ticket { ProfilePage::ask(setup, 0) } else { SetUpAction::open(DigitsPage) }
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::chosen("identity", self.id(), (TICKET, &IDENTITY_KINDS.map(ToOwned::to_owned))))
    }
}

impl SetUpPage for DigitsPage {
    fn id(&self) -> String {
        "setup-digits".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-digits", EntryField { kind: EntryKind::Digits, longest: 1 })
    }

    fn on_text(&self, setup: &mut SetUp, text: &str) -> SetUpAction {
        match text.parse::<u8>() {
            // The PIN of a card has four digits: a number like that could not be told from one.
            Ok(digits) if (2..=8).contains(&digits) && digits != 4 => {
                setup.answers.digits = digits;
                ProfilePage::ask(setup, 0)
            }
            Ok(_) | Err(_) => SetUpAction::Say(SetUpAlert::NOT_A_NUMBER),
        }
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("digits", self.id(), "5   # for number and staff"))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["4", "5"]
    }
}
