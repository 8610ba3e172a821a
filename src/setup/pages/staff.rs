//! The first member of staff: name and PIN.

use crate::content::ContentError;
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{SetUpPinAgainPage, SetUpPinPage, StaffNameInKanaPage, StaffNamePage, SummaryPage};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;

use super::rows::{NAME_ENTRY, PIN_ENTRY, kana_or_latin, typed_question};

/// Fewest and most digits of a PIN of staff.
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=8;
const WEAK_PIN: SetUpAlert = SetUpAlert::Words("setup-alert-weak-pin");
const OTHER_PIN: SetUpAlert = SetUpAlert::Words("setup-alert-other-pin");

impl SetUpPage for StaffNamePage {
    fn id(&self) -> String {
        "setup-staff".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-staff", NAME_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, name: &str) -> SetUpAction {
        if name.is_empty() {
            return SetUpAction::Say(SetUpAlert::EMPTY);
        }
        name.clone_into(&mut setup.answers.staff);
        if setup.name_in_kana(name).is_some() {
            SetUpAction::open(StaffNameInKanaPage)
        } else {
            SetUpAction::open(SetUpPinPage)
        }
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("staff", self.id(), "\"佐藤 一\""))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "satou", "佐藤 一"]
    }
}

impl SetUpPage for StaffNameInKanaPage {
    fn id(&self) -> String {
        "setup-staff-written".to_owned()
    }

    fn write(&self, context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        kana_or_latin(context.setup, sheet, &context.setup.answers.staff)
    }

    fn on_choice(&self, setup: &mut SetUp, name: String) -> SetUpAction {
        setup.answers.staff = name;
        SetUpAction::open(SetUpPinPage)
    }
}

impl SetUpPage for SetUpPinPage {
    fn id(&self) -> String {
        "setup-pin".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-pin", PIN_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, pin: &str) -> SetUpAction {
        // The staff book has the same rule; its refusal would come only when everything is being made.
        if !is_strong(pin) {
            return SetUpAction::Say(WEAK_PIN);
        }
        pin.clone_into(&mut setup.answers.pin);
        SetUpAction::open(SetUpPinAgainPage)
    }

    fn takes_any_number(&self) -> bool {
        true
    }

    fn examples(&self) -> &'static [&'static str] {
        &["111111", "583920"]
    }
}

impl SetUpPage for SetUpPinAgainPage {
    fn id(&self) -> String {
        "setup-pin-again".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-pin-again", PIN_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, pin: &str) -> SetUpAction {
        if pin != setup.answers.pin {
            // Nobody knows which of the two was mistyped.
            setup.answers.pin.clear();
            return SetUpAction::Each(vec![SetUpAction::Back, SetUpAction::Say(OTHER_PIN)]);
        }
        SetUpAction::open(SummaryPage)
    }

    fn takes_any_number(&self) -> bool {
        true
    }

    fn examples(&self) -> &'static [&'static str] {
        &["583921", "583920"]
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
