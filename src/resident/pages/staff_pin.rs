//! Staff type their PIN to start a visit.

use crate::content::ContentError;
use crate::resident::context::PageContext;
use crate::resident::message::ResidentEffect;
use crate::resident::pages::{StaffNumberPage, StaffPinPage};
use crate::resident::resident_page::{GalleryExample, PagePrivacy, ResidentPage, ResidentPageBuilder};
use crate::resident::rows::staff_pin;
use crate::resident::walkthrough::Walkthrough;

impl ResidentPage for StaffPinPage {
    fn id(&self, _walk: &Walkthrough) -> String {
        "staff-pin".to_owned()
    }

    fn write(&self, _context: &PageContext<'_>, builder: &mut ResidentPageBuilder<'_>) -> Result<(), ContentError> {
        staff_pin(builder)
    }

    fn on_text(&self, _walk: &mut Walkthrough, pin: &str) -> Vec<ResidentEffect> {
        vec![ResidentEffect::CheckStaff(pin.to_owned())]
    }

    fn on_staff_known(&self, walk: &mut Walkthrough, staff: String) -> Vec<ResidentEffect> {
        // A resident who goes back must not come to where staff type.
        walk.go_for_good(StaffNumberPage { staff })
    }

    fn privacy(&self) -> PagePrivacy {
        PagePrivacy::NotKept
    }

    fn example(&self, _walk: &Walkthrough) -> GalleryExample {
        GalleryExample::typing("1")
    }
}
