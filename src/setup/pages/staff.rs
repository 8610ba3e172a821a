//! The first member of staff: name and PIN.

use crate::content::ContentError;
use crate::setup::prepared::PreparedQuestion;
use crate::setup::{Action, Alert, SetUp};

use super::rows::{NAME_ENTRY, PIN_ENTRY, kana_or_latin, typing};
use super::summary::SummaryPage;
use super::{Context, SetUpPage, Sheet};

/// Fewest and most digits of a PIN of staff.
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=8;
const WEAK_PIN: Alert = Alert::Words("setup-alert-weak-pin");
const OTHER_PIN: Alert = Alert::Words("setup-alert-other-pin");

/// The name of the first member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffNamePage;

impl SetUpPage for StaffNamePage {
    fn id(&self) -> String {
        "setup-staff".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-staff", NAME_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, name: &str) -> Action {
        if name.is_empty() {
            return Action::Say(Alert::EMPTY);
        }
        name.clone_into(&mut setup.asked.staff);
        if setup.in_kana(name).is_some() { Action::open(StaffNameInKanaPage) } else { Action::open(PinPage) }
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("staff", self.id(), "\"佐藤 一\""))
    }
}

/// Whether the name of staff that was typed in Latin letters is meant in kana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffNameInKanaPage;

impl SetUpPage for StaffNameInKanaPage {
    fn id(&self) -> String {
        "setup-staff-written".to_owned()
    }

    fn write(&self, context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        kana_or_latin(context.setup, sheet, &context.setup.asked.staff)
    }

    fn chosen(&self, setup: &mut SetUp, name: String) -> Action {
        setup.asked.staff = name;
        Action::open(PinPage)
    }
}

/// The PIN of the first member of staff is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PinPage;

impl SetUpPage for PinPage {
    fn id(&self) -> String {
        "setup-pin".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-pin", PIN_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, pin: &str) -> Action {
        // The staff book has the same rule; its refusal would come only when everything is being made.
        if !is_strong(pin) {
            return Action::Say(WEAK_PIN);
        }
        pin.clone_into(&mut setup.asked.pin);
        Action::open(PinAgainPage)
    }

    fn takes_any_number(&self) -> bool {
        true
    }
}

/// The same PIN is typed once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PinAgainPage;

impl SetUpPage for PinAgainPage {
    fn id(&self) -> String {
        "setup-pin-again".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-pin-again", PIN_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, pin: &str) -> Action {
        if pin != setup.asked.pin {
            // Nobody knows which of the two was mistyped.
            setup.asked.pin.clear();
            return Action::Each(vec![Action::Back, Action::Say(OTHER_PIN)]);
        }
        Action::open(SummaryPage)
    }

    fn takes_any_number(&self) -> bool {
        true
    }
}

/// Returns whether a PIN has six to eight digits, not all the same and not in a row.
fn is_strong(pin: &str) -> bool {
    let digits: Vec<u8> = pin.bytes().collect();
    let steps = || digits.windows(2).filter_map(|pair| pair.first().zip(pair.last()));
    let same = steps().all(|(one, next)| one == next);
    let up = steps().all(|(one, next)| one.checked_add(1) == Some(*next));
    let down = steps().all(|(one, next)| next.checked_add(1) == Some(*one));
    PIN_DIGITS.contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) && !same && !up && !down
}
