//! The screen: how large it is, and from how far it is read.

use crate::content::ContentError;
use crate::settings::ScreenPlace;
use crate::setup::message::{SetUpAction, SetUpAlert};
use crate::setup::pages::{ScreenSizePage, StaffNamePage, ViewingDistancePage};
use crate::setup::prepared::PreparedQuestion;
use crate::setup::set_up_page::{SetUpContext, SetUpPage, SetUpPageBuilder};
use crate::setup::state::SetUp;

use super::rows::{LENGTH_ENTRY, typed_question};

const NOT_INCHES: SetUpAlert = SetUpAlert::Words("setup-alert-not-inches");
const NOT_CENTIMETRES: SetUpAlert = SetUpAlert::Words("setup-alert-not-centimetres");

impl SetUpPage for ScreenSizePage {
    fn id(&self) -> String {
        "setup-screen".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-screen", LENGTH_ENTRY)
    }

    /// Takes the size, or nothing where it is not known.
    fn on_text(&self, setup: &mut SetUp, inches: &str) -> SetUpAction {
        let tenths = ScreenPlace::parse_inches(inches);
        if tenths.is_none() && !inches.is_empty() {
            return SetUpAction::Say(NOT_INCHES);
        }
        setup.answers.screen.tenths_of_inch = tenths;
        SetUpAction::open(ViewingDistancePage)
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("screen_inches", self.id(), "15.6"))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["", "600", "15.6"]
    }
}

impl SetUpPage for ViewingDistancePage {
    fn id(&self) -> String {
        "setup-viewing".to_owned()
    }

    fn write(&self, _context: &SetUpContext<'_>, sheet: &mut SetUpPageBuilder<'_>) -> Result<(), ContentError> {
        typed_question(sheet, "setup-viewing", LENGTH_ENTRY)
    }

    fn on_text(&self, setup: &mut SetUp, centimetres: &str) -> SetUpAction {
        let usual = centimetres.is_empty().then_some(ScreenPlace::default().viewing_mm);
        let Some(viewing_mm) = usual.or_else(|| ScreenPlace::parse_centimetres(centimetres)) else {
            return SetUpAction::Say(NOT_CENTIMETRES);
        };
        setup.answers.screen.viewing_mm = viewing_mm;
        SetUpAction::open(StaffNamePage)
    }

    fn prepared_question(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("viewing_cm", self.id(), "50"))
    }

    fn examples(&self) -> &'static [&'static str] {
        &["5", "60"]
    }
}
