//! The screen: how large it is, and from how far it is read.

use crate::content::ContentError;
use crate::settings::ScreenPlace;
use crate::setup::prepared::PreparedQuestion;
use crate::setup::{Action, Alert, SetUp};

use super::rows::{LENGTH_ENTRY, typing};
use super::staff::StaffNamePage;
use super::{Context, SetUpPage, Sheet};

const NOT_INCHES: Alert = Alert::Words("setup-alert-not-inches");
const NOT_CENTIMETRES: Alert = Alert::Words("setup-alert-not-centimetres");

/// How large the screen is, in inches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScreenSizePage;

impl SetUpPage for ScreenSizePage {
    fn id(&self) -> String {
        "setup-screen".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-screen", LENGTH_ENTRY)
    }

    /// Takes the size, or nothing where it is not known.
    fn typed(&self, setup: &mut SetUp, inches: &str) -> Action {
        let tenths = ScreenPlace::inches(inches);
        if tenths.is_none() && !inches.is_empty() {
            return Action::Say(NOT_INCHES);
        }
        setup.asked.screen.tenths_of_inch = tenths;
        Action::open(ViewingDistancePage)
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("screen_inches", self.id(), "15.6"))
    }
}

/// From how far the screen is read, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ViewingDistancePage;

impl SetUpPage for ViewingDistancePage {
    fn id(&self) -> String {
        "setup-viewing".to_owned()
    }

    fn write(&self, _context: &Context<'_>, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        typing(sheet, "setup-viewing", LENGTH_ENTRY)
    }

    fn typed(&self, setup: &mut SetUp, centimetres: &str) -> Action {
        let usual = centimetres.is_empty().then_some(ScreenPlace::default().viewing_mm);
        let Some(viewing_mm) = usual.or_else(|| ScreenPlace::centimetres(centimetres)) else {
            return Action::Say(NOT_CENTIMETRES);
        };
        setup.asked.screen.viewing_mm = viewing_mm;
        Action::open(StaffNamePage)
    }

    fn prepared(&self, _setup: &SetUp) -> Option<PreparedQuestion> {
        Some(PreparedQuestion::typed("viewing_cm", self.id(), "50"))
    }
}
